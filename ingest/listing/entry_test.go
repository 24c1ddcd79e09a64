package listing_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/ingest/listing"
)

func TestNew(t *testing.T) {
	first := []listing.Entry{{ID: "a", Version: "1"}, {ID: "b"}, {ID: "c", Version: "1"}}
	seen := listing.Seen(nil).Add(first)
	for _, c := range []struct {
		name    string
		entries []listing.Entry
		want    []string
	}{
		{"the same again", first, nil},
		{"one more", append([]listing.Entry{{ID: "d"}}, first...), []string{"d"}},
		{"a later version", []listing.Entry{{ID: "a", Version: "2"}, {ID: "b"}}, []string{"a"}},
		{"withdrawn", []listing.Entry{{ID: "c", Version: "1", Deleted: true}}, []string{"c"}},
		{"twice in one list", []listing.Entry{{ID: "d", Version: "1"}, {ID: "e"}, {ID: "d", Version: "2"}}, []string{"e", "d"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, e := range seen.New(c.entries) {
				got = append(got, e.ID)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("New (-want +got):\n%s", diff)
			}
			if again := seen.Add(c.entries).New(c.entries); len(again) > 0 {
				t.Errorf("once added, %v is new again", again)
			}
		})
	}
}
