package themes_test

import (
	"bytes"
	"strings"
	"testing"

	"polidex/extract/themes"
)

// BenchmarkFind reads a text as long as a document of some forty pages, a
// paragraph at a time.
func BenchmarkFind(b *testing.B) {
	paragraph := "The Commission will table a new strategy against organised crime, revise the rules on drug precursors " +
		"and work with Member States so that trafficking in firearms and human beings is detected at external borders and in ports. "
	paragraph = strings.Repeat(paragraph, 3)
	v := themes.Default()
	b.SetBytes(int64(200 * len(paragraph)))
	for b.Loop() {
		for range 200 {
			v.Find(paragraph, "en")
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	file := themes.DefaultFile()
	for b.Loop() {
		if _, err := themes.Load(bytes.NewReader(file)); err != nil {
			b.Fatal(err)
		}
	}
}
