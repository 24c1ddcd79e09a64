package api

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"slices"

	"polidex/corpus"
)

// maxBody bounds the body of a request, in bytes, where the route sets no bound.
const maxBody = 64 << 10

// record is what is logged of a request; handlers add to it.
type record struct {
	// pattern is what of the mux fits the request, route that one of ours; empty and nil
	// for an address that nothing is served at.
	pattern string
	route   *route
	// caller is the name of the caller, empty for nobody.
	caller string
	err    error
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

func (m *meter) begun() bool { return m.status != 0 }

// begun says whether a part of the answer was written.
func begun(w http.ResponseWriter) bool {
	for {
		if b, ok := w.(interface{ begun() bool }); ok {
			return b.begun()
		}
		inner, ok := w.(interface{ Unwrap() http.ResponseWriter })
		if !ok {
			return false
		}
		w = inner.Unwrap()
	}
}

// logged writes one record a request, whatever became of it.
func (s *service) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := s.opts.Now()
		rec, m := &record{}, &meter{ResponseWriter: w}
		r = r.WithContext(context.WithValue(r.Context(), recordKey{}, rec))
		defer func() {
			level := slog.LevelInfo
			attrs := []slog.Attr{
				slog.String("method", r.Method), slog.String("path", withoutSecrets(r.URL.Path)), slog.String("query", withoutSecrets(r.URL.RawQuery)),
				slog.String("route", rec.pattern), slog.Int("status", m.status), slog.Int64("bytes", m.bytes),
				slog.Float64("took_ms", milliseconds(s.opts.Now().Sub(start))), slog.String("remote", s.remote(r)),
			}
			if rec.caller != "" {
				attrs = append(attrs, slog.String("caller", rec.caller))
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

// guarded turns a panic into a 500 and sets the headers that every answer has.
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
		next.ServeHTTP(w, r)
	})
}

// open lets pages of any origin read, and answers the question before it. They
// read as nobody: neither a browser's credentials nor a token may be sent along,
// and no method that changes anything.
func (s *service) open(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !slices.Contains([]string{http.MethodGet, http.MethodHead, http.MethodOptions}, r.Method) {
			next.ServeHTTP(w, r)
			return
		}
		h := w.Header()
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Access-Control-Expose-Headers", "Accept-Ranges, Content-Disposition, Content-Range, ETag, Link, Polidex-Corpus-Time, Polidex-Cut, Polidex-Generation, Polidex-Query, Polidex-Version, Polidex-Vocabulary, Retry-After")
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

// routed lets the mux answer what it has a route for, to whom and as often as it
// may, and answers the rest with problems in place of the mux's plain lines.
func (s *service) routed(mux *http.ServeMux) http.Handler {
	byPattern := map[string]*route{}
	for i := range s.routes {
		rt := &s.routes[i]
		byPattern[rt.verb()+" "+rt.path] = rt
	}
	counts, code := newLimits(s.opts.Access.Rate), coded(mux)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h, pattern := mux.Handler(r)
		rt := byPattern[pattern]
		recordOf(r).pattern, recordOf(r).route = pattern, rt
		r, err := s.admit(rt, w, r, counts)
		switch {
		case err != nil:
			s.fail(w, r, err)
		case pattern == "":
			s.fail(w, r, unanswered(h, w, r))
		case rt == nil:
			// What is in no list of routes has no scope either: it is not served.
			s.fail(w, r, noPath(r))
		case rt.isVerbatim():
			mux.ServeHTTP(w, r)
		default:
			code.ServeHTTP(w, r)
		}
	})
}

// admit says whether the request may go on to the route, nil where there is none
// at its address, and returns it with its caller and a bounded body.
func (s *service) admit(rt *route, w http.ResponseWriter, r *http.Request, counts *limits) (*http.Request, error) {
	if err := secretInAddress(r); err != nil {
		return r, err
	}
	if err := sameSite(r); err != nil {
		return r, err
	}
	r, err := s.permit(rt, r, counts)
	if err != nil {
		return r, err
	}
	limit := int64(maxBody)
	if rt != nil {
		limit = cmp.Or(rt.maxBody, limit)
	}
	if r.ContentLength > limit {
		return r, fmt.Errorf("%w: %w", tooLarge(limit), corpus.ErrTooLarge)
	}
	r.Body = http.MaxBytesReader(w, r.Body, limit)
	return r, nil
}

func tooLarge(limit int64) error {
	return fmt.Errorf("the body is larger than the %d bytes that are taken here", limit)
}

// unanswered is the error of a request that the mux has no route for; h is what
// the mux would answer.
func unanswered(h http.Handler, w http.ResponseWriter, r *http.Request) error {
	probe := &silentWriter{header: http.Header{}}
	h.ServeHTTP(probe, r)
	if allow := probe.header.Get("Allow"); allow != "" {
		w.Header().Set("Allow", allow)
		return fmt.Errorf("%s is not answered here, only %s: %w", r.Method, allow, errNoMethod)
	}
	return noPath(r)
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
	switch {
	case errors.As(err, &cut), begun(w):
		panic(http.ErrAbortHandler)
	case errors.Is(err, context.Canceled) && r.Context().Err() != nil:
		panic(http.ErrAbortHandler)
	}
	if forPeople(r) {
		if pageErr := s.failed(w, r, err); pageErr == nil || begun(w) {
			return
		}
	}
	writeProblem(w, r, err)
}
