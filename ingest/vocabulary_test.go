package ingest_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/themes"
	"polidex/ingest"
)

// study is an archive with documents that are really read, an index and a tagger.
type study struct {
	*desk
	tagger *ingest.Tagger
}

// strategy is the text of a document with the number, whose first action is about
// quokkas when the number is even.
func strategy(n int) string {
	animal := "wombats"
	if n%2 == 0 {
		animal = "quokkas"
	}
	return fmt.Sprintf("Strategy %d\n\nKey actions\n\nThe Commission will:\n\n- count the %s on island %d by 2030;\n\n- propose rules against cocaine smuggling in port %[1]d.\n", n, animal, n)
}

// fewThemes is a vocabulary that is soon read.
const fewThemes = `themes:
  - id: drugs
    labels: {en: Drugs}
    terms: {en: "cocaine"}
  - id: fraud
    terms: {en: "scam+"}
`

func really(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
	v, err := themes.LoadChecked([]byte(fewThemes))
	if err != nil {
		return nil, err
	}
	return extract.Extract(ctx, data, extract.Source{Name: name, ContentType: contentType}, extract.Options{Themes: v})
}

func newStudy(t *testing.T, archive *ingest.Archive, opts ingest.TaggerOptions) *study {
	t.Helper()
	d := newDesk(t, archive)
	opts.Archive, opts.Index, opts.Now = d.opts.Archive, d.ix, d.opts.Now
	if opts.Base == nil {
		opts.Base = []byte(fewThemes)
	}
	tagger, err := ingest.OpenTagger(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tagger.Close() })
	d.opts.Index, d.opts.Extract = tagger, tagger.Extract(really)
	return &study{d, tagger}
}

// takeIn takes in the strategies with the numbers.
func (s *study) takeIn(from, to int) {
	s.t.Helper()
	files := map[string]string{}
	for n := from; n < to; n++ {
		files[fmt.Sprintf("%03d.txt", n)] = strategy(n)
	}
	p, err := ingest.New(s.opts)
	if err != nil {
		s.t.Error(err)
		return
	}
	if _, err := p.Run(s.t.Context(), []string{folder(s.t, files)}, func(r ingest.Row) {
		if r.State != ingest.StateAdded || r.Actions != 2 {
			s.t.Errorf("%s: %s %s, %d actions", r.Source, r.State, r.Reason, r.Actions)
		}
	}); err != nil {
		s.t.Error(err)
	}
}

// save saves and waits for the documents.
func (s *study) save(edit corpus.ThemeEdit) corpus.VocabularyVersion {
	s.t.Helper()
	v, err := s.tagger.Save(s.t.Context(), edit)
	if err != nil {
		s.t.Fatal(err)
	}
	if p := s.tagger.Wait(s.t.Context()); p.State != corpus.TaggingDone || p.Version != v.Version {
		s.t.Fatalf("tagging: %+v", p)
	}
	return v
}

func marsupials(terms string) corpus.ThemeEdit {
	return corpus.ThemeEdit{ID: "marsupials", By: "ann", Theme: &corpus.ThemeTerms{
		Theme: corpus.Theme{Labels: map[string]string{"en": "Marsupials"}}, Terms: map[string]string{"en": terms},
	}}
}

// with counts the documents of archive and index that have a theme, and holds that
// both have the same.
func (s *study) with(theme string) int {
	s.t.Helper()
	n := 0
	for doc, err := range s.opts.Archive.Documents(s.t.Context()) {
		if err != nil {
			s.t.Fatal(err)
		}
		indexed := s.ix.docs[doc.ID]
		if indexed == nil {
			s.t.Errorf("document %s is not in the index", doc.ID)
			continue
		}
		for i := range doc.Actions {
			if diff := cmp.Diff(doc.Actions[i].Themes, indexed.Actions[i].Themes); diff != "" {
				s.t.Errorf("document %s, archive and index (-archive +index):\n%s", doc.ID, diff)
			}
		}
		if slices.Contains(doc.Themes, theme) {
			n++
		}
	}
	return n
}

// snapshot is all documents of the archive as JSON.
func (s *study) snapshot() string {
	s.t.Helper()
	var b strings.Builder
	for doc, err := range s.opts.Archive.Documents(s.t.Context()) {
		if err != nil {
			s.t.Fatal(err)
		}
		data, err := json.MarshalIndent(doc, "", " ")
		if err != nil {
			s.t.Fatal(err)
		}
		b.Write(data)
	}
	return b.String()
}

func TestThemesAreSavedRestoredAndRemoved(t *testing.T) {
	s := newStudy(t, nil, ingest.TaggerOptions{})
	s.takeIn(0, 40)
	before, puts := s.snapshot(), s.ix.puts
	builtIn := s.tagger.Vocabulary().Version()

	first := s.save(marsupials("quokka+"))
	if n := s.with("marsupials"); n != 20 {
		t.Errorf("%d documents have the theme, want 20", n)
	}
	for id, n := range puts {
		if n > 2 {
			t.Errorf("document %s was put %d times", id, n)
		}
	}
	if p := s.tagger.Tagging(); p.Documents != 40 || p.Done != 40 || p.Changed != 20 {
		t.Errorf("tagging: %+v", p)
	}
	if s.tagger.Vocabulary().Version() != first.Version || first.Change != corpus.VocabularyAdded {
		t.Errorf("version %+v", first)
	}
	s.takeIn(40, 44) // new ones have it too
	if n := s.with("marsupials"); n != 22 {
		t.Errorf("%d documents have the theme, want 22", n)
	}

	second := s.save(marsupials("quokka+; wombat+"))
	if n := s.with("marsupials"); n != 44 || second.Change != corpus.VocabularyEdited {
		t.Errorf("%d documents have the theme, want 44; %+v", n, second)
	}
	if same := s.save(marsupials("quokka+; wombat+")); same.Version != second.Version || !same.Time.Equal(second.Time) {
		t.Errorf("the same again is a version: %+v, %+v", same, second)
	}

	s.save(corpus.ThemeEdit{ID: "marsupials"})
	if n := s.with("marsupials"); n != 0 {
		t.Errorf("%d documents have a theme that was removed", n)
	}
	if _, err := s.tagger.Restore(t.Context(), first.Version, "", "bob"); err != nil {
		t.Fatal(err)
	}
	s.tagger.Wait(t.Context())
	if n := s.with("marsupials"); n != 22 {
		t.Errorf("restored: %d documents have the theme, want 22", n)
	}
	if _, err := s.tagger.Restore(t.Context(), builtIn, "", "bob"); err != nil {
		t.Fatal(err)
	}
	s.tagger.Wait(t.Context())
	if diff := cmp.Diff(before, s.snapshot()[:len(before)]); diff != "" && s.with("marsupials") != 0 {
		t.Errorf("there and back (-want +got):\n%s", diff)
	}
	versions, err := s.tagger.Versions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, v := range versions {
		got = append(got, fmt.Sprint(v.Change, " ", v.Theme, " ", v.By, " ", v.Current))
	}
	if diff := cmp.Diff([]string{"restored  bob true", "restored  bob false", "removed marsupials  false", "edited marsupials ann false", "added marsupials ann false", "built-in   false"}, got); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
}

func TestTrySaysWhatSavingDoes(t *testing.T) {
	s := newStudy(t, nil, ingest.TaggerOptions{})
	s.takeIn(0, 40)
	before := s.snapshot()
	got, err := s.tagger.Try(t.Context(), marsupials("quokka+"), 3, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if got.Gain.Actions != 20 || got.Gain.Documents != 20 || got.Lose.Actions != 0 || got.LookedAt != 40 || got.Documents != 40 || got.Cut || len(got.Gain.First) != 3 {
		t.Errorf("effect: %+v", got)
	}
	for _, m := range got.Gain.First {
		if m.Words != "quokkas" || m.Rule != "own-term" || !strings.Contains(m.Text, "count the quokkas") || m.Document == "" {
			t.Errorf("move: %+v", m)
		}
	}
	if diff := cmp.Diff(before, s.snapshot()); diff != "" || s.tagger.Vocabulary().Version() != got.Version {
		t.Error("trying has changed something")
	}
	if v := s.save(marsupials("quokka+")); v.Version != got.Next {
		t.Errorf("version %s, and %s was announced", v.Version, got.Next)
	}

	// A longer term hides the shorter one of another theme.
	got, err = s.tagger.Try(t.Context(), marsupials("cocaine smuggling"), 0, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if got.Gain.Actions != 40 || got.Lose.Actions != 20 || len(got.Gain.First) != 0 {
		t.Errorf("effect: %+v", got)
	}
	if diff := cmp.Diff([]corpus.ThemeCounts{{Theme: "drugs", Lose: 40}}, got.Others); diff != "" {
		t.Errorf("others (-want +got):\n%s", diff)
	}
	got, err = s.tagger.Try(t.Context(), marsupials("wombat+"), 3, time.Nanosecond)
	if err != nil || !got.Cut || got.LookedAt != 0 || got.Documents != 40 {
		t.Errorf("without time: %+v, %v", got, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.tagger.Try(ctx, marsupials("wombat+"), 3, time.Minute); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestReviewsStandOverTheThemes(t *testing.T) {
	s := newStudy(t, nil, ingest.TaggerOptions{})
	s.takeIn(0, 2)
	reviewer := ingest.NewReviewer(s.opts.Archive, s.tagger, s.opts.Now)
	var id, action string
	for doc := range s.opts.Archive.Documents(t.Context()) {
		if strings.Contains(doc.Actions[0].Text, "quokkas") {
			id, action = doc.ID, doc.Actions[0].ID
		}
	}
	if _, _, err := reviewer.Review(t.Context(), id, func(d *corpus.ReviewedDocument) (corpus.Review, error) {
		return d.Prepare(corpus.Review{Verdict: corpus.Corrected, Action: action, Author: "ann", ReviewValues: corpus.ReviewValues{Themes: []string{"fraud"}}}, nil)
	}); err != nil {
		t.Fatal(err)
	}
	effect, err := s.tagger.Try(t.Context(), marsupials("quokka+"), 3, time.Minute)
	if err != nil || effect.Gain.Actions != 0 {
		t.Errorf("a corrected action would gain a theme: %+v, %v", effect, err)
	}
	s.save(marsupials("quokka+"))
	if diff := cmp.Diff([]string{"fraud"}, s.ix.docs[id].Actions[0].Themes); diff != "" {
		t.Errorf("themes of a corrected action (-want +got):\n%s", diff)
	}
}

func TestRefusedEdits(t *testing.T) {
	s := newStudy(t, nil, ingest.TaggerOptions{})
	fixed := newStudy(t, nil, ingest.TaggerOptions{Refuse: "the themes are those of a file", Base: []byte("themes: [{id: tides}]")})
	stale := marsupials("quokka+")
	stale.Version = "0123456789ab"
	other := marsupials("quokka+")
	other.ID = "monotremes"
	other.Theme.ID = "marsupials"
	for _, test := range []struct {
		name   string
		study  *study
		edit   corpus.ThemeEdit
		kind   error
		saying string
	}{
		{"seen another version", s, stale, corpus.ErrConflict, "has changed since version 0123456789ab"},
		{"a term", s, marsupials("quokka+\n& x"), corpus.ErrInvalid, "terms.en: line 2: term"},
		{"another id", s, other, corpus.ErrInvalid, "keeps its id"},
		{"none to remove", s, corpus.ThemeEdit{ID: "marsupials"}, corpus.ErrNotFound, "there is no theme"},
		{"of a file", fixed, marsupials("quokka+"), corpus.ErrConflict, "those of a file"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := test.study.tagger.Save(t.Context(), test.edit)
			if !errors.Is(err, test.kind) || !strings.Contains(err.Error(), test.saying) {
				t.Errorf("Save: %v", err)
			}
			if _, again := test.study.tagger.Try(t.Context(), test.edit, 1, time.Minute); fmt.Sprint(again) != fmt.Sprint(err) {
				t.Errorf("Try: %v", again)
			}
		})
	}
	if _, err := s.tagger.Restore(t.Context(), "0123456789ab", "", ""); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("Restore: %v", err)
	}
	if versions, err := fixed.tagger.Versions(t.Context()); err != nil || len(versions) != 1 || versions[0].Themes != 1 {
		t.Errorf("versions: %+v, %v", versions, err)
	}
}

// TestTaggingIsFinishedByTheNext ends a tagging at each point where it writes.
func TestTaggingIsFinishedByTheNext(t *testing.T) {
	for _, test := range []struct {
		name string
		fail func(*study) error
	}{
		{"the index fails", func(s *study) error { s.ix.fail = errors.New("no space left on device"); return nil }},
		{"the program ends", func(s *study) error { return s.tagger.Close() }},
	} {
		t.Run(test.name, func(t *testing.T) {
			archive := memory(t)
			s := newStudy(t, archive, ingest.TaggerOptions{})
			s.takeIn(0, 40)
			if err := test.fail(s); err != nil {
				t.Fatal(err)
			}
			v, err := s.tagger.Save(t.Context(), marsupials("quokka+"))
			if err != nil {
				t.Fatal(err)
			}
			p := s.tagger.Wait(t.Context())
			if p.State != corpus.TaggingFailed || p.Reason == "" {
				t.Fatalf("tagging: %+v", p)
			}
			if s.tagger.Vocabulary().Version() == v.Version {
				t.Error("the new vocabulary is shown before the documents have its themes")
			}

			next := newStudy(t, archive, ingest.TaggerOptions{})
			next.ix.docs = s.ix.docs
			if p := next.tagger.Tagging(); p.State != corpus.TaggingFailed || p.Version != v.Version {
				t.Errorf("the next process: %+v", p)
			}
			if err := next.tagger.Finish(t.Context()); err != nil {
				t.Fatal(err)
			}
			if n := next.with("marsupials"); n != 20 {
				t.Errorf("%d documents have the theme, want 20", n)
			}
			third := newStudy(t, archive, ingest.TaggerOptions{})
			if p := third.tagger.Tagging(); p.State != corpus.TaggingDone {
				t.Errorf("the one after it: %+v", p)
			}
		})
	}
}

// TestGoingBackAfterAFaultIsFinishedByTheNext has a tagging fail half done, and the
// one that goes back to the vocabulary before it, too: the next process must not
// believe that the documents still have the themes of that one.
func TestGoingBackAfterAFaultIsFinishedByTheNext(t *testing.T) {
	archive := memory(t)
	s := newStudy(t, archive, ingest.TaggerOptions{})
	s.takeIn(0, 4)
	first := s.save(marsupials("wombat+"))
	s.ix.fail = errors.New("no space left on device")
	if _, err := s.tagger.Save(t.Context(), marsupials("quokka+")); err != nil {
		t.Fatal(err)
	}
	s.tagger.Wait(t.Context()) // the archive has the themes of the second
	s.ix.fail = errors.New("no space left on device")
	if _, err := s.tagger.Restore(t.Context(), first.Version, "", ""); err != nil {
		t.Fatal(err)
	}
	s.tagger.Wait(t.Context())

	next := newStudy(t, archive, ingest.TaggerOptions{})
	next.ix.docs = s.ix.docs
	if p := next.tagger.Tagging(); p.State != corpus.TaggingFailed || p.Version != first.Version {
		t.Errorf("the next process: %+v", p)
	}
}

func TestSavingAgainGoesOnAfterAFault(t *testing.T) {
	s := newStudy(t, nil, ingest.TaggerOptions{})
	s.takeIn(0, 4)
	s.ix.fail = errors.New("no space left on device")
	if _, err := s.tagger.Save(t.Context(), marsupials("quokka+")); err != nil {
		t.Fatal(err)
	}
	s.tagger.Wait(t.Context())
	s.save(marsupials("quokka+"))
	if n := s.with("marsupials"); n != 2 {
		t.Errorf("%d documents have the theme, want 2", n)
	}
}

// TestIngestAndEditsAtOnce takes documents in, reviews them and edits a theme at the
// same time: in the end all have the themes of the last vocabulary.
func TestIngestAndEditsAtOnce(t *testing.T) {
	s := newStudy(t, nil, ingest.TaggerOptions{})
	s.takeIn(0, 20)
	var work sync.WaitGroup
	work.Go(func() { s.takeIn(20, 60) })
	ids, err := s.opts.Archive.DocumentIDs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	work.Go(func() {
		reviewer := ingest.NewReviewer(s.opts.Archive, s.tagger, s.opts.Now)
		for _, id := range ids {
			if _, _, err := reviewer.Review(t.Context(), id, func(d *corpus.ReviewedDocument) (corpus.Review, error) {
				return d.Prepare(corpus.Review{Verdict: corpus.Accepted, Action: d.Document.Actions[1].ID, Author: "ann"}, nil)
			}); err != nil {
				t.Error(err)
			}
		}
	})
	for _, terms := range []string{"quokka+", "wombat+", "quokka+; wombat+", "cocaine", "quokka+"} {
		s.save(marsupials(terms))
	}
	work.Wait()
	if n := s.with("marsupials"); n != 30 {
		t.Errorf("%d documents have the theme, want 30", n)
	}
	for _, id := range ids {
		if s.ix.docs[id].Actions[1].Review != corpus.Accepted {
			t.Errorf("document %s has lost its review", id)
		}
	}
}

func TestADamagedVocabularyIsTold(t *testing.T) {
	dir := t.TempDir()
	archive, err := ingest.OpenArchive(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	s := newStudy(t, archive, ingest.TaggerOptions{})
	v := s.save(marsupials("quokka+"))
	names, err := filepath.Glob(filepath.Join(dir, "vocabulary", "*-"+v.Version+".yaml"))
	if err != nil || len(names) != 1 {
		t.Fatalf("vocabularies %v, %v", names, err)
	}
	if err := os.WriteFile(names[0], []byte("themes: [{id: a, terms: {en: '~'}}]"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ingest.OpenTagger(t.Context(), ingest.TaggerOptions{Archive: archive}); !errors.Is(err, corpus.ErrMalformed) || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("OpenTagger: %v", err)
	}
	if _, _, err := archive.Vocabulary(t.Context()); !errors.Is(err, corpus.ErrMalformed) {
		t.Errorf("Vocabulary: %v", err)
	}
}

func BenchmarkTry(b *testing.B) {
	archive, err := ingest.OpenArchive(b.Context(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer archive.Close()
	data, err := os.ReadFile("../testdata/documents/safe-waters.pdf")
	if err != nil {
		b.Fatal(err)
	}
	doc, err := really(b.Context(), data, "safe-waters.pdf", "")
	if err != nil {
		b.Fatal(err)
	}
	for n := range 1000 {
		doc.Digest = corpus.Digest(fmt.Append(nil, n))
		doc.ID = corpus.DocumentID(doc.Digest)
		if err := archive.PutDocument(b.Context(), doc); err != nil {
			b.Fatal(err)
		}
	}
	tagger, err := ingest.OpenTagger(b.Context(), ingest.TaggerOptions{Archive: archive})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("documents=1000", func(b *testing.B) {
		for b.Loop() {
			effect, err := tagger.Try(b.Context(), marsupials("lake+"), 20, time.Hour)
			if err != nil || effect.LookedAt != 1000 || effect.Gain.Documents == 0 {
				b.Fatalf("%+v, %v", effect, err)
			}
		}
	})
	b.Run("save/documents=1000", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			if _, err := tagger.Save(b.Context(), marsupials([]string{"lake+", "boat+"}[n%2])); err != nil {
				b.Fatal(err)
			}
			if p := tagger.Wait(b.Context()); p.State != corpus.TaggingDone {
				b.Fatalf("%+v", p)
			}
		}
	})
}
