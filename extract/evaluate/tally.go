package evaluate

// Tally counts what was found against what was to be found.
type Tally struct{ Right, Found, Gold int }

// Add adds another tally.
func (t *Tally) Add(o Tally) {
	t.Right += o.Right
	t.Found += o.Found
	t.Gold += o.Gold
}

// Score is precision, recall and F1, with the counts that they come from.
type Score struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Right     int     `json:"right"`
	Found     int     `json:"found"`
	Gold      int     `json:"gold"`
}

// Score is the tally as rates. Where nothing was to be found and nothing was, all
// is right.
func (t Tally) Score() Score {
	s := Score{Right: t.Right, Found: t.Found, Gold: t.Gold}
	s.Precision = rate(t.Right, t.Found, t.Gold == 0)
	s.Recall = rate(t.Right, t.Gold, t.Found == 0)
	if sum := s.Precision + s.Recall; sum > 0 {
		s.F1 = 2 * s.Precision * s.Recall / sum
	}
	return s
}

// rate is part of whole; of nothing, it is 1 where that is right, else 0.
func rate(part, whole int, right bool) float64 {
	switch {
	case whole > 0:
		return float64(part) / float64(whole)
	case right:
		return 1
	}
	return 0
}

// tallySets compares two lists of ids as sets.
func tallySets(gold, found []string) Tally {
	g, f := setOf(gold), setOf(found)
	t := Tally{Found: len(f), Gold: len(g)}
	for id := range f {
		if g[id] {
			t.Right++
		}
	}
	return t
}

func setOf(ids []string) map[string]bool {
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}
