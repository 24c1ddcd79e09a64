package mcp

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// tool is one tool: what is said of it, and what answers it.
type tool struct {
	name  string
	title string
	doc   string
	// words are the names of its arguments in the order of the schema, required
	// those that it cannot do without, initial its own defaults, and also what it
	// adds to the words' descriptions.
	words    []string
	required []string
	initial  map[string]string
	also     map[string]string
	// answer is the Go type of the structured answer.
	answer reflect.Type
	handle func(s *Server, ctx context.Context, a asked) (answer, error)
}

// answer is what a tool gives: encoded as JSON it is the structured form.
type answer interface {
	// text is the same to read.
	text() string
}

// filters are the names of the words that entries are chosen by.
func filters() []string {
	return []string{"theme", "year", "actor", "type", "language", "work", "document", "cites", "date", "deadline", "deadline_year", "due"}
}

// tools are all that there are.
func tools() []tool {
	list := []string{"sort", "group", "facet", "limit", "cursor"}
	return []tool{
		{name: "search", title: "Search the texts", words: slices.Concat([]string{"q", "kind"}, filters(), []string{"like"}, list),
			doc: "Searches the corpus in full text. Gives the best hits, each with a verbatim quote, its page, its document and a permanent link, and the exact number of all that match. " +
				"By default it finds passages (a paragraph, a list item, a table row); with kind=document whole documents, by what they contain. For commitments use list_actions.",
			also:   map[string]string{"kind": "The default is passage; with like, the kind of that entry."},
			answer: reflect.TypeFor[List](),
			handle: (*Server).search},
		{name: "list_actions", title: "List key actions", words: slices.Concat([]string{"q"}, filters(), []string{"like"}, list),
			doc: "Lists key actions: what a text commits someone to do, or asks of them. Each has its verbatim words, the lead-in before them (“The Commission will:”), actors, deadline, themes, how certain it is to be one (confidence, 0 to 1), its page, document and permanent link. " +
				"The total is exact; facet=actor or facet=deadline_year counts all of them. get_passage with an action's id says why it was found.",
			answer: reflect.TypeFor[List](), handle: (*Server).listActions},
		{name: "get_document", title: "Get a document", words: []string{"id", "pages", "block", "cursor"}, required: []string{"id"},
			doc: "Gives what is known of one document (title, reference, date, other forms and languages, how completely it was read) and its outline: the headings with page, block and number of actions. " +
				"With pages or block it gives the verbatim text instead, block by block, each with its id and page. Long outlines and texts come in parts: go on with cursor.",
			also:   map[string]string{"id": "A document's id, or an official reference such as COM(2025) 148; where several forms are held, an English one with pages is given first, and forms names the others."},
			answer: reflect.TypeFor[DocumentAnswer](), handle: (*Server).getDocument},
		{name: "get_passage", title: "Get a passage in its place", words: []string{"id", "context", "cursor"}, required: []string{"id"},
			doc:    "Gives one passage, or the passage that an action stands in: its whole verbatim text with the text around it, its page, section and permanent link; the years (each with its role), themes and cited documents in it; and each action in it with the rule and the words behind every fact (why). Use it to check a quote before citing it.",
			also:   map[string]string{"id": "The id of a passage (…-p34) or of an action (…-a6e1503075c)."},
			answer: reflect.TypeFor[PassageAnswer](), handle: (*Server).getPassage},
		{name: "themes_by_year", title: "Count themes by year", words: slices.Concat([]string{"q", "kind"}, filters(), []string{"cursor"}),
			doc: "Counts by theme and year how many actions (by default), passages or documents there are, under the same filters as the lists. An action with two years or two themes is counted under each, and once in a total. Without arguments it shows which themes the corpus has. " +
				"To see what is counted, call list_actions with the theme and the year.",
			initial: map[string]string{"kind": "action"}, also: map[string]string{"theme": "The table then has these themes alone."},
			answer: reflect.TypeFor[ThemesAnswer](), handle: (*Server).themesByYear},
	}
}

// add offers a tool. All of them read, and nothing else.
func (s *Server) add(t tool) error {
	output, err := outputSchema(t.answer)
	if err != nil {
		return err
	}
	// Schemas are encoded once, and not whenever the tools are listed.
	in, err := json.Marshal(s.inputSchema(t))
	if err != nil {
		return err
	}
	out, err := json.Marshal(output)
	if err != nil {
		return err
	}
	no := false
	s.server.AddTool(&sdk.Tool{
		Name: t.name, Title: t.title, Description: t.doc, InputSchema: json.RawMessage(in), OutputSchema: json.RawMessage(out),
		Annotations: &sdk.ToolAnnotations{Title: t.title, ReadOnlyHint: true, IdempotentHint: true, DestructiveHint: &no, OpenWorldHint: &no},
	}, func(ctx context.Context, req *sdk.CallToolRequest) (*sdk.CallToolResult, error) {
		return s.call(ctx, t, req.Params.Arguments), nil
	})
	return nil
}

// outputSchema describes an answer from its Go type. Lists and objects are there
// or absent, never null.
func outputSchema(answer reflect.Type) (*jsonschema.Schema, error) {
	schema, err := jsonschema.ForType(answer, nil)
	if err != nil {
		return nil, err
	}
	for s := range schemas(schema) {
		s.Types = slices.DeleteFunc(s.Types, func(t string) bool { return t == "null" })
		if len(s.Types) == 1 {
			s.Type, s.Types = s.Types[0], nil
		}
	}
	return schema, nil
}
