package evaluate_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/evaluate"
)

// TestGoldenFigures holds the figures of the project's own documents, so that a
// change in quality is seen in review. Written anew with -update.
func TestGoldenFigures(t *testing.T) {
	for _, set := range []struct {
		golden  string
		samples []sample
	}{
		{"testdata/figures.golden", ownSamples(t)},
		{"testdata/unseen.golden", unseenSamples(t)},
	} {
		t.Run(set.golden, func(t *testing.T) {
			got := show(judgeAll(set.samples))
			if *update {
				if err := os.WriteFile(set.golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(set.golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("figures (-want +got), with -update they are written anew:\n%s", diff)
			}
		})
	}
}

// show writes a report one figure a line, and what is wrong one finding a line.
func show(r evaluate.Report) string {
	var b strings.Builder
	showFigures(&b, "in all", r.All)
	fmt.Fprintf(&b, "\n# confidence: calibration error %.4f\n", r.Confidence.Error)
	for _, c := range r.Confidence.Bins {
		fmt.Fprintf(&b, "%.2f to %.2f            %3d actions, %3d right, stated %.4f\n", c.From, c.To, c.N, c.Right, c.Confidence)
	}
	fmt.Fprintf(&b, "\n# confidence in themes: calibration error %.4f\n", r.ThemeConfidence.Error)
	for _, c := range r.ThemeConfidence.Bins {
		fmt.Fprintf(&b, "%.2f to %.2f            %3d themes, %3d right, stated %.4f\n", c.From, c.To, c.N, c.Right, c.Confidence)
	}
	for _, d := range r.Documents {
		b.WriteString("\n")
		showFigures(&b, d.Document, *d.Figures)
		if d.Error != "" {
			fmt.Fprintf(&b, "not read: %s\n", d.Error)
		}
	}
	b.WriteString("\n# missed\n")
	for _, f := range r.Missed {
		fmt.Fprintf(&b, "%s p. %d: %s\n", f.Document, f.Page, f.Text)
	}
	b.WriteString("\n# false\n")
	for _, f := range r.False {
		fmt.Fprintf(&b, "%s p. %d: %s\n", f.Document, f.Page, f.Text)
	}
	b.WriteString("\n# wrong\n")
	for _, d := range r.Wrong {
		fmt.Fprintf(&b, "%s p. %d %s: wanted %q, got %q: %s\n", d.Document, d.Page, d.Field, d.Wanted, d.Got, d.Text)
	}
	return b.String()
}

func showFigures(b *strings.Builder, name string, figures evaluate.Figures) {
	fmt.Fprintf(b, "# %s: %d actions, %d found\n", name, figures.Gold, figures.Found)
	for _, f := range figures.List() {
		fmt.Fprintf(b, "%-22s %.4f", f.Name, f.Value)
		if s := f.Score; s != nil {
			fmt.Fprintf(b, "  precision %.4f  recall %.4f  right %d of %d, found %d", s.Precision, s.Recall, s.Right, s.Gold, s.Found)
		}
		b.WriteString("\n")
	}
}
