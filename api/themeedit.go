package api

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// reservedThemes are ids that addresses under /v1/themes have already.
func reservedThemes() []string { return []string{"by-year"} }

func (s *service) getTheme(rt *route, w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	id := r.PathValue("id")
	theme, version, err := s.theme(ctx, id)
	if err != nil {
		return err
	}
	q := corpus.Query{Filters: []corpus.Filter{{Field: corpus.FieldTheme, Values: []string{id}}}}
	actions, generation, err := s.fieldCounts(ctx, q, corpus.KindAction, corpus.FieldTheme)
	if err != nil {
		return err
	}
	documents, _, err := s.fieldCounts(ctx, q, corpus.KindDocument, corpus.FieldTheme)
	if err != nil {
		return err
	}
	answer := ThemeAnswer{
		Vocabulary: version, Generation: generation, ThemeTerms: theme, Narrower: []string{}, Actions: actions[id], Documents: documents[id],
		Links: ThemeAnswerLinks{Self: themePath(id), Actions: with("/v1/actions", nil, "theme", id), Documents: with("/v1/documents", nil, "theme", id), ByYear: with("/v1/themes/by-year", nil, "theme", id)},
	}
	for _, t := range s.vocabulary() {
		if t.Broader == id {
			answer.Narrower = append(answer.Narrower, t.ID)
		}
	}
	if theme.Broader != "" {
		answer.Links.Broader = themePath(theme.Broader)
	}
	if s.opts.ThemeEditor != nil {
		answer.Links.Versions = versionsPath
	}
	return writeJSON(w, r, themeETag(version, generation), answer)
}

// theme returns a theme with its terms, which only an editor knows.
func (s *service) theme(ctx context.Context, id string) (theme corpus.ThemeTerms, version string, err error) {
	if s.opts.ThemeEditor != nil {
		theme, version, err = s.opts.ThemeEditor.Theme(ctx, id)
	} else {
		themes := s.vocabulary()
		i := slices.IndexFunc(themes, func(t corpus.Theme) bool { return t.ID == id })
		if i < 0 {
			return theme, "", fmt.Errorf("there is no theme %q: %w", id, corpus.ErrNotFound)
		}
		theme, version = corpus.ThemeTerms{Theme: themes[i]}, s.vocabularyVersion()
	}
	if theme.Labels == nil {
		theme.Labels = map[string]string{}
	}
	if theme.Terms == nil {
		theme.Terms = map[string]string{}
	}
	return theme, version, err
}

// themeETag begins with the version of the vocabulary, which a change asks after.
func themeETag(version, generation string) string {
	return `"` + version + "." + digest(generation) + `"`
}

// seenVersion returns the version of the vocabulary that the header If-Match names,
// by itself or in the ETag of a theme; empty where it names none.
func seenVersion(r *http.Request) (string, error) {
	given := strings.TrimSpace(strings.Join(r.Header.Values("If-Match"), ","))
	if given == "" || given == "*" {
		return "", nil
	}
	version, _, _ := strings.Cut(strings.Trim(strings.TrimPrefix(given, "W/"), `"`), ".")
	if version == "" || strings.Trim(version, "0123456789abcdefghijklmnopqrstuvwxyz") != "" {
		return "", fmt.Errorf("If-Match takes the ETag of a theme or the version of the vocabulary, not %q: %w", given, corpus.ErrInvalid)
	}
	return version, nil
}

func (s *service) putTheme(rt *route, w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	return s.changeTheme(rt, w, r, ThemeChangeLinks{Theme: themePath(id), Versions: versionsPath}, func() (*corpus.ThemeTerms, error) {
		if slices.Contains(reservedThemes(), id) {
			return nil, parameterError{parameter: "id", cause: fmt.Sprintf("cannot be %q, which is an address of its own", id)}
		}
		return readTheme(r)
	})
}

func (s *service) deleteTheme(rt *route, w http.ResponseWriter, r *http.Request) error {
	return s.changeTheme(rt, w, r, ThemeChangeLinks{Versions: versionsPath}, func() (*corpus.ThemeTerms, error) { return nil, nil })
}

// changeTheme makes a change, or says what it would do.
func (s *service) changeTheme(rt *route, w http.ResponseWriter, r *http.Request, links ThemeChangeLinks, read func() (*corpus.ThemeTerms, error)) error {
	editor, err := s.editor()
	if err != nil {
		return err
	}
	_, vs, err := s.decode(r, rt)
	if err != nil {
		return err
	}
	first, err := moves(vs)
	if err != nil {
		return err
	}
	edit := corpus.ThemeEdit{ID: r.PathValue("id"), By: callerName(r)}
	if edit.Version, err = seenVersion(r); err != nil {
		return err
	}
	if edit.Theme, err = read(); err != nil {
		return err
	}
	if vs.Get("dry_run") == "true" {
		effect, err := editor.Try(r.Context(), edit, first, s.opts.RequestTimeout)
		if err != nil {
			return badMember(err)
		}
		links.Theme = ""
		return writeStatus(w, http.StatusOK, ThemeChange{Effect: &effect, Links: links})
	}
	version, err := editor.Save(r.Context(), edit)
	if err != nil {
		return badMember(err)
	}
	return s.changed(w, r, editor, version, links)
}

// moves is the word limit.
func moves(vs url.Values) (int, error) {
	given := cmp.Or(vs.Get("limit"), defaultMoves)
	n, err := strconv.Atoi(given)
	if err != nil || n < 0 || n > maxMoves {
		return 0, parameterError{parameter: "limit", cause: fmt.Sprintf("%q is no number from 0 to %d", given, maxMoves)}
	}
	return n, nil
}

// changed answers once the documents have followed a change, or after a third of the
// time that an answer may take.
func (s *service) changed(w http.ResponseWriter, r *http.Request, editor ThemeEditor, version corpus.VocabularyVersion, links ThemeChangeLinks) error {
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout/3)
	defer cancel()
	tagging := editor.Wait(ctx)
	status := http.StatusOK
	if tagging.State != corpus.TaggingDone {
		status = http.StatusAccepted
		w.Header().Set("Location", versionsPath)
	}
	return writeStatus(w, status, ThemeChange{Saved: true, Version: &version, Tagging: &tagging, Links: links})
}

func (s *service) versions(rt *route, w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	editor, err := s.editor()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	versions, err := editor.Versions(ctx)
	if err != nil {
		return err
	}
	if !callerOf(r).may(ScopeAdmin) {
		for i := range versions {
			versions[i].By = ""
		}
	}
	return writeJSON(w, r, "", VersionsAnswer{list0(versions), editor.Tagging()})
}

func (s *service) restoreVocabulary(rt *route, w http.ResponseWriter, r *http.Request) error {
	editor, err := s.editor()
	if err != nil {
		return err
	}
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	seen, err := seenVersion(r)
	if err != nil {
		return err
	}
	version, err := editor.Restore(r.Context(), r.PathValue("id"), seen, callerName(r))
	if err != nil {
		return err
	}
	return s.changed(w, r, editor, version, ThemeChangeLinks{Versions: versionsPath})
}
