package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"polidex/corpus"
	"polidex/extract/pdf"
	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/layout"
	"polidex/extract/pdf/objects"
)

// files are the PDF files to measure on.
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

var (
	// hyphens find the hyphens in a word, with the end of a line behind one.
	hyphens = regexp.MustCompile(`(\p{L})[-\x{ad}\x{2010}\x{2011}]+\s*\n\s*(\p{L})|(\p{L})[-\x{ad}\x{2010}\x{2011}](\p{L})`)
	// boundary finds where letters meet digits: there the calls of notes stand.
	boundary = regexp.MustCompile(`(\p{L})(\p{N})|(\p{N})(\p{L})`)
)

// even takes away from a text what two readers may write in two ways without one
// being wrong: whether a hyphen at a line's end is the word's own, and whether
// the mark that calls a note stands apart from the word before it.
func even(text string) string {
	text = norm.NFKC.String(text)
	for range 2 { // matches share letters
		text = hyphens.ReplaceAllString(text, "$1$3$2$4")
		text = boundary.ReplaceAllString(text, "$1$3 $2$4")
	}
	return text
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

// lineText is every word of a file's lines, before any structure is found, with
// the marks of notes and their calls.
func lineText(ctx context.Context, data []byte) (string, error) {
	file, err := objects.Open(ctx, data)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	pages := glyphs.NewDocument(file, glyphs.Limits{})
	for n := range pages.Pages() {
		for _, l := range layout.NewPage(pages.Page(n + 1)).Lines {
			fmt.Fprintf(&b, "%s %s\n", l.Mark, l.Text)
			for _, c := range l.Calls {
				fmt.Fprintln(&b, c.Mark)
			}
		}
	}
	return b.String(), nil
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
	if err != nil {
		return "", fmt.Errorf("running %s: %w", name, err)
	}
	return string(out), nil
}

// wordScore is how a file's words agree with those of two other readers.
type wordScore struct {
	blocks, lines, they float64 // blocks and lines: with the nearer of the two
	flagged, needsOCR   bool
}

// measureWords compares the words of the lines, and those of the finished blocks,
// with the words that pdftotext and mutool find. Blocks leave out on purpose what
// lines do not: the calls of notes, and the hyphens of broken words. Both leave
// out letters that nobody sees and letters at an angle (watermarks).
func measureWords(ctx context.Context, shared string) error {
	list, err := files(shared)
	if err != nil {
		return err
	}
	var blocks, lines, they []float64
	low := 0
	for _, file := range list {
		s, err := scoreWords(ctx, file)
		if errors.Is(err, corpus.ErrMalformed) {
			fmt.Printf("%-52s not read: %v\n", filepath.Base(file), err)
			continue
		}
		if err != nil {
			return err
		}
		mark := ""
		if s.lines < 0.98 && !s.flagged {
			low++
			mark = "low, not flagged"
		}
		if s.needsOCR {
			mark = "needs OCR"
		} else {
			blocks, lines, they = append(blocks, s.blocks), append(lines, s.lines), append(they, s.they)
		}
		fmt.Printf("%-52s lines %.4f  blocks %.4f  the two %.4f  %s\n", filepath.Base(file), s.lines, s.blocks, s.they, mark)
	}
	fmt.Printf("median F1 with the nearer of the two: lines %.4f (aim 0.998), blocks %.4f; the two with each other %.4f\n", median(lines), median(blocks), median(they))
	fmt.Printf("files under 0.98 that are not flagged: %d (aim 0)\n", low)
	return nil
}

func scoreWords(ctx context.Context, file string) (s wordScore, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return s, err
	}
	doc, err := pdf.Read(ctx, data, pdf.Options{})
	if err != nil {
		return s, err
	}
	text, err := lineText(ctx, data)
	if err != nil {
		return s, err
	}
	poppler, err := output(ctx, "pdftotext", "-q", file, "-")
	if err != nil {
		return s, err
	}
	mupdf, err := output(ctx, "mutool", "draw", "-q", "-F", "txt", file)
	if err != nil {
		return s, err
	}
	ours, a, b := bag(even(text)), bag(even(poppler)), bag(even(mupdf))
	s.lines, s.they = max(f1(ours, a), f1(ours, b)), f1(a, b)
	plain := bag(allText(doc))
	s.blocks = max(f1(plain, bag(poppler)), f1(plain, bag(mupdf)))
	s.needsOCR = doc.Quality.Status == corpus.ReadNeedsOCR
	s.flagged = doc.Quality.Status != corpus.ReadWhole || len(doc.Quality.Warnings) > 0
	if os.Getenv(listVariable) != "" {
		listDifference(ours, a, b)
	}
	return s, nil
}

// listVariable names the variable of the environment that asks for the
// differences themselves.
const listVariable = "MEASURE_LIST"

// listDifference prints the words that the two others have and we have not, and
// the other way round.
func listDifference(ours, a, b map[string]int) {
	var missing, extra []string
	for w, n := range a {
		if d := min(n, b[w]) - ours[w]; d > 0 {
			missing = append(missing, fmt.Sprintf("%s×%d", w, d))
		}
	}
	for w, n := range ours {
		if d := n - max(a[w], b[w]); d > 0 {
			extra = append(extra, fmt.Sprintf("%s×%d", w, d))
		}
	}
	slices.Sort(missing)
	slices.Sort(extra)
	fmt.Printf("    missing %.400s\n    extra   %.400s\n", strings.Join(missing, " "), strings.Join(extra, " "))
}

func median(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	s := slices.Clone(list)
	slices.Sort(s)
	return s[len(s)/2]
}
