package oai_test

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/fetch"
	"polidex/ingest/listing"
	"polidex/ingest/oai"
)

// shared returns a path in the folder of real documents that may stand beside
// the module, and skips the test where there is none.
func shared(t *testing.T, elem ...string) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(append([]string{filepath.Dir(root), "shared"}, elem...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skip("no real documents here")
	}
	return path
}

// folder answers from the files of a folder: Identify.xml, then the file that is
// first, then those that the resumption tokens name.
type folder struct{ dir, first string }

func (f folder) Get(_ context.Context, r fetch.Request) (fetch.Answer, error) {
	u, err := url.Parse(r.URL)
	if err != nil {
		return fetch.Answer{}, err
	}
	name := f.first
	if token := u.Query().Get("resumptionToken"); token != "" {
		name = filepath.Base(token)
	} else if u.Query().Get("verb") == "Identify" {
		name = "Identify.xml"
	}
	data, err := os.ReadFile(filepath.Join(f.dir, name))
	return fetch.Answer{Data: data, Status: 200}, err
}

// TestSharedAnswers harvests from answers as they were recorded by others.
func TestSharedAnswers(t *testing.T) {
	dir := shared(t, "corpus", "web", "oai-pmh")
	for _, c := range []struct {
		first            string
		records, skipped int
		kind             error
	}{
		{"ListRecords.xml", 7, 1, nil}, // four pages of two; one record has no identifier
		{"ListRecords2.xml", 5, 1, nil},
		{"ListRecords3.xml", 3, 1, nil},
		{"ListRecords4.xml", 1, 1, nil},
		{"ListRecordsBroken.xml", 0, 0, corpus.ErrMalformed},
		{"noRecordsMatch.xml", 0, 0, nil},
		{"badArgument.xml", 0, 0, corpus.ErrInvalid},
		{"badResumptionToken.xml", 0, 0, corpus.ErrUnavailable},
		{"cannotDisseminateFormat.xml", 0, 0, corpus.ErrUnsupported},
		{"idDoesNotExist.xml", 0, 0, corpus.ErrNotFound},
		{"noSetHierarchy.xml", 0, 0, corpus.ErrInvalid},
		{"undefinedError.xml", 0, 0, corpus.ErrMalformed},
	} {
		t.Run(c.first, func(t *testing.T) {
			var got []listing.Entry
			next, err := oai.Harvest(t.Context(), folder{dir, c.first}, oai.Source{Base: "http://test.example.com/oai"}, "", oai.Options{}, func(entries []listing.Entry) error {
				got = append(got, entries...)
				return nil
			})
			t.Logf("next %+v, error %v", next, err)
			if !errors.Is(err, c.kind) || len(got) != c.records || next.Skipped != c.skipped {
				t.Errorf("%d entries, %d skipped, %v, want %d, %d, %v", len(got), next.Skipped, err, c.records, c.skipped, c.kind)
			}
			if err == nil && !strings.HasPrefix(next.From, "20") {
				t.Errorf("next from %q", next.From)
			}
			for _, e := range got {
				if e.Deleted {
					continue
				}
				want := &corpus.Record{
					URL: "http://test.example.com/publication/1585322", Title: "Sample Title", Date: "2010", Language: "en", Publisher: "Sample Publisher", Creators: []string{"John Doe"},
				}
				if diff := cmp.Diff(want, e.Record); diff != "" {
					t.Errorf("record (-want +got):\n%s", diff)
				}
			}
		})
	}
}
