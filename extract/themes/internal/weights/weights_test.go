package weights

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"polidex/extract/themes/internal/words"
)

// small are weights of two themes and two signs, made by hand.
func small() *Weights {
	harbour, lamp := Features(words.Split("harbour"))[0].Hash, Features(words.Split("lamp"))[0].Hash
	w := &Weights{
		Themes: []string{"ports", "light"}, Learned: "by hand", Bias: []float32{-1, -2},
		Rarity: []float32{1, 1}, Ends: []uint32{1, 3},
		Terms: []uint32{TermHash("ports", "quay")}, Trust: []float32{0.75}, MeanTrust: 0.5,
		Judgement: make([]float32, VectorLength(2)),
	}
	w.Hashes = []uint32{harbour, lamp}
	w.Cells = []Cell{{0, 32}, {0, -8}, {1, 24}}
	if harbour > lamp {
		w.Hashes = []uint32{lamp, harbour}
		w.Cells, w.Ends = []Cell{{0, -8}, {1, 24}, {0, 32}}, []uint32{2, 3}
	}
	for i := range w.Judgement {
		w.Judgement[i] = float32(i) / 8
	}
	return w
}

func TestRead(t *testing.T) {
	w := small()
	few := math.Sqrt(1.0 / fewSigns)
	for _, c := range []struct {
		name, text string
		want       []float64
		known      bool
	}{
		{"nothing known", "a quiet day", []float64{-1, -2}, false},
		{"one sign weighs less than in a sentence", "the harbour", []float64{-1 + 4*few, -2}, true},
		{"twice is little more", "harbour, harbour", []float64{-1 + 4*few, -2}, true},
		{"two signs share", "harbour lamp", []float64{-1 + 3/math.Sqrt(fewSigns), -2 + 3/math.Sqrt(fewSigns)}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := w.Read(Features(words.Split(c.text)))
			if diff := cmp.Diff(c.want, r.Logits, cmpopts.EquateApprox(0, 1e-6)); diff != "" || r.Known != c.known {
				t.Errorf("Read(%q) known %v, want %v; log-odds (-want +got):\n%s", c.text, r.Known, c.known, diff)
			}
		})
	}
}

func TestStrongest(t *testing.T) {
	w := small()
	const text = "lamp in the harbour"
	r := w.Read(Features(words.Split(text)))
	for theme, want := range []string{"harbour", "lamp"} {
		f, ok := w.Strongest(r, theme)
		if got := text[f.Start:f.End]; !ok || got != want {
			t.Errorf("strongest sign of %s is %q, %v; want %q", w.Themes[theme], got, ok, want)
		}
	}
	if f, ok := w.Strongest(w.Read(nil), 0); ok {
		t.Errorf("a text without words has a strongest sign %v", f)
	}
}

func TestCases(t *testing.T) {
	named := []Naming{{Theme: 2, Trust: 0.4}, {Theme: 0, Weak: true, Trust: 0.9}, {Theme: 2, Weak: true, Trust: 0.6}}
	want := []Case{
		{2, Evidence{Named: true, Several: true, Trust: 0.6, With: []int{0}, Logit: -1}},
		{0, Evidence{Named: true, Weak: true, Trust: 0.9, With: []int{2}, Logit: -2}},
		{4, Evidence{Logit: 3, First: true, OthersNamed: true}},
		{1, Evidence{Logit: 1, OthersNamed: true}},
	}
	got := Cases(named, []float64{-2, 1, -1, -3, 3})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Cases (-want +got):\n%s", diff)
	}
	if got := Cases(nil, []float64{0, 0}); len(got) != 2 || got[0].Theme != 0 || !got[0].First || got[1].First {
		t.Errorf("without a term: %+v, want both themes, the first one first", got)
	}
}

// TestJudgeMoves checks the direction of what each piece of evidence does, by
// weights that are all positive.
func TestJudgeMoves(t *testing.T) {
	w := small()
	base := Evidence{Named: true, Trust: 0.5}
	p := w.Judge(0, base)
	for name, e := range map[string]Evidence{
		"more trust": {Named: true, Trust: 0.9},
		"words too":  {Named: true, Trust: 0.5, Logit: 1},
		"several":    {Named: true, Trust: 0.5, Several: true},
		"beside":     {Named: true, Trust: 0.5, With: []int{1}},
	} {
		if got := w.Judge(0, e); got <= p || got >= 1 {
			t.Errorf("%s: %.4f, want more than %.4f and less than 1", name, got, p)
		}
	}
}

func TestDecodeEncode(t *testing.T) {
	w := small()
	got, err := Decode(w.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(w, got); diff != "" {
		t.Errorf("weights change in a file (-want +got):\n%s", diff)
	}
}

func TestCellOf(t *testing.T) {
	for weight, want := range map[float64]int8{0: 0, 0.06: 0, 0.07: 1, -0.2: -2, 1000: 127, -1000: -128} {
		c, ok := CellOf(3, weight)
		if c != (Cell{3, want}) || ok != (want != 0) {
			t.Errorf("CellOf(3, %v) = %v, %v; want %d steps", weight, c, ok, want)
		}
	}
}

func TestDecodeDamaged(t *testing.T) {
	whole := small().Encode()
	for name, data := range map[string][]byte{
		"nothing":   nil,
		"no header": []byte(magic),
		"another":   []byte("weights\n{}\n"),
		"no JSON":   []byte(magic + "{\n"),
		"no themes": []byte(magic + "{}\n"),
		"cut":       whole[:len(whole)-1],
		"longer":    append(slices.Clone(whole), 0),
	} {
		if _, err := Decode(data); err == nil {
			t.Errorf("%s: decoded", name)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(small().Encode())
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := Decode(data)
		if err != nil {
			return
		}
		r := w.Read(Features(words.Split("lamps in the harbour of lamps")))
		for _, c := range Cases([]Naming{{Theme: 0, Trust: 1}}, r.Logits) {
			w.Judge(c.Theme, c.Evidence)
			w.Strongest(r, c.Theme)
		}
	})
}
