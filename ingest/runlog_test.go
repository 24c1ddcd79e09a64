package ingest_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"testing"

	"polidex/corpus"
	"polidex/ingest"
)

// Whatever begins a run, it is timed and has one record in the log.
func TestRunsAreTimedAndLogged(t *testing.T) {
	s := newSite(t, map[string]string{"/a": "A"})
	var log bytes.Buffer
	logged := func() (n int) {
		for line := range bytes.Lines(log.Bytes()) {
			var record struct {
				Msg string `json:"msg"`
			}
			if err := json.Unmarshal(line, &record); err != nil {
				t.Fatal(err)
			}
			if record.Msg == "ingest" {
				n++
			}
		}
		log.Reset()
		return n
	}
	d := newDesk(t, nil)
	d.opts.Logger = slog.New(slog.NewJSONHandler(&log, nil))
	p, err := ingest.New(d.opts)
	if err != nil {
		t.Fatal(err)
	}
	ignore := func(ingest.Row) {}
	for _, c := range []struct {
		name string
		run  func() (ingest.Summary, error)
	}{
		{"run", func() (ingest.Summary, error) {
			return p.Run(t.Context(), []string{s.URL + "/a", s.URL + "/b"}, ignore)
		}},
		{"refresh", func() (ingest.Summary, error) { return p.Refresh(t.Context(), ignore) }},
		{"retry", func() (ingest.Summary, error) { return p.Retry(t.Context(), ignore) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			summary, err := c.run()
			if err != nil || summary.Took <= 0 {
				t.Errorf("summary %+v, %v, want the time that it took", summary, err)
			}
			if n := logged(); n != 1 {
				t.Errorf("%d records of it in the log, want 1", n)
			}
		})
	}
	t.Run("job", func(t *testing.T) {
		o := newOffice(t, d, nil)
		job, err := o.queue.Add(t.Context(), corpus.Order{Source: s.URL + "/a"}, "")
		if err != nil {
			t.Fatal(err)
		}
		o.work()
		o.job(job.ID)
		o.close()
		if n := logged(); n != 1 {
			t.Errorf("%d records of it in the log, want 1", n)
		}
	})
}
