package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"polidex/corpus"
	"polidex/extract/themes"
)

// Save changes a theme and has the documents follow, which goes on after it returns:
// see [Tagger.Wait]. A change that changes nothing makes no version, and tags again
// where the last tagging failed. Errors wrap [corpus.ErrInvalid] (for a member of the
// theme it is a [*corpus.MemberError]), [corpus.ErrNotFound] for the removal of a theme
// that is not there, and [corpus.ErrConflict] where the vocabulary has another version
// than the edit names, cannot be edited, or the documents are still being tagged.
func (t *Tagger) Save(ctx context.Context, edit corpus.ThemeEdit) (corpus.VocabularyVersion, error) {
	t.changing.Lock()
	defer t.changing.Unlock()
	next, change, err := t.edited(edit)
	if err != nil {
		return corpus.VocabularyVersion{}, err
	}
	return t.adopt(ctx, next, corpus.VocabularyVersion{Change: change, Theme: edit.ID, By: edit.By})
}

// Restore makes the vocabulary of an earlier version, or the built-in one, the latest.
// seen is the version that the caller saw as the latest; empty does not ask. Errors
// are those of [Tagger.Save], and wrap [corpus.ErrNotFound] for a version that is
// not there.
func (t *Tagger) Restore(ctx context.Context, version, seen, by string) (corpus.VocabularyVersion, error) {
	t.changing.Lock()
	defer t.changing.Unlock()
	if err := t.changeable(seen); err != nil {
		return corpus.VocabularyVersion{}, err
	}
	text := t.base.text
	if version != t.base.version() {
		var err error
		if text, err = t.opts.Archive.vocabularyOf(ctx, version); err != nil {
			return corpus.VocabularyVersion{}, err
		}
	}
	return t.adopt(ctx, text, corpus.VocabularyVersion{Change: corpus.VocabularyRestored, By: by})
}

// Versions returns the versions of the vocabulary, the latest first and the built-in
// one last.
func (t *Tagger) Versions(ctx context.Context) ([]corpus.VocabularyVersion, error) {
	var out []corpus.VocabularyVersion
	if t.opts.Refuse == "" {
		var err error
		if out, err = t.opts.Archive.VocabularyVersions(ctx); err != nil {
			return nil, err
		}
	}
	out = append(out, corpus.VocabularyVersion{Version: t.base.version(), Change: corpus.VocabularyBase, Themes: len(t.base.vocabulary.Themes())})
	out[0].Current = true
	return out, nil
}

// edited returns the text of the vocabulary with an edit.
func (t *Tagger) edited(edit corpus.ThemeEdit) ([]byte, corpus.VocabularyChange, error) {
	if err := t.changeable(edit.Version); err != nil {
		return nil, "", err
	}
	text := t.target.Load().text
	if edit.Theme == nil {
		next, err := themes.Remove(text, edit.ID)
		return next, corpus.VocabularyRemoved, err
	}
	theme := *edit.Theme
	if theme.ID = edit.ID; edit.Theme.ID != "" && edit.Theme.ID != edit.ID {
		return nil, "", &corpus.MemberError{Member: "id", Cause: fmt.Sprintf("is %q, and the theme that is edited is %q; a theme keeps its id", edit.Theme.ID, edit.ID)}
	}
	change := corpus.VocabularyEdited
	if _, err := themes.Theme(text, edit.ID); errors.Is(err, corpus.ErrNotFound) {
		change = corpus.VocabularyAdded
	}
	next, err := themes.Edit(text, theme)
	return next, change, err
}

// changeable says why the vocabulary cannot be changed now.
func (t *Tagger) changeable(seen string) error {
	p := t.Tagging()
	switch now := t.target.Load().version(); {
	case t.opts.Refuse != "":
		return fmt.Errorf("%s: %w", t.opts.Refuse, corpus.ErrConflict)
	case p.State == corpus.TaggingRunning:
		return fmt.Errorf("the documents are still being tagged for the last change (%d of %d); ask again when that is done: %w", p.Done, p.Documents, corpus.ErrConflict)
	case seen != "" && seen != now:
		return fmt.Errorf("the vocabulary has changed since version %s was seen, and is version %s now; look at it again, then decide: %w", seen, now, corpus.ErrConflict)
	}
	return nil
}

// adopt makes a text the vocabulary in use and begins to tag.
func (t *Tagger) adopt(ctx context.Context, text []byte, v corpus.VocabularyVersion) (corpus.VocabularyVersion, error) {
	e, err := editionOf(text)
	if err != nil {
		return v, err
	}
	v.Version, v.Themes = e.version(), len(e.vocabulary.Themes())
	if bytes.Equal(text, t.target.Load().text) {
		if p := t.Tagging(); p.State == corpus.TaggingFailed {
			t.begin(t.target.Load(), true)
		}
		versions, err := t.Versions(ctx)
		if err != nil {
			return v, err
		}
		return versions[0], nil
	}
	full := t.Tagging().State == corpus.TaggingFailed
	if full {
		// Some documents have the themes of the vocabulary that failed. Where the one
		// before it comes back, what is noted of that one does not hold any more.
		if err := t.opts.Archive.setTagged(ctx, ""); err != nil {
			return v, err
		}
	}
	if v, err = t.opts.Archive.addVocabulary(ctx, text, v, t.opts.Now()); err != nil {
		return v, err
	}
	t.gate.Lock()
	t.target.Store(e)
	t.gate.Unlock()
	t.begin(e, full)
	v.Current = true
	return v, nil
}
