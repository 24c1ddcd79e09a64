package glyphs_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/internal/pdftest"
	"polidex/extract/pdf/objects"
)

// open opens a file of the given objects, numbered from 1; the first must be
// the catalogue.
func open(t testing.TB, list ...string) *glyphs.Document {
	t.Helper()
	f, err := objects.Open(context.Background(), assemble(list...))
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	return glyphs.NewDocument(f, glyphs.Limits{})
}

// assemble writes a file of objects, numbered from 1, without cross-references.
func assemble(list ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	for i, o := range list {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return b.Bytes()
}

func stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(data), data)
}

const catalog, onePage = "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>"

// TestBoundedContent interprets pages that would take hours or more memory than
// there is, if every operator were followed wherever it leads.
func TestBoundedContent(t *testing.T) {
	pale := strings.Repeat("0 0 5 5 re f\n", 59_000) + "1 g " + strings.Repeat("1 0 0 1 300 700 Tm (a)Tj\n", 300_000)
	var pile strings.Builder
	for i := range 300_000 {
		// Places that the search for letters painted twice keeps together.
		fmt.Fprintf(&pile, "1 0 0 1 %d %d Tm (%c)Tj\n", 4*(i/26%100), 4*(i/2600), 'A'+i%26)
	}
	for _, c := range []struct{ name, content string }{
		{"pale letters over many areas", pale},
		{"letters piled up", "/F1 30 Tf " + pile.String()},
		{"marks never closed", strings.Repeat("/A BMC ", 2_000_000)},
		{"texts for marks in marks", "/F1 9 Tf " + strings.Repeat("/A <</ActualText(x)>> BDC (a)Tj ", 100_000) + strings.Repeat("EMC ", 100_000)},
		{"a path of many paths", strings.Repeat("0 0 m "+strings.Repeat("9 9 l ", 300), 5000)},
	} {
		t.Run(c.name, func(t *testing.T) {
			interpret(t, new(pdftest.Page).Raw("/F1 9 Tf").Raw(c.content))
		})
	}
}

// TestBoundedForms shows a form of plain numbers through forms that each show
// the next one many times.
func TestBoundedForms(t *testing.T) {
	list := []string{catalog, onePage, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>", stream("", strings.Repeat("/X Do ", 50))}
	for i := range 5 {
		list = append(list, stream(fmt.Sprintf("/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>", 6+i), strings.Repeat("/X Do ", 50)))
	}
	list = append(list, stream("/Subtype/Form", strings.Repeat("1 ", 100_000)))
	if p := open(t, list...).Page(1); !p.Truncated {
		t.Error("Truncated = false, want true: not all was followed")
	}
}

// TestBoundedFonts reads fonts whose tables repeat themselves.
func TestBoundedFonts(t *testing.T) {
	table := make([]byte, 12+16+4+8*60_000)
	binary.BigEndian.PutUint16(table[4:], 1)
	copy(table[12:], "cmap")
	binary.BigEndian.PutUint32(table[20:], 28)
	binary.BigEndian.PutUint32(table[24:], uint32(len(table)-28))
	binary.BigEndian.PutUint16(table[30:], 60_000)
	for i := range 60_000 {
		binary.BigEndian.PutUint32(table[32+8*i+4:], uint32(4+8*60_000)) // all share one table
	}
	segment := make([]byte, 16+8)
	binary.BigEndian.PutUint16(segment, 4)
	binary.BigEndian.PutUint16(segment[6:], 2)
	binary.BigEndian.PutUint16(segment[14:], 0xFFFE)
	table = append(table, segment...)
	binary.BigEndian.PutUint32(table[24:], uint32(len(table)-28))
	for _, c := range []struct{ name, font, file string }{
		{"widths", "/Subtype/Type0/DescendantFonts[<</W[" + strings.Repeat("0 65535 1 ", 100_000) + "]>>]", ""},
		{"names", "/Subtype/Type1/Encoding<</Differences[65/" + strings.Repeat("acute", 200_000) + "]>>", ""},
		{"code spaces", "/Subtype/Type0/Encoding 6 0 R/DescendantFonts[<<>>]", strings.Repeat("1 begincodespacerange <00> <00> endcodespacerange ", 150_000)},
		{"character map", "/Subtype/Type0/DescendantFonts[<</CIDToGIDMap/Identity/FontDescriptor<</FontFile2 6 0 R>>>>]", string(table)},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := open(t, catalog, onePage, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
				stream("", "/F1 9 Tf 9 99 Td "+strings.Repeat("(AAAABBBBCCCCDDDD) Tj ", 40_000)), "<<"+c.font+">>", stream("", c.file))
			d.Page(1)
		})
	}
}

// TestBoundedDocument reads many pages that show the same long content.
func TestBoundedDocument(t *testing.T) {
	const pages = 600
	list := []string{catalog, "<</Type/Pages/Kids[", stream("", "/F1 1 Tf "+strings.Repeat("1 0 0 1 9 9 Tm [(abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz)]TJ 3 0 0 3 5 5 cm q 1 0 0 1 0 0 cm Q 0.33333 0 0 0.33333 0 0 cm\n", 500)), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
	for i := range pages {
		list[1] += fmt.Sprintf("%d 0 R ", 5+i)
		list = append(list, "<</Type/Page/MediaBox[0 0 9000 9000]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>")
	}
	list[1] += "]>>"
	f, err := objects.Open(context.Background(), assemble(list...))
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	d := glyphs.NewDocument(f, glyphs.Limits{DocumentGlyphs: 100_000})
	total, cut := 0, 0
	for n := range d.Pages() {
		p := d.Page(n + 1)
		total += len(p.Glyphs)
		if p.Truncated {
			cut++
		}
	}
	if total > 100_000 || cut == 0 {
		t.Errorf("%d glyphs and %d pages cut, want at most 100,000 glyphs and the rest cut", total, cut)
	}
}
