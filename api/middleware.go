package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"

	"polidex/corpus"
)

// maxBody bounds the body of a request; no route reads one.
const maxBody = 64 << 10

// record is what is logged of a request; handlers add to it.
type record struct {
	route string
	err   error
}

type recordKey struct{}

// recordOf returns the record of the request, or one that nobody reads.
func recordOf(r *http.Request) *record {
	if rec, ok := r.Context().Value(recordKey{}).(*record); ok {
		return rec
	}
	return &record{}
}

// meter counts what is written.
type meter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (m *meter) WriteHeader(status int) {
	if m.status == 0 || m.status < http.StatusOK {
		m.status = status
	}
	m.ResponseWriter.WriteHeader(status)
}

func (m *meter) Write(b []byte) (int, error) {
	if m.status == 0 {
		m.status = http.StatusOK
	}
	n, err := m.ResponseWriter.Write(b)
	m.bytes += int64(n)
	return n, err
}

// Unwrap serves [http.ResponseController].
func (m *meter) Unwrap() http.ResponseWriter { return m.ResponseWriter }

// logged writes one record a request, whatever became of it.
func (s *service) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := s.opts.Now()
		rec, m := &record{}, &meter{ResponseWriter: w}
		r = r.WithContext(context.WithValue(r.Context(), recordKey{}, rec))
		defer func() {
			level := slog.LevelInfo
			attrs := []slog.Attr{
				slog.String("method", r.Method), slog.String("path", r.URL.Path), slog.String("query", r.URL.RawQuery),
				slog.String("route", rec.route), slog.Int("status", m.status), slog.Int64("bytes", m.bytes),
				slog.Float64("took_ms", milliseconds(s.opts.Now().Sub(start))), slog.String("remote", r.RemoteAddr),
			}
			if rec.err != nil {
				attrs = append(attrs, slog.String("error", rec.err.Error()))
				level = levelOf(m.status, rec.err)
			}
			s.opts.Logger.LogAttrs(r.Context(), level, "request", attrs...)
		}()
		next.ServeHTTP(m, r)
	})
}

// levelOf returns how loudly an error is told: a fault of ours most, a caller's
// mistake and a server that is not ready yet not at all.
func levelOf(status int, err error) slog.Level {
	var waiting notReadyError
	switch {
	case errors.As(err, &waiting) || status < http.StatusInternalServerError:
		return slog.LevelInfo
	case status == http.StatusServiceUnavailable:
		return slog.LevelWarn
	}
	return slog.LevelError
}

// guarded turns a panic into a 500, sets the headers that every answer has, and
// refuses bodies that nobody would read.
func (s *service) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if p == http.ErrAbortHandler {
				panic(p)
			}
			s.fail(w, r, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}()
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		if r.ContentLength > maxBody {
			s.fail(w, r, fmt.Errorf("a body of %d bytes, where at most %d are taken: %w", r.ContentLength, maxBody, corpus.ErrTooLarge))
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	})
}

// open lets pages of any origin read, and answers the question before it.
func (s *service) open(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Access-Control-Expose-Headers", "Accept-Ranges, Content-Disposition, Content-Range, ETag, Link, Polidex-Generation, Polidex-Version, Polidex-Vocabulary, Retry-After")
		if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
			h.Set("Access-Control-Allow-Methods", "GET, HEAD")
			h.Set("Access-Control-Allow-Headers", "If-None-Match, Range, If-Range")
			h.Set("Access-Control-Max-Age", "86400")
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// routed lets the mux answer what it has a route for, and answers the rest with
// problems in place of the mux's plain lines.
func (s *service) routed(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h, pattern := mux.Handler(r)
		recordOf(r).route = pattern
		if pattern != "" {
			mux.ServeHTTP(w, r)
			return
		}
		probe := &silentWriter{header: http.Header{}}
		h.ServeHTTP(probe, r)
		if allow := probe.header.Get("Allow"); allow != "" {
			w.Header().Set("Allow", allow)
			s.fail(w, r, fmt.Errorf("%s is not answered here, only %s: %w", r.Method, allow, errNoMethod))
			return
		}
		s.fail(w, r, noPath(r))
	})
}

func noPath(r *http.Request) error {
	return fmt.Errorf("nothing is served at %q; /docs lists what is: %w", r.URL.Path, errNoPath)
}

// silentWriter takes an answer and keeps its header.
type silentWriter struct{ header http.Header }

func (s *silentWriter) Header() http.Header         { return s.header }
func (s *silentWriter) Write(b []byte) (int, error) { return len(b), nil }
func (s *silentWriter) WriteHeader(int)             {}

// fail is the one place where errors are answered. A client that has gone needs
// no answer, and an answer that has begun can only be cut.
func (s *service) fail(w http.ResponseWriter, r *http.Request, err error) {
	recordOf(r).err = err
	var cut cutError
	m, counted := w.(*meter)
	switch {
	case errors.As(err, &cut), counted && m.status != 0:
		panic(http.ErrAbortHandler)
	case errors.Is(err, context.Canceled) && r.Context().Err() != nil:
		panic(http.ErrAbortHandler)
	}
	writeProblem(w, r, err)
}
