package api

import (
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzhttp"
)

// minCoded is the size in bytes from which an answer is compressed: a smaller one
// fits into one packet as it is.
const minCoded = 1024

// tagEnd ends the strong ETag of an answer to a client that takes gzip. What is
// compressed is another representation, for which RFC 9110, section 8.8.3.3, wants
// another tag. A tag made weak instead would be of no use to If-Match.
const tagEnd = `-gzip"`

// coded compresses the answers to clients that take gzip, the one coding that all
// know. Pictures, archives, events and parts of files are left alone. Answers hold
// no secret beside what a stranger can put into them, so that their length betrays
// nothing (BREACH).
func coded(next http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(minCoded), gzhttp.EnableZstd(false), gzhttp.SetContentType(false), gzhttp.ContentTypeFilter(compressible))
	if err != nil {
		panic(fmt.Sprintf("compressing answers: %v", err)) // our own settings
	}
	zipped := wrap(tagged(next, true))
	plain := tagged(next, false)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if acceptsGzip(r.Header) {
			zipped.ServeHTTP(w, r)
			return
		}
		plain.ServeHTTP(w, r)
	})
}

// isVerbatim says whether the route's answers are never compressed: an original
// is given byte for byte and in ranges, and events as they come.
func (rt *route) isVerbatim() bool {
	return strings.HasSuffix(rt.path, "/original") || slices.Contains(rt.media, "text/event-stream")
}

// compressible says whether what has the media type becomes smaller. The formats
// that it does not name are compressed in themselves.
func compressible(contentType string) bool {
	mediaType, _, err := mime.ParseMediaType(contentType)
	if err != nil || mediaType == "text/event-stream" {
		return false
	}
	for _, ending := range []string{"json", "xml", "yaml", "javascript", "x-research-info-systems", "x-bibtex"} {
		if strings.HasSuffix(mediaType, ending) {
			return true
		}
	}
	return strings.HasPrefix(mediaType, "text/")
}

// acceptsGzip says whether the header Accept-Encoding names gzip and not with the
// weight 0. A star alone is no wish for it: some clients send one and cannot read
// what is compressed.
func acceptsGzip(h http.Header) bool {
	for part := range strings.SplitSeq(strings.Join(h.Values("Accept-Encoding"), ","), ",") {
		coding, weight, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(coding), "gzip") {
			continue
		}
		weight, weighed := strings.CutPrefix(strings.ToLower(strings.ReplaceAll(weight, " ", "")), "q=")
		q, err := strconv.ParseFloat(weight, 64)
		return !weighed || err == nil && q > 0
	}
	return false
}

// tagged gives the ETags of answers their ending where the client takes gzip, and
// takes it off those that requests name, so that handlers know one tag alone.
func tagged(next http.Handler, gzip bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t := &tagger{ResponseWriter: w, gzip: gzip, head: r.Method == http.MethodHead, held: strings.Join(r.Header.Values("If-None-Match"), ",")}
		for _, name := range []string{"If-None-Match", "If-Match"} {
			for i, value := range r.Header.Values(name) {
				if strings.Contains(value, tagEnd) {
					r = r.Clone(r.Context())
					r.Header[name][i] = strings.ReplaceAll(value, tagEnd, `"`)
				}
			}
		}
		next.ServeHTTP(t, r)
		if t.status == 0 {
			t.WriteHeader(http.StatusOK) // as the server would
		}
	})
}

// tagger sets the headers of an answer that depend on its coding.
type tagger struct {
	http.ResponseWriter
	gzip, head bool
	// held are the tags of what the client has.
	held   string
	status int
}

func (t *tagger) WriteHeader(status int) {
	if t.status == 0 && status >= http.StatusOK {
		t.status = status
		t.setHeaders()
	}
	t.ResponseWriter.WriteHeader(status)
}

func (t *tagger) setHeaders() {
	h := t.Header()
	if !strings.Contains(strings.ToLower(strings.Join(h.Values("Vary"), ",")), "accept-encoding") {
		h.Add("Vary", "Accept-Encoding")
	}
	if !t.gzip {
		return
	}
	tag := h.Get("ETag")
	// What a client has by the other tag is confirmed by that one.
	confirmed := t.status == http.StatusNotModified && strings.Contains(t.held, tag)
	if strings.HasPrefix(tag, `"`) && !confirmed {
		h.Set("ETag", strings.TrimSuffix(tag, `"`)+tagEnd)
	}
	if length, _ := strconv.Atoi(h.Get("Content-Length")); t.head && length >= minCoded && compressible(h.Get("Content-Type")) {
		// The answer to GET would be shorter; how much, only compressing would tell.
		h.Del("Content-Length")
	}
}

func (t *tagger) Write(b []byte) (int, error) {
	if t.status == 0 {
		t.WriteHeader(http.StatusOK)
	}
	return t.ResponseWriter.Write(b)
}

// Unwrap serves [http.ResponseController].
func (t *tagger) Unwrap() http.ResponseWriter { return t.ResponseWriter }

func (t *tagger) begun() bool { return t.status != 0 }
