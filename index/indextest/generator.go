package indextest

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"polidex/corpus"
)

// Corpus yields made-up documents with so many passages in all, for benchmarks:
// always the same ones, and those of a smaller corpus first. It makes some
// hundred thousand passages a second.
//
// A document has some hundred passages of some sixty words: headings, paragraphs,
// lists with lead-ins, rows, notes. Words have the frequencies of a natural
// language, some are favoured by a document, and some stand in pairs. The
// facets have the shapes of real ones: 34 themes of which a document has a
// few, in a third of the passages; years from 2015 to 2035 in a quarter; actions
// in every twelfth, with one or two of 20 actors and mostly with a deadline; five
// types; four of five documents in English, some of the others being versions of
// the English one before them under the same work; a source each; citations.
func Corpus(passages int) iter.Seq2[*corpus.Document, error] {
	return func(yield func(*corpus.Document, error) bool) {
		m := &maker{Vocabulary: NewVocabulary(), r: rand.New(rand.NewPCG(1, 2))}
		for n := 0; passages > 0; n++ {
			size := min(60+m.r.IntN(81), passages)
			m.document(n, size)
			passages -= size
			if !yield(m.doc, nil) {
				return
			}
		}
	}
}

// Themes of made-up documents, the frequent ones first.
var themes = []string{
	"cybersecurity", "organised-crime", "terrorism", "critical-infrastructure", "border-security", "cybercrime",
	"police-judicial-cooperation", "fraud", "child-protection", "migrant-smuggling", "corruption", "money-laundering",
	"drug-trafficking", "hybrid-threats", "trafficking-in-human-beings", "gender-based-violence", "victims-rights",
	"environmental-crime", "digital-evidence", "radicalisation", "child-sexual-abuse", "information-manipulation",
	"maritime-security", "asset-recovery", "firearms-trafficking", "counterfeiting", "explosives-cbrn", "hate-crime",
	"terrorist-financing", "sanctions-evasion", "document-fraud", "cyberbullying", "property-crime", "core-international-crimes",
}

// actors is the number of actors of made-up actions.
const actors = 20

// firstYear and lastYear bound the years of facets.
const firstYear, lastYear = 2015, 2035

// maker makes one document after the other.
type maker struct {
	*Vocabulary
	r      *rand.Rand
	doc    *corpus.Document
	tongue *tongue
	// favourites are the ranks of words that the document likes, themes its own.
	favourites [48]int32
	themes     []string
	work       string // of the last English document
	text       []byte
}

// skewed draws below n, small numbers more often.
func (m *maker) skewed(n int) int { return min(m.r.IntN(n), m.r.IntN(n), m.r.IntN(n)) }

// one reports true once in n times.
func (m *maker) one(n int) bool { return m.r.IntN(n) == 0 }

func (m *maker) document(n, size int) {
	m.tongue = &tongues[0]
	if m.one(5) {
		m.tongue = &tongues[1+m.skewed(len(tongues)-1)]
	}
	for i := range m.favourites {
		m.favourites[i] = m.content(m.r)
	}
	m.themes = nil
	for range 2 + m.r.IntN(4) {
		m.themes = append(m.themes, themes[m.skewed(len(themes))])
	}
	m.doc = &corpus.Document{Meta: m.meta(n), Blocks: make([]corpus.Block, 0, size)}
	for len(m.doc.Blocks) < size {
		m.section(size)
	}
	m.doc.Pages = 1 + size/8
	for _, a := range m.doc.Actions {
		for _, t := range a.Themes {
			if !slices.Contains(m.doc.Themes, t) {
				m.doc.Themes = append(m.doc.Themes, t)
			}
		}
	}
}

func (m *maker) meta(n int) corpus.Meta {
	types := []corpus.DocumentType{
		corpus.TypeCommunication, corpus.TypeReport, corpus.TypeStaffDocument, corpus.TypeProposal, corpus.TypePressRelease,
	}
	year := 2026 - m.skewed(2027-firstYear)
	meta := corpus.Meta{
		// IDs are digests: their order is not that of taking in.
		ID:       fmt.Sprintf("%016x", (uint64(n)+1)*0x9e3779b97f4a7c15),
		Type:     types[m.skewed(len(types))],
		Date:     corpus.Day(year, time.Month(1+m.r.IntN(12)), 1+m.r.IntN(28)),
		Language: m.tongue.language, Format: corpus.FormatPDF,
		Source: fmt.Sprintf("https://example.eu/%d/%06d-%s.pdf", year, n, m.tongue.language),
	}
	if m.tongue.language == "en" || m.work == "" || m.one(2) {
		m.work = fmt.Sprintf("com-%d-%d", year, 1+n%900)
	}
	if meta.Type != corpus.TypePressRelease {
		meta.Work = m.work
		if ref, ok := corpus.ParseReference(m.work); ok {
			meta.Reference = ref.String() + " final"
		}
	}
	meta.Title = m.words(4 + m.r.IntN(6))
	return meta
}

// section adds a heading and what stands below it.
func (m *maker) section(size int) {
	heading := m.words(3 + m.r.IntN(7))
	path := []string{heading}
	m.add(corpus.Block{Kind: corpus.Heading, Level: 1, Text: heading})
	for range 7 + m.r.IntN(8) {
		if len(m.doc.Blocks) >= size {
			return
		}
		switch k := m.r.IntN(100); {
		case k < 7:
			m.list(path, size)
		case k < 11:
			m.passage(corpus.Row, 15+m.r.IntN(26), path)
		case k < 17:
			m.passage(corpus.Note, 15+m.r.IntN(31), path)
		default:
			m.passage(corpus.Paragraph, 20+m.r.IntN(68)+m.r.IntN(68), path)
		}
	}
}

// list adds a lead-in and its items; in every third list they are actions.
func (m *maker) list(path []string, size int) {
	const leadIn = "The Commission will:"
	m.add(corpus.Block{Kind: corpus.Paragraph, Text: leadIn, Section: path})
	actions := m.one(3)
	for range 3 + m.r.IntN(5) {
		if len(m.doc.Blocks) >= size {
			return
		}
		i := m.passage(corpus.Item, 20+m.r.IntN(31), path)
		if actions {
			m.action(i, leadIn)
		}
	}
}

func (m *maker) add(b corpus.Block) int {
	i := len(m.doc.Blocks)
	b.Page = 1 + i/8
	m.doc.Blocks = append(m.doc.Blocks, b)
	return i
}

// passage adds a block of so many words with its facts.
func (m *maker) passage(kind corpus.Kind, words int, path []string) int {
	i := len(m.doc.Blocks)
	m.write(words)
	if m.one(4) {
		y := m.year()
		m.doc.Years = append(m.doc.Years, corpus.Year{Year: y, Role: corpus.YearMention, Text: strconv.Itoa(y), Place: m.say(i, " in ", strconv.Itoa(y))})
	}
	if m.one(25) {
		year, number := firstYear+m.r.IntN(12), 1+m.skewed(900)
		text := fmt.Sprintf("COM(%d) %d final", year, number)
		m.doc.Citations = append(m.doc.Citations, corpus.Citation{Key: fmt.Sprintf("com-%d-%d", year, number), Text: text, Place: m.say(i, ", see ", text)})
	}
	m.text = append(m.text, '.')
	text := string(m.text)
	if m.one(3) {
		theme := m.themes[m.r.IntN(len(m.themes))]
		if m.one(5) {
			theme = themes[m.skewed(len(themes))]
		}
		m.doc.Mentions = append(m.doc.Mentions, corpus.Mention{Theme: theme, Term: theme, Words: text[:4], Place: corpus.Place{Block: i, End: 4}})
	}
	return m.add(corpus.Block{Kind: kind, Text: text, Section: path})
}

// year draws one that a document of its date speaks of.
func (m *maker) year() int {
	return min(max(m.doc.Date.Year()-2+m.skewed(16), firstYear), lastYear)
}

// say appends words to the text of a block to be, and returns where they stand.
func (m *maker) say(block int, before, words string) corpus.Place {
	m.text = append(m.text, before...)
	start := len(m.text)
	m.text = append(m.text, words...)
	return corpus.Place{Block: block, Start: start, End: len(m.text)}
}

// action makes the item of a block an action.
func (m *maker) action(block int, leadIn string) {
	b := &m.doc.Blocks[block]
	text := b.Text[:len(b.Text)-1]
	a := corpus.Action{
		ID: corpus.ActionID(m.doc.ID, block, text), Text: text, LeadIn: leadIn, BoxTitle: "Key actions",
		Page: b.Page, Block: block, Section: b.Section, Confidence: 0.5 + float64(m.r.IntN(50))/100,
		Places: []corpus.Place{{Block: block, End: len(text)}},
		Themes: []string{m.themes[m.r.IntN(len(m.themes))]},
	}
	names := corpus.ActorNames()[:actors]
	a.Actors = append(a.Actors, names[m.skewed(actors)])
	if other := names[m.skewed(actors)]; m.one(3) && other != a.Actors[0] {
		a.Actors = append(a.Actors, other)
	}
	if m.r.IntN(10) < 6 {
		y := min(m.doc.Date.Year()+1+m.skewed(8), lastYear)
		place := corpus.Place{Block: block, End: 2}
		a.Deadline = &corpus.Deadline{Text: fmt.Sprintf("by %d", y), To: corpus.Day(y, 12, 31), Precision: corpus.ByYear, Place: place}
		a.Years = []corpus.Year{{Year: y, Role: corpus.YearDeadline, Text: strconv.Itoa(y), Place: place}}
		m.doc.Years = append(m.doc.Years, a.Years[0])
	}
	m.doc.Actions = append(m.doc.Actions, a)
}

// words returns so many words beginning with a capital.
func (m *maker) words(n int) string {
	m.write(n)
	return string(m.text)
}

// write fills the text with sentences of so many words in all, the last one
// without its end.
func (m *maker) write(n int) {
	b := m.text[:0]
	capital := true
	var partner int32 = -1
	for i := range n {
		random := m.r.Uint64()
		rank := partner
		switch {
		case rank >= 0:
		case random&7 == 0:
			rank = m.favourites[random>>8%uint64(len(m.favourites))]
		default:
			rank = m.draw(m.r.Uint64())
		}
		if partner = -1; rank >= functionWords && random>>16&3 == 0 {
			partner = m.partners[rank]
		}
		start := len(b)
		b = m.Vocabulary.write(b, m.tongue, rank, byte(random>>24))
		if capital && b[start] < utf8.RuneSelf {
			b[start] -= 'a' - 'A'
		}
		if capital = false; i == n-1 {
			break
		}
		switch k := byte(random >> 32); {
		case k < 12:
			b = append(b, '.')
			capital = true
		case k < 24:
			b = append(b, ',')
		}
		b = append(b, ' ')
	}
	m.text = b
}
