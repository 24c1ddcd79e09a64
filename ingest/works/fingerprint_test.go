package works_test

import (
	"encoding/json"
	"testing"

	"polidex/corpus"
	"polidex/ingest/works"
)

func TestFingerprintOfForms(t *testing.T) {
	pdf := works.FingerprintOf(read(t, documents("documents", "safe-waters.pdf")))
	page := works.FingerprintOf(read(t, documents("documents", "safe-waters-eurlex.html")))
	other := works.FingerprintOf(read(t, documents("unseen", "en-illicit-finance-plan.html")))
	french := works.FingerprintOf(read(t, documents("documents", "villages-surs.pdf")))
	for _, c := range []struct {
		name        string
		a, b        works.Fingerprint
		least, most float64
	}{
		{"a file and itself", pdf, pdf, 1, 1},
		{"a file and its page", pdf, page, 0.95, 1},
		{"two works", pdf, other, 0, 0.1},
		{"two languages", pdf, french, 0, 0.02},
		{"nothing", pdf, works.Fingerprint{}, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := works.Similarity(c.a, c.b); got < c.least || got > c.most {
				t.Errorf("Similarity = %.3f, want %v to %v", got, c.least, c.most)
			}
			if works.Similarity(c.a, c.b) != works.Similarity(c.b, c.a) {
				t.Error("Similarity depends on the order")
			}
		})
	}
}

// TestSimilarityOfCopies holds the figures that NearFrom rests on.
func TestSimilarityOfCopies(t *testing.T) {
	text := printOf("en", prose(3, 3000, 0))
	for _, c := range []struct {
		name        string
		every       int
		least, most float64
	}{
		{"one word in twenty", 20, 0.64, 0.84},
		{"one word in ten", 10, 0.43, 0.68},
		{"one word in five", 5, 0.15, 0.51},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := works.Similarity(text, printOf("en", prose(3, 3000, c.every))); got < c.least || got > c.most {
				t.Errorf("Similarity = %.3f, want %v to %v", got, c.least, c.most)
			}
		})
	}
}

func TestFingerprintLeavesOut(t *testing.T) {
	body := []corpus.Block{{Kind: corpus.Heading, Text: "Safe ferries"}, {Kind: corpus.Paragraph, Text: "We will train all crews."}}
	plain := works.FingerprintOf(&corpus.Document{Meta: corpus.Meta{Language: "en"}, Blocks: body})
	more := append([]corpus.Block{{Kind: corpus.Furniture, Text: "page 1"}, {Kind: corpus.Note, Text: "See there."}}, body...)
	if got := works.FingerprintOf(&corpus.Document{Meta: corpus.Meta{Language: "en"}, Blocks: more}); got != plain {
		t.Errorf("furniture and notes change the fingerprint: %+v, want %+v", got, plain)
	}
	if plain.Words != 7 || plain.Language != "en" {
		t.Errorf("the fingerprint says %d words of %q, want 7 of \"en\"", plain.Words, plain.Language)
	}
	if got := works.FingerprintOf(&corpus.Document{}); got != (works.Fingerprint{}) {
		t.Errorf("the fingerprint of nothing is %+v", got)
	}
}

// TestFingerprintIsKept holds the form of a sketch: archives have it.
func TestFingerprintIsKept(t *testing.T) {
	f := printOf("en", []string{"safe", "ferries", "for", "all"})
	data, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	var back works.Fingerprint
	if err := json.Unmarshal(data, &back); err != nil || back != f || works.Similarity(back, f) != 1 {
		t.Errorf("read back as %+v (%v), want %+v", back, err, f)
	}
	const begins = "m1:BfAuFRXNAUes8Jw3z0gLGkjM1hRoOBDLRNVh2"
	if len(f.Sketch) != 686 || f.Sketch[:len(begins)] != begins {
		t.Errorf("the sketch is %d bytes %q…, want 686 that begin with %q", len(f.Sketch), f.Sketch[:len(begins)], begins)
	}
}

func FuzzSimilarity(f *testing.F) {
	f.Add("m1:", "m1:AAAA")
	f.Add(printOf("en", []string{"safe"}).Sketch, "m2:")
	f.Fuzz(func(t *testing.T, a, b string) {
		if s := works.Similarity(works.Fingerprint{Sketch: a}, works.Fingerprint{Sketch: b}); s < 0 || s > 1 {
			t.Errorf("Similarity(%q, %q) = %v", a, b, s)
		}
	})
}
