package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// writeJSON encodes v whole and answers with it. An empty etag is made from the
// bytes.
func writeJSON(w http.ResponseWriter, r *http.Request, etag string, v any) error {
	body, err := encodeJSON(v)
	if err != nil {
		return err
	}
	if etag == "" {
		etag = `"` + digest(string(body)) + `"`
	}
	writeBytes(w, r, "application/json", etag, body)
	return nil
}

// encodeJSON returns v as every answer has it.
func encodeJSON(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("encoding the answer: %w", err)
	}
	return buf.Bytes(), nil
}

// writeBytes answers with what was made whole beforehand, or with 304 when the
// caller has it.
func writeBytes(w http.ResponseWriter, r *http.Request, mediaType, etag string, body []byte) {
	setValidator(w.Header(), etag)
	writeWhole(w, r, mediaType, etag, body)
}

// writeWhole is [writeBytes] for an answer that has said already how it may be kept.
func writeWhole(w http.ResponseWriter, r *http.Request, mediaType, etag string, body []byte) {
	h := w.Header()
	h.Set("ETag", etag)
	if holds(r, etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", mediaType)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

// setValidator lets caches keep the answer and makes them ask whether it still
// holds.
func setValidator(h http.Header, etag string) {
	h.Set("ETag", etag)
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept")
}

// holds says whether the request names the ETag in If-None-Match. Weak and
// strong ones are compared alike, as RFC 9110 wants it for this header.
func holds(r *http.Request, etag string) bool {
	for _, header := range r.Header.Values("If-None-Match") {
		for _, have := range strings.Split(header, ",") {
			have = strings.TrimSpace(have)
			if have == "*" || strings.TrimPrefix(have, "W/") == strings.TrimPrefix(etag, "W/") {
				return true
			}
		}
	}
	return false
}

// queryETag returns the ETag of an answer made from a generation of the index:
// the same question to the same content has the same one. It is weak since the
// time that the search took differs.
func (s *service) queryETag(generation, self string, f format) string {
	return `W/"` + digest(strings.Join([]string{s.opts.Version, s.vocabularyVersion(), generation, self, string(f), dayOf(self, s.opts.Now())}, "\n")) + `"`
}

// unchanged answers with 304 when the caller holds what the index would be asked
// for now, and says whether it did.
func (s *service) unchanged(w http.ResponseWriter, r *http.Request, self string, f format) bool {
	etag := s.queryETag(s.opts.Index.Generation(), self, f)
	if !holds(r, etag) {
		return false
	}
	writeBytes(w, r, "", etag, nil)
	return true
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}
