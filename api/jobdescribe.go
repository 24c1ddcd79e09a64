package api

import (
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// isOfDocument says whether the route is of one document or of what stands in it,
// which may have been removed.
func (rt *route) isOfDocument() bool {
	return hasID(rt.path) && (strings.HasPrefix(rt.path, "/v1/documents/") || strings.HasPrefix(rt.path, "/v1/actions/") || strings.HasPrefix(rt.path, "/v1/passages/"))
}

// contentOf is the content of an answer with a further status: that of success,
// another object, or none.
func (rt *route) contentOf(status int, success map[string]*huma.MediaType, schemas huma.Registry) map[string]*huma.MediaType {
	if status == http.StatusNoContent {
		return nil
	}
	if other := rt.others[status]; other != nil {
		return map[string]*huma.MediaType{"application/json": {Schema: schemas.Schema(other, true, "")}}
	}
	return success
}

// formSchema describes the form that a file is sent in.
func formSchema() *huma.Schema {
	return &huma.Schema{
		Type: huma.TypeObject, Required: []string{fileField},
		Properties: map[string]*huma.Schema{fileField: {
			Type: huma.TypeString, Format: "binary",
			Description: "The file: a PDF, a page of HTML, or plain text. Its name is kept as its source.",
		}},
	}
}
