package api_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/api"
	"polidex/corpus"
)

// fakePictures draws nothing, and some pages not even that.
type fakePictures struct {
	mu    sync.Mutex
	asked []api.PictureOf
}

func (p *fakePictures) Picture(ctx context.Context, of api.PictureOf) ([]byte, error) {
	p.mu.Lock()
	p.asked = append(p.asked, of)
	p.mu.Unlock()
	switch of.Page {
	case 2:
		return nil, fmt.Errorf("drawing page 2: no picture: %w", corpus.ErrMalformed)
	case 3:
		return nil, fmt.Errorf("it took longer than 15s: %w", corpus.ErrTooLarge)
	case 4:
		return nil, fmt.Errorf("drawing a page: a password is needed: %w", corpus.ErrUnsupported)
	case 5:
		return nil, fmt.Errorf("opening /secret/place: %w", corpus.ErrNotFound)
	case 6:
		return nil, fmt.Errorf("starting /secret/program: %w", corpus.ErrUnavailable)
	case 8:
		<-ctx.Done()
		return nil, ctx.Err()
	case 9:
		return nil, errors.New("reading /secret/place: it is damaged")
	}
	return fmt.Appendf(nil, "picture of page %d", of.Page), nil
}

func (p *fakePictures) taken() []api.PictureOf {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := p.asked
	p.asked = nil
	return out
}

// drawing is a fixture whose server draws pages, and whose index changes.
type drawing struct {
	*fixture
	pictures *fakePictures
	// generation is that of the index.
	generation atomic.Value
}

func newDrawing(t *testing.T) *drawing {
	t.Helper()
	f := &drawing{fixture: newFixture(t), pictures: &fakePictures{}}
	f.serve(t, f.pictures)
	return f
}

// serve has the documents served by a server that draws with pictures.
func (f *drawing) serve(t *testing.T, pictures api.Pictures) {
	t.Helper()
	f.generation.Store("g7")
	handler, err := api.New(api.Options{
		Index: changingIndex{f.index, &f.generation}, Archive: f.archive, Pictures: pictures, RequestTimeout: 50 * time.Millisecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	f.url = server.URL
}

// changingIndex is an index whose generation can be set.
type changingIndex struct {
	api.Index
	generation *atomic.Value
}

func (x changingIndex) Generation() string { return x.generation.Load().(string) }

func TestPictureShows(t *testing.T) {
	f := newDrawing(t)
	d := f.held(corpus.FormatPDF)
	d.Blocks = append(d.Blocks, corpus.Block{
		Kind: corpus.Paragraph, Text: "It goes on.", Page: 7, Box: &corpus.Rect{X1: 10, Y1: 20},
		Continued: []corpus.PageRect{{Page: 10, Box: corpus.Rect{X1: 30, Y1: 40}}},
	})
	passage := func(n int) string { return "mark=" + corpus.PassageID(d.ID, n) }
	action := "mark=" + d.Actions[0].ID
	first := corpus.Block{Kind: corpus.Paragraph, Page: 7, Box: d.Blocks[1].Box}
	second := corpus.Block{Kind: corpus.Item, Page: 7}
	third := corpus.Block{Kind: corpus.Paragraph, Page: 7, Box: d.Blocks[3].Box, Continued: d.Blocks[3].Continued}
	for _, c := range []struct {
		name, path string
		want       api.PictureOf
	}{
		{"a page", "1/picture", api.PictureOf{Page: 1, Width: 800}},
		{"a width", "12/picture?width=1600", api.PictureOf{Page: 12, Width: 1600}},
		{"an action", "7/picture?" + action, api.PictureOf{Page: 7, Width: 800, Marked: []corpus.Block{second}}},
		{"a passage", "7/picture?" + passage(1), api.PictureOf{Page: 7, Width: 800, Marked: []corpus.Block{first}}},
		{"several, in any order", "7/picture?width=400&" + passage(3) + "&" + action + "&" + passage(1), api.PictureOf{Page: 7, Width: 400, Marked: []corpus.Block{first, second, third}}},
		{"an action and its passage", "7/picture?" + passage(2) + "&" + action, api.PictureOf{Page: 7, Width: 800, Marked: []corpus.Block{second}}},
		{"what goes on there", "10/picture?" + passage(3) + "&" + action, api.PictureOf{Page: 10, Width: 800, Marked: []corpus.Block{third}}},
		{"what stands elsewhere", "1/picture?" + passage(1), api.PictureOf{Page: 1, Width: 800}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.want.Digest = d.Digest
			got := f.get(t, "/v1/documents/"+d.ID+"/pages/"+c.path)
			if got.StatusCode != http.StatusOK || got.Header.Get("Content-Type") != "image/png" || got.body != fmt.Sprintf("picture of page %d", c.want.Page) {
				t.Fatalf("%s answers %d, %s: %q", c.path, got.StatusCode, got.Header.Get("Content-Type"), got.body)
			}
			if diff := cmp.Diff([]api.PictureOf{c.want}, f.pictures.taken()); diff != "" {
				t.Errorf("asked for (-want +got):\n%s", diff)
			}
		})
	}
}

// TestPictureRefused holds the answers against the description too.
func TestPictureRefused(t *testing.T) {
	f := newDrawing(t)
	spec, doc, err := newChecker([]byte(f.get(t, "/openapi.json").body))
	if err != nil {
		t.Fatal(err)
	}
	d, html := f.held(corpus.FormatPDF), f.held(corpus.FormatHTML)
	for _, c := range []struct {
		name, path string
		status     int
		says       string
	}{
		{"nothing", d.ID + "/pages/1/picture", 200, ""},
		{"no PDF", html.ID + "/pages/1/picture", 415, "was read from html, which has no pages to draw"},
		{"no document", "0123456789abcdef/pages/1/picture", 404, `there is no document "0123456789abcdef"`},
		{"no such page", d.ID + "/pages/13/picture", 404, `has 12 pages, and none is numbered "13"`},
		{"page 0", d.ID + "/pages/0/picture", 404, `none is numbered "0"`},
		{"no number", d.ID + "/pages/first/picture", 404, `none is numbered "first"`},
		{"another width", d.ID + "/pages/1/picture?width=801", 400, `"801" is not one of 400, 800, 1200, 1600; did you mean "800"?`},
		{"an unknown word", d.ID + "/pages/1/picture?marks=x", 400, `did you mean "mark"?`},
		{"no such mark", d.ID + "/pages/7/picture?mark=" + d.ID + "-p99", 404, `has no action or passage "` + d.ID + `-p99" to mark`},
		{"furniture", d.ID + "/pages/1/picture?mark=" + d.ID + "-p0", 404, "to mark"},
		{"a mark of another document", d.ID + "/pages/7/picture?mark=" + html.ID + "-p1", 404, "to mark"},
		{"cannot be drawn", d.ID + "/pages/2/picture", 422, "page 2 of document \"" + d.ID + "\" cannot be drawn: drawing page 2: no picture"},
		{"takes too long", d.ID + "/pages/3/picture", 422, "cannot be drawn: it took longer than 15s"},
		{"protected", d.ID + "/pages/4/picture", 422, "a password is needed"},
		{"no original", d.ID + "/pages/5/picture", 404, "page 5 of document \"" + d.ID + "\" is not there to be drawn"},
		{"no process", d.ID + "/pages/6/picture", 503, "not available now"},
		{"not in time", d.ID + "/pages/8/picture", 503, "took too long"},
		{"a fault", d.ID + "/pages/9/picture", 500, "an error of the server"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := f.get(t, "/v1/documents/"+c.path)
			checkAnswer(t, spec, doc, "/v1/documents/{id}/pages/{page}/picture", got)
			if got.StatusCode == http.StatusOK && c.status == http.StatusOK {
				return
			}
			detail, _ := decode(t, got)["detail"].(string)
			if got.StatusCode != c.status || !strings.Contains(detail, c.says) || strings.Contains(got.body, "secret") {
				t.Errorf("%s answers %d: %s, want %d with %q", c.path, got.StatusCode, got.body, c.status, c.says)
			}
		})
	}
}

// TestPictureETag: a picture is named by what it shows, which is known without
// drawing it.
func TestPictureETag(t *testing.T) {
	f := newDrawing(t)
	d := f.held(corpus.FormatPDF)
	path, mark := "/v1/documents/"+d.ID+"/pages/7/picture", "mark="+corpus.PassageID(d.ID, 1)
	seen := map[string]string{}
	for _, p := range []string{path, path + "?width=400", path + "?" + mark, path + "?width=400&" + mark, "/v1/documents/" + d.ID + "/pages/1/picture"} {
		got := f.get(t, p)
		tag := got.Header.Get("ETag")
		if tag == "" || seen[tag] != "" || got.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s has the tag %q (as %q), Cache-Control %q", p, tag, seen[tag], got.Header.Get("Cache-Control"))
		}
		seen[tag] = p
		f.pictures.taken()
		if again := f.get(t, p, "If-None-Match", tag); again.StatusCode != http.StatusNotModified || again.body != "" || len(f.pictures.taken()) > 0 {
			t.Errorf("%s with its tag answers %d, %q, or draws", p, again.StatusCode, again.body)
		}
	}
	same := f.get(t, path+"?width=800&mark="+corpus.PassageID(d.ID, 1)+"&mark="+corpus.PassageID(d.ID, 1))
	if seen[same.Header.Get("ETag")] != path+"?"+mark {
		t.Errorf("the same picture in other words has the tag of %q", seen[same.Header.Get("ETag")])
	}
	// A document that has changed, and with it the index, has other marks.
	before := f.get(t, path+"?"+mark).Header.Get("ETag")
	d.Blocks[1].Box = &corpus.Rect{X1: 5, Y1: 5}
	f.generation.Store("g8")
	if after := f.get(t, path+"?"+mark, "If-None-Match", before); after.StatusCode != http.StatusOK || after.Header.Get("ETag") == before {
		t.Errorf("with another rectangle it answers %d with %s, which was %s", after.StatusCode, after.Header.Get("ETag"), before)
	}
}

func TestNoPictures(t *testing.T) {
	f := newDrawing(t)
	f.serve(t, nil)
	got := f.get(t, "/v1/documents/"+f.held(corpus.FormatPDF).ID+"/pages/1/picture")
	if got.StatusCode != http.StatusNotFound || !strings.Contains(got.body, "this server draws no pages") {
		t.Errorf("a server that draws nothing answers %d: %s", got.StatusCode, got.body)
	}
}
