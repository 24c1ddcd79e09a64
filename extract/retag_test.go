package extract_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/themes"
)

// extracted returns a test document as the archive would give it back.
func extracted(t *testing.T, file string) *corpus.Document {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := extract.Extract(t.Context(), data, extract.Source{Name: file}, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return copied(t, doc)
}

func copied(t *testing.T, doc *corpus.Document) *corpus.Document {
	t.Helper()
	data, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	out := new(corpus.Document)
	if err := json.Unmarshal(data, out); err != nil {
		t.Fatal(err)
	}
	return out
}

func vocabulary(t *testing.T, text string) *themes.Vocabulary {
	t.Helper()
	v, err := themes.Load(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func testDocuments(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../testdata/documents/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test documents: %v", err)
	}
	return files
}

func TestRetagWithTheSameVocabularyChangesNothing(t *testing.T) {
	for _, file := range testDocuments(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			doc := extracted(t, file)
			// What a catalogue tells of a document comes after its themes.
			doc.Title, doc.Language = doc.Title+" ", "xx"
			want := copied(t, doc)
			got, changed, err := extract.Retag(t.Context(), doc, extract.Options{})
			if err != nil || changed {
				t.Errorf("Retag: changed %v, error %v", changed, err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("retagged (-want +got):\n%s", diff)
			}
		})
	}
}

// TestRetagIsAnalysing holds that a document is tagged anew as it would be extracted
// with the other vocabulary, in all but the facts that are no themes.
func TestRetagIsAnalysing(t *testing.T) {
	edited := bytes.Replace(themes.DefaultFile(), []byte("themes:\n"), []byte("themes:\n  - id: water\n    terms: {any: \"lake+; river+; boat+; village+; ferr*\"}\n"), 1)
	for name, text := range map[string]string{
		"one theme more":     string(edited),
		"another altogether": "themes:\n  - id: water\n    terms: {en: \"lake+; river+; boat+\"}\n",
		"none that fires":    "themes:\n  - id: nothing\n    terms: {en: \"zyzzyva\"}\n",
	} {
		t.Run(name, func(t *testing.T) {
			opts := extract.Options{Themes: vocabulary(t, text)}
			for _, file := range testDocuments(t) {
				doc := extracted(t, file)
				before := copied(t, doc)
				want := copied(t, doc)
				if err := extract.Analyse(t.Context(), want, opts); err != nil {
					t.Fatal(err)
				}
				got, _, err := extract.Retag(t.Context(), doc, opts)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(copied(t, want), copied(t, got)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", file, diff)
				}
				if diff := cmp.Diff(before, doc); diff != "" {
					t.Errorf("%s was changed itself (-want +got):\n%s", file, diff)
				}
				back, _, err := extract.Retag(t.Context(), got, extract.Options{})
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(before, copied(t, back)); diff != "" {
					t.Errorf("%s there and back (-want +got):\n%s", file, diff)
				}
			}
		})
	}
}

func TestRetagOfAnActionThatIsNotFoundAnyMore(t *testing.T) {
	v := vocabulary(t, "themes:\n  - id: tides\n    terms: {en: \"tides\"}\n  - id: locks\n    terms: {en: \"locks\"}\n")
	title := func(theme string) corpus.Reason {
		return corpus.Reason{Fact: "theme:" + theme, Rule: "title-term", Words: theme}
	}
	for _, test := range []struct {
		name, text string
		why        []corpus.Reason
		want       []string
	}{
		{"by its own words", "publish a report on tides", []corpus.Reason{title("locks")}, []string{"tides"}},
		{"else by the title that it had", "publish a report", []corpus.Reason{title("locks")}, []string{"locks"}},
		{"unless that theme is gone", "publish a report", []corpus.Reason{title("gone")}, []string{}},
		{"and not by words that it had", "publish a report", []corpus.Reason{{Fact: "theme:locks", Rule: "own-term", Words: "locks"}}, []string{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := &corpus.Document{
				Blocks:  []corpus.Block{{Kind: corpus.Paragraph, Text: "Something else stands here."}},
				Actions: []corpus.Action{{ID: "a", Text: test.text, Why: append([]corpus.Reason{{Fact: "action", Rule: "old"}}, test.why...)}},
			}
			got, changed, err := extract.Retag(t.Context(), doc, extract.Options{Themes: v})
			if err != nil || !changed {
				t.Fatalf("Retag: changed %v, error %v", changed, err)
			}
			if diff := cmp.Diff(test.want, got.Actions[0].Themes); diff != "" {
				t.Errorf("themes (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.want, got.Themes); diff != "" {
				t.Errorf("the document's themes (-want +got):\n%s", diff)
			}
			if w := got.Actions[0].Why[0]; w.Rule != "old" || len(got.Actions[0].Why) != 1+len(test.want) {
				t.Errorf("reasons %+v", got.Actions[0].Why)
			}
		})
	}
}

func TestRetagEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	doc := extracted(t, "../testdata/documents/safe-festivals.html")
	if _, _, err := extract.Retag(ctx, doc, extract.Options{}); err == nil || ctx.Err() == nil {
		t.Errorf("Retag: error %v", err)
	}
}

func BenchmarkRetag(b *testing.B) {
	data, err := os.ReadFile("../testdata/documents/safe-waters.pdf")
	if err != nil {
		b.Fatal(err)
	}
	doc, err := extract.Extract(b.Context(), data, extract.Source{}, extract.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, err := extract.Retag(b.Context(), doc, extract.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
