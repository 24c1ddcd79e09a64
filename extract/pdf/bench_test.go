package pdf_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"polidex/extract/pdf"
)

// BenchmarkRead reads the test documents, which are of a few pages each.
func BenchmarkRead(b *testing.B) {
	files, err := filepath.Glob("../../testdata/documents/*.pdf")
	if err != nil || len(files) == 0 {
		b.Fatalf("no documents: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".pdf")
		for _, c := range []struct {
			structure string
			opts      pdf.Options
		}{{"tags", pdf.Options{}}, {"layout", pdf.Options{IgnoreTags: true}}} {
			b.Run("file="+name+"/structure="+c.structure, func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					if _, err := pdf.Read(context.Background(), data, c.opts); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
