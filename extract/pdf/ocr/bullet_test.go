package ocr_test

import (
	"image"
	"image/color"
	"testing"

	"polidex/extract/pdf/ocr"
)

func TestBullets(t *testing.T) {
	// A disc at 100: a third of an em, above the baseline.
	disc := func(text string) string { return text + "@100,4,108,12/40" }
	hang := set(124, 330, testEm, "under", "trees")
	for _, c := range []struct {
		name  string
		lines []string
		want  string
		count int
	}{
		{"read as signs, one below the other",
			[]string{set(100, 300, testEm, disc("¢"), "pick@124,-5,170,16", "plums"), set(100, 330, testEm, disc("*"), "dry@124,-5,150,16", "them")},
			"• pick plums\n• dry them", 2},
		{"read as letters, one below the other",
			[]string{set(100, 300, testEm, disc("e"), "pick@124,-5,170,16", "plums"), set(100, 330, testEm, disc("o"), "dry@124,-5,150,16", "them")},
			"• pick plums\n• dry them", 2},
		{"one, and the text goes on under the text",
			[]string{set(100, 300, testEm, disc("«"), "pick@124,-5,170,16", "plums"), hang},
			"• pick plums\nunder trees", 1},
		{"one letter, and the text goes on under the text",
			[]string{set(100, 300, testEm, disc("e"), "pick@124,-5,170,16", "plums"), hang},
			"e pick plums\nunder trees", 0},
		{"in a column apart from the text",
			[]string{set(100, 300, testEm, disc("°")), set(100, 330, testEm, disc("*")), set(124, 300, testEm, "pick", "plums"), set(124, 330, testEm, "dry", "them")},
			"• pick plums\n• dry them", 2},
		{"one with its word",
			[]string{set(100, 300, testEm, disc("¢"), "pick@124,-5,170,16", "plums"), set(100, 330, testEm, disc("*"), "dry@124,-5,150,16", "them"), set(100, 360, testEm, "*sell", "them")},
			"• pick plums\n• dry them\n• sell them", 3},
		{"with a dash in the space behind",
			[]string{set(100, 300, testEm, disc("»"), "-@112,6,120,8", "pick@124,-5,170,16", "plums"), set(100, 330, testEm, disc("*"), "_@112,0,120,2", "dry@124,-5,150,16", "them")},
			"• pick plums\n• dry them", 2},
		{"read as a dash, with the shape of a disc",
			[]string{set(100, 300, testEm, disc("-"), "pick@124,-5,170,16", "plums"), set(100, 330, testEm, disc("•"), "dry@124,-5,150,16", "them")},
			"• pick plums\n• dry them", 1},
		{"dashes",
			[]string{set(100, 300, testEm, "-@100,6,108,8", "pick@124,-5,170,16", "plums"), set(100, 330, testEm, "-@100,6,108,8", "dry@124,-5,150,16", "them")},
			"- pick plums\n- dry them", 0},
		{"right already",
			[]string{set(100, 300, testEm, disc("•"), "pick@124,-5,170,16", "plums"), set(100, 330, testEm, disc("•"), "dry@124,-5,150,16", "them")},
			"• pick plums\n• dry them", 0},
		{"letters on the baseline",
			[]string{set(100, 300, testEm, "e@100,0,110,11", "pick@124,-5,170,16", "plums"), set(100, 330, testEm, "e@100,0,110,11", "dry@124,-5,150,16", "them")},
			"e pick plums\ne dry them", 0},
		{"as high as capitals",
			[]string{set(100, 300, testEm, "*@100,8,109,17", "pick@124,-5,170,16", "plums"), set(100, 330, testEm, "*@100,8,109,17", "dry@124,-5,150,16", "them")},
			"* pick plums\n* dry them", 0},
		{"alone on the page",
			[]string{set(100, 300, testEm, disc("°")), set(100, 700, testEm, "pick", "plums")},
			"pick plums", 0},
		{"dashes with their words",
			[]string{set(100, 300, testEm, "—pick", "plums"), set(100, 330, testEm, "—dry", "them")},
			"— pick plums\n— dry them", 0},
		{"one dash with its word",
			[]string{set(100, 300, testEm, "-ripe", "plums"), set(100, 330, testEm, "dry", "them")},
			"-ripe plums\ndry them", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			page, report := output(t, c.lines...)
			if got := textOf(page); got != c.want {
				t.Errorf("text:\n%s\nwant:\n%s", got, c.want)
			}
			if report.Bullets != c.count {
				t.Errorf("%d bullets recovered, want %d", report.Bullets, c.count)
			}
		})
	}
}

// TestBulletInWord checks that a bullet is seen in the ink before a word, and that
// a paragraph flush with the bullets is left alone.
func TestBulletInWord(t *testing.T) {
	picture := image.NewGray(image.Rect(0, 0, 1200, 1700))
	for i := range picture.Pix {
		picture.Pix[i] = 255
	}
	ink := func(x0, y0, x1, y1 int) {
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				picture.SetGray(x, y, color.Gray{})
			}
		}
	}
	for _, base := range []int{300, 330, 360} {
		ink(100, base-12, 108, base-4)
	}
	for x := 124; x < 180; x += 8 {
		ink(x, 344, x+3, 360)
	}
	for x := 100; x < 180; x += 8 {
		ink(x, 374, x+3, 390)
	}
	disc := "•@100,4,108,12"
	page, report, err := ocr.Output([]byte(hocr(
		set(100, 300, testEm, disc, "pick@124,-5,170,16", "plums"),
		set(100, 330, testEm, disc, "dry@124,-5,150,16", "them"),
		set(100, 360, testEm, "sell@100,0,180,16", "them"),
		set(100, 390, testEm, "Members@100,0,180,16", "share", "all"),
	)), picture, testDPI)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := textOf(page), "• pick plums\n• dry them\n• sell them\nMembers share all"; got != want || report.Bullets != 1 {
		t.Errorf("%d bullets, text:\n%s\nwant:\n%s", report.Bullets, got, want)
	}
}
