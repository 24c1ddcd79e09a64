package corpus_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestPrepareRefuses(t *testing.T) {
	text := func(s string) corpus.ReviewValues { return corpus.ReviewValues{Text: &s} }
	due := func(from, to corpus.Date) corpus.ReviewValues {
		return corpus.ReviewValues{Deadline: &corpus.Deadline{From: from, To: to}}
	}
	// The second action is rejected by r01, and that is undone by r02; r03 is a review
	// of the document, r04 rejects the third action.
	p := newPanel(t)
	p.say(corpus.Review{Verdict: corpus.Rejected, Action: p.action(1)})
	p.say(corpus.Review{Verdict: corpus.Withdrawn, Supersedes: "r01"})
	p.say(corpus.Review{Verdict: corpus.Corrected, ReviewValues: corpus.ReviewValues{Title: ptr("A")}})
	p.say(corpus.Review{Verdict: corpus.Rejected, Action: p.action(4)})
	first := p.action(0)
	corrected := func(v corpus.ReviewValues) corpus.Review {
		return corpus.Review{Verdict: corpus.Corrected, Action: first, ReviewValues: v}
	}
	for _, c := range []struct {
		name   string
		review corpus.Review
		kind   error
		says   string
	}{
		{"no verdict", corpus.Review{Action: first}, corpus.ErrInvalid, `verdict: "" is no verdict that is known`},
		{"misspelt verdict", corpus.Review{Verdict: "acepted", Action: first}, corpus.ErrInvalid, `did you mean "accepted"?`},
		{"no action", corpus.Review{Verdict: corpus.Accepted}, corpus.ErrInvalid, "action: accepted is about an action; its id is needed"},
		{"unknown action", corpus.Review{Verdict: corpus.Accepted, Action: p.doc.ID + "-a0"}, corpus.ErrInvalid, "it may have been read again since"},
		{"accepted with values", corpus.Review{Verdict: corpus.Accepted, Action: first, ReviewValues: text("x")}, corpus.ErrInvalid, "text: accepted takes no values"},
		{"corrected without values", corpus.Review{Verdict: corpus.Corrected, Action: first}, corpus.ErrInvalid, "corrected needs a value"},
		{"a title of an action", corrected(corpus.ReviewValues{Title: ptr("A")}), corpus.ErrInvalid, "title: is of the document; leave the action out"},
		{"a text of a document", corpus.Review{Verdict: corpus.Corrected, ReviewValues: text("x")}, corpus.ErrInvalid, "action: text is of an action"},
		{"no words", corrected(text(" … ")), corpus.ErrInvalid, "text: it has no words"},
		{"too long", corrected(text(strings.Repeat("ab ", 10_000))), corpus.ErrInvalid, "is longer than 20000 bytes"},
		{"unknown theme", corrected(corpus.ReviewValues{Themes: []string{"frod"}}), corpus.ErrInvalid, `themes: "frod" is no theme that is known; did you mean "fraud"?`},
		{"unknown actor", corrected(corpus.ReviewValues{Actors: []string{"Comission"}}), corpus.ErrInvalid, `did you mean "commission"?`},
		{"empty actor", corrected(corpus.ReviewValues{Actors: []string{" "}}), corpus.ErrInvalid, "no actor at all is an empty list"},
		{"deadline turned round", corrected(due("2033-01-01", "2032-12-31")), corpus.ErrInvalid, "deadline: it ends on 2032-12-31, before it begins on 2033-01-01"},
		{"no day", corrected(due("2033-02-30", "")), corpus.ErrInvalid, `deadline: "2033-02-30" is no day`},
		{"words alone", corrected(corpus.ReviewValues{Deadline: &corpus.Deadline{Text: "soon"}}), corpus.ErrInvalid, "a time without days is relative"},
		{"precision", corrected(corpus.ReviewValues{Deadline: &corpus.Deadline{To: "2033-01-01", Precision: "yeer"}}), corpus.ErrInvalid, `did you mean "year"?`},
		{"two times", corrected(corpus.ReviewValues{Deadline: &corpus.Deadline{To: "2033-01-01"}, Relative: &corpus.Deadline{Text: "soon"}}), corpus.ErrInvalid, "relative: an action has a deadline or a relative time"},
		{"type", corpus.Review{Verdict: corpus.Corrected, ReviewValues: corpus.ReviewValues{Type: ptr(corpus.DocumentType("comunication"))}}, corpus.ErrInvalid, `did you mean "communication"?`},
		{"language", corpus.Review{Verdict: corpus.Corrected, ReviewValues: corpus.ReviewValues{Language: ptr("English")}}, corpus.ErrInvalid, "no ISO 639-1 code"},
		{"date", corpus.Review{Verdict: corpus.Corrected, ReviewValues: corpus.ReviewValues{Date: ptr(corpus.Date("2031"))}}, corpus.ErrInvalid, "date: "},
		{"no title", corpus.Review{Verdict: corpus.Corrected, ReviewValues: corpus.ReviewValues{Title: ptr("")}}, corpus.ErrInvalid, "title: it has no words"},
		{"added without words", corpus.Review{Verdict: corpus.Added}, corpus.ErrInvalid, "text: the words of the missed action are needed"},
		{"added to a page that is not", corpus.Review{Verdict: corpus.Added, ReviewValues: text("x"), Origin: &corpus.ReviewOrigin{Page: 9}}, corpus.ErrInvalid, "page: the document has 3 pages"},
		{"added twice", corpus.Review{Verdict: corpus.Added, ReviewValues: text("Report to the COUNCIL")}, corpus.ErrConflict, "has these words already; correct that one"},
		{"added and rejected", corpus.Review{Verdict: corpus.Added, ReviewValues: text("it was a long winter in all the ports")}, corpus.ErrConflict, "was rejected; accept it, or undo that"},
		{"complete too early", corpus.Review{Verdict: corpus.Complete}, corpus.ErrConflict, "4 actions have no verdict yet"},
		{"complete with an action", corpus.Review{Verdict: corpus.Complete, Action: first}, corpus.ErrInvalid, "action: complete is about the whole document"},
		{"undo of nothing", corpus.Review{Verdict: corpus.Withdrawn}, corpus.ErrInvalid, "supersedes: the id of the review"},
		{"undo of an unknown one", corpus.Review{Verdict: corpus.Withdrawn, Supersedes: "r77"}, corpus.ErrNotFound, `no review "r77"`},
		{"undone already", corpus.Review{Verdict: corpus.Withdrawn, Supersedes: "r01"}, corpus.ErrConflict, "review r01 was withdrawn already, by r02"},
		{"attached to nothing", corpus.Review{Supersedes: "r04"}, corpus.ErrInvalid, "supersedes: only the review of an action can be attached"},
		{"a document's review attached", corpus.Review{Supersedes: "r03", Action: first}, corpus.ErrInvalid, "supersedes: only the review of an action"},
		{"no author", corpus.Review{Verdict: corpus.Accepted, Action: first, Author: " "}, corpus.ErrInvalid, "author: the name of the reviewer is needed"},
		{"a comment that moves the cursor", corpus.Review{Verdict: corpus.Accepted, Action: first, Comment: "\x1b[2J"}, corpus.ErrInvalid, "comment: it has control characters"},
		{"a comment with half the end of a line", corpus.Review{Verdict: corpus.Accepted, Action: first, Comment: "one\rtwo"}, corpus.ErrInvalid, "comment: it has control characters"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := p.try(c.review)
			if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want %q and %q", err, c.kind, c.says)
			}
		})
	}
	if len(p.reviews) != 4 {
		t.Errorf("%d reviews are kept, want the first four alone", len(p.reviews))
	}
}

// The ends of lines of a comment are kept as one sign.
func TestPrepareReadsLines(t *testing.T) {
	p := newPanel(t)
	r := p.say(corpus.Review{Verdict: corpus.Accepted, Action: p.action(0), Comment: "\r\none\r\n\r\n\ttwo\r\n"})
	if want := "one\n\n\ttwo"; r.Comment != want {
		t.Errorf("comment %q, want %q", r.Comment, want)
	}
}

// An action may keep a theme that the vocabulary no longer has.
func TestPrepareKeepsOldThemes(t *testing.T) {
	p := newPanel(t)
	p.doc.Actions[0].Themes = []string{"piracy"}
	r := p.say(corpus.Review{Verdict: corpus.Corrected, Action: p.action(0), ReviewValues: corpus.ReviewValues{Themes: []string{"piracy", "Maritime security", "fraud", "fraud"}}})
	if diff := cmp.Diff([]string{"fraud", "maritime-security", "piracy"}, r.Themes); diff != "" {
		t.Errorf("themes (-want +got):\n%s", diff)
	}
}

func TestFindWords(t *testing.T) {
	d := &corpus.Document{Blocks: []corpus.Block{
		{Text: "Set up a task force (PORTS) by 2030", Page: 1},
		{Text: "page 1", Kind: corpus.Furniture, Page: 1},
		{Text: "and report", Page: 2},
		{Text: "Set up\ta task force (PORTS)", Kind: corpus.Row, Page: 4},
		{Text: "reorganised e-mail, naïve façade", Page: 5},
	}}
	for _, c := range []struct {
		name, words string
		page, block int
		places      []corpus.Place
		printed     string
	}{
		{"the first", "set up a task force", 0, -1, []corpus.Place{{Block: 0, End: 19}}, "Set up a task force"},
		{"near a page", "set up a task force", 4, -1, []corpus.Place{{Block: 3, End: 19}}, "Set up a task force"},
		{"near a block", "set up a task force", 0, 4, []corpus.Place{{Block: 3, End: 19}}, "Set up a task force"},
		{"with its brackets", "a task force (PORTS)", 0, -1, []corpus.Place{{Block: 0, Start: 7, End: 27}}, "a task force (PORTS)"},
		{"over furniture", "by 2030 and report", 0, -1, []corpus.Place{{Block: 0, Start: 28, End: 35}, {Block: 2, End: 10}}, "by 2030 and report"},
		{"broken words", "re- organised E-Mail, naive facade", 0, -1, []corpus.Place{{Block: 4, End: 34}}, "reorganised e-mail, naïve façade"},
		{"part of a word", "task for", 0, -1, nil, ""},
		{"nothing", "lighthouse", 0, -1, nil, ""},
		{"no words", "—", 0, -1, nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			places, printed := d.FindWords(c.words, c.page, c.block)
			if diff := cmp.Diff(c.places, places); diff != "" || printed != c.printed {
				t.Errorf("printed %q, want %q; places (-want +got):\n%s", printed, c.printed, diff)
			}
		})
	}
}

func TestParseInterval(t *testing.T) {
	for _, c := range []struct {
		in        string
		from, to  corpus.Date
		precision corpus.Precision
		ok        bool
	}{
		{"2026", "2026-01-01", "2026-12-31", corpus.ByYear, true},
		{"2028-02", "2028-02-01", "2028-02-29", corpus.ByMonth, true},
		{"2026-06-30", "2026-06-30", "2026-06-30", corpus.ByDay, true},
		{"..2027", "", "2027-12-31", corpus.ByYear, true},
		{"2027-03..", "2027-03-01", "", corpus.ByMonth, true},
		{"2026..2028", "2026-01-01", "2028-12-31", corpus.ByPeriod, true},
		{"2026-07..2026-12", "2026-07-01", "2026-12-31", corpus.ByHalf, true},
		{"2026-04..2026-06", "2026-04-01", "2026-06-30", corpus.ByQuarter, true},
		{"2026-02..2026-04", "2026-02-01", "2026-04-30", corpus.ByPeriod, true},
		{"2026-01..2026-12", "2026-01-01", "2026-12-31", corpus.ByYear, true},
		{"2028..2026", "", "", "", false},
		{"..", "", "", "", false},
		{"", "", "", "", false},
		{"soon", "", "", "", false},
		{"2026..soon", "", "", "", false},
		{"2026-02-30", "", "", "", false},
	} {
		from, to, precision, err := corpus.ParseInterval(c.in)
		if from != c.from || to != c.to || precision != c.precision || (err == nil) != c.ok || err != nil && !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("ParseInterval(%q) = %q, %q, %q, %v, want %q, %q, %q, ok %v", c.in, from, to, precision, err, c.from, c.to, c.precision, c.ok)
		}
	}
}

func TestGold(t *testing.T) {
	p := newPanel(t)
	p.doc.Actions = p.doc.Actions[:2]
	p.say(corpus.Review{Verdict: corpus.Accepted, Action: p.action(0)})
	p.say(corpus.Review{Verdict: corpus.Rejected, Action: p.action(1)})
	p.say(corpus.Review{Verdict: corpus.Corrected, ReviewValues: corpus.ReviewValues{Date: ptr(corpus.Date(""))}})
	p.say(corpus.Review{Verdict: corpus.Complete})
	g, ok := p.laid().Gold()
	want := corpus.Gold{
		ID: p.doc.ID, Digest: p.doc.Digest,
		Document: corpus.GoldDocument{Title: ptr("Quiet harbours"), Reference: ptr("COM(2031) 9 final"), Type: corpus.TypeCommunication, Language: ptr("en"), Pages: ptr(3)},
		Actions: []corpus.GoldAction{{
			Page: ptr(1), LeadIn: ptr("The Commission will:"), Actors: []string{"commission"}, Text: "map the weak places of ports by 2032",
			Deadline: &corpus.GoldDeadline{Text: "by 2032", To: ptr(corpus.Date("2032-12-31"))}, Themes: []string{"maritime-security"},
		}},
		Themes: []string{"fraud", "maritime-security"}, ReviewedBy: []string{"Ana"}, ReviewedAt: p.reviews[3].Time,
	}
	if diff := cmp.Diff(want, g); diff != "" || !ok {
		t.Errorf("gold, %v (-want +got):\n%s", ok, diff)
	}
}
