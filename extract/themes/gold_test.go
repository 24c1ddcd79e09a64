package themes_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"polidex/extract/themes"
)

// TestGold measures the vocabulary on the words of the actions alone, without
// the titles above them that the analysis falls back on.
func TestGold(t *testing.T) {
	for _, set := range []struct {
		name, dir string
		atLeast   float64 // micro F1
	}{
		{"testdata", "../../testdata/gold", 0.93},
		{"shared", "../../../shared/gold/dev", 0.90},
	} {
		t.Run(set.name, func(t *testing.T) {
			files, _ := filepath.Glob(filepath.Join(set.dir, "*.gold.json"))
			if len(files) == 0 {
				t.Skip("no gold documents here")
			}
			right, found, wanted := 0, 0, 0
			for _, file := range files {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				var gold struct {
					Document struct{ Language string }
					Actions  []struct {
						Text   string
						Themes []string
					}
				}
				if err := json.Unmarshal(data, &gold); err != nil {
					t.Fatalf("%s: %v", file, err)
				}
				for _, a := range gold.Actions {
					got := themes.Default().Of(a.Text, gold.Document.Language)
					found += len(got)
					wanted += len(a.Themes)
					for _, theme := range got {
						if slices.Contains(a.Themes, theme) {
							right++
						}
					}
				}
			}
			f1 := 2 * float64(right) / float64(found+wanted)
			t.Logf("micro F1 %.3f, precision %.3f, recall %.3f", f1, float64(right)/float64(found), float64(right)/float64(wanted))
			if f1 < set.atLeast {
				t.Errorf("micro F1 %.3f, want at least %.2f", f1, set.atLeast)
			}
		})
	}
}
