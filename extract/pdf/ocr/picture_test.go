package ocr_test

import (
	"fmt"
	"image"
	"image/color"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/pdf/ocr"
)

// grid is a picture of 3 by 2 with a dot of its own each.
func grid() *image.Gray {
	return &image.Gray{Pix: []byte{1, 2, 3, 4, 5, 6}, Stride: 3, Rect: image.Rect(0, 0, 3, 2)}
}

func TestTurned(t *testing.T) {
	for quarters, want := range [][]byte{{1, 2, 3, 4, 5, 6}, {4, 1, 5, 2, 6, 3}, {6, 5, 4, 3, 2, 1}, {3, 6, 2, 5, 1, 4}} {
		if diff := cmp.Diff(want, ocr.Turned(grid(), quarters).Pix); diff != "" {
			t.Errorf("turned by %d (-want +got):\n%s", quarters, diff)
		}
	}
}

func TestGrey(t *testing.T) {
	within := image.Rect(1, 1, 3, 2)
	wide := image.NewGray(image.Rect(0, 0, 9, 9))
	rgba, nrgba, cmyk := image.NewRGBA(wide.Rect), image.NewNRGBA(wide.Rect), image.NewCMYK(wide.Rect)
	ycc := image.NewYCbCr(wide.Rect, image.YCbCrSubsampleRatio420)
	for i := range ycc.Cb {
		ycc.Cb[i], ycc.Cr[i] = 128, 128
	}
	for x, v := range map[int]byte{1: 200, 2: 40} {
		wide.SetGray(x, 1, color.Gray{Y: v})
		rgba.Set(x, 1, color.Gray{Y: v})
		nrgba.Set(x, 1, color.Gray{Y: v})
		cmyk.Set(x, 1, color.CMYK{K: 255 - v})
		ycc.Y[ycc.YOffset(x, 1)] = v
	}
	for _, picture := range []interface {
		SubImage(image.Rectangle) image.Image
	}{wide, rgba, nrgba, cmyk, ycc} {
		t.Run(fmt.Sprintf("%T", picture), func(t *testing.T) {
			got := ocr.Grey(picture.SubImage(within))
			if diff := cmp.Diff([]byte{200, 40}, got.Pix); diff != "" || got.Rect != image.Rect(0, 0, 2, 1) {
				t.Errorf("%v (-want +got):\n%s", got.Rect, diff)
			}
		})
	}
	clear := ocr.Grey(image.NewNRGBA(image.Rect(0, 0, 1, 1)))
	if clear.Pix[0] != 255 {
		t.Errorf("nothing is %d, want the white of paper", clear.Pix[0])
	}
}

func TestGraymap(t *testing.T) {
	got, err := io.ReadAll(ocr.Graymap(grid()))
	if want := "P5\n3 2\n255\n\x01\x02\x03\x04\x05\x06"; err != nil || string(got) != want {
		t.Errorf("graymap = %q, %v, want %q", got, err, want)
	}
}

func TestDetection(t *testing.T) {
	for _, c := range []struct {
		name, said string
		quarter    int
		sure       float64
		script     string
		scriptSure float64
	}{
		{"a page on its side", "Page number: 0\nOrientation in degrees: 270\nRotate: 90\nOrientation confidence: 20.56\nScript: Latin\nScript confidence: 3.96\n", 1, 20.56, "Latin", 3.96},
		{"nothing", "", 0, 0, "", 0},
		{"nonsense", "Rotate: 45\nRotate: -90\nRotate: NaN\nOrientation confidence: Inf\nScript confidence: x\n", 0, 0, "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, sure, script, scriptSure := ocr.Detection([]byte(c.said))
			if q != c.quarter || sure != c.sure || script != c.script || scriptSure != c.scriptSure {
				t.Errorf("Detection = %d %g %q %g", q, sure, script, scriptSure)
			}
		})
	}
}

func TestMonotonic(t *testing.T) {
	for said, want := range map[string]string{
		"εἶναι": "είναι", "Ἡ": "Η", "οἱ": "οι", "απὀ": "από", "κὠδικών": "κωδικών",
		"προϋπολογισμός": "προϋπολογισμός", "ΐ": "ΐ", "SWD": "SWD", "2030": "2030",
	} {
		if got := ocr.Monotonic(said); got != want {
			t.Errorf("Monotonic(%q) = %q, want %q", said, got, want)
		}
	}
}
