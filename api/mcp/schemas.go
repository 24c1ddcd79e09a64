package mcp

import (
	"iter"

	"github.com/google/jsonschema-go/jsonschema"
)

// schemas yields a schema and all below it.
func schemas(s *jsonschema.Schema) iter.Seq[*jsonschema.Schema] {
	return func(yield func(*jsonschema.Schema) bool) { walk(s, yield) }
}

func walk(s *jsonschema.Schema, yield func(*jsonschema.Schema) bool) bool {
	if s == nil {
		return true
	}
	if !yield(s) || !walk(s.Items, yield) || !walk(s.AdditionalProperties, yield) {
		return false
	}
	for _, p := range s.Properties {
		if !walk(p, yield) {
			return false
		}
	}
	return true
}
