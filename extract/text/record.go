package text

import (
	"regexp"
	"strconv"
	"strings"

	"polidex/corpus"
)

// notedPage matches the page of another file that an abstract notes at the
// beginning of an excerpt: "P.23 Key actions …", "pp. 4-5: …".
var notedPage = regexp.MustCompile(`^[\[(]?[Pp](?:p|age|ages|g)?\.?\s*(\d{1,4})(?:\s*[-–]\s*\d{1,4})?[\])]?\s*[:.–-]?\s+`)

// splitNotedPages takes the page notes out of the text, and parts a title from
// the lead-in that was typed behind it. Outside the records of repositories a
// note must be written with a capital and a full stop, for references to pages
// begin lines too.
func splitNotedPages(in []draft) []draft {
	record := isRecord(in)
	var out []draft
	for _, d := range in {
		m := notedPage.FindStringSubmatchIndex(d.Text)
		if m == nil || d.Kind != corpus.Paragraph || m[1] == len(d.Text) || !record && !strings.HasPrefix(strings.TrimLeft(d.Text, "[("), "P.") {
			out = append(out, d)
			continue
		}
		d.NotedPage, _ = strconv.Atoi(d.Text[m[2]:m[3]])
		d.Text = d.Text[m[1]:]
		d.Marker, _, d.kind = marker(d.Text)
		title, leadIn, tail := titleAndLeadIn(d.Text)
		if title == "" {
			out = append(out, d)
			continue
		}
		head := d
		head.Text, head.Strong = title, true
		d.Text, d.apart = leadIn+tail, false
		out = append(out, head, d)
	}
	return out
}

// isRecord says whether a text was saved from a repository's record.
func isRecord(drafts []draft) bool {
	for _, d := range drafts {
		if d.Kind == corpus.Furniture && (d.Reason == "repository" || d.Reason == "file download") {
			return true
		}
	}
	return false
}

// leadInStart matches where a lead-in begins behind a title without any mark
// between the two: at an article, or at the name of those who are to act.
var leadInStart = regexp.MustCompile(`\s(?:The|Member States|Die|Der|Das|La|Le|Les|El|Los|Las|Il|Lo|Gli|De|Het|Os|As|Η|Ο|Το|Τα|Οι)\s|\s(?:L|Gl|Dell)[’']`)

// mostTitle is the most words that a title before a lead-in has.
const mostTitle = 8

// titleAndLeadIn parts "Key actions The Commission will:" in two: the lead-in
// begins at an article with a capital, or at the first capital after a small
// word. A list that was typed behind the lead-in is the tail.
func titleAndLeadIn(text string) (title, leadIn, tail string) {
	if at := inlineBullet.FindStringIndex(text); at != nil {
		text, tail = strings.TrimSpace(text[:at[0]]), " "+strings.TrimSpace(text[at[0]:])
	}
	if !strings.HasSuffix(text, ":") {
		return "", "", ""
	}
	if m := leadInStart.FindStringIndex(text); m != nil && len(strings.Fields(text[:m[0]])) <= mostTitle {
		return text[:m[0]], strings.TrimSpace(text[m[0]:]), tail
	}
	words := strings.Fields(text)
	for i := 1; i < min(len(words)-1, mostTitle+1); i++ {
		if startsUpper(words[i]) && !startsUpper(words[i-1]) && !endsSentence(words[i-1]) {
			return strings.Join(words[:i], " "), strings.Join(words[i:], " "), tail
		}
	}
	return "", "", ""
}

// carryNotedPages gives the page noted at a lead-in to the items below it, and
// to further lead-ins between them.
func carryNotedPages(drafts []draft) {
	page := 0
	for i := range drafts {
		d := &drafts[i]
		switch {
		case d.Kind == corpus.Furniture, d.Kind == corpus.Note:
		case d.NotedPage > 0:
			page = d.NotedPage
			if d.Kind == corpus.Paragraph && !d.Strong && !strings.HasSuffix(d.Text, ":") {
				page = 0
			}
		case d.Kind == corpus.Item, d.Kind == corpus.Paragraph && strings.HasSuffix(d.Text, ":"):
			d.NotedPage = page
		default:
			page = 0
		}
	}
}
