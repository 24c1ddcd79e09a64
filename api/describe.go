package api

import (
	"cmp"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"polidex/api/cite"
	"polidex/api/feed"
)

// description returns the OpenAPI description without its operations.
func (s *service) description() *huma.OpenAPI {
	return &huma.OpenAPI{
		OpenAPI: "3.1.0",
		Info: &huma.Info{
			Title:   "Polidex",
			Version: s.opts.Version,
			Description: "Polidex reads strategy texts, finds what they commit to, and lets people search, count and cite it. " +
				"Reading is open to every origin. Errors are problem details (RFC 9457). Lists page by cursor; as ndjson, csv, xlsx and parquet they are downloads without a cap.",
			License: &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"},
		},
		Servers: []*huma.Server{{URL: "/"}},
		Tags: []*huma.Tag{
			{Name: groupAsk, Description: "Find passages, actions and documents."},
			{Name: groupDocuments, Description: "What is held, and the originals."},
			{Name: groupCount, Description: "Themes, and themes by year."},
			{Name: groupFollow, Description: "Feeds of what is new, and a calendar of deadlines: the address of a list with an ending behind its path."},
			{Name: groupReview, Description: "What people make of what was found: accepted, corrected, rejected, added, and undone."},
			{Name: groupJobs, Description: "Documents are added and removed; what takes time is a job."},
			{Name: groupServer, Description: "The server itself."},
		},
		Components: &huma.Components{Schemas: huma.NewMapRegistry(schemaPrefix, huma.DefaultSchemaNamer), SecuritySchemes: securitySchemes()},
	}
}

// operation describes a route from the same words and types that serve it.
func (s *service) operation(rt *route, schemas huma.Registry) *huma.Operation {
	op := &huma.Operation{
		OperationID: rt.id, Method: rt.verb(), Path: rt.shownPath(), Tags: []string{rt.group},
		Summary: rt.summary, Description: rt.doc, Responses: map[string]*huma.Response{},
	}
	if hasID(rt.path) {
		op.Parameters = append(op.Parameters, &huma.Param{
			Name: "id", In: "path", Required: true, Schema: &huma.Schema{Type: huma.TypeString},
			Description: "The id, as lists give it.",
		})
	}
	if strings.Contains(rt.path, "{page}") {
		one := 1.0
		op.Parameters = append(op.Parameters, &huma.Param{
			Name: "page", In: "path", Required: true, Schema: &huma.Schema{Type: huma.TypeInteger, Minimum: &one},
			Description: "The physical page, from 1.",
		})
	}
	for _, name := range rt.words {
		op.Parameters = append(op.Parameters, s.word(rt, name).describe(rt.initial[name]))
	}
	content := map[string]*huma.MediaType{}
	if rt.answer != nil {
		content["application/json"] = &huma.MediaType{Schema: schemas.Schema(rt.answer, true, "")}
	}
	for _, m := range rt.media {
		content[m] = &huma.MediaType{Schema: mediaSchema(m)}
	}
	if rt.body != nil || len(rt.takes) > 0 {
		op.RequestBody = requestBody(rt, schemas)
	}
	op.Responses[strconv.Itoa(cmp.Or(rt.status, http.StatusOK))] = &huma.Response{Description: "The answer.", Content: content, Headers: downloadHeaders(rt)}
	for status, meaning := range rt.also {
		op.Responses[strconv.Itoa(status)] = &huma.Response{Description: meaning, Content: rt.contentOf(status, content, schemas)}
	}
	if strings.HasSuffix(rt.path, "/original") {
		op.Responses["206"] = &huma.Response{Description: "The part that was asked for.", Content: content}
		op.Responses["416"] = &huma.Response{Description: "There is no such part."}
	}
	if rt.group != groupServer && rt.verb() == http.MethodGet {
		op.Responses["304"] = &huma.Response{Description: "The answer that the caller has (If-None-Match) still holds."}
	}
	problem := map[string]*huma.MediaType{problemType: {Schema: schemas.Schema(reflect.TypeFor[Problem](), true, "")}}
	for _, status := range failures(rt) {
		op.Responses[strconv.Itoa(status)] = &huma.Response{Description: http.StatusText(status) + ".", Content: problem}
	}
	op.Responses["default"] = &huma.Response{Description: "Any other error.", Content: problem}
	s.describeAccess(op, rt)
	return op
}

// requestBody describes what a route takes.
func requestBody(rt *route, schemas huma.Registry) *huma.RequestBody {
	content := map[string]*huma.MediaType{}
	if rt.body != nil {
		content["application/json"] = &huma.MediaType{Schema: schemas.Schema(rt.body, true, "")}
	}
	for _, m := range rt.takes {
		content[m] = &huma.MediaType{Schema: mediaSchema(m)}
	}
	return &huma.RequestBody{Required: true, Content: content}
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
	case "application/pdf", "image/png", formatXLSX.mediaType(), formatParquet.mediaType():
		return &huma.Schema{Type: huma.TypeString, Format: "binary"}
	case "multipart/form-data":
		return formSchema()
	case "application/openapi+json", feed.JSONType:
		return &huma.Schema{Type: huma.TypeObject}
	case cite.CSLJSON.MediaType():
		return &huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeObject}}
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
