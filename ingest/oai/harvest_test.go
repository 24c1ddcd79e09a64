package oai_test

import (
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/fetch"
	"polidex/ingest/listing"
	"polidex/ingest/oai"
	site "polidex/internal/sites/oai"
)

// repository starts a server of the protocol.
func repository(t *testing.T) (*site.Site, string) {
	t.Helper()
	s := site.New()
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return s, server.URL
}

// quick is a fetcher for a server of the test's own.
func quick() *fetch.Fetcher {
	return fetch.New(fetch.Options{AllowPrivate: true, Pause: -1, RetryWait: time.Millisecond})
}

// harvest returns the entries of a source.
func harvest(t *testing.T, source, from string, opts oai.Options) ([]listing.Entry, oai.Next, error) {
	t.Helper()
	s, err := oai.Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	var all []listing.Entry
	next, err := oai.Harvest(t.Context(), quick(), s, from, opts, func(entries []listing.Entry) error {
		all = append(all, entries...)
		return nil
	})
	return all, next, err
}

func ids(entries []listing.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimPrefix(e.ID, "oai:harbour.example:"))
	}
	return out
}

func TestHarvest(t *testing.T) {
	_, base := repository(t)
	got, next, err := harvest(t, "oai:"+base+"/cgi/oai2", "", oai.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []listing.Entry{
		{
			ID: "oai:harbour.example:101", Version: "2025-03-03T09:00:00Z", URL: base + "/101/", Title: "A plan for quiet harbours",
			Documents: []string{base + "/101/1/quiet-harbours.html", base + "/101/2/annex.txt"},
			Record: &corpus.Record{
				URL: base + "/101/", Title: "A plan for quiet harbours", Date: "2025-02", Reference: "COM(2025) 9101", Language: "en",
				OfficialURL: "https://publisher.example/quiet-harbours", Creators: []string{"Harbour Board"}, Subjects: []string{"Ports", "Noise"},
			},
		},
		{
			ID: "oai:harbour.example:102", Version: "2025-03-04T09:00:00Z", URL: base + "/102/", Title: "Shore power by 2030",
			Documents: []string{base + "/102/1/shore-power.html"},
			Record: &corpus.Record{
				URL: base + "/102/", Title: "Shore power by 2030", Date: "2024-11-12", Reference: "JOIN(2024) 9102 final", Language: "en",
				Creators: []string{"Harbour Board", "Office of Tides"},
			},
		},
		{
			ID: "oai:harbour.example:103", Version: "2025-03-05T09:00:00Z", URL: base + "/103/", Title: "Ein Plan für die Seen",
			Documents: []string{base + "/103/1/seen.html"},
			Record:    &corpus.Record{URL: base + "/103/", Title: "Ein Plan für die Seen", Date: "2023", Language: "de"},
		},
		{
			ID: "oai:harbour.example:123456789/7", Version: "2025-03-06T09:00:00Z", URL: base + "/handle/123456789/7", Title: "Tables of tides",
			Record: &corpus.Record{
				URL: base + "/handle/123456789/7", Title: "Tables of tides", Date: "2019-11", Language: "en", Publisher: "Office of Tides",
				Creators: []string{"Keeper, A."}, Subjects: []string{"Tides"},
			},
		},
		{
			ID: "oai:harbour.example:123456789/8", Version: "2025-03-07T09:00:00Z", URL: "http://hdl.handle.net/123456789/8", Title: "Signals at night",
			Record: &corpus.Record{URL: "http://hdl.handle.net/123456789/8", Title: "Signals at night", Date: "2025-03-07"},
		},
		{ID: "oai:harbour.example:99", Version: "2025-03-08T09:00:00Z", Deleted: true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(oai.Next{
		From:       "2025-04-01T08:00:00Z",
		Repository: oai.Repository{Name: "Harbour repository", Granularity: oai.Seconds, Deleted: "persistent", Earliest: "2024-01-01T00:00:00Z"},
		Pages:      2, Records: 6, Deleted: 1, Listed: 6,
	}, next); diff != "" {
		t.Errorf("next (-want +got):\n%s", diff)
	}
}

func TestHarvestWindows(t *testing.T) {
	for _, c := range []struct {
		name, source, from string
		want               []string
	}{
		{"set", "/cgi/oai2?set=ports", "", []string{"101", "102", "99"}},
		{"set below a set", "/cgi/oai2?set=ports:north", "", []string{"102"}},
		{"from and until", "/cgi/oai2?from=2025-03-04&until=2025-03-06", "", []string{"102", "103", "123456789/7"}},
		{"the last harvest is later than from", "/cgi/oai2?from=2025-03-04", "2025-03-07T00:00:00Z", []string{"123456789/8", "99"}},
		{"the last harvest is earlier than from", "/cgi/oai2?from=2025-03-08", "2025-03-07T00:00:00Z", []string{"99"}},
		{"two granularities", "/cgi/oai2?until=2025-03-07", "2025-03-07T08:00:00Z", []string{"123456789/8"}},
		{"seconds asked of days", "/oai/request?until=2025-03-07T00:00:00Z", "2025-03-07T08:00:00Z", nil},
		{"days", "/oai/request?until=2025-03-07", "2025-03-07T08:00:00Z", []string{"123456789/8"}},
		{"past the end", "/cgi/oai2?until=2025-03-07", "2025-03-09", nil},
		{"nothing new", "/cgi/oai2", "2025-03-30T00:00:00Z", nil},
		{"unknown set", "/cgi/oai2?set=mountains", "", nil},
		{"busy", "/busy?set=ports", "", []string{"101", "102", "99"}},
		{"a token is refused once", "/forgetful", "", []string{"101", "102", "103", "101", "102", "103", "123456789/7", "123456789/8", "99"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, base := repository(t)
			got, _, err := harvest(t, "oai:"+base+c.source, c.from, oai.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, ids(got)); diff != "" {
				t.Errorf("records (-want +got):\n%s", diff)
			}
		})
	}
}

func TestHarvestAgain(t *testing.T) {
	for _, c := range []struct{ name, path, from string }{
		{"seconds", "/cgi/oai2", "2025-04-01T08:00:00Z"},
		{"days", "/oai/request", "2025-04-01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, base := repository(t)
			first, next, err := harvest(t, "oai:"+base+c.path, "", oai.Options{})
			if err != nil || next.From != c.from {
				t.Fatalf("next from %q, %v, want %q", next.From, err, c.from)
			}
			seen := listing.Seen(nil).Add(first)
			if again, later, err := harvest(t, "oai:"+base+c.path, next.From, oai.Options{}); err != nil || len(again) > 0 || later.From != c.from {
				t.Errorf("at once again: %v, next from %q, %v", ids(again), later.From, err)
			}
			// In the same second, then a day later.
			s.Put(site.Record{ID: "oai:harbour.example:104", Core: []site.Element{{Name: "identifier", Value: base + "/104/"}}})
			s.Advance(24 * time.Hour)
			s.Delete("oai:harbour.example:101")
			got, _, err := harvest(t, "oai:"+base+c.path, next.From, oai.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{"104", "101"}, ids(seen.New(got))); diff != "" {
				t.Errorf("new records (-want +got):\n%s", diff)
			}
		})
	}
	t.Run("a clock that runs ahead", func(t *testing.T) {
		_, base := repository(t)
		_, next, err := harvest(t, "oai:"+base+"/cgi/oai2", "", oai.Options{Now: func() time.Time { return time.Date(2025, 3, 20, 0, 0, 0, 0, time.UTC) }})
		if want := "2025-03-20T00:00:00Z"; err != nil || next.From != want {
			t.Errorf("next from %q, %v, want %q", next.From, err, want)
		}
	})
}

func TestHarvestRefused(t *testing.T) {
	for _, c := range []struct {
		name, path, from string
		opts             oai.Options
		kind             error
		says             string
	}{
		{"no such format", "/marc", "", oai.Options{}, corpus.ErrUnsupported, "format oai_dc"},
		{"no sets", "/nosets?set=ports", "", oai.Options{}, corpus.ErrInvalid, "leave set= out"},
		{"no date", "/cgi/oai2", "yesterday", oai.Options{}, corpus.ErrInvalid, "no day and no time"},
		{"every token is refused", "/amnesiac", "", oai.Options{}, corpus.ErrUnavailable, "no longer goes on"},
		{"endless", "/endless", "", oai.Options{MaxPages: 20}, corpus.ErrTooLarge, "stopped after 20 answers"},
		{"too many records", "/endless", "", oai.Options{MaxRecords: 7}, corpus.ErrTooLarge, "more than 7 records"},
		{"endless and empty", "/hollow", "", oai.Options{}, corpus.ErrMalformed, "brought no record"},
		{"circle", "/circle", "", oai.Options{}, corpus.ErrMalformed, "in a circle"},
		{"broken", "/broken", "", oai.Options{}, corpus.ErrMalformed, "no well-formed XML"},
		{"entities", "/bomb", "", oai.Options{}, corpus.ErrMalformed, "entity &b;"},
		{"deep", "/deep", "", oai.Options{}, corpus.ErrTooLarge, "within each other"},
		{"large", "/cgi/oai2", "", oai.Options{MaxPageBytes: 1000}, corpus.ErrTooLarge, "more than 1000"},
		{"web page", "/page", "", oai.Options{}, corpus.ErrUnsupported, `outermost element is "html"`},
		{"web address without a repository", "/101/", "", oai.Options{}, corpus.ErrUnsupported, `outermost element is "html"`},
		{"forbidden", "/forbidden", "", oai.Options{}, corpus.ErrUnavailable, "403 Forbidden: it is not open"},
		{"wrong address", "/unprocessable", "", oai.Options{}, corpus.ErrUnsupported, "422 Unprocessable Entity: it is hardly"},
		{"errors as 422", "/invenio?set=mountains", "", oai.Options{}, corpus.ErrUnavailable, "or has nothing for it"},
		{"away", "/away", "", oai.Options{}, corpus.ErrUnavailable, "come back in 24h"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, base := repository(t)
			_, next, err := harvest(t, "oai:"+base+c.path, c.from, c.opts)
			if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("Harvest = %v, want %v that says %q", err, c.kind, c.says)
			}
			if next.From != c.from {
				t.Errorf("after an error next from %q, want %q", next.From, c.from)
			}
		})
	}
}

func TestHarvestEnds(t *testing.T) {
	s, base := repository(t)
	source, err := oai.Parse("oai:" + base + "/endless")
	if err != nil {
		t.Fatal(err)
	}
	stop := errors.New("enough")
	_, err = oai.Harvest(t.Context(), quick(), source, "", oai.Options{}, func([]listing.Entry) error { return stop })
	if err != stop || s.Asked("/endless") != 2 {
		t.Errorf("Harvest = %v after %d requests, want visit's error after two", err, s.Asked("/endless"))
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = oai.Harvest(ctx, quick(), source, "", oai.Options{}, func([]listing.Entry) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Harvest = %v, want the context's error", err)
	}
}
