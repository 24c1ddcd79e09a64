package api

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/danielgtaylor/huma/v2"
)

const schemaPrefix = "#/components/schemas/"

// finishSchemas makes the schemas say what the answers are: lists are never
// null, an absent deadline of an action is, and objects may get more members
// later. Every object and member gets its sentence; one without a sentence, or a
// sentence for nothing, is an error.
func finishSchemas(registry huma.Registry) error {
	objects, members := schemaSentences(), memberSentences()
	for name, schema := range registry.Map() {
		schema.AdditionalProperties = nil
		if schema.Description = objects[name]; schema.Description == "" {
			return fmt.Errorf("object %s has no sentence", name)
		}
		delete(objects, name)
		for member, sub := range schema.Properties {
			key := name + "." + member
			sub = finished(sub, nullable(registry, name, member))
			if sub.Description = members[key]; sub.Description == "" {
				return fmt.Errorf("member %s has no sentence", key)
			}
			schema.Properties[member] = sub
			delete(members, key)
		}
	}
	if idle := slices.Sorted(maps.Keys(members)); len(objects)+len(idle) > 0 {
		return fmt.Errorf("there are sentences for what is in no answer: %v %v", slices.Sorted(maps.Keys(objects)), idle)
	}
	return nil
}

func finished(s *huma.Schema, null bool) *huma.Schema {
	s.Nullable = false
	if s.Items != nil {
		s.Items = finished(s.Items, false)
	}
	// Sizes of Go's numbers tell a reader of JSON nothing.
	if s.Type == huma.TypeInteger || s.Type == huma.TypeNumber {
		s.Format = ""
	}
	if !null {
		return s
	}
	return &huma.Schema{AnyOf: []*huma.Schema{s, {Type: "null"}}}
}

// nullable says whether the member is a pointer that is always encoded.
func nullable(registry huma.Registry, schema, member string) bool {
	if !slices.Contains(registry.Map()[schema].Required, member) {
		return false
	}
	for _, f := range reflect.VisibleFields(registry.TypeFromRef(schemaPrefix + schema)) {
		if f.Tag.Get("json") == member {
			return f.Type.Kind() == reflect.Pointer
		}
	}
	return false
}

// schemaNames returns the names of the schemas in order.
func schemaNames(registry huma.Registry) []string {
	return slices.Sorted(maps.Keys(registry.Map()))
}
