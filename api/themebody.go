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
	is := themeJSON()
	var given map[string]json.RawMessage
	if err := json.Unmarshal(data, &given); err != nil {
		return nil, is.fault(err)
	}
	if given == nil {
		return nil, is.fault(&json.UnmarshalTypeError{Value: "null"})
	}
	known := append(membersOf(is.types...), membersOf(reflect.TypeFor[ThemeAnswer]())...)
	var unknown []string
	for name := range given {
		if !slices.Contains(known, name) {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) > 0 {
		slices.Sort(unknown)
		return nil, is.unknown(unknown[0])
	}
	var body ThemeBody
	if err := json.Unmarshal(data, &body); err != nil {
		return nil, is.fault(err)
	}
	return body.theme(), nil
}

func themeJSON() jsonBody {
	return jsonBody{
		what: "a theme", example: `{"terms": {"en": "harbour"}}`,
		types: []reflect.Type{reflect.TypeFor[ThemeBody]()},
	}
}
