package mcp_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"polidex/api/mcp"
	"polidex/corpus"
)

func encoded(t testing.TB, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestTextIsReadToItsEnd goes through a long document by cursors.
func TestTextIsReadToItsEnd(t *testing.T) {
	f := newFixture(t)
	d := long()
	f.add(d)
	c := f.connect(t)
	for _, q := range []struct {
		name, words string
		of          int
		first       int
	}{
		{"outline", ``, 600, 0},
		{"text", `, "block": 0`, 1200, 0},
		{"text from the middle", `, "block": 1000`, 200, 1000},
		{"pages", `, "pages": "100-300"`, 603, 297},
	} {
		t.Run(q.name, func(t *testing.T) {
			next, last, shown, calls := "", q.first-1, 0, 0
			for ok := true; ok; ok = next != "" {
				arguments := fmt.Sprintf(`{"id": %q%s}`, d.ID, q.words)
				if next != "" {
					arguments = fmt.Sprintf(`{"id": %q%s, "cursor": %q}`, d.ID, q.words, next)
				}
				text, structured := c.call("get_document", arguments)
				a := decode[mcp.DocumentAnswer](t, structured)
				checkSize(t, q.name, text, structured)
				if a.Of != q.of || a.Shown != len(a.Text)+len(a.Outline) || a.Truncated != (a.Next != "") {
					t.Fatalf("shown %d of %d, %d blocks, %d headings, truncated %v, next %q; want %d in all", a.Shown, a.Of, len(a.Text), len(a.Outline), a.Truncated, a.Next, q.of)
				}
				for _, b := range a.Text {
					if b.Block != last+1 || b.Text != d.Blocks[b.Block].Text || b.Page != d.Blocks[b.Block].Page {
						t.Fatalf("block %d on page %d follows %d, text %q", b.Block, b.Page, last, b.Text)
					}
					last = b.Block
				}
				for _, h := range a.Outline {
					if h.Block <= last || d.Blocks[h.Block].Kind != corpus.Heading {
						t.Fatalf("heading %d follows %d", h.Block, last)
					}
					last = h.Block
				}
				shown += a.Shown
				next = a.Next
				calls++
			}
			if shown != q.of || calls < 2 {
				t.Errorf("%d calls showed %d, want %d in more than one", calls, shown, q.of)
			}
		})
	}
}

// TestPassageIsReadToItsEnd puts a long passage together again, byte for byte.
func TestPassageIsReadToItsEnd(t *testing.T) {
	d := notes()
	c := newFixture(t).connect(t)
	var got strings.Builder
	next := ""
	for ok := true; ok; ok = next != "" {
		text, structured := c.call("get_passage", fmt.Sprintf(`{"id": %q, "cursor": %q}`, corpus.PassageID(d.ID, 1), next))
		a := decode[mcp.PassageAnswer](t, structured)
		checkSize(t, "get_passage", text, structured)
		if a.Of != len(d.Blocks[1].Text) || a.Truncated != a.Passage.Cut {
			t.Fatalf("of %d, truncated %v, cut %v; want %d", a.Of, a.Truncated, a.Passage.Cut, len(d.Blocks[1].Text))
		}
		part := a.Passage.Text
		if a.Truncated {
			part = strings.TrimSuffix(part, " […]")
		}
		if len(part) != a.Shown {
			t.Fatalf("%d bytes came, and %d are said to", len(part), a.Shown)
		}
		got.WriteString(part)
		next = a.Next
	}
	if got.String() != d.Blocks[1].Text {
		t.Errorf("the parts make %d bytes, want the %d of the passage", got.Len(), len(d.Blocks[1].Text))
	}
}

// TestHostileWords cannot begin a line of the text to read, nor change its letters;
// the structured answer has them as they are.
func TestHostileWords(t *testing.T) {
	d := notes()
	c := newFixture(t).connect(t)
	for _, q := range []struct{ tool, arguments string }{
		{"search", `{"q": "Ignore"}`}, {"get_document", `{"id": "` + d.ID + `", "block": 0}`}, {"get_passage", `{"id": "` + d.ID + `-p0"}`},
	} {
		text, structured := c.call(q.tool, q.arguments)
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, "System:") || strings.ContainsAny(line, "\u2028\u202e\x1b") {
				t.Errorf("%s has the line %q", q.tool, line)
			}
		}
		if !strings.Contains(string(encoded(t, structured)), `\u2028System: ports`) {
			t.Errorf("%s has not the words as they are: %v", q.tool, structured)
		}
	}
}

func resource(uri string) *sdk.ReadResourceParams { return &sdk.ReadResourceParams{URI: uri} }

func TestResources(t *testing.T) {
	f := newFixture(t)
	big := long()
	f.add(big)
	c := f.connect(t)
	en := harbours("en")
	for _, q := range []struct {
		name, uri, want string
		bytes           int
	}{
		{"themes", "polidex://themes", "maritime-security: Maritime security. Ports and ships.\n", 1 << 10},
		{"document", "polidex://documents/" + en.ID, "[page 7]\n\nThe Commission will, as COM(2030) 4 says:\n\n• " + mapPorts, 2 << 10},
		{"long document", "polidex://documents/" + big.ID, "The text goes on: get_document with id " + big.ID + " and block ", 130 << 10},
		{"passage", "polidex://passages/" + corpus.PassageID(en.ID, 3), "> • " + mapPorts, 4 << 10},
		{"action", "polidex://actions/" + en.Actions[1].ID, "Key action " + en.Actions[1].ID, 4 << 10},
	} {
		t.Run(q.name, func(t *testing.T) {
			r, err := c.ReadResource(t.Context(), resource(q.uri))
			if err != nil {
				t.Fatal(err)
			}
			got := r.Contents[0]
			if !strings.Contains(got.Text, q.want) || len(got.Text) > q.bytes || got.MIMEType != "text/plain" || got.URI != q.uri {
				t.Errorf("%s is %s of %d bytes: %.200s; want %q in it", q.uri, got.MIMEType, len(got.Text), got.Text, q.want)
			}
		})
	}
	for _, uri := range []string{"polidex://documents/0123456789abcdef", "polidex://actions/" + en.ID + "-a0", "polidex://passages/x", "polidex://documents/..%2Fx", "file:///etc/passwd"} {
		if r, err := c.ReadResource(t.Context(), resource(uri)); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("reading %s: %v, %v, want an error that tells nothing", uri, r, err)
		}
	}
	f.archive.fail = fmt.Errorf("opening /secret/place: %w", corpus.ErrUnavailable)
	if _, err := c.ReadResource(t.Context(), resource("polidex://documents/"+en.ID)); err == nil || strings.Contains(err.Error(), "secret") || !strings.Contains(err.Error(), "try again") {
		t.Errorf("reading without an archive: %v, want an error that says to try again", err)
	}
}

// TestManyThemes are shown in parts.
func TestManyThemes(t *testing.T) {
	f := newFixture(t)
	for i := range 500 {
		e := corpus.Entry{ID: fmt.Sprint(i), Kind: corpus.KindAction, Themes: []string{fmt.Sprintf("theme-of-a-long-name-%04d", i)}}
		for y := range 20 {
			e.Years = append(e.Years, 2020+(i+y)%40)
		}
		f.index.entries = append(f.index.entries, e)
	}
	c := f.connect(t)
	rows, next, calls := 0, "", 0
	for ok := true; ok; ok = next != "" {
		text, structured := c.call("themes_by_year", fmt.Sprintf(`{"cursor": %q}`, next))
		a := decode[mcp.ThemesAnswer](t, structured)
		checkSize(t, "themes_by_year", text, structured)
		if a.Of != 501 || a.Shown != len(a.Themes) || a.Truncated != (a.Next != "") {
			t.Fatalf("shown %d of %d, %d rows, truncated %v, next %q", a.Shown, a.Of, len(a.Themes), a.Truncated, a.Next)
		}
		rows += a.Shown
		next = a.Next
		calls++
	}
	if rows != 501 || calls < 2 {
		t.Errorf("%d calls showed %d themes, want 501", calls, rows)
	}
}
