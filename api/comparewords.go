package api

import (
	"reflect"

	"polidex/corpus"
)

// comparePath is where programs compare, comparePagePath where people do.
const (
	comparePath     = "/v1/compare"
	comparePagePath = "/compare"
)

// compareWords are the words of a comparison, which mean something else elsewhere or
// nothing.
func compareWords() map[string]parameter {
	var kinds []string
	for _, k := range changeKinds() {
		kinds = append(kinds, string(k))
	}
	unread := func(*asked, []string) error { return nil }
	return map[string]parameter{
		"a": {name: "a", kind: "string", example: "com-2020-605", read: unread,
			doc: "The earlier text: a work by its key or by its reference in any notation, or a document by its id. Of a work it is the form that is best read."},
		"b": {name: "b", kind: "string", example: "com-2025-148", read: unread,
			doc: "The later text, named like a."},
		"language": {name: "language", kind: "string", example: "en", read: unread,
			doc: "The language whose forms are compared, one that both works have; without it the main form's where both have it. Words of two languages cannot be compared."},
		"change": {name: "change", kind: "string", many: true, closed: kinds, example: string(corpus.ChangeDeadline), read: unread,
			doc: "What became of an action: deadline-changed, reworded, added, dropped or carried. Without it all are given."},
	}
}

// compareRoutes are those of comparing for programs.
func compareRoutes() []route {
	return []route{{
		path: comparePath, id: "compare", group: groupAsk, summary: "Compare the actions of two texts",
		doc: "What became of the key actions of one text in another: carried over, reworded, with another deadline, new, or dropped. " +
			"Two actions are taken for the same by the likeness of their words, and score says how much alike they are; it is 1 for equal words. " +
			"Order, themes and actors are no evidence. All changes come in one answer.",
		words: []string{"a", "b", "language", "change", "format", "bom"}, own: compareWords(),
		answer: reflect.TypeFor[Comparison](), media: downloadTypes(),
		example: "/v1/compare?a={document}&b={document}", handle: (*service).compareJSON,
	}}
}
