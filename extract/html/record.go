package html

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
// the lead-in that was typed behind it. Outside records the note must be written
// with a capital and a full stop, for references to pages begin lines too.
func splitNotedPages(in []draft, record bool) []draft {
	var out []draft
	for _, d := range in {
		m := notedPage.FindStringSubmatchIndex(d.Text)
		if m == nil || d.Kind != corpus.Paragraph || m[1] == len(d.Text) || !record && !strings.HasPrefix(strings.TrimLeft(d.Text, "[("), "P.") {
			out = append(out, d)
			continue
		}
		d.NotedPage, _ = strconv.Atoi(d.Text[m[2]:m[3]])
		d.Text = d.Text[m[1]:]
		d.bold = span{max(0, d.bold.from-m[1]), max(0, d.bold.to-m[1])}
		text, tail := d.Text, ""
		if at := inlineBullet.FindStringIndex(text); at != nil {
			// A list that was typed behind the lead-in.
			text, tail = strings.TrimSpace(text[:at[0]]), " "+strings.TrimSpace(text[at[0]:])
		}
		title, leadIn := titleAndLeadIn(text, d.bold)
		if title == "" {
			out = append(out, d)
			continue
		}
		head := d
		head.Text, head.Strong = title, true
		d.Text, d.Strong, d.bold = leadIn+tail, false, span{}
		out = append(out, head, d)
	}
	return out
}

// leadInStart matches where a lead-in begins behind a title without any mark
// between the two: at an article, or at the name of those who are to act.
var leadInStart = regexp.MustCompile(`\s(?:The|Member States|Die|Der|Das|La|Le|Les|El|Los|Las|Il|Lo|Gli|De|Het|Os|As|Η|Ο|Το|Τα|Οι)\s|\s(?:L|Gl|Dell)[’']`)

// titleMost is the most words that a title before a lead-in has.
const titleMost = 8

// titleAndLeadIn parts "Key actions The Commission will:" in two. Bold words say
// where; else the lead-in begins at an article with a capital, or at the first
// capital after a small word.
func titleAndLeadIn(text string, bold span) (title, leadIn string) {
	if !strings.HasSuffix(text, ":") {
		return "", ""
	}
	if first, rest := bold.cut(text); first != "" && startsUpper(rest) {
		return first, rest
	}
	if m := leadInStart.FindStringIndex(text); m != nil && len(strings.Fields(text[:m[0]])) <= titleMost {
		return text[:m[0]], strings.TrimSpace(text[m[0]:])
	}
	words := strings.Fields(text)
	for i := 1; i < min(len(words)-1, titleMost+1); i++ {
		if startsUpper(words[i]) && !startsUpper(words[i-1]) && !endsSentence(words[i-1]) {
			return strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		}
	}
	return "", ""
}

// isShortTitle says whether a paragraph is a title by its length and its end.
func isShortTitle(text string) bool {
	words := strings.Fields(text)
	return len(words) > 0 && len(words) <= titleMost && !endsSentence(words[len(words)-1])
}

// carryNotedPages gives the page noted at a lead-in to the items below it, and
// to further lead-ins between them.
func carryNotedPages(blocks []draft) {
	page := 0
	for i := range blocks {
		b := &blocks[i]
		switch {
		case b.Kind == corpus.Furniture, b.Kind == corpus.Note:
		case b.NotedPage > 0:
			page = b.NotedPage
			if b.Kind == corpus.Paragraph && !b.Strong && !strings.HasSuffix(b.Text, ":") && !isShortTitle(b.Text) {
				page = 0
			}
		case b.Kind == corpus.Item, b.Kind == corpus.Paragraph && strings.HasSuffix(b.Text, ":"):
			b.NotedPage = page
		default:
			page = 0
		}
	}
}
