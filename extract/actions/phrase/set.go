package phrase

// Set is many phrases, each with a value, looked up together.
type Set[T any] struct {
	// byOpening holds the entries by the first byte of a possible first word.
	byOpening [256][]entry[T]
	size      int
}

type entry[T any] struct {
	phrase Phrase
	value  T
}

// Match is a place where a phrase of a set stands; From and To count tokens.
type Match[T any] struct {
	From, To int
	Value    T
}

// Add puts a pattern into the set.
func (s *Set[T]) Add(pattern string, value T) error {
	p, err := Parse(pattern)
	if err != nil {
		return err
	}
	s.size++
	openings := p.openings()
	if openings == nil {
		for b := range s.byOpening {
			s.byOpening[b] = append(s.byOpening[b], entry[T]{p, value})
		}
		return nil
	}
	var seen [256]bool
	for _, b := range openings {
		if !seen[b] {
			seen[b] = true
			s.byOpening[b] = append(s.byOpening[b], entry[T]{p, value})
		}
	}
	return nil
}

// Len returns the number of patterns in the set.
func (s *Set[T]) Len() int { return s.size }

// At returns the longest match that begins at token i; of two equally long ones
// the one added first.
func (s *Set[T]) At(tokens []Token, i int) (Match[T], bool) {
	if i < 0 || i >= len(tokens) {
		return Match[T]{}, false
	}
	best, found := Match[T]{From: i, To: i}, false
	for _, e := range s.byOpening[tokens[i].Text[0]] {
		if end, ok := e.phrase.At(tokens, i); ok && end > best.To {
			best.To, best.Value, found = end, e.value, true
		}
	}
	return best, found
}

// All returns the matches from left to right, the longest at each place, none
// overlapping.
func (s *Set[T]) All(tokens []Token) []Match[T] {
	var out []Match[T]
	for i := 0; i < len(tokens); {
		m, ok := s.At(tokens, i)
		if !ok {
			i++
			continue
		}
		out = append(out, m)
		i = m.To
	}
	return out
}

// First returns the first match at or after token i.
func (s *Set[T]) First(tokens []Token, i int) (Match[T], bool) {
	for ; i < len(tokens); i++ {
		if m, ok := s.At(tokens, i); ok {
			return m, true
		}
	}
	return Match[T]{}, false
}
