package mcp_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"polidex/api/mcp"
	"polidex/corpus"
)

// TestDescription is what an assistant is told before it asks.
func TestDescription(t *testing.T) {
	c := newFixture(t).connect(t)
	tools, err := c.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tool := range tools.Tools {
		a := tool.Annotations
		if a == nil || !a.ReadOnlyHint || a.OpenWorldHint == nil || *a.OpenWorldHint {
			t.Errorf("the tool %s says of itself %+v, want that it reads alone, and here alone", tool.Name, a)
		}
	}
	data, err := json.MarshalIndent(tools.Tools, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "tools.json", string(data)+"\n")
	golden(t, "instructions.txt", c.InitializeResult().Instructions+"\n")
}

// TestAnswers are conversations to read: what is asked, and the text that comes.
func TestAnswers(t *testing.T) {
	en := harbours("en")
	var out strings.Builder
	c := newFixture(t).connect(t)
	for _, q := range []struct{ tool, arguments string }{
		{"search", `{"q": "ports", "limit": 2, "facet": ["theme", "language"]}`},
		{"search", `{"q": "THB"}`},
		{"search", `{"kind": "document", "work": "COM(2031) 9"}`},
		{"search", `{"q": "ports", "group": "document"}`},
		{"search", `{"q": "no such words"}`},
		{"list_actions", `{"theme": "Maritime security"}`},
		{"get_document", `{"id": "COM(2031) 9 final"}`},
		{"get_document", `{"id": "` + en.ID + `", "pages": "7..8"}`},
		{"get_document", `{"id": "` + en.ID + `", "block": 5}`},
		{"get_document", `{"id": "` + notes().ID + `"}`},
		{"get_passage", `{"id": "` + en.Actions[0].ID + `", "context": 2}`},
		{"get_passage", `{"id": "` + corpus.PassageID(en.ID, 2) + `"}`},
		{"themes_by_year", ``},
		{"themes_by_year", `{"theme": "fraud"}`},
	} {
		text, structured := c.call(q.tool, q.arguments)
		if structured == nil {
			t.Errorf("%s(%s) tells an error: %s", q.tool, q.arguments, text)
		}
		fmt.Fprintf(&out, "==== %s %s\n%s\n", q.tool, q.arguments, text)
	}
	golden(t, "answers.txt", out.String())
}

// TestErrors are told in the answer, each with what to do about it.
func TestErrors(t *testing.T) {
	en := harbours("en")
	c := newFixture(t).connect(t)
	for _, q := range []struct{ name, tool, arguments, want string }{
		{"unknown argument", "search", `{"query": "ports"}`, `argument "query": search has none of this name; it has q, kind, theme,`},
		{"argument nearly right", "search", `{"themes": ["fraud"]}`, `did you mean "theme"?`},
		{"unknown theme", "list_actions", `{"theme": ["drug-traffiking"]}`, `argument "theme": there is no theme "drug-traffiking"; did you mean "drug-trafficking"?`},
		{"theme far off", "list_actions", `{"theme": ["gardening"]}`, `there is no theme "gardening"; themes_by_year without arguments lists those in use`},
		{"theme by a word", "list_actions", `{"theme": "drugs and fraudsters"}`, `there is no theme "drugs and fraudsters"; the nearest are fraud, drug-trafficking`},
		{"unknown actor", "list_actions", `{"actor": "europoll"}`, `did you mean "europol"?`},
		{"unknown kind", "search", `{"kind": "actions"}`, `argument "kind": "actions" is not one of passage, action, document; did you mean "action"?`},
		{"limit too high", "search", `{"limit": 500}`, `argument "limit": 500 is more than 50; the answer's next leads on; did you mean "50"?`},
		{"limit no number", "search", `{"limit": "many"}`, `argument "limit": "many" is no whole number`},
		{"limit zero", "search", `{"limit": 0}`, `argument "limit": 0 is less than 1`},
		{"two values", "search", `{"q": ["a", "b"]}`, `argument "q": takes one value`},
		{"object", "search", `{"theme": {"id": "fraud"}}`, `argument "theme": takes values, not an object`},
		{"list in a list", "search", `{"theme": [["fraud"]]}`, `argument "theme": takes values, not a list in a list`},
		{"query too long", "search", `{"q": "` + strings.Repeat("a", corpus.MaxQueryBytes+1) + `"}`, `argument "q": is longer than 4096 bytes`},
		{"too many values", "search", `{"year": [` + strings.Repeat(`"2031",`, 60) + `"2032"]}`, `argument "year": has 61 values and may have 50`},
		{"cursor of another query", "search", `{"q": "ports", "cursor": "xyz"}`, "the cursor belongs to another query; leave cursor out to begin anew"},
		{"like nothing", "search", `{"like": "nothing"}`, `there is no entry "nothing"`},
		{"id missing", "get_document", `{}`, `argument "id": is needed by get_document`},
		{"id of nothing", "get_document", `{"id": "harbours"}`, `"harbours" is no id and no official reference; search with kind=document`},
		{"document unknown", "get_document", `{"id": "0123456789abcdef"}`, `there is no document "0123456789abcdef"; search gives ids`},
		{"reference unknown", "get_document", `{"id": "COM(2001) 1"}`, `there is no document "COM(2001) 1" here`},
		{"page behind the last", "get_document", `{"id": "` + en.ID + `", "pages": "13"}`, `13 is not within the pages of this document, which are 1 to 12`},
		{"pages the wrong way", "get_document", `{"id": "` + en.ID + `", "pages": "9..7"}`, `9..7 is not within the pages`},
		{"pages unreadable", "get_document", `{"id": "` + en.ID + `", "pages": "the first"}`, `"the first" is no page or range of pages such as 7 or 7..9`},
		{"no pages", "get_document", `{"id": "` + notes().ID + `", "pages": 1}`, `this document has no pages; read it with block, from 0`},
		{"block behind the last", "get_document", `{"id": "` + en.ID + `", "block": 7}`, `7 is behind the last of this document, which is 6`},
		{"block negative", "get_document", `{"id": "` + en.ID + `", "block": -1}`, `argument "block": -1 is less than 0`},
		{"cursor of another document", "get_document", `{"id": "` + en.ID + `", "cursor": "b900"}`, `"b900" is none of this document`},
		{"passage unknown", "get_passage", `{"id": "` + en.ID + `-p99"}`, `there is no passage "` + en.ID + `-p99"; get_document with id=` + en.ID},
		{"furniture", "get_passage", `{"id": "` + en.ID + `-p0"}`, `there is no passage`},
		{"action unknown", "get_passage", `{"id": "` + en.ID + `-a0000000000"}`, `there is no action`},
		{"document for a passage", "get_passage", `{"id": "` + en.ID + `"}`, en.ID + ` is a document; get_document shows it`},
		{"no id", "get_passage", `{"id": "the third"}`, `"the third" is no id of a passage or an action`},
		{"cursor of another passage", "get_passage", `{"id": "` + en.ID + `-p3", "cursor": "t5000"}`, `"t5000" is none of this passage`},
		{"context too wide", "get_passage", `{"id": "` + en.ID + `-p3", "context": 6}`, `argument "context": 6 is more than 5`},
		{"cursor of another table", "themes_by_year", `{"cursor": "r9"}`, `"r9" is none of this table`},
		{"fault", "search", `{"q": "panic"}`, "an error of the server; its log says more"},
		{"too slow", "search", `{"q": "forever"}`, "the answer took too long; a narrower question may help"},
	} {
		t.Run(q.name, func(t *testing.T) {
			text, structured := c.call(q.tool, q.arguments)
			if structured != nil || !strings.Contains(text, q.want) {
				t.Errorf("%s(%.80s) tells %q (structured: %v), want an error with %q", q.tool, q.arguments, text, structured != nil, q.want)
			}
			if strings.Contains(text, "secret") || strings.HasSuffix(text, corpus.ErrInvalid.Error()) {
				t.Errorf("%s(%.80s) tells %q", q.tool, q.arguments, text)
			}
		})
	}
}

// TestFaultsAreKept: what is not of the caller's making stays in the log.
func TestFaultsAreKept(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		want string
		log  string
	}{
		{"disk", errors.New("reading /secret/place: input/output error"), "an error of the server; its log says more", `"level":"ERROR"`},
		{"unavailable", fmt.Errorf("opening /secret/place: %w", corpus.ErrUnavailable), "is not available now; please try again", `"level":"ERROR"`},
		{"malformed", fmt.Errorf("reading /secret/place: %w", corpus.ErrMalformed), "an error of the server; its log says more", `"level":"ERROR"`},
		{"invalid", fmt.Errorf("a range is wrong: %w", corpus.ErrInvalid), "a range is wrong", `"level":"INFO"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFixture(t)
			f.index.fail, f.archive.fail = c.err, c.err
			client := f.connect(t)
			for tool, arguments := range map[string]string{"search": `{}`, "themes_by_year": `{}`, "get_document": `{"id": "0123456789abcdef"}`} {
				if c.name == "invalid" && tool == "get_document" {
					continue // an archive's words are never told
				}
				text, structured := client.call(tool, arguments)
				if structured != nil || !strings.Contains(text, c.want) || strings.Contains(text, "secret") {
					t.Errorf("%s tells %q, want %q", tool, text, c.want)
				}
			}
			if !strings.Contains(f.log.String(), c.log) || !strings.Contains(f.log.String(), c.err.Error()) {
				t.Errorf("the log has %s, want the error at %s", f.log, c.log)
			}
		})
	}
}

func TestNewNeedsAnIndex(t *testing.T) {
	for _, c := range []struct {
		name string
		opts mcp.Options
	}{
		{"nothing", mcp.Options{}},
		{"base that is none", mcp.Options{Index: &fakeIndex{}, Archive: &fakeArchive{}, PublicURL: "polidex.example.org"}},
		{"base with a query", mcp.Options{Index: &fakeIndex{}, Archive: &fakeArchive{}, PublicURL: "https://polidex.example.org/?a=b"}},
	} {
		if _, err := mcp.New(c.opts); !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("New with %s: %v, want an error of the kind %v", c.name, err, corpus.ErrInvalid)
		}
	}
}

// TestRunEnds with its context.
func TestRunEnds(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	theirs, _ := sdk.NewInMemoryTransports()
	ended := make(chan error, 1)
	f := newFixture(t)
	go func() { ended <- f.server.Run(ctx, theirs) }()
	stop()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("Run ended with %v, want %v", err, context.Canceled)
	}
}
