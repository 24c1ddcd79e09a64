package api

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"polidex/corpus"
)

// workForms are the forms of a work that the index holds: the main one first, then
// the best of each language, then the others.
type workForms struct {
	key   string
	forms []corpus.Entry
}

// workKey returns the key of the work that a person named, by the key itself or by
// its reference in any notation.
func workKey(named string) string {
	if ref, ok := corpus.ParseReference(named); ok {
		return ref.Work()
	}
	return strings.ToLower(strings.TrimSpace(named))
}

// workPath is the page of a work.
func workPath(key string) string { return "/works/" + url.PathEscape(key) }

// formsOf returns the forms of the work with the key, at most [corpus.MaxLimit]. The
// error wraps [corpus.ErrNotFound] where there are none.
func (s *service) formsOf(ctx context.Context, key string) (workForms, error) {
	out := workForms{key: key}
	result, err := s.opts.Index.Search(ctx, corpus.Query{
		Kind: corpus.KindDocument, Limit: corpus.MaxLimit, Filters: []corpus.Filter{{Field: corpus.FieldWork, Values: []string{key}}},
	})
	if err != nil {
		return out, err
	}
	if len(result.Hits) == 0 {
		return out, fmt.Errorf("there is no work %q: %w", key, corpus.ErrNotFound)
	}
	for i := range result.Hits {
		out.forms = append(out.forms, result.Hits[i].Entry)
	}
	slices.SortFunc(out.forms, func(a, b corpus.Entry) int {
		return cmp.Or(
			cmp.Compare(roleRank(a.Form), roleRank(b.Form)), cmp.Compare(a.Language, b.Language),
			cmp.Compare(recordRank(&a), recordRank(&b)), cmp.Compare(a.ID, b.ID),
		)
	})
	return out, nil
}

func roleRank(role corpus.FormRole) int {
	switch role {
	case corpus.FormMain:
		return 0
	case corpus.FormMainInLanguage:
		return 1
	}
	return 2
}

func recordRank(e *corpus.Entry) int {
	if e.Type == corpus.TypeRepositoryRecord {
		return 1
	}
	return 0
}

// languages are those of the forms, that of the main one first, each once.
func (w workForms) languages() []string {
	var out []string
	for i := range w.forms {
		if l := w.forms[i].Language; !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	slices.Sort(out[1:])
	return out
}

// in returns the form that is best read in a language.
func (w workForms) in(language string) (corpus.Entry, bool) {
	i := slices.IndexFunc(w.forms, func(e corpus.Entry) bool { return e.Language == language })
	if i < 0 {
		return corpus.Entry{}, false
	}
	return w.forms[i], true
}

// compareSide is one side of a comparison: a work, or one document by its id.
type compareSide struct {
	workForms
	// one is the document that was named, nil for a work.
	one *corpus.Entry
}

// documentName is the form of a document's id; see [corpus.DocumentID].
var documentName = regexp.MustCompile(`^[0-9a-f]{16}$`)

// sideOf finds what a person named to compare: a document by its id, or a work. The
// error wraps [corpus.ErrNotFound] where nothing is held of it.
func (s *service) sideOf(ctx context.Context, named string) (compareSide, error) {
	var side compareSide
	if id := strings.ToLower(named); documentName.MatchString(id) {
		result, err := s.opts.Index.Search(ctx, corpus.Query{
			Kind: corpus.KindDocument, Limit: 1, Filters: []corpus.Filter{{Field: corpus.FieldDocument, Values: []string{id}}},
		})
		if err != nil {
			return side, err
		}
		if len(result.Hits) > 0 {
			side.one = &result.Hits[0].Entry
			side.key, side.forms = side.one.Work, []corpus.Entry{*side.one}
			return side, nil
		}
	}
	var err error
	if side.workForms, err = s.formsOf(ctx, workKey(named)); err != nil {
		return side, notHeld(named, err)
	}
	return side, nil
}

// notHeld is the error of comparing what is not there.
func notHeld(named string, err error) error {
	if kindOf(err).err != corpus.ErrNotFound {
		return err
	}
	return fmt.Errorf("nothing is held of %q; name a work by its reference or key, such as COM(2025) 148, or a document by its id: %w", named, corpus.ErrNotFound)
}

// main is the form that is shown of the side where no language is chosen.
func (c *compareSide) main() *corpus.Entry { return &c.forms[0] }
