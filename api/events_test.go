package api_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/tmaxmax/go-sse"

	"polidex/api"
	"polidex/corpus"
)

// listen reads the events of a job after the one with the ID, with a reader that
// is not our own, until the stream ends or stop says so.
func (l *library) listen(t *testing.T, path, after string, stop func(sse.Event) bool) []sse.Event {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, l.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept", "text/event-stream")
	if after != "" {
		req.Header.Set("Last-Event-ID", after)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode == http.StatusNoContent {
		return nil
	}
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "text/event-stream" || res.Header.Get("Content-Encoding") != "" {
		t.Fatalf("the stream is %s, %s", res.Status, res.Header.Get("Content-Type"))
	}
	var out []sse.Event
	for e, err := range sse.Read(res.Body, nil) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
		if stop != nil && stop(e) {
			break
		}
	}
	return out
}

// types are the types of events; each must be the step of its data, and its ID the
// data's.
func types(t *testing.T, events []sse.Event) []string {
	t.Helper()
	var out []string
	for _, e := range events {
		var data corpus.JobEvent
		if err := json.Unmarshal([]byte(e.Data), &data); err != nil || string(data.Step) != e.Type || data.ID != e.LastEventID || data.Time.IsZero() {
			t.Errorf("event %+v, %v, want its data to say the same", e, err)
		}
		out = append(out, e.Type)
	}
	return out
}

// One who is cut off and comes back misses nothing and hears nothing twice.
func TestEvents(t *testing.T) {
	l := newLibrary(t, 0)
	l.pause = make(chan struct{})
	c := l.contract(t)
	j := answeredJob(t, l.send(t, "a.txt", "A\n- do it"))
	all := l.listen(t, j.Links.Events, "", func(e sse.Event) bool { return e.Type == "waiting" })
	l.open(t)
	all = append(all, l.listen(t, j.Links.Events, all[len(all)-1].LastEventID, func(e sse.Event) bool { return e.Type == "fetched" })...)
	close(l.pause)
	all = append(all, l.listen(t, j.Links.Events, all[len(all)-1].LastEventID, nil)...)
	want := []string{"waiting", "started", "fetched", "read", "indexed", "row", "done"}
	if diff := cmp.Diff(want, types(t, all)); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	var read, last corpus.JobEvent
	if err := json.Unmarshal([]byte(all[3].Data), &read); err != nil || read.Pages != 1 || read.Actions != 1 || read.Document != j.Document {
		t.Errorf("read = %+v, %v", read, err)
	}
	if err := json.Unmarshal([]byte(all[6].Data), &last); err != nil || last.Counts == nil || last.Counts.Added != 1 {
		t.Errorf("done = %+v, %v", last, err)
	}

	// All of it again for one who comes late; nothing for one who has heard all.
	if diff := cmp.Diff(want, types(t, l.listen(t, j.Links.Events, "", nil))); diff != "" {
		t.Errorf("events of one who comes late (-want +got):\n%s", diff)
	}
	end := all[len(all)-1].LastEventID
	c.check(t, "get /v1/jobs/{id}/events", http.StatusNoContent, l.get(t, j.Links.Events, "Last-Event-ID", end))
	c.check(t, "get /v1/jobs/{id}/events", http.StatusNotFound, l.get(t, "/v1/jobs/nonsense/events"))
	c.check(t, "get /v1/jobs/{id}/events", http.StatusOK, l.get(t, j.Links.Events))
	listed := l.get(t, j.Links.Events, "Accept", "application/json")
	c.check(t, "get /v1/jobs/{id}/events", http.StatusOK, listed)
	var list api.JobEvents
	if err := json.Unmarshal([]byte(listed.body), &list); err != nil || len(list.Events) != 7 || !list.Ended {
		t.Errorf("the list is %s", listed.body)
	}
	if got := l.do(t, http.MethodHead, j.Links.Events); got.StatusCode != http.StatusOK || got.Header.Get("Content-Type") != "text/event-stream" {
		t.Errorf("HEAD answers %d, %q", got.StatusCode, got.Header.Get("Content-Type"))
	}
}

// Many listen to one job and hear the same.
func TestEventsForMany(t *testing.T) {
	l := newLibrary(t, 0)
	l.pause = make(chan struct{})
	j := answeredJob(t, l.send(t, "a.txt", "A"))
	l.open(t)
	var all, heard sync.WaitGroup
	got := make([][]string, 20)
	for i := range got {
		heard.Add(1)
		all.Go(func() {
			var once sync.Once
			got[i] = types(t, l.listen(t, j.Links.Events, "", func(sse.Event) bool {
				once.Do(heard.Done)
				return false
			}))
		})
	}
	heard.Wait()
	close(l.pause)
	all.Wait()
	for i := range got {
		if !slices.Equal(got[i], got[0]) || got[i][len(got[i])-1] != "done" {
			t.Errorf("listener %d heard %v, the first %v", i, got[i], got[0])
		}
	}
}

// A server that stops lets those go who listen, and they come back to the next.
func TestEventsWhenStopped(t *testing.T) {
	l := newLibrary(t, 0)
	j := answeredJob(t, l.send(t, "a.txt", "A"))
	got := l.listen(t, j.Links.Events, "", func(sse.Event) bool {
		l.stop()
		return false
	})
	if diff := cmp.Diff([]string{"waiting"}, types(t, got)); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	if late := l.get(t, j.Links.Events, "Last-Event-ID", got[0].LastEventID); late.StatusCode != http.StatusOK || !strings.HasPrefix(late.body, "retry: 2000\n") {
		t.Errorf("one who comes back is answered %d: %q", late.StatusCode, late.body)
	}
}

// silent is an intake with one job, in which nothing happens.
type silent struct {
	api.Intake
	more chan struct{}
}

func (silent) Job(_ context.Context, id string) (corpus.Job, error) {
	return corpus.Job{ID: id, State: corpus.JobRunning}, nil
}

func (s silent) JobEvents(context.Context, string, string) ([]corpus.JobEvent, <-chan struct{}, error) {
	return nil, s.more, nil
}

// A stream in which nothing happens says so from time to time, and ends with its
// reader.
func TestEventsHeartbeat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		handler, err := api.New(api.Options{Index: &fakeIndex{}, Archive: &fakeArchive{}, Intake: silent{more: make(chan struct{})}})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Second)
		defer cancel()
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, "/v1/jobs/x/events", nil))
		if got, want := w.Body.String(), "retry: 2000\n\n"+strings.Repeat(": nothing new\n\n", 3); got != want || !w.Flushed {
			t.Errorf("in 50 seconds: %q, want %q", got, want)
		}
	})
}
