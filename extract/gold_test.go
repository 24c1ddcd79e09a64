package extract_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract"
)

// gold is what is to be found in a document; see testdata/README.md.
type gold struct {
	Document struct {
		Title     string  `json:"title"`
		Reference *string `json:"reference"`
		Type      string  `json:"type"`
		Date      *string `json:"date"`
		Language  string  `json:"language"`
		Pages     *int    `json:"pages"`
	} `json:"document"`
	Actions []struct {
		Text     string   `json:"text"`
		Page     *int     `json:"page"`
		Box      *string  `json:"box"`
		BoxAlt   []string `json:"box_alt"`
		LeadIn   *string  `json:"lead_in"`
		Actors   []string `json:"actors"`
		Deadline *struct {
			From *string `json:"from"`
			To   *string `json:"to"`
		} `json:"deadline"`
	} `json:"actions"`
}

// fact is an action in the terms that gold and extraction share.
type fact struct {
	Text, Box, LeadIn, From, To string
	Page                        int
	Actors                      []string
}

// TestGold reads the project's test documents and compares all that was found
// in them with what is to be found, but for the themes: those are likelihoods,
// and package evaluate keeps how many of them are right.
func TestGold(t *testing.T) {
	files, err := filepath.Glob("../testdata/documents/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test documents: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		t.Run(name, func(t *testing.T) {
			var want gold
			readJSON(t, filepath.Join("../testdata/gold", name+".gold.json"), &want)
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := extract.Extract(context.Background(), data, extract.Source{Name: file}, extract.Options{})
			if err != nil {
				t.Fatal(err)
			}
			compareMeta(t, want, doc)
			if diff := cmp.Diff(wanted(want, doc), found(doc)); diff != "" {
				t.Errorf("actions (-want +got):\n%s", diff)
			}
			checkPlaces(t, doc)
		})
	}
}

func compareMeta(t *testing.T, want gold, doc *corpus.Document) {
	t.Helper()
	type meta struct {
		Title, Reference, Date, Language, Type string
		Pages                                  int
	}
	w := meta{want.Document.Title, value(want.Document.Reference), value(want.Document.Date), want.Document.Language, want.Document.Type, value(want.Document.Pages)}
	g := meta{doc.Title, doc.Reference, string(doc.Date), doc.Language, string(doc.Type), doc.Pages}
	if diff := cmp.Diff(w, g); diff != "" {
		t.Errorf("document (-want +got):\n%s", diff)
	}
}

// wanted are the gold's actions; where it allows several box titles, that of
// the extraction if it is among them.
func wanted(g gold, doc *corpus.Document) []fact {
	var out []fact
	for i, a := range g.Actions {
		f := fact{Text: a.Text, Box: value(a.Box), LeadIn: value(a.LeadIn), Page: value(a.Page), Actors: sorted(a.Actors)}
		if i < len(doc.Actions) && slices.Contains(a.BoxAlt, doc.Actions[i].BoxTitle) {
			f.Box = doc.Actions[i].BoxTitle
		}
		if a.Deadline != nil {
			f.From, f.To = value(a.Deadline.From), value(a.Deadline.To)
		}
		out = append(out, f)
	}
	return out
}

func found(doc *corpus.Document) []fact {
	var out []fact
	for _, a := range doc.Actions {
		f := fact{Text: a.Text, Box: a.BoxTitle, LeadIn: a.LeadIn, Page: a.Page, Actors: sorted(a.Actors)}
		if a.Deadline != nil {
			f.From, f.To = string(a.Deadline.From), string(a.Deadline.To)
		}
		out = append(out, f)
	}
	return out
}

// checkPlaces looks whether every fact points at words of the text.
func checkPlaces(t *testing.T, doc *corpus.Document) {
	t.Helper()
	ids := map[string]bool{}
	for _, a := range doc.Actions {
		if ids[a.ID] {
			t.Errorf("two actions have the ID %s", a.ID)
		}
		ids[a.ID] = true
		for _, p := range a.Places {
			if words := doc.Words(p); words == "" || !strings.Contains(a.Text, words) {
				t.Errorf("action %q stands at %v, where the text is %q", a.Text, p, words)
			}
		}
		if a.Deadline != nil && doc.Words(a.Deadline.Place) != a.Deadline.Text {
			t.Errorf("deadline %q stands at %v, where the text is %q", a.Deadline.Text, a.Deadline.Place, doc.Words(a.Deadline.Place))
		}
		for _, w := range a.Why {
			if strings.HasPrefix(w.Fact, "theme:") && doc.Words(w.Place) != w.Words {
				t.Errorf("%s of %q stands at %v, where the text is %q, not %q", w.Fact, a.Text, w.Place, doc.Words(w.Place), w.Words)
			}
		}
		if a.Confidence <= 0 || a.Confidence > 1 {
			t.Errorf("confidence of %q = %v, want above 0 and at most 1", a.Text, a.Confidence)
		}
	}
	for _, y := range doc.Years {
		if doc.Words(y.Place) != y.Text {
			t.Errorf("year %d stands at %v, where the text is %q, not %q", y.Year, y.Place, doc.Words(y.Place), y.Text)
		}
	}
	for _, m := range doc.Mentions {
		if doc.Words(m.Place) != m.Words {
			t.Errorf("theme %s stands at %v, where the text is %q, not %q", m.Theme, m.Place, doc.Words(m.Place), m.Words)
		}
	}
}

// TestSameInputSameOutput makes a document twice and compares all of it.
func TestSameInputSameOutput(t *testing.T) {
	data, err := os.ReadFile("../testdata/documents/safe-waters.pdf")
	if err != nil {
		t.Fatal(err)
	}
	var made [2][]byte
	for i := range made {
		doc, err := extract.Extract(context.Background(), data, extract.Source{Name: "a.pdf"}, extract.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if made[i], err = json.Marshal(doc); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(made[0]), string(made[1])); diff != "" {
		t.Errorf("the second reading differs (-first +second):\n%s", diff)
	}
}

func readJSON(t *testing.T, file string, into any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("reading %s: %v", file, err)
	}
}

func value[T any](p *T) T {
	var zero T
	if p == nil {
		return zero
	}
	return *p
}

func sorted(list []string) []string {
	out := slices.Clone(list)
	slices.Sort(out)
	if len(out) == 0 {
		return nil
	}
	return out
}
