package tokens

import (
	"fmt"
	"slices"
	"strings"

	"polidex/corpus"
)

// Scope is what the holder of a token may do.
type Scope string

// The scopes: each is given by itself. Whoever may change something may read, and
// Admin holds all.
const (
	// Read reads everything, where reading is not open to all.
	Read Scope = "read"
	// Add takes documents in and has them read again.
	Add Scope = "add"
	// Review corrects what was found.
	Review Scope = "review"
	// Admin does all of these, removes documents and changes the vocabulary.
	Admin Scope = "admin"
)

// ScopeNames are the names of all scopes, in order.
func ScopeNames() []string {
	return []string{string(Read), string(Add), string(Review), string(Admin)}
}

// ParseScopes returns the scopes with the names, each once and in order. The
// error wraps [corpus.ErrInvalid] for a name that is none, and for no name.
func ParseScopes(names []string) ([]Scope, error) {
	var out []Scope
	for _, name := range names {
		if !slices.Contains(ScopeNames(), name) {
			err := fmt.Sprintf("%q is no scope; there are %s", name, strings.Join(ScopeNames(), ", "))
			if near := corpus.Nearest(name, ScopeNames()); near != "" {
				err += fmt.Sprintf("; did you mean %q?", near)
			}
			return nil, fmt.Errorf("%s: %w", err, corpus.ErrInvalid)
		}
	}
	for _, known := range ScopeNames() {
		if slices.Contains(names, known) {
			out = append(out, Scope(known))
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("a token needs a scope: %s: %w", strings.Join(ScopeNames(), ", "), corpus.ErrInvalid)
	}
	return out, nil
}

// Allows says whether the scopes allow what needs the given one.
func Allows(scopes []Scope, needed Scope) bool {
	return slices.Contains(scopes, needed) || slices.Contains(scopes, Admin) || needed == Read && len(scopes) > 0
}
