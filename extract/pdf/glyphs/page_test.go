package glyphs_test

import (
	"context"
	"strings"
	"testing"

	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/internal/pdftest"
	"polidex/extract/pdf/objects"
)

// interpret returns the first page of a file with the given page.
func interpret(t testing.TB, p *pdftest.Page) *glyphs.Page {
	t.Helper()
	f, err := objects.Open(context.Background(), (&pdftest.File{Pages: []*pdftest.Page{p}}).Bytes())
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	return glyphs.NewDocument(f, glyphs.Limits{}).Page(1)
}

func text(p *glyphs.Page) string {
	var b strings.Builder
	for i := range p.Glyphs {
		b.WriteString(p.Glyphs[i].Text)
	}
	return b.String()
}

func TestText(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"simple", "BT /F1 10 Tf 50 700 Td (Hello) Tj ET", "Hello"},
		{"array with kerning", "BT /F1 10 Tf 50 700 Td [(He) -20 (llo)] TJ ET", "Hello"},
		{"lines", "BT /F1 10 Tf 12 TL 50 700 Td (a) Tj T* (b) Tj (c) ' 1 2 (d) \" ET", "abcd"},
		{"WinAnsi", "BT /F1 10 Tf 50 700 Td (\\226 \\223x\\224 \\200) Tj ET", "– “x” €"},
		{"symbol font", "BT /F3 10 Tf 50 700 Td (\\267a) Tj ET", "•α"},
		{"outside of the page", "BT /F1 10 Tf 50 900 Td (above) Tj 0 -200 Td (on) Tj ET", "on"},
		{"painted twice", "BT /F1 10 Tf 50 700 Td (bold) Tj ET BT /F1 10 Tf 50.3 700 Td (bold) Tj ET", "bold"},
		{"white on paper", "1 g BT /F1 10 Tf 50 700 Td (hidden) Tj ET 0 g BT /F1 10 Tf 50 680 Td (seen) Tj ET", "seen"},
		{"white on dark", "0.2 g 40 690 200 30 re f 1 g BT /F1 10 Tf 50 700 Td (seen) Tj ET", "seen"},
		{"white on white on dark", "0.2 g 40 690 200 30 re f 1 g 45 695 50 20 re f BT /F1 10 Tf 50 700 Td (hidden) Tj ET", ""},
		{"invisible", "BT 3 Tr /F1 10 Tf 50 700 Td (hidden) Tj ET", ""},
		{"inline image", "BT /F1 10 Tf 50 700 Td (a) Tj ET BI /W 1 /H 1 ID (\x00EI\xff) EI BT /F1 10 Tf 50 680 Td (b) Tj ET", "ab"},
		{"ActualText", "BT /F1 10 Tf 50 700 Td /Span<</ActualText(fi)>>BDC (#) Tj EMC (x) Tj ET", "fix"},
		{"ActualText of a hyphen", "BT /F1 10 Tf 50 700 Td (a) Tj /Span<</ActualText<FEFF00AD>>>BDC (-) Tj EMC ET", "a\u00ad"},
		{"operators in an array", "BT /F1 10 Tf 50 700 Td [(Hel) 0.0 Tc -20 (lo)] TJ ET", "Hello"},
		{"array left open", "BT /F1 10 Tf 50 700 Td [(Hel) (lo) TJ 0 -20 Td (b) Tj ET", "Hellob"},
		{"sign for a number", "BT /F1 10 Tf 50 700 Td [(Hel)-(lo)] TJ ET", "Hello"},
		{"letters that nothing moves apart", "BT /F1 10 Tf 0 Tz 50 700 Td (hello) Tj ET", "hello"},
		{"Q without q", "Q Q Q BT /F1 10 Tf 50 700 Td (still) Tj ET", "still"},
		{"broken operators", "(a) (b BT /F1 10 Tf", ""},
		{"giant type", "BT /F1 1000000000000 Tf 50 700 Td (abc) Tj ET", ""},
		{"no place at all", strings.Repeat("100000000000000 0 0 100000000000000 -9999999999 0 cm ", 5) + "BT /F1 10 Tf 50 700 Td (abc) Tj ET", ""},
		{"unknown font", "BT /F9 10 Tf 50 700 Td (a) Tj ET", "a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := interpret(t, new(pdftest.Page).Raw(tt.content))
			if got := text(p); got != tt.want {
				t.Errorf("text = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	p := interpret(t, new(pdftest.Page).Text("F2", 10, 50, 700, "ab"))
	if len(p.Glyphs) != 2 {
		t.Fatalf("%d glyphs, want 2", len(p.Glyphs))
	}
	a, b := p.Glyphs[0], p.Glyphs[1]
	if a.X != 50 || a.Y != 700 || a.Size != 10 || !a.Is(glyphs.Bold) || a.Quarter != 0 {
		t.Errorf("first glyph = %+v, want it bold, of 10 points, at 50, 700", a)
	}
	// A bold Helvetica a is 556 thousandths of an em wide.
	if want := float32(50 + 5.56); b.X < want-0.01 || b.X > want+0.01 {
		t.Errorf("second glyph at %v, want %v", b.X, want)
	}
}

func TestRotatedPage(t *testing.T) {
	page := new(pdftest.Page).Raw("BT /F1 10 Tf 0 1 -1 0 100 50 Tm (up) Tj ET")
	page.Extra = "/Rotate 90"
	p := interpret(t, page)
	if p.Width != 842 || p.Height != 595 {
		t.Errorf("page of %v by %v, want 842 by 595", p.Width, p.Height)
	}
	if g := p.Glyphs[0]; g.Quarter != 0 || g.X != 50 || g.Y != 495 {
		t.Errorf("glyph %+v, want it level at 50, 495", g)
	}
}

func TestMarks(t *testing.T) {
	p := interpret(t, new(pdftest.Page).Tagged("P", "F1", 10, 50, 700, "x").Artifact(8, 50, 20, "7"))
	if g := p.Glyphs[0]; g.MCID != 0 || g.Is(glyphs.Artifact) {
		t.Errorf("tagged glyph %+v, want the marked content 0", g)
	}
	if g := p.Glyphs[1]; g.MCID != glyphs.NoMCID || !g.Is(glyphs.Artifact) {
		t.Errorf("furniture %+v, want an artifact without marked content", g)
	}
	if p.Marked != 2 {
		t.Errorf("Marked = %d, want 2", p.Marked)
	}
}

// TestUnpainted keeps letters without any opacity where a picture shows them.
func TestUnpainted(t *testing.T) {
	const letters = "/G gs BT /F1 10 Tf 50 700 Td (words) Tj ET"
	for _, c := range []struct {
		name, content, want string
		dropped             int
	}{
		{"on a picture", "q 595 0 0 842 0 0 cm BI /W 1 /H 1 ID x EI Q " + letters, "words", 0},
		{"on paper", letters, "", 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := open(t, catalog, onePage, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</ExtGState<</G<</ca 0>>>>/Font<</F1 5 0 R>>>>>>",
				stream("", c.content), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>").Page(1)
			if got := text(p); got != c.want || p.Dropped != c.dropped {
				t.Errorf("text = %q and %d letters dropped, want %q and %d", got, p.Dropped, c.want, c.dropped)
			}
		})
	}
}

// TestSlanting counts the letters of a watermark.
func TestSlanting(t *testing.T) {
	p := interpret(t, new(pdftest.Page).Text("F1", 10, 50, 700, "level").Raw("BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT 2) Tj ET"))
	if p.Slanting != 6 {
		t.Errorf("Slanting = %d, want 6", p.Slanting)
	}
}

func TestRules(t *testing.T) {
	tests := []struct {
		name, content string
		want          []glyphs.Rect
	}{
		{"filled", "0.9 g 10 20 100 50 re f", []glyphs.Rect{{X0: 10, Y0: 20, X1: 110, Y1: 70}}},
		{"stroked line", "2 w 10 20 m 110 20 l S", []glyphs.Rect{{X0: 10, Y0: 19, X1: 110, Y1: 21}}},
		{"scaled", "2 0 0 2 0 0 cm 5 5 10 10 re f", []glyphs.Rect{{X0: 10, Y0: 10, X1: 30, Y1: 30}}},
		{"clipped away", "0 0 5 5 re W n 10 20 100 50 re f", nil},
		{"ring", "10 10 100 50 re 11 11 98 48 re f*", []glyphs.Rect{
			{X0: 10, Y0: 10, X1: 11, Y1: 60}, {X0: 109, Y0: 10, X1: 110, Y1: 60}, {X0: 10, Y0: 10, X1: 110, Y1: 11}, {X0: 10, Y0: 59, X1: 110, Y1: 60}}},
		{"round frame", "2 w 20 10 m 90 10 l 100 10 100 10 100 20 c 100 50 l 100 60 100 60 90 60 c 20 60 l 10 60 10 60 10 50 c 10 20 l 10 10 10 10 20 10 c h S", []glyphs.Rect{
			{X0: 9, Y0: 10, X1: 11, Y1: 60}, {X0: 99, Y0: 10, X1: 101, Y1: 60}, {X0: 10, Y0: 9, X1: 100, Y1: 11}, {X0: 10, Y0: 59, X1: 100, Y1: 61}}},
		{"oblique line", "10 20 m 110 90 l S", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := interpret(t, new(pdftest.Page).Raw(tt.content))
			if len(p.Rules) != len(tt.want) {
				t.Fatalf("rules = %+v, want %v", p.Rules, tt.want)
			}
			for i, want := range tt.want {
				if p.Rules[i].Rect != want {
					t.Errorf("rule %d = %v, want %v", i, p.Rules[i].Rect, want)
				}
			}
		})
	}
}

func FuzzContent(f *testing.F) {
	for _, s := range []string{
		"q 1 0 0 1 0 0 cm BT /F1 9 Tf (a) Tj ET Q", "/P<</MCID 0>>BDC BT [(a)-1(b)]TJ ET EMC", "BI ID EI", "0 0 1 1 re W n sh",
		"/F1 1e99 Tf", "[[[[", "1 0 0 1 0 0 Tm (a) \"",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		p := interpret(t, new(pdftest.Page).Raw(string(content)))
		for _, g := range p.Glyphs {
			if g.Text == "" {
				t.Errorf("glyph %+v without text", g)
			}
		}
	})
}
