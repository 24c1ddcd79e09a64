package text_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"polidex/corpus"
	"polidex/extract/text"
)

func TestReadBlocks(t *testing.T) {
	cases := []struct {
		name, text string
		want       []string
	}{
		{"every line is a paragraph where lines do not run on", "A line that a program saved from a page, as long as the page had it, and longer than any typed line would be, for nobody types that far.\nAnother\nThird thing here",
			[]string{"paragraph | A line that a program saved from a page, as long as the page had it, and longer than any typed line would be, for nobody types that far.", "paragraph | Another", "paragraph | Third thing here"}},
		{"lines that fill the width run on", "The first line of this text is as wide as\nall the others are, and so it runs on to\nthe next one until it ends.\nThis is a second paragraph, for the line\nabove it was short and ended a sentence.",
			[]string{"paragraph | The first line of this text is as wide as all the others are, and so it runs on to the next one until it ends.", "paragraph | This is a second paragraph, for the line above it was short and ended a sentence."}},
		{"words broken at line ends", "A sentence about mod-\nern lamps, cross-\nborder watches, short-\nand long-term plans and the EU-\nwide count, as well as anti-\nsmoke, goes on and on and on and on\nto the end of the text and is done.",
			[]string{"paragraph | A sentence about modern lamps, cross-border watches, short- and long-term plans and the EU-wide count, as well as anti-smoke, goes on and on and on and on to the end of the text and is done."}},
		{"items nest by indent", "They will:\n  - one\n    - one a\n      which goes on\n  - two",
			[]string{"paragraph | They will:", "item 1 [-] | one", "item 2 [-] | one a which goes on", "item 1 [-] | two"}},
		{"items nest by their marks", "They will:\n1) one\na) one a\nb) one b\n2) two",
			[]string{"paragraph | They will:", "item 1 [1)] | one", "item 2 [a)] | one a", "item 2 [b)] | one b", "item 1 [2)] | two"}},
		{"a bullet that lost its words", "They will:\n•\nbuild\n•\nmend", []string{"paragraph | They will:", "item 1 [•] | build", "item 1 [•] | mend"}},
		{"bullets of all kinds of signs", "They will:\n» build\n» mend\n\nOthers will:\n▸ see\n➤ hear\n\nAll will:\n❯ go", []string{"paragraph | They will:", "item 1 [»] | build", "item 1 [»] | mend",
			"paragraph | Others will:", "item 1 [▸] | see", "item 2 [➤] | hear", "paragraph | All will:", "item 1 [❯] | go"}},
		{"a dash behind a list that has ended", "They will:\n» build\n» mend.\n\n- Source: the town hall.", []string{"paragraph | They will:", "item 1 [»] | build", "item 1 [»] | mend.", "paragraph | - Source: the town hall."}},
		{"titles", "LAMPS\n\nLamps are few, and those that there are do not burn all night, as many say.\n\nKey actions\n\nWe will:\n• mend lamps",
			[]string{"heading 1 | LAMPS", "paragraph | Lamps are few, and those that there are do not burn all night, as many say.", "heading 2 | Key actions", "paragraph | We will:", "item 1 [•] | mend lamps"}},
		{"numbered titles and numbered items", "1. Lamps\n\nLamps are few, and those that there are do not burn all night, as many say.\n\n1.1 Streets\n\nStreets are dark where lamps are few, which should not surprise anybody at all.\n\nWe ask for:\n\n1. more lamps\n2. more oil",
			[]string{"heading 1 | 1. Lamps", "paragraph | Lamps are few, and those that there are do not burn all night, as many say.", "heading 2 | 1.1 Streets", "paragraph | Streets are dark where lamps are few, which should not surprise anybody at all.", "paragraph | We ask for:", "item 1 [1.] | more lamps", "item 1 [2.] | more oil"}},
		{"a cover has no titles", "TOWN HALL\n\n14.7.2033\n\nT(2033) 5 final\n\nReport", []string{"paragraph | TOWN HALL", "paragraph | 14.7.2033", "paragraph | T(2033) 5 final", "paragraph | Report"}},
		{"columns of tabulators", "What\tWho\nPaint\tAnn\nDry\tBo", []string{"row header | What ¦ Who", "row | Paint ¦ Ann", "row | Dry ¦ Bo"}},
		{"the caption of a table of tabulators", "Lamps go out early, as all of us know.\n\nAnnex: Lamps\n\nLamps and painters\nWhat\tWho\nPaint\tAnn\nDry\tBo",
			[]string{"paragraph | Lamps go out early, as all of us know.", "heading 1 | Annex: Lamps", "paragraph | Lamps and painters", "row header | What ¦ Who", "row | Paint ¦ Ann", "row | Dry ¦ Bo"}},
		{"years over items", "Calendar\n\n2036\n(1) We will paint the lamps\n\n2037\n(2) We will mend the lamps\n\n2038\n- We will light them",
			[]string{"heading 1 | Calendar", "paragraph | 2036", "item 1 [(1)] | We will paint the lamps", "paragraph | 2037", "item 1 [(2)] | We will mend the lamps", "paragraph | 2038", "item 1 [-] | We will light them"}},
		{"a lead-in right below a full line of an item", "Lamps are few, and those that there are do not burn all night\nlong, so that the town has asked for more, and will go on.\n\nThe mayor will:\n  • paint every lamp of the town and of the harbour before 2036.\n  Painters from all towns along the coast are asked to:\n  • mend every lamp that stands in the harbour, and those in\n    the old streets.\n  Keepers and painters of lamps, in the towns and at sea, of\n  all ages, should:\n  • light them.",
			[]string{"paragraph | Lamps are few, and those that there are do not burn all night long, so that the town has asked for more, and will go on.", "paragraph | The mayor will:",
				"item 1 [•] | paint every lamp of the town and of the harbour before 2036.", "paragraph | Painters from all towns along the coast are asked to:",
				"item 1 [•] | mend every lamp that stands in the harbour, and those in the old streets.", "paragraph | Keepers and painters of lamps, in the towns and at sea, of all ages, should:", "item 1 [•] | light them."}},
		{"a sentence of an item that ends in a colon", "Lamps are few, and those that there are do not burn all of\nthe long night, which is why the town has asked for more of\nthem and for oil.\n\nThe mayor will:\n• paint every lamp of the town, and of the harbour, by 2036.\n  Painters of every age are to bring with them to the town:\n  – paint;\n  – oil.",
			[]string{"paragraph | Lamps are few, and those that there are do not burn all of the long night, which is why the town has asked for more of them and for oil.", "paragraph | The mayor will:",
				"item 1 [•] | paint every lamp of the town, and of the harbour, by 2036. Painters of every age are to bring with them to the town:", "item 2 [–] | paint;", "item 2 [–] | oil."}},
		{"page numbers without form feeds", "One ends here.\n\n4\n\nTwo ends here.\n\n5\n\nThree ends here.\n\n6",
			[]string{"paragraph | One ends here.", "furniture <page number> | 4", "paragraph | Two ends here.", "furniture <page number> | 5", "paragraph | Three ends here.", "furniture <page number> | 6"}},
		{"a page note needs a capital outside records", "P.7 Lamps go out.\n\np. 8 is missing.", []string{"paragraph noted=7 | Lamps go out.", "paragraph | p. 8 is missing."}},
		{"titles of page notes in other languages", "P.3 Actions clés La Commission :\n\nP.4 Schlüsselmaßnahmen Die Kommission wird:\n\nP.5 Main actions Europol should:",
			[]string{"paragraph strong noted=3 | Actions clés", "paragraph noted=3 | La Commission :", "paragraph strong noted=4 | Schlüsselmaßnahmen", "paragraph noted=4 | Die Kommission wird:", "paragraph strong noted=5 | Main actions", "paragraph noted=5 | Europol should:"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, showAll(read(t, c.text))); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadPages(t *testing.T) {
	doc := read(t, "Town hall\nOne.\n1\fTown hall\nTwo.\n2\fTown hall\nThree.\n3\f")
	want := []string{
		"furniture page=1 <running head> | Town hall", "paragraph page=1 | One.", "furniture page=1 <page number> | 1",
		"furniture page=2 <running head> | Town hall", "paragraph page=2 | Two.", "furniture page=2 <page number> | 2",
		"furniture page=3 <running head> | Town hall", "paragraph page=3 | Three.", "furniture page=3 <page number> | 3",
	}
	if diff := cmp.Diff(want, showAll(doc)); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	if doc.Pages != 3 || doc.Quality.PagesInFile != 3 || doc.Quality.PagesRead != 3 {
		t.Errorf("pages = %d, quality %+v", doc.Pages, doc.Quality)
	}
}

func TestReadCaption(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Lamps and painters\nWhat\tWho\nPaint\tAnn", "Lamps and painters"},
		{"Lamps and painters\n\nWhat\tWho\nPaint\tAnn", ""},
		{"This is who paints:\nWhat\tWho\nPaint\tAnn", ""},
		{"• Paint lamps\nWhat\tWho\nPaint\tAnn", ""},
	} {
		doc := read(t, c.text)
		if len(doc.Regions) != 1 || doc.Regions[0].Caption != c.want {
			t.Errorf("regions of %q = %+v, want one with caption %q", c.text, doc.Regions, c.want)
		}
	}
}

func TestReadDecodes(t *testing.T) {
	french := "La sécurité intérieure est l’affaire de tous, à l’école comme au marché; voilà déjà une idée très européenne, même là où l’on s’en défend."
	polish := "Państwa członkowskie powinny współpracować, żeby chronić ludzi i granicę, także wtedy, gdy środki są skąpe, a źródła zagrożeń różne."
	czech := "Členské státy mají společně řešit příčiny, ne jen důsledky; žádný úřad to nezvládne sám, říká každý, kdo tu už něco zažil."
	bulgarian := "Държавите членки следва да работят заедно, за да защитят хората и техните общини от измами."
	greek := "Τα κράτη μέλη πρέπει να συνεργάζονται, ώστε οι λιμένες να είναι ασφαλείς για όλους όσοι εργάζονται εκεί."
	cases := []struct {
		name, text string
		enc        encoding.Encoding
	}{
		{"UTF-8", polish, encoding.Nop},
		{"UTF-8 with its mark", "\ufeff" + polish, encoding.Nop},
		{"UTF-16 with its mark", polish, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
		{"UTF-16 without a mark", french, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"Windows-1252", french, charmap.Windows1252},
		{"Windows-1250", polish, charmap.Windows1250},
		{"ISO-8859-2", polish, charmap.ISO8859_2},
		{"Czech", czech, charmap.Windows1250},
		{"Windows-1251", bulgarian, charmap.Windows1251},
		{"ISO-8859-5", bulgarian, charmap.ISO8859_5},
		{"Windows-1253", greek, charmap.Windows1253},
		{"ISO-8859-7", greek, charmap.ISO8859_7},
	}
	for _, c := range cases {
		data := []byte(c.text)
		if c.enc != encoding.Nop {
			var err error
			if data, err = c.enc.NewEncoder().Bytes(data); err != nil {
				t.Fatal(err)
			}
		}
		doc, err := text.Read(context.Background(), data, text.Options{})
		if err != nil || len(doc.Blocks) != 1 {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got, want := doc.Blocks[0].Text, strings.TrimPrefix(c.text, "\ufeff"); got != want {
			t.Errorf("%s: text = %q, want %q", c.name, got, want)
		}
	}
}

func TestReadLimits(t *testing.T) {
	if _, err := text.Read(context.Background(), make([]byte, 11), text.Options{MaxBytes: 10}); !errors.Is(err, corpus.ErrTooLarge) {
		t.Errorf("a text over the limit: %v, want ErrTooLarge", err)
	}
	if _, err := text.Read(context.Background(), []byte("PK\x03\x04\x00\x01binary\x00\xff"), text.Options{}); !errors.Is(err, corpus.ErrMalformed) {
		t.Errorf("zero bytes: %v, want ErrMalformed", err)
	}
	doc, err := text.Read(context.Background(), []byte("a\n\nb\n\nc"), text.Options{MaxBlocks: 2})
	if err != nil || len(doc.Blocks) != 2 || !doc.Quality.Truncated || doc.Quality.Status != corpus.ReadPartly {
		t.Errorf("cut text: %d blocks, %v, quality %+v", len(doc.Blocks), err, doc.Quality)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := text.Read(ctx, []byte("a"), text.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
