package ingest_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/ingest"
)

// With an edited vocabulary the index learns of works too: a grouping puts the
// documents before it writes down where they belong.
func TestWorksJoinUnderAnEditedVocabulary(t *testing.T) {
	a := "A plan\n" + prose(1) + "\n- renew every lamp by 2030\n- open two lighthouses\n- train the keepers"
	b := "COM(2031) 7 final\n" + prose(1) + "\n- renew every lamp by 2030\n- open two lighthouses\n- train the keepers and their children at sea"
	s := newStudy(t, nil, ingest.TaggerOptions{})
	s.opts.Extract = s.tagger.Extract(readEnglish)
	s.save(marsupials("lamp+"))
	dir := folder(t, map[string]string{"a.txt": a, "b.txt": b})
	s.run(filepath.Join(dir, "a.txt"))
	s.run(filepath.Join(dir, "b.txt"))
	for _, text := range []string{a, b} {
		doc, err := s.opts.Archive.Document(t.Context(), id(text))
		if err != nil {
			t.Fatal(err)
		}
		held := s.ix.docs[doc.ID]
		if doc.Work != "com-2031-7" || held.Work != doc.Work {
			t.Errorf("%s: work %q, in the index %q, want com-2031-7", doc.Title, doc.Work, held.Work)
		}
		if len(held.Themes) == 0 {
			t.Errorf("%s has no theme in the index", doc.Title)
		}
	}
	// What the grouping puts has all that it found.
	joined, err := s.opts.Archive.Document(t.Context(), id(a))
	if err != nil {
		t.Fatal(err)
	}
	held := s.ix.docs[joined.ID]
	if joined.WorkReason == "" || held.WorkReason != joined.WorkReason {
		t.Errorf("joined because %q, in the index because %q", joined.WorkReason, held.WorkReason)
	}
	if diff := cmp.Diff(joined.Quality.Warnings, held.Quality.Warnings); len(joined.Quality.Warnings) == 0 || diff != "" {
		t.Errorf("warnings (-archive +index):\n%s", diff)
	}
}
