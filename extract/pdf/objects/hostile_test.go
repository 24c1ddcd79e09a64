package objects_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"polidex/extract/pdf/internal/pdftest"
	"polidex/extract/pdf/objects"
)

// whole is a small file that reads well; the hostile parts stand in front of
// its objects.
func whole(t testing.TB, insert string) []byte {
	t.Helper()
	p := new(pdftest.Page).Text("F1", 11, 72, 700, "The ferry runs at seven.")
	file := (&pdftest.File{Pages: []*pdftest.Page{p}, XRef: pdftest.None}).Bytes()
	head, rest, _ := bytes.Cut(file, []byte("\n"))
	return bytes.Join([][]byte{head, []byte("\n"), []byte(insert), []byte("\n"), rest}, nil)
}

// numbered repeats an object with rising numbers.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, 1000+i)
	}
	return b.String()
}

// many is an array of references to one object.
func many(number string) string { return "[" + strings.Repeat(number+" 0 R ", 20_000) + "]" }

// TestBounded opens files in which every object seems to reach to the file's
// end. Without a bound the first would take many times its size in memory, and
// all of them hours.
func TestBounded(t *testing.T) {
	for _, c := range []struct{ name, insert string }{
		{"streams without an end", numbered("%d 0 obj<<>>stream\n", 100_000)},
		{"strings without an end", numbered("%d 0 obj(", 100_000)},
		{"dictionaries of strings without an end", numbered("%d 0 obj<</Type(", 100_000)},
		{"hexadecimal without an end", numbered("%d 0 obj<41", 100_000)},
		{"an encryption dictionary of references to references", "trailer<</Root 1 0 R/Encrypt 900 0 R>>\n900 0 obj<</Filter" + many("901") + ">>endobj\n" +
			"901 0 obj" + many("902") + "endobj\n902 0 obj" + many("903") + "endobj\n903 0 obj" + many("900") + "endobj\n"},
		{"a page tree of references without a page", "trailer<</Root 900 0 R>>\n900 0 obj<</Type/Catalog/Pages 901 0 R>>endobj\n" +
			"901 0 obj<</Kids" + many("902") + ">>endobj\n902 0 obj<</Kids[" + strings.Repeat("<</Kids 902 0 R>>", 20_000) + "]>>endobj\n"},
		{"arrays without an end", numbered("%d 0 obj[1 2", 100_000)},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := whole(t, c.insert)
			plain, err := objects.Normalise(context.Background(), file)
			if err != nil {
				return // refusing such a file is as good
			}
			if most := 8*len(file) + 1<<20; len(plain.Data) > most {
				t.Errorf("a file of %d bytes became one of %d, want at most %d", len(file), len(plain.Data), most)
			}
		})
	}
}

// TestEmbedded finds the pages of a file without cross-references that has
// another file in a stream: the objects of that one are no objects of this.
func TestEmbedded(t *testing.T) {
	other := (&pdftest.File{Pages: []*pdftest.Page{new(pdftest.Page).Text("F1", 11, 72, 700, "Another file.")}, XRef: pdftest.None}).Bytes()
	file := whole(t, "")
	file = append(file, fmt.Sprintf("\n900 0 obj<</Type/EmbeddedFile/Length %d>>stream\n%s\nendstream endobj\n", len(other), other)...)
	f, err := objects.Open(context.Background(), file)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	data, err := f.Catalog().Key("Pages").Key("Kids").Index(0).Key("Contents").Data()
	if err != nil || !bytes.Contains(data, []byte("The ferry runs")) {
		t.Errorf("the page's content is %q, %v, want that of the outer file", data, err)
	}
}
