package web

// Help is the view of the page on how to ask and what is found.
type Help struct {
	Frame
	// Groups are examples of the query language.
	Groups []HelpGroup
	// Filters are the fields by which lists are narrowed.
	Filters []HelpFilter
	// Actors are those who may be named to act.
	Actors []Link
	// Base is the address of the server.
	Base string
	// Follows and Reviews say that the server has feeds, and takes corrections.
	Follows, Corrects bool
}

func (Help) template() string { return "help" }

// HelpGroup is examples of one matter.
type HelpGroup struct {
	// ID is the word of the group's sentences.
	ID       string
	Examples []HelpExample
}

// HelpExample is a query that works, and what it asks.
type HelpExample struct{ Query, Path, What string }

// HelpFilter is a field with its name, what it means, and a query with it.
type HelpFilter struct{ Label, What, Query, Path string }

// About is the view of the page on what this is and how well it reads.
type About struct {
	Frame
	Works, Documents, Actions, Passages int
	Themes                              int
	Vocabulary, Generation              string
	// Figures are measured: see [Figure].
	Figures []Figure
	// Reviews says that this server gives reviewed documents as gold.
	Reviews bool
}

func (About) template() string { return "about" }

// Figure is one row of what was measured, as shares of one.
type Figure struct {
	// ID is the word of its name.
	ID string
	// First is what was measured before anything was mended that the set showed,
	// Precision, Recall and F1 are today's; empty where a figure has none.
	First, Precision, Recall, F1 string
}
