package page_test

import (
	"fmt"
	"strings"
	"testing"

	"polidex/ingest/page"
)

// BenchmarkRead reads a page of the usual size, and one that is made to be slow.
func BenchmarkRead(b *testing.B) {
	var slow strings.Builder
	slow.WriteString("<main><p>")
	for i := range 15_000 {
		fmt.Fprintf(&slow, `<i></i><a href="/%d.pdf">PDF</a>`, i)
	}
	for _, c := range []struct{ name, html string }{
		{"record", dspace},
		{"links", slow.String()},
	} {
		b.Run("page="+c.name, func(b *testing.B) {
			data := []byte(c.html)
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := page.Read(b.Context(), data, "", "https://site.example/x"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
