package dates

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed words/*.yaml
var files embed.FS

// vocabulary is a language's file. A word that ends in * matches any word that
// begins with it; one that begins with * any that ends with it (Done only).
// Phrases are matched without regard to case and accents.
type vocabulary struct {
	// Words that stand before a time.
	By     []string `yaml:"by"`
	Before []string `yaml:"before"`
	From   []string `yaml:"from"`
	In     []string `yaml:"in"`
	For    []string `yaml:"for"`
	Since  []string `yaml:"since"`
	After  []string `yaml:"after"`

	// Words that stand behind a time.
	Onwards     []string `yaml:"onwards"`
	ByAfter     []string `yaml:"by_after"`
	BeforeAfter []string `yaml:"before_after"`
	InAfter     []string `yaml:"in_after"`
	// OfAfter makes the time belong to a noun: "2020. évi".
	OfAfter []string `yaml:"of_after"`

	// To and And join two times; Article and Of may stand between the words of
	// one time. Of before a time makes it belong to a noun.
	To      []string `yaml:"to"`
	And     []string `yaml:"and"`
	Article []string `yaml:"article"`
	Of      []string `yaml:"of"`

	// Parts of a year.
	End     []string `yaml:"end"`
	Mid     []string `yaml:"mid"`
	Early   []string `yaml:"early"`
	Late    []string `yaml:"late"`
	Quarter []string `yaml:"quarter"`
	Half    []string `yaml:"half"`
	Year    []string `yaml:"year"`
	// Month is the word "month", which may stand beside the name of one.
	Month []string `yaml:"month"`
	// FirstHalf and SecondHalf are single words for the halves of a year.
	FirstHalf  []string   `yaml:"first_half"`
	SecondHalf []string   `yaml:"second_half"`
	Ordinals   [][]string `yaml:"ordinals"`
	Last       []string   `yaml:"last"`
	Seasons    [][]string `yaml:"seasons"`
	Months     [][]string `yaml:"months"`
	// QuarterLetters and HalfLetters make "Q4", "T4", "H1", "S1".
	QuarterLetters []string `yaml:"quarter_letters"`
	HalfLetters    []string `yaml:"half_letters"`

	// Words around a time that decide what it is.
	Names       []string `yaml:"names"`
	Instruments []string `yaml:"instruments"`
	Journals    []string `yaml:"journals"`
	Currencies  []string `yaml:"currencies"`
	Numbering   []string `yaml:"numbering"`
	// Done are words of something past or lasting that a time directly behind
	// them belongs to ("adopted in 2023", "dates from 2016"), DoneAfter the same
	// directly before ("2023 verabschiedete"). Being undoes Done: "to be adopted".
	Done      []string `yaml:"done"`
	NotDone   []string `yaml:"not_done"`
	DoneAfter []string `yaml:"done_after"`
	Being     []string `yaml:"being"`
	Compared  []string `yaml:"compared"`
	Target    []string `yaml:"target"`
	// Subordinate opens a clause whose time is not that of the main verb.
	Subordinate []string `yaml:"subordinate"`
	// Bands are words that may stand before the years of a band of a table:
	// "Actions 2026-2027".
	Bands []string `yaml:"bands"`

	// Relative holds the words of times that are counted from an event, nil in a
	// language that has none yet.
	Relative *relativeWords `yaml:"relative"`

	// YearFirst: quarter, month and day follow the year.
	YearFirst bool `yaml:"year_first"`
	// BareYear: a year needs no preposition to say when ("wird 2027 prüfen").
	BareYear bool `yaml:"bare_year"`
	// CapitalNouns: a capital letter does not make a name.
	CapitalNouns bool `yaml:"capital_nouns"`
	// AdjectiveYear: an article directly before a year makes it an adjective of
	// the noun behind ("the 2025 evaluation").
	AdjectiveYear bool `yaml:"adjective_year"`
}

// languages holds the lexicons by language code, each read when a text of its
// language comes.
var languages = sync.OnceValue(func() map[string]func() *lexicon {
	entries, err := files.ReadDir("words")
	if err != nil {
		panic(err) // the files are part of the program
	}
	common := sync.OnceValue(func() *vocabulary { return mustRead("words/all.yaml") })
	out := map[string]func() *lexicon{}
	for _, e := range entries {
		code := strings.TrimSuffix(e.Name(), path.Ext(e.Name()))
		if code == "all" {
			continue
		}
		out[code] = sync.OnceValue(func() *lexicon { return newLexicon(mustRead(path.Join("words", e.Name())), common()) })
	}
	return out
})

// mustRead reads an embedded file. A broken one is a fault of the program that
// every test of this package meets.
func mustRead(name string) *vocabulary {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	v := new(vocabulary)
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(v); err != nil {
		panic(fmt.Errorf("reading vocabulary %q: %w", name, err))
	}
	return v
}

// lexiconOf returns the lexicon of a language, that of English where there is
// none.
func lexiconOf(language string) *lexicon {
	all := languages()
	if l := all[strings.ToLower(language)]; l != nil {
		return l()
	}
	return all["en"]()
}
