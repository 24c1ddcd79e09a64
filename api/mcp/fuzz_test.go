package mcp_test

import (
	"encoding/json"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// FuzzArguments: whatever is asked, the answer is as the tool's schema says, or a
// sentence, and bounded.
func FuzzArguments(f *testing.F) {
	for _, seed := range []string{
		`{"q": "ports", "limit": 3, "facet": ["theme"]}`, `{"theme": "fraud", "year": 2031}`, `{"id": "e84bcbbadd566892-p3"}`, `[]`, `null`, `"x"`,
		`{"id": "COM(2031) 9", "pages": "1..9", "cursor": "b3"}`, `{"year": [1e999, -0, true, "\u0000"]}`, `{"cursor": "t1", "id": "ab5aa97074c454a0-p1"}`, `{"due": "overdue"}`,
	} {
		for tool := range 5 {
			f.Add(tool, seed)
		}
	}
	tools := []string{"search", "list_actions", "get_document", "get_passage", "themes_by_year"}
	fixture := newFixture(f)
	c := fixture.connect(f)
	f.Fuzz(func(t *testing.T, tool int, arguments string) {
		if tool < 0 || tool >= len(tools) || !json.Valid([]byte(arguments)) {
			return
		}
		r, err := c.CallTool(t.Context(), &sdk.CallToolParams{Name: tools[tool], Arguments: json.RawMessage(arguments)})
		if err != nil {
			t.Fatalf("%s(%s) failed by the protocol: %v", tools[tool], arguments, err)
		}
		text := r.Content[0].(*sdk.TextContent).Text
		if text == "" || len(text) > 40<<10 {
			t.Errorf("%s(%s) has %d bytes of text", tools[tool], arguments, len(text))
		}
		if r.IsError {
			return
		}
		if err := c.answers[tools[tool]].Validate(r.StructuredContent); err != nil {
			t.Errorf("%s(%s) is not as its schema says: %v", tools[tool], arguments, err)
		}
	})
}
