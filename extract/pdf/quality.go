package pdf

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/objects"
)

// fewGlyphs is the number of letters under which a page has no usable text: a
// page number or a stamp is all there is.
const fewGlyphs = 50

// judge states how completely the file was read.
func (r *reader) judge(doc *corpus.Document) {
	q := &doc.Quality
	q.Engine = Engine
	q.Status = corpus.ReadWhole
	q.PagesInFile = r.glyphs.Pages()
	q.PagesRead = q.PagesInFile - len(r.failed)
	letters, undecoded, scanned, cut := 0, 0, 0, 0
	for _, p := range r.pages {
		letters += len(p.Glyphs)
		undecoded += p.Undecoded
		if len(p.Glyphs) < fewGlyphs && p.PictureShare() > 0.5 {
			scanned++
		}
		if p.Truncated {
			cut++
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
	if undecoded*50 > letters && undecoded > 0 {
		q.Warn(fmt.Sprintf("%d of %d letters could not be decoded: their fonts do not say what they are.", undecoded, letters))
	}
	q.BrokenWords = brokenWords(doc.Blocks)
	switch {
	case scanned*2 > len(r.pages):
		q.Status = corpus.ReadNeedsOCR
		q.Warn(fmt.Sprintf("%d of %d pages are pictures without text: they need character recognition (OCR).", scanned, len(r.pages)))
	case scanned > 0:
		q.Warn(fmt.Sprintf("%d of %d pages are pictures without text.", scanned, len(r.pages)))
	case letters == 0:
		q.Warn("The file has no text.")
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
