package evaluate_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/evaluate"
)

// shared holds the judge of the contract and gold documents of many languages;
// they are no part of this repository.
const shared = "../../../shared/gold"

// compared are the documents of shared that both judges are given: languages,
// formats and a file that cannot be read.
var compared = []string{
	"broken-empty.pdf", "de-cyberkriminalitaet.pdf", "el-limenes.pdf", "en-anti-corruption.pdf", "en-hybrid-roadmap.pdf",
	"en-terrorism-implementation.pdf", "fr-trafics.pdf", "html-eurlex-oj.html", "html-eprints-record.html",
	"pl-granica-wschodnia.pdf", "text-repository-dump.txt",
}

// TestAgreesWithTheContract lets score.py judge the same documents, as they are
// extracted and with made-up faults, and compares every figure and finding.
func TestAgreesWithTheContract(t *testing.T) {
	script, err := filepath.Abs(filepath.Join(shared, "score.py"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(script); err != nil {
		t.Skip("score.py, the judge of the contract, is not beside the repository")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed: score.py cannot be run")
	}
	samples := ownSamples(t)
	for _, d := range compared {
		gold := filepath.Join(shared, "dev", strings.TrimSuffix(d, filepath.Ext(d))+".gold.json")
		samples = append(samples, extractSample(t, gold, filepath.Join(shared, "dev", d)))
	}
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			var faulty []sample
			for i, s := range samples {
				faulty = append(faulty, f.in(t, s, i))
			}
			compare(t, python, script, faulty)
		})
	}
	t.Run("read and not read", func(t *testing.T) {
		t.Parallel()
		swapped := slices.Clone(samples)
		for i := range swapped {
			switch s := &swapped[i]; {
			case s.doc == nil:
				s.doc, s.err = samples[len(samples)-2].doc, nil
			case i%3 == 0:
				s.doc, s.err = nil, corpus.ErrMalformed
			}
		}
		compare(t, python, script, swapped)
	})
}

// judged is what both judges say: figures by document and name, and findings as
// lines.
type judged struct {
	figures  map[string]float64
	findings []string
}

func compare(t *testing.T, python, script string, samples []sample) {
	t.Helper()
	theirs, ours := byScript(t, python, script, samples), byPackage(samples)
	for name, want := range theirs.figures {
		got, ok := ours.figures[name]
		if !ok {
			t.Errorf("%s: score.py says %.4f, nothing here", name, want)
		} else if math.Abs(got-want) > 0.5e-4 {
			t.Errorf("%s = %.4f, score.py says %.4f", name, got, want)
		}
	}
	for name := range ours.figures {
		if _, ok := theirs.figures[name]; !ok {
			t.Errorf("%s: nothing in score.py", name)
		}
	}
	if diff := cmp.Diff(theirs.findings, ours.findings); diff != "" {
		t.Errorf("findings (-score.py +here):\n%s", diff)
	}
}

func byPackage(samples []sample) judged {
	report := judgeAll(samples)
	j := judged{figures: map[string]float64{}}
	add := func(document string, f evaluate.Figures, inAll bool) {
		set := func(name string, v float64) { j.figures[document+"/"+name] = v }
		score := func(name string, s evaluate.Score) {
			set(name+".p", s.Precision)
			set(name+".r", s.Recall)
			set(name+".f1", s.F1)
			set(name+".tp", float64(s.Right))
			set(name+".pred", float64(s.Found))
			set(name+".gold", float64(s.Gold))
		}
		for name, n := range map[string]int{"documents": f.Documents, "gold": f.Gold, "pred": f.Found, "aligned": f.Aligned} {
			set(name, float64(n))
		}
		for name, s := range map[string]evaluate.Score{
			"detection": f.Detection, "strict": f.Strict, "actors": f.Actors, "deadline": f.Deadline, "themes": f.Themes,
			"themes_e2e": f.ThemesEndToEnd, "document_themes": f.DocumentThemes,
		} {
			score(name, s)
		}
		for name, v := range map[string]float64{
			"boundary": f.Boundary, "page": f.Page, "box": f.Box, "lead_in": f.LeadIn, "deadline_accuracy": f.DeadlineAccuracy,
			"themes_macro_f1": f.ThemesMacro, "title": f.Title, "reference": f.Reference, "date": f.Date, "language": f.Language, "pages": f.Pages,
		} {
			set(name, v)
		}
		if !inAll {
			return
		}
		set("outcome", f.Outcome)
		for _, theme := range f.PerTheme {
			set("per_theme."+theme.Theme+".f1", theme.F1)
			set("per_theme."+theme.Theme+".tp", float64(theme.Right))
			set("per_theme."+theme.Theme+".fp", float64(theme.Found-theme.Right))
			set("per_theme."+theme.Theme+".fn", float64(theme.Gold-theme.Right))
		}
	}
	add("", report.All, true)
	for _, d := range report.Documents {
		if d.Figures != nil {
			add(d.Document, *d.Figures, false)
		} else {
			j.figures[d.Document+"/spurious"] = float64(d.FalseActions)
		}
	}
	for _, f := range report.Missed {
		j.findings = append(j.findings, fmt.Sprintf("%s: MISS %.2f %s", f.Document, f.Similarity, f.Text))
	}
	for _, f := range report.False {
		j.findings = append(j.findings, fmt.Sprintf("%s: FALSE %.2f %s", f.Document, f.Similarity, f.Text))
	}
	for _, d := range report.Wrong {
		if d.Text != "" {
			j.findings = append(j.findings, fmt.Sprintf("%s: DIFF %s %s", d.Document, d.Field, d.Text))
		}
	}
	slices.Sort(j.findings)
	return j
}

// byScript writes gold and outputs into a folder, runs score.py over it and reads
// what it prints.
func byScript(t *testing.T, python, script string, samples []sample) judged {
	t.Helper()
	gold, outputs := t.TempDir(), t.TempDir()
	for _, s := range samples {
		data, err := os.ReadFile(s.file)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(gold, s.name+".gold.json"), data)
		output := any(s.doc)
		if s.doc == nil {
			output = map[string]string{"error": s.err.Error()}
		}
		if data, err = json.Marshal(output); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(outputs, s.name+".json"), data)
	}
	out, err := exec.Command(python, script, gold, outputs, "--json", "--list").Output()
	if err != nil {
		t.Fatalf("score.py: %v", err)
	}
	var said struct {
		Micro       map[string]any            `json:"micro"`
		PerDocument map[string]map[string]any `json:"per_document"`
		List        map[string][]struct {
			Kind, Text  string
			Differences []struct{ Field string }
		} `json:"list"`
	}
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatalf("score.py printed no JSON: %v", err)
	}
	j := judged{figures: map[string]float64{}}
	flatten(j.figures, "/", said.Micro)
	for name, figures := range said.PerDocument {
		flatten(j.figures, name+"/", figures)
	}
	for name, list := range said.List {
		for _, f := range list {
			kind, rest, _ := strings.Cut(f.Kind, " ")
			if kind != "DIFF" {
				near := 0.0
				fmt.Sscanf(rest, "(aligned %f)", &near)
				j.findings = append(j.findings, fmt.Sprintf("%s: %s %.2f %s", name, kind, near, f.Text))
				continue
			}
			for _, d := range f.Differences {
				j.findings = append(j.findings, fmt.Sprintf("%s: DIFF %s %s", name, d.Field, f.Text))
			}
		}
	}
	slices.Sort(j.findings)
	return j
}

// flatten writes the numbers of nested JSON under their names joined by points.
func flatten(into map[string]float64, name string, from map[string]any) {
	for k, v := range from {
		switch v := v.(type) {
		case float64:
			into[name+k] = v
		case map[string]any:
			flatten(into, name+k+".", v)
		}
	}
}

func write(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
