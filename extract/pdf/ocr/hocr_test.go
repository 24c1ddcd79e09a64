package ocr_test

import (
	"errors"
	"fmt"
	"image"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/pdf/layout"
	"polidex/extract/pdf/ocr"
)

func TestParseHOCR(t *testing.T) {
	said, err := os.ReadFile("testdata/list.hocr")
	if err != nil {
		t.Fatal(err)
	}
	got, err := ocr.Lines(said, 1000, 1400)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"2.@100,98,112,116/94 Orchard@140,96,230,122/96 tools&@242,96,330,116/96",
		"Ladders@110,160,190,180/91 are@200,166,230,180/88",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

// hocr writes the program's output of a page.
func hocr(lines ...string) string {
	return "<div class='ocr_page' title='bbox 0 0 1000 1400'>" + strings.Join(lines, "") + "</div>"
}

// span is a line or a word of it.
func span(class, title, inner string) string {
	return fmt.Sprintf("<span class='%s' title=\"%s\">%s</span>", class, title, inner)
}

func TestParseHOCRHostile(t *testing.T) {
	word := span("ocrx_word", "bbox 10 10 50 30; x_wconf 90", "plum")
	for _, c := range []struct {
		name, said string
		want       []string
		kind       error
	}{
		{"empty", "", nil, corpus.ErrMalformed},
		{"other output", "Estimating resolution as 300\n", nil, corpus.ErrMalformed},
		{"no words", hocr(), nil, nil},
		{"word without a line", hocr(word), nil, nil},
		{"line without a box", hocr(span("ocr_line", "baseline 0 0", word)), nil, nil},
		{"box inside out", hocr(span("ocr_line", "bbox 90 90 10 10", word)), nil, nil},
		{"box beyond the picture", hocr(span("ocr_line", "bbox 0 0 90000 1e300", word)), []string{"plum@10,10,50,30/90"}, nil},
		{"word beyond the picture", hocr(span("ocr_line", "bbox 0 0 90 90", span("ocrx_word", "bbox 2000 0 3000 9", "x"))), nil, nil},
		{"numbers that are none", hocr(span("ocr_line", "bbox 0 0 90 90; baseline NaN Inf; x_size -3", span("ocrx_word", "bbox 1 NaN 3 4", "x")+word)), []string{"plum@10,10,50,30/90"}, nil},
		{"cut off", strings.TrimSuffix(hocr(span("ocr_line", "bbox 0 0 90 90", word)), "</span></div>"), []string{"plum@10,10,50,30/90"}, nil},
		{"control characters", hocr(span("ocr_line", "bbox 0 0 90 90", span("ocrx_word", "bbox 1 1 30 14", "a\x00\x1b[31mb\xff\u202ec"))), []string{"a[31mbc@1,1,30,14/0"}, nil},
		{"endless word", hocr(span("ocr_line", "bbox 0 0 90 90", span("ocrx_word", "bbox 1 1 3 4", strings.Repeat("i", 5000))+word)), []string{"plum@10,10,50,30/90"}, nil},
		{"endless tag", hocr("<span class='" + strings.Repeat("a", 1<<20) + "'>"), nil, corpus.ErrMalformed},
		{"too many words", hocr(span("ocr_line", "bbox 0 0 90 90", strings.Repeat(word, ocr.MaxWords+1))), nil, corpus.ErrTooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := ocr.Lines([]byte(c.said), 1000, 1400)
			if !errors.Is(err, c.kind) {
				t.Fatalf("Lines = %v, want %v", err, c.kind)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzOutput(f *testing.F) {
	said, err := os.ReadFile("testdata/list.hocr")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(said, uint16(1000), uint16(1400))
	for quarter := range 4 {
		turn := fmt.Sprintf("; textangle %d", 90*quarter)
		f.Add([]byte(hocr(
			span("ocr_line", "bbox 0 0 900 90; baseline 0.01 -3; x_size 40"+turn, span("ocrx_word", "bbox 1 10 8 18; x_wconf 40", "«-")+span("ocrx_word", "bbox 22 1 80 30; x_wconf 90", "*pear"))+
				span("ocr_line", "bbox 0 90 900 180"+turn, span("ocrx_word", "bbox 1 100 8 108; x_wconf 40", "—ripe")+span("ocrx_word", "bbox 22 90 80 130; x_wconf 90", "εἶναι......ccese")+span("ocrx_word", "bbox 822 90 880 130; x_wconf 90", "14")),
		)), uint16(900), uint16(200))
	}
	f.Fuzz(func(t *testing.T, said []byte, w, h uint16) {
		picture := image.NewGray(image.Rect(0, 0, int(w%1024)+1, int(h%256)+1))
		for i := range picture.Pix {
			picture.Pix[i] = byte(i * 37)
		}
		page, report, err := ocr.Output(said, picture, 100)
		if err != nil {
			return
		}
		if report.Dropped < 0 || report.Confidence < 0 || report.Confidence > 100 {
			t.Errorf("report = %+v", report)
		}
		for _, g := range page.Glyphs {
			for _, v := range []float32{g.X, g.Y, g.W, g.Size} {
				if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) || g.Text == "" || g.Size <= 0 {
					t.Fatalf("glyph = %+v", g)
				}
			}
		}
		layout.NewPage(page)
	})
}
