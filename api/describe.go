package api

import (
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// description returns the OpenAPI description without its operations.
func (s *service) description() *huma.OpenAPI {
	return &huma.OpenAPI{
		OpenAPI: "3.1.0",
		Info: &huma.Info{
			Title:   "Polidex",
			Version: s.opts.Version,
			Description: "Polidex reads strategy texts, finds what they commit to, and lets people search, count and cite it. " +
				"Reading is open to every origin. Errors are problem details (RFC 9457). Lists page by cursor; as csv and ndjson they are downloads without a cap.",
			License: &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"},
		},
		Servers: []*huma.Server{{URL: "/"}},
		Tags: []*huma.Tag{
			{Name: groupAsk, Description: "Find passages, actions and documents."},
			{Name: groupDocuments, Description: "What is held, and the originals."},
			{Name: groupCount, Description: "Themes, and themes by year."},
			{Name: groupServer, Description: "The server itself."},
		},
		Components: &huma.Components{Schemas: huma.NewMapRegistry(schemaPrefix, huma.DefaultSchemaNamer)},
	}
}

// operation describes a route from the same words and types that serve it.
func (s *service) operation(rt *route, schemas huma.Registry) *huma.Operation {
	op := &huma.Operation{
		OperationID: rt.id, Method: http.MethodGet, Path: rt.shownPath(), Tags: []string{rt.group},
		Summary: rt.summary, Description: rt.doc, Responses: map[string]*huma.Response{},
	}
	if hasID(rt.path) {
		op.Parameters = append(op.Parameters, &huma.Param{
			Name: "id", In: "path", Required: true, Schema: &huma.Schema{Type: huma.TypeString},
			Description: "The id, as lists give it.",
		})
	}
	for _, name := range rt.words {
		op.Parameters = append(op.Parameters, s.parameters[name].describe(rt.initial[name]))
	}
	content := map[string]*huma.MediaType{}
	if rt.answer != nil {
		content["application/json"] = &huma.MediaType{Schema: schemas.Schema(rt.answer, true, "")}
	}
	for _, m := range rt.media {
		content[m] = &huma.MediaType{Schema: mediaSchema(m)}
	}
	op.Responses["200"] = &huma.Response{Description: "The answer.", Content: content}
	if strings.HasSuffix(rt.path, "/original") {
		op.Responses["206"] = &huma.Response{Description: "The part that was asked for.", Content: content}
		op.Responses["416"] = &huma.Response{Description: "There is no such part."}
	}
	if rt.group != groupServer {
		op.Responses["304"] = &huma.Response{Description: "The answer that the caller has (If-None-Match) still holds."}
	}
	problem := map[string]*huma.MediaType{problemType: {Schema: schemas.Schema(reflect.TypeFor[Problem](), true, "")}}
	for _, status := range failures(rt) {
		op.Responses[strconv.Itoa(status)] = &huma.Response{Description: http.StatusText(status) + ".", Content: problem}
	}
	op.Responses["default"] = &huma.Response{Description: "Any other error.", Content: problem}
	return op
}

// describe returns the query word as OpenAPI has it; initial is the route's own
// default, empty for the word's.
func (p parameter) describe(initial string) *huma.Param {
	if initial == "" {
		initial = p.initial
	}
	value := &huma.Schema{Type: p.kind}
	if p.kind != huma.TypeBoolean {
		for _, v := range p.closed {
			value.Enum = append(value.Enum, v)
		}
	}
	if p.kind == huma.TypeInteger {
		one := 1.0
		value.Minimum = &one
	}
	value.Default = p.value(initial)
	out := &huma.Param{Name: p.name, In: "query", Description: p.doc, Schema: value, Example: p.value(p.example)}
	if p.many {
		explode := true
		out.Schema, out.Explode, out.Style = &huma.Schema{Type: huma.TypeArray, Items: value}, &explode, "form"
		if out.Example != nil {
			out.Example = []any{out.Example}
		}
	}
	return out
}

// value returns the text as a value of the word's JSON type, nil when empty.
func (p parameter) value(text string) any {
	switch {
	case text == "":
		return nil
	case p.kind == huma.TypeInteger:
		n, _ := strconv.Atoi(text) // our own table
		return n
	}
	return text
}

func mediaSchema(mediaType string) *huma.Schema {
	switch mediaType {
	case "application/pdf":
		return &huma.Schema{Type: huma.TypeString, Format: "binary"}
	case "application/openapi+json":
		return &huma.Schema{Type: huma.TypeObject}
	}
	return &huma.Schema{Type: huma.TypeString}
}

func (s *service) openapiJSON(rt *route, w http.ResponseWriter, r *http.Request) error {
	return s.writeSpec(rt, w, r, "application/openapi+json", s.specJSON)
}

func (s *service) openapiYAML(rt *route, w http.ResponseWriter, r *http.Request) error {
	return s.writeSpec(rt, w, r, "application/yaml", s.specYAML)
}

func (s *service) writeSpec(rt *route, w http.ResponseWriter, r *http.Request, mediaType string, spec []byte) error {
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	writeBytes(w, r, mediaType, `"`+digest(string(spec))+`"`, spec)
	return nil
}
