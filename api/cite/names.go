package cite

import (
	"regexp"
	"strings"

	"polidex/corpus"
)

// Name is an author: a person with a family name and given ones, or a body, of
// which Literal alone is set.
type Name struct{ Literal, Family, Given string }

// The institutions that issue official documents, as styles of citation want them
// in a bibliography in English.
const (
	commission         = "European Commission"
	highRepresentative = "High Representative of the Union for Foreign Affairs and Security Policy"
	council            = "Council of the European Union"
)

// Institutions returns who issued a document: by the series of its official
// reference, else by its type. There are none for acts, which have their authors
// in their titles, and none where neither says it.
func Institutions(m *corpus.Meta) []string {
	ref, ok := corpus.ParseReference(m.Reference)
	if !ok {
		ref, ok = corpus.ParseReference(m.Work)
	}
	switch {
	case m.Type == corpus.TypeAct:
		return nil
	case ok && ref.Series == "JOIN":
		return []string{commission, highRepresentative}
	case ok:
		return []string{commission} // COM, SWD, SEC and C are series of the Commission
	}
	switch m.Type {
	case corpus.TypeCommunication, corpus.TypeStaffDocument, corpus.TypeProposal:
		return []string{commission}
	case corpus.TypeCouncilDocument:
		return []string{council}
	}
	return nil
}

// kindOf returns what a document is cited as: by its type, and where that is a
// page or nothing in particular as a report if it has an official reference.
func kindOf(m *corpus.Meta) Kind {
	switch m.Type {
	case corpus.TypeCommunication, corpus.TypeStaffDocument, corpus.TypeProposal, corpus.TypeReport,
		corpus.TypeCouncilDocument, corpus.TypePressRelease:
		return Report
	case corpus.TypeAct:
		return Legislation
	}
	switch {
	case m.Reference != "":
		return Report
	case m.Format == corpus.FormatHTML:
		return WebPage
	}
	return Other
}

// genre names the type of document as it stands in a bibliography.
func genre(m *corpus.Meta) string {
	switch m.Type {
	case corpus.TypeCommunication:
		if ref, ok := corpus.ParseReference(m.Reference); ok && ref.Series == "JOIN" {
			return "Joint Communication"
		}
		return "Communication"
	case corpus.TypeStaffDocument:
		return "Staff Working Document"
	case corpus.TypeProposal:
		return "Proposal"
	case corpus.TypeReport:
		return "Report"
	case corpus.TypeCouncilDocument:
		return "Council Document"
	case corpus.TypePressRelease:
		return "Press Release"
	}
	return ""
}

var (
	// givenPattern matches given names and their initials: "Ida", "J.-P.", "A. B.".
	givenPattern = regexp.MustCompile(`^(?:\p{Lu}(?:\.|[\p{Ll}'’]+)?(?:[-\s]|$)?){1,5}$`)
	// bodyPattern matches words of bodies: "European Commission, Brussels" is no
	// person.
	bodyPattern = regexp.MustCompile(`(?i)\b(?:commission|council|parliament|agency|committee|ministry|department|directorate|office|institute|university|union|europol|court|bank|cent(?:er|re))\b`)
)

// nameOf reads a name as catalogues write it: one comma between two names is that
// of a person, all others are taken as they are.
func nameOf(s string) Name {
	// EPrints puts a comma behind the name of a body that stands among persons.
	s = strings.TrimRight(strings.Join(strings.Fields(s), " "), ", ;")
	family, given, comma := strings.Cut(s, ",")
	given = strings.TrimSpace(given)
	if comma && family != "" && len(strings.Fields(family)) <= 4 && givenPattern.MatchString(given) && !bodyPattern.MatchString(family) {
		return Name{Family: family, Given: given}
	}
	return Name{Literal: s}
}
