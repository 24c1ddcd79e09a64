package themes_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/themes"
	"polidex/extract/themes/train"
)

var update = flag.Bool("update", false, "write the figures anew")

// tally counts themes found against those that people gave.
type tally struct{ right, found, wanted int }

func (n *tally) add(got, want []string) {
	n.found += len(got)
	n.wanted += len(want)
	for _, id := range got {
		if slices.Contains(want, id) {
			n.right++
		}
	}
}

func (n tally) f1() float64 { return 2 * float64(n.right) / float64(n.found+n.wanted) }

func (n tally) String() string {
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f", float64(n.right)/float64(n.found), float64(n.right)/float64(n.wanted), n.f1())
}

// TestHeldOut measures decisions on sentences that nothing was learned from and
// that no term was written after: testdata/held, by other hands than sentences.
// The figures are kept, so that a change of quality is seen in review; -update
// writes them anew.
func TestHeldOut(t *testing.T) {
	sentences, err := train.ReadAll(os.DirFS("testdata/held"))
	if err != nil {
		t.Fatal(err)
	}
	v := themes.Default()
	var all, named tally
	languages := map[string]*tally{}
	byTheme := map[string]*tally{}
	for _, s := range sentences {
		var got []string
		for _, d := range v.Decide(s.Text, s.Language) {
			got = append(got, d.Theme)
		}
		all.add(got, s.Themes)
		named.add(v.Of(s.Text, s.Language), s.Themes)
		at(languages, s.Language).add(got, s.Themes)
		for _, theme := range v.Themes() {
			at(byTheme, theme.ID).add(only(got, theme.ID), only(s.Themes, theme.ID))
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d sentences\ndecided          %s\nnamed by terms   %s\n", len(sentences), all, named)
	macro := 0.0
	for _, n := range byTheme {
		macro += n.f1() / float64(len(byTheme))
	}
	fmt.Fprintf(&b, "mean of themes   F1 %.3f\n", macro)
	for _, l := range sorted(languages) {
		fmt.Fprintf(&b, "%s               %s\n", l, languages[l])
	}
	const file = "testdata/held.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("figures (-want +got), with -update they are written anew:\n%s", diff)
	}
	if all.f1() <= named.f1() {
		t.Errorf("what was learned is of no use: F1 %.3f, by terms alone %.3f", all.f1(), named.f1())
	}
}

func at(m map[string]*tally, key string) *tally {
	if m[key] == nil {
		m[key] = &tally{}
	}
	return m[key]
}

func only(ids []string, id string) []string {
	if slices.Contains(ids, id) {
		return []string{id}
	}
	return nil
}

func sorted(m map[string]*tally) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
