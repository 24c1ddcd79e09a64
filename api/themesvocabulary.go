package api

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"polidex/corpus"
)

// Vocabulary is the themes in use, which may change while the server runs. It is used
// by many goroutines.
type Vocabulary interface {
	// InUse returns the themes in their order, which are not to be changed, and the
	// version of the vocabulary that they are of.
	InUse() (themes []corpus.Theme, version string)
}

// ThemeEditor is what the API asks of whoever keeps the vocabulary. It is used by many
// goroutines. Errors of its edits are a [*corpus.MemberError] for what is wrong with a
// theme, and wrap [corpus.ErrConflict] where the vocabulary has another version than
// the caller saw or cannot be changed now.
type ThemeEditor interface {
	// Theme returns a theme of the vocabulary that was saved last, with that one's
	// version; errors wrap [corpus.ErrNotFound].
	Theme(ctx context.Context, id string) (theme corpus.ThemeTerms, version string, err error)
	// Try says what an edit would do: first bounds the actions listed for each side,
	// most the time taken.
	Try(ctx context.Context, edit corpus.ThemeEdit, first int, most time.Duration) (corpus.ThemeEffect, error)
	// Save makes an edit; the documents follow after it returns.
	Save(ctx context.Context, edit corpus.ThemeEdit) (corpus.VocabularyVersion, error)
	// Restore makes an earlier version the latest; errors wrap [corpus.ErrNotFound].
	Restore(ctx context.Context, version, seen, by string) (corpus.VocabularyVersion, error)
	// Versions returns all versions, the latest first.
	Versions(ctx context.Context) ([]corpus.VocabularyVersion, error)
	// Tagging says how far the documents are, and Wait does once they have followed or
	// the context has ended.
	Tagging() corpus.Tagging
	Wait(ctx context.Context) corpus.Tagging
}

// fixedVocabulary does not change.
type fixedVocabulary struct {
	themes  []corpus.Theme
	version string
}

func (v fixedVocabulary) InUse() ([]corpus.Theme, string) { return v.themes, v.version }

// inUse is the vocabulary of the options.
func (o *Options) inUse() Vocabulary {
	if o.Vocabulary != nil {
		return o.Vocabulary
	}
	return fixedVocabulary{o.Themes, o.VocabularyVersion}
}

// vocabulary returns the themes as they are now.
func (s *service) vocabulary() []corpus.Theme {
	themes, _ := s.opts.inUse().InUse()
	return themes
}

// vocabularyVersion names the vocabulary as it is now.
func (s *service) vocabularyVersion() string {
	_, version := s.opts.inUse().InUse()
	return version
}

// themeIDs are the ids of the themes, in their order.
func (s *service) themeIDs() []string { return idsOf(s.vocabulary()) }

// slips are the notes on what of a query's filters looks misspelt. Themes that
// entries have are known too, also where no vocabulary has them.
func (s *service) slips(ctx context.Context, q *corpus.Query) ([]string, error) {
	known := s.themeIDs()
	notes := q.Slips(known)
	if len(notes) == 0 || len(known) == 0 {
		return list0(notes), nil
	}
	inUse, err := corpus.ThemesInUse(ctx, s.opts.Index.Search)
	if err != nil {
		return nil, err
	}
	return list0(q.Slips(append(known, inUse...))), nil
}

func idsOf(themes []corpus.Theme) []string {
	out := make([]string, len(themes))
	for i := range themes {
		out[i] = themes[i].ID
	}
	return out
}

// label returns a theme's name in English, its id when the vocabulary has none.
func (s *service) label(id string) string {
	themes := s.vocabulary()
	if i := slices.IndexFunc(themes, func(t corpus.Theme) bool { return t.ID == id }); i >= 0 {
		return themes[i].Label("en")
	}
	return id
}

// editor returns the keeper of the vocabulary, or an error where there is none.
func (s *service) editor() (ThemeEditor, error) {
	if s.opts.ThemeEditor == nil {
		return nil, fmt.Errorf("this server does not change its vocabulary: %w", errNoPath)
	}
	return s.opts.ThemeEditor, nil
}

// followingAssistants answers assistants with the vocabulary in use: the server for
// them is made anew when that has changed, which they do not notice, since it keeps
// nothing between two calls.
type followingAssistants struct {
	opts Options

	mu      sync.Mutex
	version string
	handler http.Handler
}

func newFollowingAssistants(opts Options) (http.Handler, error) {
	f := &followingAssistants{opts: opts}
	_, err := f.current()
	return f, err
}

// current returns what answers with the vocabulary as it is now.
func (f *followingAssistants) current() (http.Handler, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	themes, version := f.opts.inUse().InUse()
	if f.handler != nil && version == f.version {
		return f.handler, nil
	}
	opts := f.opts
	opts.Themes, opts.VocabularyVersion = themes, version
	handler, err := newAssistants(opts)
	if err != nil {
		return nil, err
	}
	f.handler, f.version = handler, version
	return handler, nil
}

func (f *followingAssistants) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	handler, err := f.current()
	if err != nil {
		writeProblem(w, r, err)
		return
	}
	handler.ServeHTTP(w, r)
}
