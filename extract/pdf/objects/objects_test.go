package objects_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/extract/pdf/internal/pdftest"
	"polidex/extract/pdf/objects"
)

// sentence stands on the page of every file of these tests.
const sentence = "The archive is the truth."

func file(edit func(*pdftest.File)) []byte {
	f := &pdftest.File{Info: "/Title(A note)", Pages: []*pdftest.Page{new(pdftest.Page).Lines(72, 700, sentence)}}
	if edit != nil {
		edit(f)
	}
	return f.Bytes()
}

// content returns the content of the first page of an open file.
func content(f *objects.File) string {
	data, _ := f.Catalog().Key("Pages").Key("Kids").Index(0).Key("Contents").Data()
	return string(data)
}

func TestOpen(t *testing.T) {
	tests := []struct {
		name    string
		data    []byte
		rebuilt bool
	}{
		{"table", file(nil), false},
		{"cross-reference stream", file(func(f *pdftest.File) { f.XRef = pdftest.Stream }), false},
		{"hybrid", file(func(f *pdftest.File) { f.XRef = pdftest.Hybrid }), false},
		{"no cross-reference", file(func(f *pdftest.File) { f.XRef = pdftest.None }), true},
		{"wrong offsets", file(func(f *pdftest.File) { f.XRef = pdftest.Wrong }), true},
		{"junk before the header", file(func(f *pdftest.File) { f.Junk = "some junk\n" }), false},
		{"version 2", bytes.Replace(file(nil), []byte("%PDF-1.7"), []byte("%PDF-2.0"), 1), false},
		{"text behind the end", append(file(nil), strings.Repeat("behind ", 50)...), false},
		{"cut at the end", file(nil)[:len(file(nil))-60], true},
		{"no catalogue", bytes.Replace(file(func(f *pdftest.File) { f.XRef = pdftest.None }), []byte("/Catalog/Pages"), []byte("/Nothing/Apart"), 1), true},
		{"wrong length of a stream", bytes.Replace(file(nil), []byte("/Length "), []byte("/Length 9"), 1), false},
		{"RC4 with 40 bits", file(func(f *pdftest.File) { f.Encrypt = &pdftest.Encryption{Bits: 40} }), false},
		{"RC4 with 128 bits", file(func(f *pdftest.File) { f.Encrypt = &pdftest.Encryption{Bits: 128} }), false},
		{"AES with 256 bits", file(func(f *pdftest.File) { f.Encrypt = &pdftest.Encryption{Bits: 256} }), false},
		{"RC4 with 48 bits", file(func(f *pdftest.File) { f.Encrypt = &pdftest.Encryption{Bits: 48} }), false},
		{"RC4 with 40 bits for the owner", file(func(f *pdftest.File) { f.Encrypt = &pdftest.Encryption{Bits: 40, Owner: true} }), false},
		{"RC4 with 128 bits for the owner", file(func(f *pdftest.File) { f.Encrypt = &pdftest.Encryption{Bits: 128, Owner: true} }), false},
		{"AES with 256 bits for the owner", file(func(f *pdftest.File) { f.Encrypt = &pdftest.Encryption{Bits: 256, Owner: true} }), false},
		{"crypt filters of their own", bytes.Replace(file(func(f *pdftest.File) {
			f.Encrypt = &pdftest.Encryption{Bits: 256}
			f.Info = "/StdCF<</CFM/AESV3/Length 32>>"
		}), []byte("/CF<</StdCF<</CFM/AESV3/Length 32>>>>"), []byte("/CF 3 0 R                            "), 1), false},
		{"a number that is damaged", bytes.Replace(file(func(f *pdftest.File) {
			for range 9 {
				f.Pages = append(f.Pages, new(pdftest.Page))
			}
		}), []byte("\n2 0 obj"), []byte("\n4 0 obj"), 1), true},
		{"AES in object streams", file(func(f *pdftest.File) {
			f.Encrypt = &pdftest.Encryption{Bits: 256}
			f.XRef = pdftest.Stream
		}), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := objects.Open(context.Background(), tt.data)
			if err != nil {
				t.Fatalf("Open: %v", err)
			}
			if got := content(f); !strings.Contains(got, sentence) {
				t.Errorf("the page's content is %q, want it to hold %q", got, sentence)
			}
			if f.Rebuilt != tt.rebuilt {
				t.Errorf("Rebuilt = %v, want %v", f.Rebuilt, tt.rebuilt)
			}
		})
	}
}

func TestOpenErrors(t *testing.T) {
	whole := file(nil)
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"empty", nil, corpus.ErrMalformed},
		{"no PDF", []byte("<html><body>No PDF at all.</body></html>"), corpus.ErrMalformed},
		{"header alone", []byte("%PDF-1.4\n"), corpus.ErrMalformed},
		{"cut before the pages", whole[:40], corpus.ErrMalformed},
		{"locked, 40 bits", file(func(f *pdftest.File) { f.Encrypt = &pdftest.Encryption{Bits: 40, Locked: true} }), corpus.ErrUnsupported},
		{"locked, 256 bits", file(func(f *pdftest.File) { f.Encrypt = &pdftest.Encryption{Bits: 256, Locked: true} }), corpus.ErrUnsupported},
		{"foreign security handler", bytes.Replace(
			file(func(f *pdftest.File) { f.Encrypt = &pdftest.Encryption{Bits: 40} }), []byte("/Standard"), []byte("/Foreign1"), 1), corpus.ErrUnsupported},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := objects.Open(context.Background(), tt.data); !errors.Is(err, tt.want) {
				t.Errorf("Open: %v, want an error of kind %q", err, tt.want)
			}
		})
	}
}

// TestLoops opens files whose references lead back to themselves.
func TestLoops(t *testing.T) {
	tests := []struct{ name, body string }{
		{"length of itself", "4 0 obj<</Length 4 0 R>>stream\nx\nendstream endobj"},
		{"object stream in itself", "4 0 obj<</Type/ObjStm/N 1/First 4/Length 10>>stream\n4 0 <<>>  \nendstream endobj"},
		{"deep arrays", "4 0 obj " + strings.Repeat("[", 100000) + " endobj"},
		{"reference to itself", "4 0 obj 4 0 R endobj"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := fmt.Sprintf("%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]>>endobj\n"+
				"3 0 obj<</Type/Page/Contents 4 0 R>>endobj\n%s\ntrailer<</Root 1 0 R>>", tt.body)
			f, err := objects.Open(context.Background(), []byte(data))
			if err != nil {
				t.Fatalf("Open: %v", err)
			}
			content(f)
		})
	}
}

func TestPrevLoop(t *testing.T) {
	data := file(nil)
	start := bytes.LastIndex(data, []byte("xref\n0 "))
	data = bytes.Replace(data, []byte("trailer\n<<"), fmt.Appendf(nil, "trailer\n<</Prev %d", start), 1)
	if _, err := objects.Open(context.Background(), data); err != nil {
		t.Errorf("Open: %v", err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := objects.Open(ctx, file(nil)); !errors.Is(err, context.Canceled) {
		t.Errorf("Open: %v, want %v", err, context.Canceled)
	}
}

func FuzzOpen(f *testing.F) {
	for x := pdftest.Table; x <= pdftest.Wrong; x++ {
		f.Add(file(func(f *pdftest.File) { f.XRef = x }))
	}
	for _, bits := range []int{40, 128, 256} {
		f.Add(file(func(f *pdftest.File) { f.Encrypt = &pdftest.Encryption{Bits: bits} }))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := objects.Open(context.Background(), data)
		if err != nil {
			if !errors.Is(err, corpus.ErrMalformed) && !errors.Is(err, corpus.ErrUnsupported) {
				t.Errorf("Open: %v, want a malformed or unsupported file", err)
			}
			return
		}
		was := content(file)
		file.Info().Keys()
		// What was written is plain: it needs no repair and says the same.
		plain, err := objects.Normalise(context.Background(), data)
		if err != nil {
			t.Fatalf("Normalise after Open: %v", err)
		}
		again, err := objects.Open(context.Background(), plain.Data)
		if err != nil {
			t.Fatalf("Open of the canonical form: %v", err)
		}
		if got := content(again); got != was || again.Rebuilt {
			t.Fatalf("the canonical form says %q, Rebuilt %v, want %q and no repair", got, again.Rebuilt, was)
		}
	})
}
