package index

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// filterFields are the fields that entries can be filtered by.
var filterFields = append(slices.Clone(corpus.FacetFields), corpus.FieldDeadline, corpus.FieldDate)

// CheckFilter returns the filter with its values in canonical form. The error
// wraps [corpus.ErrInvalid] and names the field or the value that is wrong.
func CheckFilter(f corpus.Filter) (corpus.Filter, error) {
	if !slices.Contains(filterFields, f.Field) {
		return f, fmt.Errorf("filtering by %q: there is no such field; there are %s: %w",
			f.Field, joinFields(filterFields), corpus.ErrInvalid)
	}
	values := make([]string, 0, len(f.Values))
	for _, v := range f.Values {
		c, err := CanonicalValue(f.Field, v)
		if err != nil {
			return f, fmt.Errorf("filtering by %s: %w", f.Field, err)
		}
		values = append(values, c)
	}
	f.Values = values
	return f, nil
}

// CheckFacet reports whether a field can be counted; the error wraps
// [corpus.ErrInvalid].
func CheckFacet(f corpus.Field) error {
	if !slices.Contains(corpus.FacetFields, f) {
		return fmt.Errorf("counting by %q: there is no such facet; there are %s: %w",
			f, joinFields(corpus.FacetFields), corpus.ErrInvalid)
	}
	return nil
}

func joinFields(fields []corpus.Field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = string(f)
	}
	return strings.Join(names, ", ")
}

// CanonicalValue returns a value of a field as it is compared: years and days
// as a range, a reference as the key of its work, ids in lower case with
// hyphens. The error wraps [corpus.ErrInvalid].
func CanonicalValue(f corpus.Field, value string) (string, error) {
	v := strings.TrimSpace(value)
	if v == "" {
		return "", fmt.Errorf("the value is empty: %w", corpus.ErrInvalid)
	}
	switch f {
	case corpus.FieldYear, corpus.FieldDeadlineYear:
		y, err := ParseYears(v)
		if err != nil {
			return "", err
		}
		return y.String(), nil
	case corpus.FieldDeadline, corpus.FieldDate:
		if _, err := ParseDays(v); err != nil {
			return "", err
		}
		return canonicalBounds(v), nil
	case corpus.FieldWork:
		if ref, ok := corpus.ParseReference(v); ok {
			return ref.Work(), nil
		}
		return strings.ToLower(v), nil
	case corpus.FieldCites:
		key, ok := corpus.CitedKey(v)
		if !ok {
			return "", fmt.Errorf("%q is no reference such as COM(2020) 605, 32016R0794 or 2016/794: %w", v, corpus.ErrInvalid)
		}
		return key, nil
	case corpus.FieldTheme, corpus.FieldActor, corpus.FieldType:
		return strings.Join(strings.Fields(strings.ToLower(v)), "-"), nil
	case corpus.FieldForm:
		v = strings.Join(strings.Fields(strings.ToLower(v)), "-")
		if !slices.Contains(corpus.FormNames(), v) {
			return "", fmt.Errorf("%q is none of %s: %w", value, strings.Join(corpus.FormNames(), ", "), corpus.ErrInvalid)
		}
		return v, nil
	case corpus.FieldLanguage, corpus.FieldDocument:
		return strings.ToLower(v), nil
	}
	return v, nil
}

func cond[T any](c bool, a, b T) T {
	if c {
		return a
	}
	return b
}

// CompareValues orders facet values: numbers by size, others by text.
func CompareValues(a, b string) int {
	x, errX := strconv.Atoi(a)
	y, errY := strconv.Atoi(b)
	if errX == nil && errY == nil {
		return cmp.Compare(x, y)
	}
	return strings.Compare(a, b)
}
