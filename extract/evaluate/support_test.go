package evaluate_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/evaluate"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is a document with what is to be found in it and what was found, or why
// nothing was.
type sample struct {
	name string
	file string // the gold file
	gold evaluate.Gold
	doc  *corpus.Document
	err  error
}

func (s sample) judge() evaluate.Result { return evaluate.Judge(s.name, s.gold, s.doc, s.err) }

func judgeAll(samples []sample) evaluate.Report {
	var results []evaluate.Result
	for _, s := range samples {
		results = append(results, s.judge())
	}
	return evaluate.Sum(results)
}

// extractSample reads the gold file and extracts its document, by the first
// engine and without a recogniser.
func extractSample(t *testing.T, goldFile, document string) sample {
	t.Helper()
	data, err := os.ReadFile(goldFile)
	if err != nil {
		t.Fatal(err)
	}
	s := sample{name: strings.TrimSuffix(filepath.Base(goldFile), ".gold.json"), file: goldFile}
	if s.gold, err = evaluate.Read(data); err != nil {
		t.Fatalf("Read(%s): %v", goldFile, err)
	}
	if data, err = os.ReadFile(document); err != nil {
		t.Fatal(err)
	}
	s.doc, s.err = extract.Extract(context.Background(), data, extract.Source{Name: document}, extract.Options{})
	return s
}

// ownSamples are the project's own test documents.
func ownSamples(t *testing.T) []sample {
	t.Helper()
	documents, err := filepath.Glob("../../testdata/documents/*")
	if err != nil || len(documents) == 0 {
		t.Fatalf("no test documents: %v", err)
	}
	var out []sample
	for _, d := range documents {
		name := strings.TrimSuffix(filepath.Base(d), filepath.Ext(d))
		out = append(out, extractSample(t, "../../testdata/gold/"+name+".gold.json", d))
	}
	return out
}

// unseenSamples extracts the documents of testdata/unseen.
func unseenSamples(t *testing.T) []sample {
	t.Helper()
	gold, err := filepath.Glob("../../testdata/unseen/*.gold.json")
	if err != nil || len(gold) == 0 {
		t.Fatalf("no test documents: %v", err)
	}
	var out []sample
	for _, g := range gold {
		documents, err := filepath.Glob(strings.TrimSuffix(g, "gold.json") + "[ht]*")
		if err != nil || len(documents) != 1 {
			t.Fatalf("%s has documents %q, want one (%v)", g, documents, err)
		}
		out = append(out, extractSample(t, g, documents[0]))
	}
	return out
}
