package mcp

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// argumentError is an argument that was used wrongly. It is of the kind
// [corpus.ErrInvalid].
type argumentError struct {
	argument string
	// cause goes on after the name: "is not known here".
	cause string
	// suggestion is the name or value that was probably meant, or empty.
	suggestion string
}

func (e argumentError) Error() string {
	s := fmt.Sprintf("argument %q: %s", e.argument, e.cause)
	if e.suggestion != "" {
		s += fmt.Sprintf("; did you mean %q?", e.suggestion)
	}
	return s
}

func (e argumentError) Unwrap() error { return corpus.ErrInvalid }

// decode reads the arguments of a call of a tool. It is kinder than the schema: a
// single value stands for a list of one, a number for its digits, and null for an
// argument that was left out. Errors are of the kind [corpus.ErrInvalid].
func (s *Server) decode(t tool, arguments []byte) (asked, error) {
	a := asked{block: -1}
	given := map[string]json.RawMessage{}
	if raw := bytes.TrimSpace(arguments); len(raw) > 0 && !bytes.Equal(raw, []byte("null")) {
		if err := json.Unmarshal(raw, &given); err != nil {
			return a, fmt.Errorf("the arguments of %s are no JSON object: %w", t.name, corpus.ErrInvalid)
		}
	}
	if err := onlyKnown(t, given); err != nil {
		return a, err
	}
	for _, name := range t.words {
		w := s.words[name]
		values, err := valuesOf(name, given[name])
		if err != nil {
			return a, err
		}
		if len(values) == 0 {
			if slices.Contains(t.required, name) {
				return a, argumentError{argument: name, cause: "is needed by " + t.name}
			}
			initial := w.initial
			if own := t.initial[name]; own != "" {
				initial = own
			}
			if initial == "" {
				continue
			}
			values = []string{initial}
		}
		if err := w.check(values); err != nil {
			return a, err
		}
		if err := w.read(&a, values); err != nil {
			return a, err
		}
	}
	return a, nil
}

// onlyKnown refuses arguments that the tool does not have.
func onlyKnown(t tool, given map[string]json.RawMessage) error {
	var unknown []string
	for name := range given {
		if !slices.Contains(t.words, name) {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	slices.Sort(unknown)
	return argumentError{unknown[0], fmt.Sprintf("%s has none of this name; it has %s", t.name, strings.Join(t.words, ", ")), corpus.Nearest(unknown[0], t.words)}
}

// valuesOf returns the values of an argument: without empty ones, with the spaces
// around the others taken off, each value once.
func valuesOf(name string, raw json.RawMessage) ([]string, error) {
	var out []string
	add := func(raw json.RawMessage) error {
		v, ok := scalar(raw)
		if !ok {
			return argumentError{argument: name, cause: "takes values, not " + kindOf(raw)}
		}
		if v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
		return nil
	}
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 {
		return nil, nil
	}
	if raw[0] != '[' {
		err := add(raw)
		return out, err
	}
	var list []json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, argumentError{argument: name, cause: "cannot be read"}
	}
	if len(list) > maxValues {
		return nil, argumentError{argument: name, cause: fmt.Sprintf("has %d values and may have %d", len(list), maxValues)}
	}
	for _, v := range list {
		if err := add(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// scalar returns a string, a number or a truth value as text; null is empty.
func scalar(raw json.RawMessage) (string, bool) {
	raw = bytes.TrimSpace(raw)
	var text string
	switch {
	case len(raw) == 0 || raw[0] == '[' || raw[0] == '{':
		return "", false
	case bytes.Equal(raw, []byte("null")):
		return "", true
	case raw[0] == '"':
		err := json.Unmarshal(raw, &text)
		return strings.TrimSpace(text), err == nil
	}
	// A client whose numbers are all floating says 2026.0.
	return strings.TrimSuffix(string(raw), ".0"), true
}

func kindOf(raw json.RawMessage) string {
	if raw = bytes.TrimSpace(raw); len(raw) > 0 && raw[0] == '{' {
		return "an object"
	}
	return "a list in a list"
}

// check holds values against what the word allows.
func (w word) check(values []string) error {
	if len(values) > 1 && !w.many {
		return argumentError{argument: w.name, cause: "takes one value"}
	}
	for i, v := range values {
		if w.kind == "integer" {
			if err := w.checkInteger(v); err != nil {
				return err
			}
			continue
		}
		if w.closed == nil || slices.Contains(w.closed, v) {
			continue
		}
		// Names are taken as people write them: "High Representative".
		if id := asID(v); slices.Contains(w.closed, id) {
			values[i] = id
			continue
		}
		return argumentError{w.name, fmt.Sprintf("%q is not one of %s", v, strings.Join(w.closed, ", ")), corpus.Nearest(asID(v), w.closed)}
	}
	return nil
}

func (w word) checkInteger(v string) error {
	n, err := strconv.Atoi(v)
	switch {
	case err != nil:
		return argumentError{argument: w.name, cause: strconv.Quote(v) + " is no whole number"}
	case n < w.least:
		return argumentError{argument: w.name, cause: fmt.Sprintf("%d is less than %d", n, w.least)}
	case w.most > 0 && n > w.most:
		return argumentError{w.name, fmt.Sprintf("%d is more than %d; the answer's next leads on", n, w.most), strconv.Itoa(w.most)}
	}
	return nil
}

// asID reads a value as a person may write it: "Organised crime".
func asID(value string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.ReplaceAll(value, "_", "-"))), "-")
}
