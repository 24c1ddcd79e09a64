package corpus_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestNearest(t *testing.T) {
	known := []string{"fraud", "cybercrime", "cybersecurity", "Drug-Trafficking", "date", "organised-crime"}
	for word, want := range map[string]string{
		"fruad":           "fraud", // two neighbours swapped are one slip
		"frod":            "fraud", // half the letters, and the first is right
		"FRAUDS":          "fraud",
		"cyber-crime":     "cybercrime",
		"cybersec":        "cybersecurity", // a beginning
		"drug-traficking": "Drug-Trafficking",
		"page":            "", // half the letters, and the first is wrong
		"xyzzyxyzzy":      "",
		"x":               "",
		"":                "",
	} {
		if got := corpus.Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestSlips(t *testing.T) {
	q := corpus.Query{Filters: []corpus.Filter{
		{Field: corpus.FieldTheme, Values: []string{"fraud", "frod", "Organised Crime", "xyzzyxyzzy"}},
		{Field: corpus.FieldActor, Values: []string{"comission", "europol"}, Exclude: true},
		{Field: corpus.FieldType, Values: []string{"communications"}},
		{Field: corpus.FieldYear, Values: []string{"2031"}},
	}}
	want := []string{
		`"frod" is no theme that is known; did you mean "fraud"?`,
		`"xyzzyxyzzy" is no theme that is known`,
		`"comission" is no actor that is known; did you mean "commission"?`,
		`"communications" is no type that is known; did you mean "communication"?`,
	}
	if diff := cmp.Diff(want, q.Slips([]string{"fraud", "organised-crime"})); diff != "" {
		t.Errorf("slips (-want +got):\n%s", diff)
	}
	if got := q.Slips(nil)[0]; got != want[2] {
		t.Errorf("without a vocabulary the first slip is %q, want %q", got, want[2])
	}
}

func TestKeepsTheme(t *testing.T) {
	filter := func(exclude bool, values ...string) corpus.Filter {
		return corpus.Filter{Field: corpus.FieldTheme, Values: values, Exclude: exclude}
	}
	for _, c := range []struct {
		name    string
		filters []corpus.Filter
		keeps   bool // organised-crime
	}{
		{"no filter", nil, true},
		{"another field", []corpus.Filter{{Field: corpus.FieldActor, Values: []string{"europol"}}}, true},
		{"named", []corpus.Filter{filter(false, "fraud", "Organised crime")}, true},
		{"not named", []corpus.Filter{filter(false, "fraud")}, false},
		{"excluded", []corpus.Filter{filter(true, "organised-crime")}, false},
		{"another excluded", []corpus.Filter{filter(true, "fraud")}, true},
		{"named and excluded", []corpus.Filter{filter(false, "organised-crime"), filter(true, "organised-crime")}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := corpus.Query{Filters: c.filters}
			if got := q.KeepsTheme("organised-crime"); got != c.keeps {
				t.Errorf("KeepsTheme = %v, want %v", got, c.keeps)
			}
		})
	}
}

func TestNamesAreOnce(t *testing.T) {
	for list, names := range map[string][]string{
		"kinds": corpus.KindNames(), "sorts": corpus.SortNames(), "facets": corpus.FacetNames(),
		"actors": corpus.ActorNames(), "types": corpus.TypeNames(),
	} {
		seen := map[string]bool{}
		for _, n := range names {
			if n == "" || seen[n] {
				t.Errorf("%s: %q stands twice or is empty", list, n)
			}
			seen[n] = true
		}
	}
}

func TestThemesInUse(t *testing.T) {
	has := map[corpus.EntryKind][]string{
		corpus.KindPassage: {"fraud"}, corpus.KindAction: {"seabed-cables", "fraud"}, corpus.KindDocument: {"arson"},
	}
	search := func(_ context.Context, q corpus.Query) (corpus.Result, error) {
		f := corpus.Facet{Field: q.Facets[0]}
		for _, id := range has[q.Kind] {
			f.Values = append(f.Values, corpus.FacetValue{Value: id, Count: 1})
		}
		return corpus.Result{Facets: []corpus.Facet{f}}, nil
	}
	got, err := corpus.ThemesInUse(t.Context(), search)
	if diff := cmp.Diff([]string{"arson", "fraud", "seabed-cables"}, got); diff != "" || err != nil {
		t.Errorf("ThemesInUse() = %v; (-want +got):\n%s", err, diff)
	}
	broken := func(context.Context, corpus.Query) (corpus.Result, error) {
		return corpus.Result{}, corpus.ErrUnavailable
	}
	if _, err := corpus.ThemesInUse(t.Context(), broken); !errors.Is(err, corpus.ErrUnavailable) {
		t.Errorf("ThemesInUse() of an index that fails = %v, want ErrUnavailable", err)
	}
}
