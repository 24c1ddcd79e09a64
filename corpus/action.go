package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// Action is one key action: a commitment or a request to act, stated as an item
// of a list or a row of a table that is marked as such.
type Action struct {
	// ID is stable while the document, the place and the words are.
	ID string `json:"id"`
	// Text is the item's words without bullet, number, note mark or closing
	// punctuation.
	Text string `json:"text"`
	// LeadIn is the nearest lead-in as printed ("The Commission will:"), empty
	// when there is none.
	LeadIn string `json:"lead_in"`
	// BoxTitle is the title of the box, list or table, without "(continued)".
	BoxTitle string `json:"box"`
	// Actors are ids of those who are to act, from the list in docs/extraction.md.
	Actors   []string  `json:"actors"`
	Deadline *Deadline `json:"deadline"`
	// Relative is the time of an action without a Deadline that its text counts
	// from an event ("within two years of adoption", "by the end of this
	// mandate"). Its days are there where the text gives the event and the
	// document its day; where not, both sides are empty and the words are kept.
	Relative *Deadline `json:"relative,omitempty"`
	// Years are the years that the action prints, each with its role.
	Years []Year `json:"years"`
	// Themes are ids, in the order of the vocabulary.
	Themes []string `json:"themes"`
	// Page is the physical page where the item begins, 0 without pages.
	Page int `json:"page,omitempty"`
	// NotedPage is the page that a catalogue record notes; see [Block.NotedPage].
	NotedPage int `json:"noted_page,omitempty"`
	// Block is the index of the block where the item begins.
	Block int `json:"block"`
	// Places are the byte ranges that Text was made from, in order.
	Places []Place `json:"places"`
	// Section is the path of headings above.
	Section []string `json:"section,omitempty"`
	// Confidence is between 0 and 1; see Why for what it rests on.
	Confidence float64 `json:"confidence"`
	// Why lists the rule and the words behind the action and each of its facts.
	Why []Reason `json:"why"`
	// Review says what a person made of it: accepted, corrected or added; empty when
	// nobody has looked. ReviewedBy and ReviewedAt are of the last review.
	Review     ReviewVerdict `json:"review,omitempty"`
	ReviewedBy string        `json:"reviewed_by,omitempty"`
	ReviewedAt time.Time     `json:"reviewed_at,omitzero"`
}

// Reason is the rule that made a fact, and the words it rests on.
type Reason struct {
	// Fact is what was concluded: "action", "actor:europol", "deadline",
	// "relative", "theme:fraud".
	Fact string `json:"fact"`
	// Rule is the name of the rule, stable, in kebab case.
	Rule  string `json:"rule"`
	Words string `json:"words"`
	Place Place  `json:"place"`
	// Confidence is how likely this fact is to be right, from 0 to 1; 0 where it
	// is not known apart from the action's.
	Confidence float64 `json:"confidence,omitempty"`
}

// PlaceOf returns where bytes of an action's text stand: the words at its places
// one after the other, with a space between those of two blocks. ok is false for
// bytes of several places.
func (a *Action) PlaceOf(start, end int) (p Place, ok bool) {
	at := 0 // where the words of the place begin in the text
	for i, p := range a.Places {
		if i > 0 && p.Block != a.Places[i-1].Block {
			at++
		}
		if length := p.End - p.Start; start >= at && end <= at+length {
			return Place{Block: p.Block, Start: p.Start + start - at, End: p.Start + end - at}, true
		}
		at += p.End - p.Start
	}
	return Place{}, false
}

// ActionID returns the ID of the action of a document with the given words,
// beginning in the given block.
func ActionID(document string, block int, text string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d\n%s", block, text))
	return document + "-a" + hex.EncodeToString(sum[:5])
}

// PassageID returns the ID of the passage that is the given block of a document.
func PassageID(document string, block int) string {
	return fmt.Sprintf("%s-p%d", document, block)
}

// ActionYears returns the years that an action is filtered and counted by, in
// order and once each: those that it prints as deadline, start or period.
func (a *Action) ActionYears() []int {
	return distinctYears(a.Years, func(r YearRole) bool {
		return r == YearDeadline || r == YearStart || r == YearPeriod
	})
}

// Due returns the time that an action is filtered, sorted and filed by: its
// deadline, else its relative one where that has days, else nil.
func (a *Action) Due() *Deadline {
	if a.Deadline == nil && a.Relative != nil && (a.Relative.From != "" || a.Relative.To != "") {
		return a.Relative
	}
	return a.Deadline
}

// ShownPage returns the page to show for the action: the physical one, else the
// one that a catalogue record notes, else 0.
func (a *Action) ShownPage() int {
	if a.Page > 0 {
		return a.Page
	}
	return a.NotedPage
}

// Actors that a text may name, as they stand in [Action.Actors].
const (
	ActorCommission          = "commission"
	ActorHighRepresentative  = "high-representative"
	ActorMemberStates        = "member-states"
	ActorCouncil             = "council"
	ActorParliament          = "parliament"
	ActorEuropol             = "europol"
	ActorEurojust            = "eurojust"
	ActorFrontex             = "frontex"
	ActorENISA               = "enisa"
	ActorEUDA                = "euda"
	ActorCEPOL               = "cepol"
	ActorEPPO                = "eppo"
	ActorOLAF                = "olaf"
	ActorEULISA              = "eu-lisa"
	ActorFRA                 = "fra"
	ActorAMLA                = "amla"
	ActorEUAgencies          = "eu-agencies"
	ActorIndustry            = "industry"
	ActorCivilSociety        = "civil-society"
	ActorNationalAuthorities = "national-authorities"
	ActorThirdCountries      = "third-countries"
	ActorOther               = "other"
)
