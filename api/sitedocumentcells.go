package api

import (
	"strings"

	"polidex/api/web"
	"polidex/corpus"
)

// cells cuts the words of a stretch wherever something else is said of them.
func (c *composer) cells(st stretch) [][]web.TextSpan {
	b := &c.o.doc.Blocks[st.block]
	row := b.Kind == corpus.Row
	out := [][]web.TextSpan{nil}
	spans, finds, calls, marks := c.o.spans[st.block], c.o.findings[st.block], c.o.calls[st.block], c.found.marksIn(b.Text, st.start, st.end)
	for at := st.start; at < st.end || len(calls) > 0 && calls[0].At <= st.end; {
		if len(calls) > 0 && calls[0].At <= at {
			if calls[0].At > st.start || st.start == 0 {
				put(&out[len(out)-1], "", c.call(calls[0]))
			}
			calls = calls[1:]
			continue
		}
		next := st.end
		if len(calls) > 0 {
			next = min(next, calls[0].At)
		}
		for len(spans) > 0 && spans[0].end <= at {
			spans = spans[1:]
		}
		for len(finds) > 0 && finds[0].end <= at {
			finds = finds[1:]
		}
		for len(marks) > 0 && marks[0].End <= at {
			marks = marks[1:]
		}
		action, run, mark := "", web.TextRun{}, false
		if len(spans) > 0 {
			if spans[0].start <= at {
				action, next = actionAnchor(spans[0].action), min(next, spans[0].end)
			} else {
				next = min(next, spans[0].start)
			}
		}
		if len(finds) > 0 {
			if finds[0].start <= at {
				run, next = c.notes.run(c, finds[0]), min(next, finds[0].end)
			} else {
				next = min(next, finds[0].start)
			}
		}
		if len(marks) > 0 {
			if marks[0].Start <= at {
				mark, next = true, min(next, marks[0].End)
			} else {
				next = min(next, marks[0].Start)
			}
		}
		words := b.Text[at:next]
		at = next
		for row {
			before, after, more := strings.Cut(words, corpus.CellSeparator)
			if !more {
				break
			}
			putWords(&out[len(out)-1], action, run, before, mark)
			out = append(out, nil)
			words = after
		}
		putWords(&out[len(out)-1], action, run, words, mark)
	}
	return out
}

func putWords(cell *[]web.TextSpan, action string, run web.TextRun, words string, mark bool) {
	if words != "" {
		run.Pieces = []web.Piece{{Text: words, Mark: mark}}
		put(cell, action, run)
	}
}

// put adds a run to a cell, to what is of the same action and of which the same is
// said.
func put(cell *[]web.TextSpan, action string, run web.TextRun) {
	n := len(*cell)
	if n == 0 || (*cell)[n-1].Action != action {
		*cell = append(*cell, web.TextSpan{Action: action, Runs: []web.TextRun{run}})
		return
	}
	span := &(*cell)[n-1]
	if last := &span.Runs[len(span.Runs)-1]; last.Kind == run.Kind && last.Note == run.Note && run.Kind != "call" {
		last.Pieces = append(last.Pieces, run.Pieces...)
		return
	}
	span.Runs = append(span.Runs, run)
}

// call is a raised mark, which leads to its note.
func (c *composer) call(call corpus.Call) web.TextRun {
	run := web.TextRun{Kind: "call", Pieces: []web.Piece{{Text: clip(call.Mark, 12)}}}
	if call.Note >= 0 && call.Note < len(c.o.doc.Blocks) && c.o.doc.Blocks[call.Note].Kind != corpus.Furniture {
		run.Note = c.o.blockPath(call.Note)
	}
	return run
}
