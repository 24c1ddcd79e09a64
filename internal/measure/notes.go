package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"polidex/corpus"
	"polidex/extract/pdf"
)

// measureNotes counts the notes that a call in the text leads to, and the calls
// that lead to a note, with the structure that files have and by layout alone.
func measureNotes(ctx context.Context, shared string) error {
	list, err := files(shared)
	if err != nil {
		return err
	}
	for _, way := range []struct {
		name string
		opts pdf.Options
	}{{"with tags", pdf.Options{}}, {"by layout", pdf.Options{IgnoreTags: true}}} {
		var all noteLinks
		for _, file := range list {
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			doc, err := pdf.Read(ctx, data, way.opts)
			if err != nil {
				continue // the words part tells of it
			}
			n := linkedNotes(doc)
			all.add(n)
			if n.called < n.notes || n.linked < n.calls {
				fmt.Printf("%s  %-58s notes called %4d of %4d   calls linked %4d of %4d\n", way.name, filepath.Base(file), n.called, n.notes, n.linked, n.calls)
			}
		}
		fmt.Printf("%s: notes with a call %.4f of %d, calls with a note %.4f of %d\n", way.name,
			ratio(all.called, all.notes), all.notes, ratio(all.linked, all.calls), all.calls)
	}
	return nil
}

// noteLinks counts notes and calls, and those that lead to one another.
type noteLinks struct{ notes, called, calls, linked int }

func (n *noteLinks) add(m noteLinks) {
	n.notes, n.called, n.calls, n.linked = n.notes+m.notes, n.called+m.called, n.calls+m.calls, n.linked+m.linked
}

func linkedNotes(doc *corpus.Document) (n noteLinks) {
	meant := map[int]bool{}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		n.calls += len(b.Calls)
		for _, c := range b.Calls {
			if c.Note >= 0 {
				n.linked++
				meant[c.Note] = true
			} else if os.Getenv(listVariable) != "" {
				fmt.Printf("    no note for %q on page %d: …%s|\n", c.Mark, b.Page, b.Text[max(0, c.At-50):c.At])
			}
		}
	}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != corpus.Note {
			continue
		}
		n.notes++
		if meant[i] {
			n.called++
		} else if os.Getenv(listVariable) != "" {
			fmt.Printf("    not called: page %d %q %.80s\n", b.Page, b.Marker, b.Text)
		}
	}
	return n
}
