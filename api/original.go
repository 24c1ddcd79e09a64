package api

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"polidex/corpus"
)

// sandbox is the policy of an original that a browser would run or lay out: it
// gets an origin of its own, no script, and nothing from elsewhere.
const sandbox = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"

// viewer is the policy of a PDF. Some browsers do not show one in a sandbox, and
// their viewer is one by itself; it needs an embedded object and a style.
const viewer = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"

// original answers with the bytes as they were taken in. Ranges and conditional
// requests are answered as RFC 9110 wants them.
func (s *service) original(rt *route, w http.ResponseWriter, r *http.Request) error {
	d, err := s.asked(rt, r, r.PathValue("id"))
	if err != nil {
		return err
	}
	f, err := s.opts.Archive.Original(r.Context(), d.Digest)
	if errors.Is(err, corpus.ErrNotFound) {
		return fmt.Errorf("there is no original of document %q: %w", d.ID, corpus.ErrNotFound)
	}
	if err != nil {
		return err
	}
	defer f.Close()
	mediaType, err := originalType(d, f)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", mediaType)
	h.Set("Content-Disposition", disposition(d))
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", `"`+d.Digest+`"`)
	h.Set("Content-Security-Policy", sandbox)
	if d.Format == corpus.FormatPDF {
		h.Set("Content-Security-Policy", viewer)
	}
	http.ServeContent(newPatientWriter(w), r, "", time.Time{}, contextReader{f, r.Context()})
	return nil
}

// contextReader stops reading when the request ends.
type contextReader struct {
	io.ReadSeeker
	ctx context.Context
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.ReadSeeker.Read(p)
}

// originalType returns the media type to serve an original with. The character
// set is the one that its server declared; else a text that is UTF-8 says so,
// and a page is left to what it declares in itself.
func originalType(d *corpus.Document, f io.ReadSeeker) (string, error) {
	mediaType, _, err := mime.ParseMediaType(d.Format.MediaType())
	if err != nil || d.Format == corpus.FormatPDF {
		return d.Format.MediaType(), nil
	}
	for i := len(d.Provenance) - 1; i >= 0; i-- {
		if _, params, err := mime.ParseMediaType(d.Provenance[i].ContentType); err == nil && params["charset"] != "" {
			return mime.FormatMediaType(mediaType, map[string]string{"charset": params["charset"]}), nil
		}
	}
	if d.Format == corpus.FormatHTML {
		return mediaType, nil
	}
	utf8Text, err := startsAsUTF8(f)
	if err != nil {
		return "", fmt.Errorf("reading the original of document %q: %w", d.ID, err)
	}
	if utf8Text {
		return mediaType + "; charset=utf-8", nil
	}
	return mediaType, nil
}

// startsAsUTF8 looks at the first bytes and puts the reader back to its start.
func startsAsUTF8(f io.ReadSeeker) (bool, error) {
	var buf bytes.Buffer
	const look = 32 << 10
	if _, err := io.CopyN(&buf, f, look); err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return false, err
	}
	text := buf.Bytes()
	if len(text) == look {
		// The look may end within a letter.
		for i := 1; i < utf8.UTFMax && !utf8.Valid(text); i++ {
			text = text[:look-i]
		}
	}
	return utf8.Valid(text), nil
}

// disposition names the file for saving, by its reference where it has one. It
// is shown in place, so that a link can point at a page.
func disposition(d *corpus.Document) string {
	ending := map[corpus.Format]string{corpus.FormatPDF: ".pdf", corpus.FormatHTML: ".html", corpus.FormatText: ".txt"}[d.Format]
	name := d.Work
	if name == "" {
		name = strings.TrimSuffix(path.Base(strings.ReplaceAll(d.Source, `\`, "/")), ending)
		name, _, _ = strings.Cut(name, "?")
	}
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`"/\:*<>|`, r) || !utf8.ValidRune(r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, name)
	if strings.Trim(name, ". ") == "" || len(name) > 150 {
		name = d.ID
	}
	if v := mime.FormatMediaType("inline", map[string]string{"filename": name + ending}); v != "" {
		return v
	}
	return "inline"
}
