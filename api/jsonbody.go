package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"polidex/corpus"
)

// jsonBody is what the JSON of a request is to be, for sentences about its faults.
type jsonBody struct {
	// what is the thing with its article, "a review", and example one of it.
	what, example string
	// types are those whose members it has.
	types []reflect.Type
}

// read reads one object without other members into the value. Errors are those of
// fault.
func (b jsonBody) read(r io.Reader, into any) error {
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return b.fault(err)
	}
	var large *http.MaxBytesError
	switch _, err := d.Token(); {
	case errors.As(err, &large):
		return b.fault(err)
	case !errors.Is(err, io.EOF):
		return fmt.Errorf("the body goes on after %s: %w", b.what, corpus.ErrInvalid)
	}
	return nil
}

// fault says in a sentence what is wrong with the JSON of a body, without the names
// of Go's types. The error wraps [corpus.ErrTooLarge] or [corpus.ErrInvalid].
func (b jsonBody) fault(err error) error {
	object := fmt.Sprintf("%s is one JSON object, such as %s", b.what, b.example)
	var large *http.MaxBytesError
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &large):
		return fmt.Errorf("the body is larger than %d bytes: %w", large.Limit, corpus.ErrTooLarge)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("the body is no JSON: it ends too early; %s: %w", object, corpus.ErrInvalid)
	case errors.Is(err, io.EOF):
		return fmt.Errorf("the body is empty; %s: %w", object, corpus.ErrInvalid)
	case errors.As(err, &syntax):
		return fmt.Errorf("the body is no JSON: byte %d: %s; %s: %w", syntax.Offset, syntax, object, corpus.ErrInvalid)
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("the body is %s; %s: %w", jsonKind(kind.Value), object, corpus.ErrInvalid)
	case errors.As(err, &kind):
		return parameterError{parameter: kind.Field, cause: "cannot be " + jsonKind(kind.Value)}
	}
	if _, quoted, ok := strings.Cut(err.Error(), "unknown field "); ok {
		return b.unknown(strings.Trim(quoted, `"`))
	}
	return fmt.Errorf("the body cannot be read; %s: %w", object, corpus.ErrInvalid)
}

// unknown is the fault of a member that the body does not have.
func (b jsonBody) unknown(name string) error {
	return parameterError{parameter: name, cause: "is no member of " + b.what, suggestion: corpus.Nearest(name, membersOf(b.types...))}
}

// jsonKind is a kind of JSON value, as [json.UnmarshalTypeError] has it, with its
// article.
func jsonKind(value string) string {
	switch value {
	case "null":
		return value
	case "array":
		return "a list"
	case "object":
		return "an object"
	case "bool":
		return "true or false"
	}
	if number, ok := strings.CutPrefix(value, "number "); ok {
		return "the number " + number
	}
	return "a " + value
}

// membersOf are the JSON names of the members of objects, each once.
func membersOf(types ...reflect.Type) []string {
	var out []string
	for _, t := range types {
		for _, f := range reflect.VisibleFields(t) {
			if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}
