package api_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
)

// checker checks values against the schemas of an OpenAPI description, more
// strictly than a client would: a member that the schema does not name is wrong
// too, since it would be undocumented.
type checker struct{ schemas map[string]any }

func newChecker(spec []byte) (checker, map[string]any, error) {
	var doc map[string]any
	if err := json.Unmarshal(spec, &doc); err != nil {
		return checker{}, nil, err
	}
	schemas, _ := doc["components"].(map[string]any)["schemas"].(map[string]any)
	return checker{schemas}, doc, nil
}

func (c checker) check(where string, schema map[string]any, v any) []string {
	if ref, ok := schema["$ref"].(string); ok {
		target, ok := c.schemas[strings.TrimPrefix(ref, "#/components/schemas/")].(map[string]any)
		if !ok {
			return []string{where + ": no schema " + ref}
		}
		return c.check(where, target, v)
	}
	if anyOf, ok := schema["anyOf"].([]any); ok {
		var all []string
		for _, s := range anyOf {
			faults := c.check(where, s.(map[string]any), v)
			if len(faults) == 0 {
				return nil
			}
			all = append(all, faults...)
		}
		return all
	}
	if enum, ok := schema["enum"].([]any); ok && !slices.Contains(enum, v) {
		return []string{fmt.Sprintf("%s: %v is not one of %v", where, v, enum)}
	}
	switch schema["type"] {
	case "object":
		return c.checkObject(where, schema, v)
	case "array":
		list, ok := v.([]any)
		if !ok {
			return []string{fmt.Sprintf("%s: %T is no list", where, v)}
		}
		var faults []string
		for i, item := range list {
			faults = append(faults, c.check(fmt.Sprintf("%s[%d]", where, i), schema["items"].(map[string]any), item)...)
		}
		return faults
	}
	ok := false
	switch schema["type"] {
	case "string":
		_, ok = v.(string)
	case "boolean":
		_, ok = v.(bool)
	case "number":
		_, ok = v.(float64)
	case "integer":
		n, number := v.(float64)
		ok = number && n == math.Trunc(n)
	case "null":
		ok = v == nil
	}
	if !ok {
		return []string{fmt.Sprintf("%s: %v is no %v", where, v, schema["type"])}
	}
	return nil
}

func (c checker) checkObject(where string, schema map[string]any, v any) []string {
	object, ok := v.(map[string]any)
	if !ok {
		return []string{fmt.Sprintf("%s: %T is no object", where, v)}
	}
	properties, _ := schema["properties"].(map[string]any)
	rest, hasRest := schema["additionalProperties"].(map[string]any)
	var faults []string
	required, _ := schema["required"].([]any)
	for _, name := range required {
		if _, ok := object[name.(string)]; !ok {
			faults = append(faults, where+": lacks "+name.(string))
		}
	}
	for name, member := range object {
		if p, ok := properties[name].(map[string]any); ok {
			faults = append(faults, c.check(where+"."+name, p, member)...)
		} else if hasRest {
			faults = append(faults, c.check(where+"."+name, rest, member)...)
		} else {
			faults = append(faults, where+": "+name+" is not described")
		}
	}
	return faults
}
