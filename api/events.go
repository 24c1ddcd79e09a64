package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"

	"polidex/corpus"
)

const eventStream = "text/event-stream"

// heartbeat is how often a stream says that it lives where nothing happens: what
// stands between cuts connections that are silent for half a minute.
const heartbeat = 15 * time.Second

// mostStreams is how many streams of events may be open at once: each is a
// connection that stays.
const mostStreams = 500

// reconnectAfter is how long a client waits before it takes a stream up again that
// was cut.
const reconnectAfter = 2 * time.Second

// followJob tells what happens in a job until it ends, as server-sent events (the
// section of that name in the HTML standard), or as a list of what has happened so
// far.
func (s *service) followJob(rt *route, w http.ResponseWriter, r *http.Request) error {
	j, err := s.askedJob(rt, r)
	if err != nil {
		return err
	}
	after := r.Header.Get("Last-Event-ID")
	events, more, err := s.opts.Intake.JobEvents(r.Context(), j.ID, after)
	if err != nil {
		return err
	}
	ended := more == nil && j.State.Ended()
	switch {
	case wantsEventList(r):
		return writeJSON(w, r, "", JobEvents{Events: list0(events), Ended: ended})
	case ended && len(events) == 0:
		// A browser takes a stream up again that has ended, until it hears this.
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	select {
	case s.streams <- struct{}{}:
		defer func() { <-s.streams }()
	default:
		return fmt.Errorf("%d streams of events are open: %w", mostStreams, corpus.ErrUnavailable)
	}
	h := w.Header()
	h.Set("Content-Type", eventStream)
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // nginx holds answers back otherwise
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return nil
	}
	out := newEventWriter(w)
	out.write(fmt.Sprintf("retry: %d\n\n", reconnectAfter.Milliseconds()))
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		for i := range events {
			out.event(&events[i])
			after = events[i].ID
		}
		out.flush()
		if more == nil || out.err != nil {
			return nil
		}
		select {
		case <-r.Context().Done():
			return nil
		case <-beat.C:
			events = nil
			out.write(": nothing new\n\n")
			continue
		case <-more:
		}
		if events, more, err = s.opts.Intake.JobEvents(r.Context(), j.ID, after); err != nil {
			return nil // forgotten meanwhile: there is nothing left to tell
		}
	}
}

// wantsEventList says whether a client takes JSON and no stream.
func wantsEventList(r *http.Request) bool {
	list := false
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept"), ","), ",") {
		switch mediaType, _, _ := mime.ParseMediaType(part); mediaType {
		case eventStream:
			return false
		case "application/json":
			list = true
		}
	}
	return list
}

// eventWriter writes events, and remembers the first fault: a client that has gone.
type eventWriter struct {
	out     io.Writer
	control *http.ResponseController
	err     error
}

// newEventWriter returns a writer that has no end of its time: neither the limit on
// reading the request, which is over, nor that on writing applies to it.
func newEventWriter(w http.ResponseWriter) *eventWriter {
	control := http.NewResponseController(w)
	// A writer that knows no deadlines (a test's recorder) needs none put off.
	_ = control.SetReadDeadline(time.Time{})
	return &eventWriter{out: newPatientWriter(w), control: control}
}

func (e *eventWriter) write(text string) {
	if e.err == nil {
		_, e.err = io.WriteString(e.out, text)
	}
}

func (e *eventWriter) event(event *corpus.JobEvent) {
	var data bytes.Buffer
	enc := json.NewEncoder(&data)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(event); err != nil {
		e.err = err
		return
	}
	// JSON has no line breaks but the one at its end.
	e.write(fmt.Sprintf("id: %s\nevent: %s\ndata: %s\n", event.ID, event.Step, data.String()))
}

func (e *eventWriter) flush() {
	if e.err == nil {
		e.err = e.control.Flush()
	}
}
