package actions

import (
	"strings"

	"polidex/corpus"
	"polidex/extract/actions/grammar"
)

// author returns the actors for whom "we" stands in a document: the institutions
// that a reference names, else the one that a web page's title ends with ("…
// - European Commission").
func author(doc *corpus.Document, words *grammar.Vocabulary) []string {
	series, _, _ := strings.Cut(doc.Reference, "(")
	switch strings.TrimSpace(series) {
	case "JOIN":
		return []string{corpus.ActorCommission, corpus.ActorHighRepresentative}
	case "COM", "SWD", "SEC", "C":
		return []string{corpus.ActorCommission}
	}
	title := doc.Property("html:title")
	if at := strings.LastIndexAny(title, "-|–—"); at >= 0 {
		_, site, _ := strings.Cut(title[at:], " ")
		if a := words.CellActors(site); len(a) == 1 && a[0].ID == corpus.ActorCommission {
			return []string{corpus.ActorCommission}
		}
	}
	return []string{corpus.ActorOther}
}
