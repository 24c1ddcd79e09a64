package api

import "polidex/api/tokens"

// Scope is what a caller may do.
type Scope = tokens.Scope

// The scopes: each is given by itself, and ScopeAdmin alone holds the others.
const (
	// ScopeRead reads everything, where reading is not open to all.
	ScopeRead = tokens.Read
	// ScopeAdd takes documents in and has them read again.
	ScopeAdd = tokens.Add
	// ScopeReview corrects what was found.
	ScopeReview = tokens.Review
	// ScopeAdmin does all of these, removes documents and changes the vocabulary.
	ScopeAdmin = tokens.Admin
)
