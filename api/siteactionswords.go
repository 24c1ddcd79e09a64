package api

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"polidex/corpus"
)

// formAll is the value of the word form by which a page shows all forms of each
// work. The API knows no such value: there, all is what is asked without the word.
const formAll = "all"

// viewMatrix is the view of the actions as a table of counts.
const viewMatrix = "matrix"

// orderTotal is the order of a matrix in which the rows with the most come first.
const orderTotal = "total"

// noDeadlineYears excludes every year that a deadline can have.
const noDeadlineYears = "1000.."

// registerGroups are the fields by which the register is put into sections.
func registerGroups() []string {
	return []string{string(corpus.FieldTheme), string(corpus.FieldActor), string(corpus.FieldDeadlineYear)}
}

// acrossFields are the fields that the columns of a matrix have.
func acrossFields() []string {
	return []string{string(corpus.FieldYear), string(corpus.FieldDeadlineYear), string(corpus.FieldActor)}
}

// pageWord is a query word of a page alone, which says how something is shown and
// not what is asked.
func pageWord(name string, many bool, closed ...string) parameter {
	return parameter{name: name, many: many, closed: closed, read: func(*asked, []string) error { return nil }}
}

// registerOwn are the words of the page of actions that the API does not have, or has
// with other values. span is the field that the two years of a form are of.
func registerOwn() map[string]parameter {
	own := map[string]parameter{}
	for _, p := range []parameter{
		pageWord("view", false, viewMatrix), pageWord("by", false, registerGroups()...), pageWord("across", false, acrossFields()...),
		pageWord("order", false, orderTotal), pageWord("more", true), pageWord("year_from", false), pageWord("year_to", false),
		pageWord("span", false, string(corpus.FieldYear), string(corpus.FieldDeadlineYear)),
	} {
		own[p.name] = p
	}
	form := pageWord(string(corpus.FieldForm), true, append(corpus.FormNames(), formAll)...)
	form.read = func(a *asked, values []string) error {
		if slices.Contains(values, formAll) {
			return nil
		}
		return readFilter(corpus.FieldForm, false)(a, values)
	}
	own[form.name] = form
	return own
}

// shownWords are the words of pages that say how something is shown: questions to the
// API are without them.
func shownWords() []string {
	return append(yearsWords(), "view", "by", "across", "order", "more")
}

// register is the question of a page of actions.
type register struct {
	asked
	// here is the address of the page, shown the question as the API is asked it:
	// with what the page takes for granted.
	here, shown here
	// base are the filters without those of the word due.
	base []corpus.Filter
}

// readRegister reads the address of a page of actions, on which each work counts
// once where nothing else is said.
func (s *service) readRegister(r *http.Request) (register, error) {
	h, err := hereOf(r)
	if err != nil {
		return register{}, err
	}
	own := registerOwn()
	words := slices.DeleteFunc(listWords(), func(name string) bool { return name == "group" })
	rt := &route{path: r.URL.Path, words: words, own: own, initial: map[string]string{string(corpus.FieldForm): string(corpus.FormMain)}}
	for name := range own {
		if !slices.Contains(rt.words, name) {
			rt.words = append(rt.words, name)
		}
	}
	a, _, err := s.decode(r, rt)
	if err != nil {
		return register{}, err
	}
	a.format = formatJSON
	if err := a.complete(corpus.KindAction); err != nil {
		return register{}, err
	}
	out := register{asked: a, here: h, shown: here{h.path, h.copy()}}
	out.query.Sort = cmp.Or(out.query.Sort, out.initialSort())
	due := len(corpus.DueFilters(a.due, s.opts.Now()))
	out.base = slices.Clone(a.query.Filters[:len(a.query.Filters)-due])
	for _, name := range shownWords() {
		delete(out.shown.words, name)
	}
	switch form := h.words[string(corpus.FieldForm)]; {
	case len(form) == 0:
		out.shown.words.Set(string(corpus.FieldForm), string(corpus.FormMain))
	case slices.Contains(form, formAll):
		delete(out.shown.words, string(corpus.FieldForm))
	}
	if out.query.Sort != corpus.SortRelevance {
		out.shown.words.Set("sort", string(out.query.Sort))
	}
	return out, nil
}

// initialSort is the order of the register where none is asked: the best first for
// words, the soonest for what is due, the order of reading within one document, else
// the latest document first.
func (q *register) initialSort() corpus.Sort {
	switch {
	case q.query.Text != "" || q.query.Like != "":
		return corpus.SortRelevance
	case q.due != "":
		return corpus.SortDeadline
	case len(q.here.words[string(corpus.FieldDocument)]) == 1:
		return corpus.SortDocument
	}
	return corpus.SortDate
}

// tidied is [here.tidied] for two years of the field that span names, of deadlines
// where it names none.
func (q *register) tidied(r *http.Request) string {
	return q.here.tidied(r, cmp.Or(q.here.words.Get("span"), string(corpus.FieldDeadlineYear)))
}

// narrowed returns the question with one more value that must hold. It goes into the
// field's own word where that is free, else into the words looked for, since the
// values of one word are alternatives.
func (h here) narrowed(field corpus.Field, value string) here {
	out := here{h.path, h.copy()}
	name := string(field)
	switch words := out.words.Get("q"); {
	case len(out.words[name]) == 0:
		out.words.Set(name, value)
	case slices.Contains(out.words[name], value) && len(out.words[name]) == 1:
	case words == "":
		out.words.Set("q", name+`:"`+strings.ReplaceAll(value, `"`, "")+`"`)
	default:
		out.words.Set("q", name+`:"`+strings.ReplaceAll(value, `"`, "")+`" (`+words+")")
	}
	return out
}
