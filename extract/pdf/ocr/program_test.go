package ocr_test

import (
	"bytes"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/internal/pdftest"
	"polidex/extract/pdf/layout"
	"polidex/extract/pdf/ocr"
)

// installed returns the installed program. Without one, or without pdftoppm to render
// test pages, the test is skipped, but fails among the slow ones.
func installed(t *testing.T) *ocr.Recogniser {
	t.Helper()
	miss := t.Skipf
	if os.Getenv("POLIDEX_SLOW") == "1" {
		miss = t.Fatalf
	}
	r, err := ocr.Find(ocr.Options{})
	if err != nil {
		miss("real pages are not recognised: %v", err)
	}
	if !slices.Contains(r.Languages(), "en") {
		miss("real pages are not recognised: tesseract has no data for English")
	}
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		miss("real pages are not rendered: %v", err)
	}
	return r
}

// render renders a page of a PDF file in greys.
func render(t *testing.T, data []byte, page, dpi int) *image.Gray {
	t.Helper()
	n := fmt.Sprint(page)
	cmd := exec.Command("pdftoppm", "-gray", "-r", fmt.Sprint(dpi), "-f", n, "-l", n, "-")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var w, h int
	if _, err := fmt.Sscanf(string(out[:min(len(out), 40)]), "P5\n%d %d\n255\n", &w, &h); err != nil {
		t.Fatal(err)
	}
	return &image.Gray{Pix: out[len(out)-w*h:], Stride: w, Rect: image.Rect(0, 0, w, h)}
}

func orchard() []byte {
	p := new(pdftest.Page).
		Text("F2", 16, 72, 740, "2. Caring for an old orchard").
		Lines(72, 700,
			"The keepers of old orchards have learnt to wait: a tree that is pruned too early gives",
			"fewer plums, and one that is pruned too late gives none for years. By 2031 the village",
			"council will have mapped every tree on its land.").
		Text("F2", 11, 72, 645, "Key actions")
	for i, item := range []string{"map all trees older than sixty years;", "lend ladders and baskets to schools;", "dry the plums that nobody buys."} {
		y := 620 - 18*float64(i)
		p.Text("F1", 11, 80, y, "•").Text("F1", 11, 98, y, item)
	}
	return (&pdftest.File{Pages: []*pdftest.Page{p}}).Bytes()
}

const orchardText = `2. Caring for an old orchard
The keepers of old orchards have learnt to wait: a tree that is pruned too early gives
fewer plums, and one that is pruned too late gives none for years. By 2031 the village
council will have mapped every tree on its land.
Key actions
• map all trees older than sixty years;
• lend ladders and baskets to schools;
• dry the plums that nobody buys.`

func TestProgram(t *testing.T) {
	r := installed(t)
	page, report, err := r.Page(t.Context(), 1, render(t, orchard(), 1, 200), 200, "en")
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %+v", r.Version(), report)
	if diff := cmp.Diff(orchardText, textOf(page)); diff != "" {
		t.Fatalf("text (-want +got):\n%s", diff)
	}
	// Which type stands in for Helvetica differs, and with it the size.
	for i, l := range layout.NewPage(page).Lines {
		bold, size, x := false, float32(11), float32(72)
		switch {
		case i == 0:
			bold, size = true, 16
		case i == 4:
			bold = true
		case i > 4:
			x = 80
		}
		if l.Bold != bold || abs(l.Size-size) > 0.17*size || abs(l.X0-x) > 2 {
			t.Errorf("%q is bold %t, of size %g, at %g, want %t, %g, %g", l.Text, l.Bold, l.Size, l.X0, bold, size, x)
		}
	}
}

func TestProgramTurned(t *testing.T) {
	r := installed(t)
	upright := render(t, orchard(), 1, 200)
	for quarter := 1; quarter < 4; quarter++ {
		t.Run(fmt.Sprint(quarter), func(t *testing.T) {
			page, report, err := r.Page(t.Context(), 1, ocr.Turned(upright, 4-quarter), 200, "en")
			if err != nil {
				t.Fatal(err)
			}
			if report.Quarter != quarter {
				t.Errorf("Quarter = %d, want %d; %+v", report.Quarter, quarter, report)
			}
			got := layout.NewPage(page).Lines
			i := slices.IndexFunc(got, func(l *layout.Line) bool { return strings.HasPrefix(l.Text, "The keepers of old orchards") })
			if i < 0 {
				t.Fatalf("the text is not there:\n%s", textOf(page))
			}
			want := glyphs.Rect{X0: 72, Y0: 700, X1: 477, Y1: 708}
			switch quarter {
			case 1:
				want = glyphs.Rect{X0: 842 - want.Y1, Y0: want.X0, X1: 842 - want.Y0, Y1: want.X1}
			case 2:
				want = glyphs.Rect{X0: 595 - want.X1, Y0: 842 - want.Y1, X1: 595 - want.X0, Y1: 842 - want.Y0}
			case 3:
				want = glyphs.Rect{X0: want.Y0, Y0: 595 - want.X1, X1: want.Y1, Y1: 595 - want.X0}
			}
			g := got[i].Rect
			if abs(g.X0-want.X0) > 6 || abs(g.Y0-want.Y0) > 6 || abs(g.X1-want.X1) > 6 || abs(g.Y1-want.Y1) > 6 {
				t.Errorf("line at %v, want about %v", g, want)
			}
		})
	}
}

// TestProgramScan reads a real scan that may stand beside the module.
func TestProgramScan(t *testing.T) {
	if os.Getenv("POLIDEX_SLOW") != "1" {
		t.Skip("slow: POLIDEX_SLOW is not set")
	}
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "shared", "gold", "dev", "en-firearms-scanned.pdf"))
	if err != nil {
		t.Skip("no real scan here")
	}
	r := installed(t)
	page, report, err := r.Page(t.Context(), 3, render(t, data, 3, 200), 200, "")
	if err != nil {
		t.Fatal(err)
	}
	text := textOf(page)
	if n := strings.Count(text, "•"); n != 9 || report.Words < 420 || report.Confidence < 90 {
		t.Errorf("%d bullets; %+v", n, report)
	}
	if !strings.Contains(text, "\n3. Tackling serious and organised crime\n") {
		t.Errorf("a heading is missing:\n%s", text)
	}
}
