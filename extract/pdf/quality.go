package pdf

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/layout"
	"polidex/extract/pdf/objects"
)

// judge states how completely the file was read.
func (r *reader) judge(doc *corpus.Document) {
	q := &doc.Quality
	q.Engine, q.EngineReason = r.engineNames(), r.reason
	q.Status = corpus.ReadWhole
	q.PagesInFile = r.inFile
	q.PagesRead = len(r.pages) - len(r.failed) - len(r.pictures)
	if q.PagesWithoutText = r.pictures; len(r.pictures) > 0 {
		q.Unread = r.unread
	}
	q.Recognised = r.recognised
	signals := r.signals
	q.Signals, q.Doubt = &signals, r.doubt(nil)
	q.BrokenWords = brokenWords(doc.Blocks)
	q.ItemsSeen, q.ItemsKept = layout.ItemsSeen(r.pages), layout.ItemsKept(doc.Blocks)
	for _, p := range r.pages {
		q.HiddenLetters += p.Dropped
	}
	r.warnOfLosses(q)
	r.warnOfPictures(q)
	if doubt := high(r.signals, len(r.pages)); doubt != "" && r.signals.BrokenPages == 0 {
		q.Warn(fmt.Sprintf("The text may be wrong: %s.", doubt))
	}
}

// warnOfLosses tells what of the file could not be read, or was not.
func (r *reader) warnOfLosses(q *corpus.Quality) {
	cut, slanting := 0, 0
	var damaged []int
	for _, p := range r.pages {
		if p.Truncated {
			cut++
		}
		if p.Damaged {
			damaged = append(damaged, p.Number)
		}
		slanting += p.Slanting
	}
	partly := func(warning string) {
		q.Status = corpus.ReadPartly
		q.Warn(warning)
	}
	if r.file != nil && r.file.Rebuilt {
		q.Warn("The file is damaged: its objects were found by searching.")
	}
	if r.glyphs != nil && r.glyphs.Found() > 0 {
		q.Warn(fmt.Sprintf("The page tree is damaged: %d pages were found by searching.", r.glyphs.Found()))
	}
	if slanting > 0 {
		q.Warn(fmt.Sprintf("%d letters are written at an angle, as watermarks and words in drawings are, and were left out.", slanting))
	}
	if len(r.failed) > 0 {
		partly(pageList(slices.Sorted(maps.Keys(r.failed))) + " could not be read.")
	}
	if !r.whole {
		q.Truncated = true
		partly(fmt.Sprintf("Only the first %d pages were read.", len(r.pages)))
	}
	if cut > 0 {
		q.Truncated = true
		partly(fmt.Sprintf("Of %d pages only a part was read, since they hold more than the limit.", cut))
	}
	if r.file != nil && r.file.Truncated {
		q.Truncated = true
		partly("Some objects of the file were left out, since they hold more than the limit.")
	}
	if len(damaged) > 0 {
		partly(pageList(damaged) + ": the content is damaged, and some of it is lost.")
	}
}

// poorConfidence is the recogniser's own confidence under which its text is
// better looked at.
const poorConfidence = 0.8

// warnOfPictures tells which pages are pictures of text, and who read them.
func (r *reader) warnOfPictures(q *corpus.Quality) {
	if n := len(r.recognised); n > 0 {
		var pages []int
		words, sum := 0, 0.0
		for _, c := range r.recognised {
			pages = append(pages, c.Page)
			words, sum = words+c.Words, sum+c.Confidence*float64(c.Words)
		}
		confidence := sum / float64(max(words, 1))
		doubt := ""
		if confidence < poorConfidence {
			doubt = ", so that much of it may be wrong"
		}
		q.Warn(fmt.Sprintf("%s: text by character recognition (OCR), confidence %.0f %%%s.", pageList(pages), 100*confidence, doubt))
	}
	for _, name := range r.missingData() {
		q.Warn(fmt.Sprintf("The recogniser has no language data %q: with it, it would read more.", name))
	}
	because := ""
	if q.Unread != "" {
		because = ", but " + q.Unread
	}
	switch n := len(r.pictures); {
	case n > 0:
		q.Status = corpus.ReadPartly
		if n*2 > len(r.pages) {
			q.Status = corpus.ReadNeedsOCR
		}
		q.Warn(fmt.Sprintf("%s: pictures of text, which need character recognition (OCR)%s.", pageList(r.pictures), because))
	case r.signals.Letters == 0:
		q.Warn("The file has no text.")
	}
}

// missingData are the names of language data that the recogniser lacked.
func (r *reader) missingData() (names []string) {
	for _, c := range r.recognised {
		if c.Missing != "" && !slices.Contains(names, c.Missing) {
			names = append(names, c.Missing)
		}
	}
	return names
}

// pageList names pages for a person.
func pageList(pages []int) string {
	if len(pages) == 1 {
		return fmt.Sprintf("Page %d", pages[0])
	}
	const most = 10
	names := make([]string, 0, most+1)
	for i, p := range pages {
		if i == most {
			names = append(names, fmt.Sprintf("%d more", len(pages)-most))
			break
		}
		names = append(names, fmt.Sprint(p))
	}
	return "Pages " + strings.Join(names, ", ")
}

// brokenWords counts the words with a letter that could not be decoded.
func brokenWords(blocks []corpus.Block) (n int) {
	for i := range blocks {
		if !strings.ContainsRune(blocks[i].Text, utf8.RuneError) {
			continue
		}
		for word := range strings.FieldsSeq(blocks[i].Text) {
			if strings.ContainsRune(word, utf8.RuneError) {
				n++
			}
		}
	}
	return n
}

// properties returns what the file says of itself.
func properties(file *objects.File) []corpus.Property {
	var out []corpus.Property
	info := file.Info()
	for _, name := range []string{"Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate"} {
		if v := info.Key(name); v.IsString() {
			if text := strings.TrimSpace(glyphs.TextString(v.Raw())); text != "" {
				out = append(out, corpus.Property{Name: "pdf:" + name, Value: text})
			}
		}
	}
	if lang := file.Catalog().Key("Lang"); lang.IsString() && lang.Raw() != "" {
		out = append(out, corpus.Property{Name: "pdf:Lang", Value: glyphs.TextString(lang.Raw())})
	}
	return out
}
