package api

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"polidex/corpus"
)

// Pictures draws pages. It is used by many goroutines.
type Pictures interface {
	// Picture draws a page as a PNG of so many pixels in width, one more or less,
	// with what is to be marked. The bytes are not to be changed.
	//
	// Errors wrap [corpus.ErrMalformed] where the page cannot be drawn,
	// [corpus.ErrTooLarge] where drawing it passed a limit, [corpus.ErrUnsupported]
	// where the file is protected or has no pages, [corpus.ErrNotFound] where the
	// original or the page is not there, and [corpus.ErrUnavailable].
	Picture(ctx context.Context, of PictureOf) ([]byte, error)
}

// PictureOf is what a picture shows.
type PictureOf struct {
	// Digest is the SHA-256 of the file.
	Digest string
	// Page is counted from 1; Width is in pixels.
	Page, Width int
	// Marked are the blocks whose places on the page are marked, in their order and
	// each once. Their kinds and places are set, and nothing else.
	Marked []corpus.Block
}

// pictureType is the media type of a picture.
const pictureType = "image/png"

// usualWidth is that of a picture that is asked for without one.
const usualWidth = "800"

// pictureRoutes are those of pages as pictures.
func pictureRoutes() []route {
	memory := newPictureMemory()
	return []route{
		{path: "/v1/documents/{id}/pages/{page}/picture", id: "get-page-picture", group: groupDocuments, summary: "Get a page as a picture",
			doc:   "A page of a PDF as it is displayed, with the places of actions and passages marked. Documents of other formats have no pages to draw: 415. A page that the file does not let draw, or that takes too much to draw, is 422.",
			words: []string{"mark", "width"}, initial: map[string]string{"width": usualWidth},
			media: []string{pictureType}, example: "/v1/documents/{paged}/pages/1/picture",
			handle: func(s *service, rt *route, w http.ResponseWriter, r *http.Request) error {
				return s.picture(memory, rt, w, r)
			}},
	}
}

// pictureWords are the query words of pictures.
func pictureWords() []parameter {
	nothing := func(*asked, []string) error { return nil }
	return []parameter{
		{name: "mark", kind: huma.TypeString, many: true, example: "0123456789abcdef-p12", read: nothing,
			doc: "The id of an action or a passage of the document whose page is drawn: where it stands on the page is marked, if it does. Of an action it is the block that it was found in."},
		// The few widths are names of sizes, not numbers to reckon with.
		{name: "width", kind: huma.TypeString, closed: pictureWidths(), initial: usualWidth, example: "1200", read: nothing,
			doc: "A picture's width in pixels, one more or less. A page that is very long is drawn narrower."},
	}
}

// pictureWidths are few, so that a cache of pictures stays small: for a column
// beside a text, and a whole window, on screens of one and two dots a pixel.
func pictureWidths() []string { return []string{"400", usualWidth, "1200", "1600"} }

// picture answers with a page as a picture. Reviews may change what an address
// shows, so that caches ask each time; they are told that it still holds before
// anything is drawn.
func (s *service) picture(memory *pictureMemory, rt *route, w http.ResponseWriter, r *http.Request) error {
	if s.opts.Pictures == nil {
		return fmt.Errorf("this server draws no pages: %w", errNoPath)
	}
	_, words, err := s.decode(r, rt)
	if err != nil {
		return err
	}
	generation, address := s.opts.Index.Generation(), r.URL.Path+"?"+words.Encode()
	named, ok := memory.get(generation, address)
	if !ok {
		if named, err = s.namedPicture(rt, r, words); err != nil {
			return err
		}
		memory.keep(generation, address, named)
	}
	if holds(r, named.etag) {
		writeBytes(w, r, "", named.etag, nil)
		return nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	picture, err := s.opts.Pictures.Picture(ctx, named.of)
	if err != nil {
		return notDrawn(r.PathValue("id"), named.of.Page, err)
	}
	writeBytes(w, r, pictureType, named.etag, picture)
	return nil
}

// namedPicture finds out what a picture is to show, and its ETag.
func (s *service) namedPicture(rt *route, r *http.Request, words url.Values) (n namedPicture, err error) {
	d, err := s.asked(rt, r, r.PathValue("id"))
	if err != nil {
		return n, err
	}
	if d.Format != corpus.FormatPDF {
		return n, fmt.Errorf("document %q was read from %s, which has no pages to draw: %w", d.ID, d.Format, corpus.ErrUnsupported)
	}
	n.of.Digest = d.Digest
	if n.of.Page, err = pageOf(d, r.PathValue("page")); err != nil {
		return n, err
	}
	if n.of.Marked, err = markedBlocks(d, words["mark"], n.of.Page); err != nil {
		return n, err
	}
	if n.of.Width, err = strconv.Atoi(cmp.Or(words.Get("width"), usualWidth)); err != nil {
		return n, fmt.Errorf("reading a width: %w", err) // our own list
	}
	made, err := json.Marshal(n.of)
	if err != nil {
		return n, fmt.Errorf("naming a picture: %w", err)
	}
	n.etag = `"` + digest(s.opts.Version+"\n"+string(made)) + `"`
	return n, nil
}

// pageOf returns the number of a page of the document.
func pageOf(d *corpus.Document, text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > d.Pages {
		return 0, fmt.Errorf("document %q has %d pages, and none is numbered %q: %w", d.ID, d.Pages, text, corpus.ErrNotFound)
	}
	return n, nil
}

// markedBlocks returns the blocks on the page that the ids of actions and passages
// of the document name: in order, each once, with their kinds and places alone.
func markedBlocks(d *corpus.Document, ids []string, page int) ([]corpus.Block, error) {
	var indexes []int
	for _, id := range ids {
		n, ok := blockOf(d, id)
		if a, found := d.Action(id); found {
			n, ok = a.Block, a.Block >= 0 && a.Block < len(d.Blocks)
		}
		if !ok {
			return nil, fmt.Errorf("document %q has no action or passage %q to mark: %w", d.ID, id, corpus.ErrNotFound)
		}
		indexes = append(indexes, n)
	}
	slices.Sort(indexes)
	var out []corpus.Block
	for _, n := range slices.Compact(indexes) {
		if b := &d.Blocks[n]; isOnPage(b, page) {
			out = append(out, corpus.Block{Kind: b.Kind, Page: b.Page, Box: b.Box, Continued: b.Continued})
		}
	}
	return out, nil
}

// notDrawn is the error of a page that was not drawn. What lies in the file is
// told as that, whatever limit it passed; of what is not there, the words of the
// archive, which may name its files, are not given.
func notDrawn(document string, page int, err error) error {
	switch {
	case errors.Is(err, corpus.ErrNotFound):
		return fmt.Errorf("page %d of document %q is not there to be drawn: %w", page, document, corpus.ErrNotFound)
	case errors.Is(err, corpus.ErrMalformed), errors.Is(err, corpus.ErrTooLarge), errors.Is(err, corpus.ErrUnsupported):
		return fmt.Errorf("page %d of document %q cannot be drawn: %s: %w", page, document, corpus.Plain(err), corpus.ErrMalformed)
	}
	return err
}
