package ocr_test

import (
	"fmt"
	"image"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/layout"
	"polidex/extract/pdf/ocr"
)

// The tests set type of 24 pixels, 12 points at 144 dots an inch, with the
// proportions of a common serif type.
const (
	testDPI = 144
	testEm  = 24.0
)

// set writes a line of words at x, each as broad as its letters, with its
// baseline at base. A word may say its box itself: "text@x0,y0,x1,y1", with y up
// from the baseline, and its confidence behind a "/".
func set(x, base, em float64, words ...string) string {
	var b strings.Builder
	end := x
	for _, w := range words {
		text, conf, ok := strings.Cut(w, "/")
		if !ok {
			conf = "95"
		}
		text, place, placed := strings.Cut(text, "@")
		x0, x1 := x, x+float64(len([]rune(text)))*0.45*em
		y0, y1 := base-inkTop(text)*em, base+inkBottom(text)*em
		if placed {
			var up, down float64
			fmt.Sscanf(place, "%f,%f,%f,%f", &x0, &down, &x1, &up)
			y0, y1 = base-up, base-down
		}
		b.WriteString(span("ocrx_word", fmt.Sprintf("bbox %.0f %.0f %.0f %.0f; x_wconf %s", x0, y0, x1, y1, conf), text))
		end = max(end, x1)
		x = x1 + 0.25*em
	}
	return span("ocr_line", fmt.Sprintf("bbox %.0f %.0f %.0f %.0f", x-x, base-em, end, base+0.3*em), b.String())
}

func inkTop(s string) float64 {
	if strings.ContainsAny(s, "bdfhklABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789(") {
		return 0.68
	}
	if strings.ContainsAny(s, "ti") {
		return 0.6
	}
	return 0.46
}

func inkBottom(s string) float64 {
	if strings.ContainsAny(s, "gjpqy") {
		return 0.22
	}
	return 0
}

func output(t *testing.T, lines ...string) (*glyphs.Page, ocr.Report) {
	t.Helper()
	page, report, err := ocr.Output([]byte(hocr(lines...)), image.NewGray(image.Rect(0, 0, 1200, 1700)), testDPI)
	if err != nil {
		t.Fatal(err)
	}
	return page, report
}

func TestNoise(t *testing.T) {
	body := set(100, 300, testEm, "The", "old", "orchard")
	for _, c := range []struct {
		name, line, want string
		dropped          int
	}{
		{"a crest", set(100, 400, testEm, "x/44", "*/44", "%/56"), "The old orchard", 3},
		{"a bad word in a good line", set(100, 400, testEm, "gives/12", "plums", "every", "year"), "The old orchard\ngives plums every year", 0},
		{"a good word in a bad line", set(100, 400, testEm, "~qh/9", "Society/90", "cscsscs/3"), "The old orchard\nSociety", 2},
		{"rules at the sides", set(100, 400, testEm, "|", "|gives", "plums", "¦"), "The old orchard\ngives plums", 2},
		{"a rule below", set(100, 400, testEm, "as_", "_", "plums"), "The old orchard\nas plums", 1},
		{"a speck far from the text", set(100, 400, testEm, "gives", "plums", ".@600,0,602,2"), "The old orchard\ngives plums", 1},
		{"the number of the page", set(500, 1600, testEm, "3/93"), "The old orchard\n3", 0},
		{"a letter of a stain", set(500, 1600, testEm, "f/61"), "The old orchard", 1},
		{"dots of a contents page", set(100, 400, testEm, "1.", "Plums", "......ccecsesse/20", "cscesc/11", "7"), "The old orchard\n1. Plums ..... 7", 0},
		{"dots behind a word", set(100, 400, testEm, "Plums.......cecesceccs", "7"), "The old orchard\nPlums ..... 7", 0},
		{"a pause", set(100, 400, testEm, "Plums", "....", "or", "pears"), "The old orchard\nPlums .... or pears", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			page, report := output(t, body, c.line)
			if got := textOf(page); got != c.want {
				t.Errorf("text = %q, want %q", got, c.want)
			}
			if report.Dropped != c.dropped {
				t.Errorf("%d words dropped, want %d", report.Dropped, c.dropped)
			}
		})
	}
}

func TestSizes(t *testing.T) {
	prose := "The keeper of an orchard picks plums early, dries them and keeps what he sells"
	words := strings.Fields(prose)
	var lines []string
	for i := range 12 {
		// The ink is measured to the pixel, so that sizes waver.
		lines = append(lines, set(100, 300+30*float64(i), testEm*(1+0.03*float64(i%3-1)), words...))
	}
	lines = append(lines,
		set(100, 700, testEm, "ORCHARDS", "AND", "HEDGES"), // capitals alone
		set(100, 740, testEm, "no", "sun", "near"),         // small letters alone
		set(100, 780, 1.4*testEm, "Orchards", "and", "hedges"),
		set(100, 820, 0.75*testEm, "A", "note", "below", "the", "text", "in", "small", "print"))
	page, _ := output(t, lines...)
	got := layout.NewPage(page).Lines
	if len(got) != len(lines) {
		t.Fatalf("%d lines, want %d", len(got), len(lines))
	}
	for i, l := range got {
		want := float32(12)
		switch i {
		case 14:
			want = 17
		case 15:
			want = 9
		}
		if abs(l.Size-want) > 0.06*want || i < 14 && l.Size != got[0].Size {
			t.Errorf("size of %q = %g, want %g", l.Text, l.Size, want)
		}
	}
	if want := page.Height - 150; abs(got[0].Base-want) > 0.6 {
		t.Errorf("baseline = %g, want %g", got[0].Base, want)
	}
	if got[0].Text != prose {
		t.Errorf("text = %q, want %q", got[0].Text, prose)
	}
}

// TestLevel checks that lines that climb come out level.
func TestLevel(t *testing.T) {
	const slope = -0.01
	var lines []string
	for i := range 5 {
		y := 500 + 40*float64(i)
		var words strings.Builder
		for k, w := range strings.Fields("Plums ripen under glass from June on here") {
			x := 100 + 120*float64(k)
			base := y + slope*x
			words.WriteString(span("ocrx_word", fmt.Sprintf("bbox %.0f %.0f %.0f %.0f; x_wconf 96", x, base-16, x+100, base+1), w))
		}
		lines = append(lines, span("ocr_line", fmt.Sprintf("bbox 100 %.0f 1040 %.0f; baseline %g 0", y-30, y, slope), words.String()))
	}
	page, report := output(t, lines...)
	if math.Abs(report.Skew-0.573) > 0.01 {
		t.Errorf("Skew = %g, want 0.573", report.Skew)
	}
	got := layout.NewPage(page).Lines
	if len(got) != 5 || got[0].Text != "Plums ripen under glass from June on here" {
		t.Fatalf("%d lines, the first %q", len(got), got[0].Text)
	}
	for _, l := range got[1:] {
		// The picture's left edge leans by the same angle.
		if abs(l.X0-got[0].X0-float32(slope*(float64(got[0].Base-l.Base)))) > 0.3 {
			t.Errorf("line begins at %g, the first at %g", l.X0, got[0].X0)
		}
	}
}

func TestRaisedNumber(t *testing.T) {
	page, _ := output(t, set(100, 300, testEm, "7@100,8,106,18", "See", "the", "report", "on", "plums"))
	l := layout.NewPage(page).Lines[0]
	if l.Mark != "7" || l.Text != "See the report on plums" {
		t.Errorf("mark %q, text %q", l.Mark, l.Text)
	}
}

func TestAgree(t *testing.T) {
	page := func(sizes ...float32) *glyphs.Page {
		p := &glyphs.Page{}
		for _, s := range sizes {
			p.Glyphs = append(p.Glyphs, glyphs.Glyph{Text: "a", Size: s, Flags: glyphs.Invisible})
		}
		return p
	}
	pages := []*glyphs.Page{page(12, 12, 12, 9), page(12.5, 12.5, 11.5, 14), page(9.5, 14, 14.5)}
	pages[2].Glyphs = append(pages[2].Glyphs, glyphs.Glyph{Text: "a", Size: 12.5})
	ocr.Agree(pages)
	var got [][]float32
	for _, p := range pages {
		var sizes []float32
		for _, g := range p.Glyphs {
			sizes = append(sizes, g.Size)
		}
		got = append(got, sizes)
	}
	want := [][]float32{{12, 12, 12, 9}, {12, 12, 12, 14}, {9, 14, 14, 12.5}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sizes (-want +got):\n%s", diff)
	}
}

func abs(v float32) float32 { return max(v, -v) }
