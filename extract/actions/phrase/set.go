package phrase

// Set is many phrases, each with a value, looked up together. A phrase is found
// by the words with which it may begin, so that few are tried at each place.
type Set[T any] struct {
	// words holds the entries by a whole first word, beginnings by the first
	// byte of one that goes on as it will, endings by its last byte; anywhere
	// are those that begin with a word of any kind.
	words              map[string][]entry[T]
	beginnings, ending [256][]entry[T]
	anywhere           []entry[T]
	size               int
}

type entry[T any] struct {
	phrase Phrase
	value  T
	// order is the place in which the entry was added.
	order int
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
	e := entry[T]{p, value, s.size}
	s.size++
	openings, any := p.openings()
	if any {
		s.anywhere = append(s.anywhere, e)
		return nil
	}
	if s.words == nil {
		s.words = map[string][]entry[T]{}
	}
	for _, w := range openings {
		switch {
		case w.prefix:
			s.beginnings[w.text[0]] = appendOnce(s.beginnings[w.text[0]], e)
		case w.suffix:
			last := w.text[len(w.text)-1]
			s.ending[last] = appendOnce(s.ending[last], e)
		default:
			s.words[w.text] = appendOnce(s.words[w.text], e)
		}
	}
	return nil
}

func appendOnce[T any](list []entry[T], e entry[T]) []entry[T] {
	if n := len(list); n > 0 && list[n-1].order == e.order {
		return list
	}
	return append(list, e)
}

// Len returns the number of patterns in the set.
func (s *Set[T]) Len() int { return s.size }

// At returns the longest match that begins at token i; of two equally long ones
// the one added first.
func (s *Set[T]) At(tokens []Token, i int) (Match[T], bool) {
	if i < 0 || i >= len(tokens) || s.size == 0 {
		return Match[T]{}, false
	}
	best, order := Match[T]{From: i, To: i}, -1
	word := tokens[i].Text
	for _, list := range [...][]entry[T]{s.words[word], s.beginnings[word[0]], s.ending[word[len(word)-1]], s.anywhere} {
		for k := range list {
			e := &list[k]
			if end, ok := e.phrase.At(tokens, i); ok && (end > best.To || end == best.To && order > e.order) {
				best.To, best.Value, order = end, e.value, e.order
			}
		}
	}
	return best, order >= 0
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
