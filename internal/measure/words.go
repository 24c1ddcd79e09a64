package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"polidex/corpus"
	"polidex/extract/pdf"
)

// files are the readable PDF files to measure on.
func files(shared string) ([]string, error) {
	var out []string
	for _, pattern := range []string{"corpus/strategies/*.pdf", "gold/dev/*.pdf"} {
		found, err := filepath.Glob(filepath.Join(shared, pattern))
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// bag counts the words of a text: runs of letters and digits, in compatibility
// form and lower case, soft hyphens dropped.
func bag(text string) map[string]int {
	text = strings.ReplaceAll(norm.NFKC.String(text), "\u00ad", "")
	out := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		out[w]++
	}
	return out
}

// f1 is the harmonic mean of precision and recall of two bags.
func f1(a, b map[string]int) float64 {
	common, na, nb := 0, 0, 0
	for w, n := range a {
		na += n
		common += min(n, b[w])
	}
	for _, n := range b {
		nb += n
	}
	if na+nb == 0 {
		return 1
	}
	return 2 * float64(common) / float64(na+nb)
}

// allText is every word of a document, furniture and marks with it.
func allText(doc *corpus.Document) string {
	var b strings.Builder
	for i := range doc.Blocks {
		b.WriteString(doc.Blocks[i].Marker + " " + doc.Blocks[i].Text + "\n")
	}
	return b.String()
}

func readPDF(ctx context.Context, file string) (*corpus.Document, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return pdf.Read(ctx, data, pdf.Options{})
}

func output(ctx context.Context, name string, args ...string) (string, error) {
	out, err := exec.CommandContext(ctx, name, args...).Output()
	return string(out), err
}

func measureWords(ctx context.Context, shared string) error {
	list, err := files(shared)
	if err != nil {
		return err
	}
	var scores []float64
	unflagged := 0
	for _, file := range list {
		doc, err := readPDF(ctx, file)
		if err != nil {
			fmt.Printf("%-58s not read: %v\n", filepath.Base(file), err)
			continue
		}
		ours := bag(allText(doc))
		poppler, err := output(ctx, "pdftotext", "-q", file, "-")
		if err != nil {
			return fmt.Errorf("running pdftotext: %w", err)
		}
		mupdf, err := output(ctx, "mutool", "draw", "-q", "-F", "txt", file)
		if err != nil {
			return fmt.Errorf("running mutool: %w", err)
		}
		p, m := f1(ours, bag(poppler)), f1(ours, bag(mupdf))
		both := f1(bag(poppler), bag(mupdf))
		best := max(p, m)
		flagged := doc.Quality.Status != corpus.ReadWhole || len(doc.Quality.Warnings) > 0
		if best < 0.98 && !flagged {
			unflagged++
		}
		if doc.Quality.Status != corpus.ReadNeedsOCR {
			scores = append(scores, best)
		}
		fmt.Printf("%-58s pdftotext %.4f  mutool %.4f  (they: %.4f)  %s\n", filepath.Base(file), p, m, both, doc.Quality.Status)
	}
	fmt.Printf("median of the better %.4f (aim 0.998), %d under 0.98 unflagged (aim 0)\n", median(scores), unflagged)
	return nil
}

func median(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	s := slices.Clone(list)
	slices.Sort(s)
	return s[len(s)/2]
}
