package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"polidex/corpus"
	"polidex/extract"
)

// key is a text as it is compared: its letters and digits.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// leastLetters is the length from which on blocks are compared: shorter ones
// are labels of tables and covers.
const leastLetters = 30

// comparable are the texts of a document's paragraphs, items and notes.
func comparable(doc *corpus.Document) map[string]string {
	out := map[string]string{}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		switch b.Kind {
		case corpus.Paragraph, corpus.Item, corpus.Note:
			if k := key(b.Text); len(k) >= leastLetters {
				out[k] = b.Text
			}
		}
	}
	return out
}

func readAny(ctx context.Context, file string) (*corpus.Document, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return extract.Read(ctx, data, extract.Source{Name: file}, extract.Options{})
}

func measureForms(ctx context.Context, shared string) error {
	html, err := readAny(ctx, filepath.Join(shared, "corpus/strategies/com-2021-550-eurlex-html-en.html"))
	if err != nil {
		return err
	}
	pdf, err := readAny(ctx, filepath.Join(shared, "corpus/strategies/com-2021-550-fit-for-55-en.pdf"))
	if err != nil {
		return err
	}
	want, got := comparable(html), comparable(pdf)
	same := 0
	for k, text := range want {
		if _, ok := got[k]; ok {
			same++
			continue
		}
		fmt.Printf("  only in the HTML: %.140s\n", text)
	}
	for k, text := range got {
		if _, ok := want[k]; !ok {
			fmt.Printf("  only in the PDF:  %.140s\n", text)
		}
	}
	fmt.Printf("%d of %d paragraphs, items and notes equal: %.1f %% (aim 97 %%)\n", same, len(want), 100*float64(same)/float64(len(want)))
	return nil
}

func measureProducers(ctx context.Context, shared string) error {
	a, err := readPDF(ctx, filepath.Join(shared, "corpus/strategies/com-2019-640-european-green-deal-en.pdf"))
	if err != nil {
		return err
	}
	b, err := readPDF(ctx, filepath.Join(shared, "corpus/strategies/com-2019-640-european-green-deal-quartz-en.pdf"))
	if err != nil {
		return err
	}
	fmt.Printf("words: F1 %.5f (aim 1)\n", f1(bag(allText(a)), bag(allText(b))))
	as, bs := comparable(a), comparable(b)
	same := 0
	for k, text := range as {
		if _, ok := bs[k]; ok {
			same++
		} else {
			fmt.Printf("  only in the first:  %.140s\n", text)
		}
	}
	for k, text := range bs {
		if _, ok := as[k]; !ok {
			fmt.Printf("  only in the second: %.140s\n", text)
		}
	}
	fmt.Printf("blocks: F1 %.4f (aim 0.97)\n", 2*float64(same)/float64(len(as)+len(bs)))
	return nil
}
