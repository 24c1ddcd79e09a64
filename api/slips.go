package api

import (
	"fmt"
	"slices"
	"strings"

	"polidex/corpus"
)

// knownActors and knownTypes are the values that the extraction gives.
func knownActors() []string {
	return []string{
		corpus.ActorCommission, corpus.ActorHighRepresentative, corpus.ActorMemberStates, corpus.ActorCouncil,
		corpus.ActorParliament, corpus.ActorEuropol, corpus.ActorEurojust, corpus.ActorFrontex, corpus.ActorENISA,
		corpus.ActorEUDA, corpus.ActorCEPOL, corpus.ActorEPPO, corpus.ActorOLAF, corpus.ActorEULISA, corpus.ActorFRA,
		corpus.ActorAMLA, corpus.ActorEUAgencies, corpus.ActorIndustry, corpus.ActorCivilSociety,
		corpus.ActorNationalAuthorities, corpus.ActorThirdCountries, corpus.ActorOther,
	}
}

func knownTypes() []string {
	var names []string
	for _, t := range []corpus.DocumentType{
		corpus.TypeCommunication, corpus.TypeStaffDocument, corpus.TypeProposal, corpus.TypeReport, corpus.TypeAct,
		corpus.TypeCouncilDocument, corpus.TypePressRelease, corpus.TypeRepositoryRecord, corpus.TypeWebPage, corpus.TypeOther,
	} {
		names = append(names, string(t))
	}
	return names
}

// slips returns a sentence for each filter value that nothing can have. They are
// notes and no errors: the index may hold documents of an older vocabulary.
func (s *service) slips(filters []corpus.Filter) []string {
	var notes []string
	for _, f := range filters {
		var known []string
		switch f.Field {
		case corpus.FieldTheme:
			known = s.themeIDs
		case corpus.FieldActor:
			known = knownActors()
		case corpus.FieldType:
			known = knownTypes()
		}
		for _, v := range f.Values {
			v = strings.Join(strings.Fields(strings.ToLower(v)), "-")
			if len(known) == 0 || slices.Contains(known, v) {
				continue
			}
			note := fmt.Sprintf("%q is no %s that is known", v, f.Field)
			if n := nearest(v, known); n != "" {
				note += fmt.Sprintf("; did you mean %q?", n)
			}
			notes = append(notes, note)
		}
	}
	return notes
}
