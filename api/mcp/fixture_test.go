package mcp_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/jsonschema-go/jsonschema"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"polidex/api/mcp"
	"polidex/corpus"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden holds what was got against a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// fixture is a server over a few documents, with what it is made of at hand.
type fixture struct {
	index   *fakeIndex
	archive *fakeArchive
	log     *syncBuffer
	server  *mcp.Server
}

func newFixture(t testing.TB, change ...func(*mcp.Options)) *fixture {
	t.Helper()
	f := &fixture{index: &fakeIndex{}, archive: &fakeArchive{documents: map[string]*corpus.Document{}}, log: &syncBuffer{}}
	for _, d := range []*corpus.Document{harbours("en"), harbours("fr"), notes()} {
		f.add(d)
	}
	opts := mcp.Options{
		Index: f.index, Archive: f.archive, Themes: testThemes(), VocabularyVersion: "v3", Version: "1.2.3",
		PublicURL: "https://polidex.example.org/", Timeout: 50 * time.Millisecond, Logger: slog.New(slog.NewJSONHandler(f.log, nil)),
		Now: func() time.Time { return time.Date(2033, 5, 1, 12, 0, 0, 0, time.UTC) },
	}
	for _, c := range change {
		c(&opts)
	}
	var err error
	if f.server, err = mcp.New(opts); err != nil {
		t.Fatal(err)
	}
	return f
}

// connect lets a client of the library talk to the server in memory.
func (f *fixture) connect(t testing.TB) *client {
	t.Helper()
	theirs, ours := sdk.NewInMemoryTransports()
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- f.server.Run(ctx, theirs) }()
	session, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(ctx, ours, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := session.Close(); err != nil {
			t.Errorf("closing the connection: %v", err)
		}
		if err := <-ended; err != nil {
			t.Errorf("the server ended with %v when the client left, want nil", err)
		}
		stop()
	})
	return newClient(t, session)
}

// client asks, and holds every answer against the schema of its tool.
type client struct {
	*sdk.ClientSession
	t       testing.TB
	answers map[string]*jsonschema.Resolved
}

func newClient(t testing.TB, session *sdk.ClientSession) *client {
	t.Helper()
	c := &client{session, t, map[string]*jsonschema.Resolved{}}
	for tool, err := range session.Tools(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		c.answers[tool.Name] = resolved(t, tool.OutputSchema)
	}
	return c
}

func resolved(t testing.TB, schema any) *jsonschema.Resolved {
	t.Helper()
	data, err := json.Marshal(schema)
	if err != nil {
		t.Fatal(err)
	}
	s := &jsonschema.Schema{}
	if err := json.Unmarshal(data, s); err != nil {
		t.Fatal(err)
	}
	r, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// call asks a tool; the arguments are JSON. The result is the text to read and the
// structured answer, nil for an error that was told.
func (c *client) call(tool, arguments string) (text string, structured map[string]any) {
	c.t.Helper()
	params := &sdk.CallToolParams{Name: tool}
	if arguments != "" {
		params.Arguments = json.RawMessage(arguments)
	}
	r, err := c.CallTool(c.t.Context(), params)
	if err != nil {
		c.t.Fatalf("%s(%s) failed by the protocol: %v", tool, arguments, err)
	}
	if len(r.Content) != 1 {
		c.t.Fatalf("%s(%s) has %d parts, want 1", tool, arguments, len(r.Content))
	}
	text = r.Content[0].(*sdk.TextContent).Text
	if r.IsError {
		if r.StructuredContent != nil || text == "" {
			c.t.Errorf("%s(%s) tells an error with text %q and structure %v", tool, arguments, text, r.StructuredContent)
		}
		return text, nil
	}
	structured, ok := r.StructuredContent.(map[string]any)
	if !ok {
		c.t.Fatalf("%s(%s) has the structured answer %v, want an object", tool, arguments, r.StructuredContent)
	}
	if err := c.answers[tool].Validate(structured); err != nil {
		c.t.Errorf("%s(%s) is not as its schema says: %v", tool, arguments, err)
	}
	return text, structured
}

// decode reads a structured answer into v.
func decode[T any](t testing.TB, structured map[string]any) T {
	t.Helper()
	var v T
	data, err := json.Marshal(structured)
	if err == nil {
		err = json.Unmarshal(data, &v)
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}

type fakeArchive struct {
	documents map[string]*corpus.Document
	fail      error
}

func (a *fakeArchive) Document(_ context.Context, id string) (*corpus.Document, error) {
	if a.fail != nil {
		return nil, a.fail
	}
	if d := a.documents[id]; d != nil {
		return d, nil
	}
	return nil, fmt.Errorf("reading /secret/place/%s.json: %w", id, corpus.ErrNotFound)
}

type syncBuffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

func testThemes() []corpus.Theme {
	return []corpus.Theme{
		{ID: "maritime-security", Labels: map[string]string{"en": "Maritime security", "fr": "Sûreté maritime"}, Note: "Ports and ships."},
		{ID: "fraud", Labels: map[string]string{"en": "Fraud & scams"}},
		{ID: "drug-trafficking", Labels: map[string]string{"en": "Drug trafficking"}, Broader: "fraud"},
	}
}
