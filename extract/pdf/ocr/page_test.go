package ocr_test

import (
	"context"
	"errors"
	"image"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/layout"
	"polidex/extract/pdf/ocr"
)

func find(t *testing.T, opts ocr.Options) *ocr.Recogniser {
	t.Helper()
	r, err := ocr.Find(opts)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// blank is a white picture, turned by quarters where its first dot tells.
func blank(quarters int) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, 1000, 1400))
	for i := range g.Pix {
		g.Pix[i] = 255
	}
	g.Pix[len(g.Pix)-1] = 0
	return ocr.Turned(g, quarters)
}

func textOf(p *glyphs.Page) string {
	var lines []string
	for _, l := range layout.NewPage(p).Lines {
		lines = append(lines, l.Text)
	}
	return strings.Join(lines, "\n")
}

func TestFind(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ how, says string }{
		{"old", `is "tesseract 3.04.01": install tesseract 4 or later`},
		{"stranger", `is "": install tesseract`},
		{"broken", "libplum.so"},
		{"speechless", "has no language data: install tesseract"},
		{"detecting", "has no language data: install tesseract"},
	} {
		t.Run(c.how, func(t *testing.T) {
			t.Parallel()
			_, err := ocr.Find(ocr.Options{Program: program(t, c.how)})
			if !errors.Is(err, corpus.ErrUnavailable) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("Find = %v, want %v with %q", err, corpus.ErrUnavailable, c.says)
			}
		})
	}
	t.Run("nowhere", func(t *testing.T) {
		_, err := ocr.Find(ocr.Options{Program: "/nowhere/tesseract"})
		if !errors.Is(err, corpus.ErrUnavailable) || !strings.Contains(err.Error(), "apt-get install tesseract-ocr") {
			t.Errorf("Find = %v, want what to install", err)
		}
	})
	t.Run("good", func(t *testing.T) {
		r := find(t, ocr.Options{Program: program(t, "good")})
		if got, want := r.Version(), "tesseract 5.3.0"; got != want {
			t.Errorf("Version() = %q, want %q", got, want)
		}
		if diff := cmp.Diff([]string{"de", "el", "en"}, r.Languages()); diff != "" {
			t.Errorf("Languages() (-want +got):\n%s", diff)
		}
	})
}

func TestPage(t *testing.T) {
	t.Parallel()
	german := func(text string) string {
		if strings.Contains(text, "Pflaumen") {
			return "de"
		}
		return ""
	}
	latvian := func(string) string { return "lv" }
	for _, c := range []struct {
		name, how, hint string
		quarters        int
		language        func(string) string
		text            string
		want            ocr.Report
	}{
		{name: "hint", how: "good", hint: "de", text: "Größere Pflaumen",
			want: ocr.Report{Language: "de", Sure: true, Packs: "deu", Words: 2, Confidence: 95, Runs: 1}},
		{name: "hint with a region", how: "good", hint: "de-AT", text: "Größere Pflaumen",
			want: ocr.Report{Language: "de", Sure: true, Packs: "deu", Words: 2, Confidence: 95, Runs: 1}},
		{name: "nothing known", how: "good", text: "Grofsere Pflaumen",
			want: ocr.Report{Language: "en", Packs: "eng", Words: 2, Confidence: 85, Runs: 1}},
		{name: "language of the words", how: "good", language: german, text: "Größere Pflaumen",
			want: ocr.Report{Language: "de", Sure: true, Packs: "deu", Words: 2, Confidence: 95, Runs: 2}},
		{name: "language of the words not installed", how: "good", language: latvian, text: "Grofsere Pflaumen",
			want: ocr.Report{Language: "en", Packs: "eng", Missing: "lav", Words: 2, Confidence: 85, Runs: 1}},
		{name: "hint not installed", how: "good", hint: "lv", text: "Grofsere Pflaumen",
			want: ocr.Report{Packs: "eng", Missing: "lav", Words: 2, Confidence: 85, Runs: 1}},
		{name: "hint of another script, for which there is data", how: "good", hint: "bg", text: "Grofsere Pflaumen",
			want: ocr.Report{Packs: "script/Cyrillic", Missing: "bul", Words: 2, Confidence: 85, Runs: 1}},
		{name: "no English", how: "german", text: "Größere Pflaumen",
			want: ocr.Report{Language: "de", Packs: "deu", Words: 2, Confidence: 95, Runs: 1}},
		{name: "hint of another script, for which there is none", how: "german", hint: "el",
			want: ocr.Report{Missing: "ell"}},
		{name: "script found", how: "greek", text: "Πλοία στα λιμάνια",
			want: ocr.Report{Language: "el", Packs: "ell+eng", Words: 3, Confidence: 95, Runs: 3}},
		{name: "upside down", how: "good", quarters: 2, text: "Grofsere Pflaumen",
			want: ocr.Report{Language: "en", Packs: "eng", Words: 2, Confidence: 85, Quarter: 2, Runs: 3}},
		{name: "blank", how: "blank", hint: "en", want: ocr.Report{Packs: "eng", Runs: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := find(t, ocr.Options{Program: program(t, c.how), Language: c.language})
			page, report, err := r.Page(t.Context(), 3, blank(c.quarters), 100, c.hint)
			if err != nil {
				t.Fatal(err)
			}
			if got := textOf(page); got != c.text {
				t.Errorf("text = %q, want %q", got, c.text)
			}
			if diff := cmp.Diff(c.want, report); diff != "" {
				t.Errorf("report (-want +got):\n%s", diff)
			}
			if page.Number != 3 || page.Width != 720 || page.Height != 1008 || page.PictureShare() != 1 {
				t.Errorf("page %d of %g by %g, pictures %g", page.Number, page.Width, page.Height, page.PictureShare())
			}
			for _, g := range page.Glyphs {
				if !g.Is(glyphs.Invisible) || g.MCID != glyphs.NoMCID || int(g.Quarter) != c.want.Quarter {
					t.Fatalf("glyph = %+v", g)
				}
			}
		})
	}
}

// TestPagePlaces checks where the letters of a turned page are.
func TestPagePlaces(t *testing.T) {
	r := find(t, ocr.Options{Program: program(t, "good")})
	page, _, err := r.Page(t.Context(), 1, blank(2), 100, "de")
	if err != nil {
		t.Fatal(err)
	}
	g := page.Glyphs[0]
	// The line is at 10, 40 of the upright picture.
	if g.Text != "G" || g.X != 720-7.2 || g.Y != 28.8 || g.Quarter != 2 {
		t.Errorf("first glyph = %+v", g)
	}
}

func TestPageErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		how, says string
		kind      error
	}{
		{"deaf", "(eng.traineddata [31m missing): unavailable", corpus.ErrUnavailable},
		{"flooding", "it said too much (over 32 MB)", corpus.ErrTooLarge},
		{"raving", "no page in the output", corpus.ErrMalformed},
		{"hanging", "it took more than 300ms", corpus.ErrTooLarge},
	} {
		t.Run(c.how, func(t *testing.T) {
			t.Parallel()
			opts := ocr.Options{Program: program(t, c.how)}
			if c.how == "hanging" {
				opts.Timeout = 300 * time.Millisecond
			}
			begun := time.Now()
			_, _, err := find(t, opts).Page(t.Context(), 7, blank(0), 100, "en")
			if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), "recognising page 7: ") || !strings.Contains(err.Error(), c.says) {
				t.Errorf("Page = %v, want %v with %q", err, c.kind, c.says)
			}
			if d := time.Since(begun); d > 30*time.Second {
				t.Errorf("it took %s", d)
			}
		})
	}
}

func TestPageEndsWithContext(t *testing.T) {
	r := find(t, ocr.Options{Program: program(t, "hanging")})
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, _, err := r.Page(ctx, 1, blank(0), 100, "en"); !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, corpus.ErrTooLarge) {
		t.Errorf("Page = %v, want %v", err, context.DeadlineExceeded)
	}
}

func TestPageRefuses(t *testing.T) {
	r := find(t, ocr.Options{Program: program(t, "good")})
	for _, c := range []struct {
		name    string
		picture image.Image
		dpi     float64
		kind    error
	}{
		{"no resolution", blank(0), 0, corpus.ErrInvalid},
		{"empty", image.NewGray(image.Rectangle{}), 100, corpus.ErrInvalid},
		{"too many pixels", image.NewUniform(image.White.C), 100, corpus.ErrTooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, _, err := r.Page(t.Context(), 1, c.picture, c.dpi, ""); !errors.Is(err, c.kind) {
				t.Errorf("Page = %v, want %v", err, c.kind)
			}
		})
	}
}

// TestEnvironment checks that the program gets nothing of ours.
func TestEnvironment(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows adds to every environment")
	}
	t.Setenv("POLIDEX_SECRET", "plum")
	r := find(t, ocr.Options{Program: program(t, "telling")})
	page, _, err := r.Page(t.Context(), 1, blank(0), 100, "en")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := textOf(page), "dir=/ OMP_THREAD_LIMIT=1 LC_ALL=C"; got != want {
		t.Errorf("the program sees %q, want %q", got, want)
	}
}
