package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"polidex/corpus"
)

// ThemeBody is a theme as a person writes it.
type ThemeBody struct {
	ID      string            `json:"id,omitempty"`
	Labels  map[string]string `json:"labels,omitempty"`
	Note    string            `json:"note,omitempty"`
	Broader string            `json:"broader,omitempty"`
	EuroVoc []string          `json:"eurovoc,omitempty"`
	ICCS    []string          `json:"iccs,omitempty"`
	Terms   map[string]string `json:"terms,omitempty"`
}

func (b *ThemeBody) theme() *corpus.ThemeTerms {
	return &corpus.ThemeTerms{
		Theme: corpus.Theme{ID: b.ID, Labels: b.Labels, Note: b.Note, Broader: b.Broader, EuroVoc: b.EuroVoc, ICCS: b.ICCS},
		Terms: b.Terms,
	}
}

// readTheme reads a theme from a request's body. The members that the answer of GET
// has besides are passed over, so that an answer can be changed and sent back.
func readTheme(r *http.Request) (*corpus.ThemeTerms, error) {
	if given := r.Header.Get("Content-Type"); given != "" {
		if mediaType, _, err := mime.ParseMediaType(given); err != nil || mediaType != "application/json" {
			return nil, fmt.Errorf("a theme is sent as application/json, not %q: %w", given, corpus.ErrUnsupported)
		}
	}
	data, err := io.ReadAll(r.Body)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("the body did not come whole: %w", corpus.ErrInvalid)
	}
	return parseTheme(data)
}

func parseTheme(data []byte) (*corpus.ThemeTerms, error) {
	var given map[string]json.RawMessage
	if err := json.Unmarshal(data, &given); err != nil || given == nil {
		return nil, fmt.Errorf("the body is no JSON object: %w", corpus.ErrInvalid)
	}
	taken, shown := membersOf(reflect.TypeFor[ThemeBody]()), membersOf(reflect.TypeFor[ThemeAnswer]())
	var unknown []string
	for name := range given {
		if !slices.Contains(taken, name) && !slices.Contains(shown, name) {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) > 0 {
		slices.Sort(unknown)
		return nil, parameterError{parameter: unknown[0], cause: "is no member of a theme", suggestion: corpus.Nearest(unknown[0], taken)}
	}
	var body ThemeBody
	if err := json.Unmarshal(data, &body); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			return nil, parameterError{parameter: kind.Field, cause: "cannot be a " + kind.Value}
		}
		return nil, fmt.Errorf("the body cannot be read: %w", corpus.ErrInvalid)
	}
	return body.theme(), nil
}

// membersOf are the JSON names of the members of an object.
func membersOf(t reflect.Type) []string {
	var out []string
	for _, f := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" {
			out = append(out, name)
		}
	}
	return out
}
