package corpus

// KindNames returns the kinds of entries, as they stand in URLs and flags.
func KindNames() []string {
	return names(KindPassage, KindAction, KindDocument)
}

// SortNames returns the orders of hits, as they stand in URLs and flags.
func SortNames() []string {
	return names(SortRelevance, SortDate, SortDeadline, SortTitle, SortDocument)
}

// FacetNames returns [FacetFields], as they stand in URLs and flags.
func FacetNames() []string { return names(FacetFields...) }

// ActorNames returns the ids of all actors that the extraction knows.
func ActorNames() []string {
	return []string{
		ActorCommission, ActorHighRepresentative, ActorMemberStates, ActorCouncil, ActorParliament, ActorEuropol,
		ActorEurojust, ActorFrontex, ActorENISA, ActorEUDA, ActorCEPOL, ActorEPPO, ActorOLAF, ActorEULISA, ActorFRA,
		ActorAMLA, ActorEUAgencies, ActorIndustry, ActorCivilSociety, ActorNationalAuthorities, ActorThirdCountries,
		ActorOther,
	}
}

// TypeNames returns the types of documents that the extraction knows.
func TypeNames() []string {
	return names(TypeCommunication, TypeStaffDocument, TypeProposal, TypeReport, TypeAct, TypeCouncilDocument,
		TypePressRelease, TypeRepositoryRecord, TypeWebPage, TypeOther)
}

func names[T ~string](values ...T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
