package pdf

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/objects"
)

// judge states how completely the file was read.
func (r *reader) judge(doc *corpus.Document) {
	q := &doc.Quality
	q.Engine = Engine
	q.Status = corpus.ReadWhole
	q.PagesInFile = r.glyphs.PagesInFile()
	q.PagesRead = r.glyphs.Pages() - len(r.failed)
	q.PagesWithoutText = r.signals.PictureOnly
	cut := 0
	var damaged []int
	for _, p := range r.pages {
		q.HiddenLetters += p.Dropped
		if p.Truncated {
			cut++
		}
		if p.Damaged {
			damaged = append(damaged, p.Number)
		}
	}
	if r.file.Rebuilt {
		q.Warn("The file is damaged: its objects were found by searching.")
	}
	if len(r.failed) > 0 {
		q.Status = corpus.ReadPartly
		q.Warn(fmt.Sprintf("%s could not be read.", pageList(r.failed)))
	}
	if !r.glyphs.Whole() {
		q.Status, q.Truncated = corpus.ReadPartly, true
		q.Warn(fmt.Sprintf("Only the first %d pages were read.", r.glyphs.Pages()))
	}
	if cut > 0 {
		q.Status, q.Truncated = corpus.ReadPartly, true
		q.Warn(fmt.Sprintf("Of %d pages only a part was read, since they hold more than the limit.", cut))
	}
	if r.file.Truncated {
		q.Status, q.Truncated = corpus.ReadPartly, true
		q.Warn("Some objects of the file were left out, since they hold more than the limit.")
	}
	if len(damaged) > 0 {
		q.Status = corpus.ReadPartly
		q.Warn(fmt.Sprintf("%s could be read in part only: the content is damaged.", pageList(damaged)))
	}
	q.BrokenWords = brokenWords(doc.Blocks)
	scanned := len(q.PagesWithoutText)
	switch doubt := r.signals.Doubt(); {
	case scanned*2 > len(r.pages):
		q.Status = corpus.ReadNeedsOCR
		q.Warn(fmt.Sprintf("%d of %d pages are pictures without usable text: they need character recognition (OCR).", scanned, len(r.pages)))
	case scanned > 0:
		q.Warn(fmt.Sprintf("%s: pictures without usable text.", pageList(q.PagesWithoutText)))
	case r.signals.Glyphs == 0:
		q.Warn("The file has no text.")
	case doubt != "" && len(damaged) == 0:
		q.Warn(fmt.Sprintf("The text may be wrong: %s.", doubt))
	}
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
