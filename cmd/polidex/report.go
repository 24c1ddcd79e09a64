package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"polidex/corpus"
	"polidex/ingest"
)

// report prints what became of each input, as each ends, in the format asked
// for; on a terminal a bar below it shows that work goes on.
type report struct {
	a    *app
	bar  *progress
	csv  *csv.Writer
	rows int
	err  error
}

func (a *app) newReport() *report {
	return &report{a: a, bar: a.startProgress("reading", -1), csv: csv.NewWriter(a.out)}
}

// add reports one input.
func (r *report) add(row ingest.Row) {
	r.bar.hide()
	defer r.bar.at(row.Number, row.Total)
	r.rows++
	var err error
	switch r.a.format {
	case formatJSON:
		separator := ",\n"
		if r.rows == 1 {
			separator = "[\n"
		}
		var data []byte
		if data, err = json.Marshal(recordOf(row)); err == nil {
			_, err = fmt.Fprintf(r.a.out, "%s  %s", separator, data)
		}
	case formatNDJSON:
		err = printObject(r.a.out, recordOf(row))
	case formatCSV:
		if r.rows == 1 {
			err = r.csv.Write(rowHeader)
		}
		if err == nil {
			err = r.csv.Write(recordOf(row).cells())
		}
		r.csv.Flush()
	default:
		_, err = io.WriteString(r.a.out, line(row, r.a.width()))
	}
	if r.err == nil {
		r.err = err
	}
}

// rowRecord is a row of the report for programs.
type rowRecord struct {
	State     ingest.State `json:"state"`
	Source    string       `json:"source"`
	Parent    string       `json:"parent,omitempty"`
	Reason    string       `json:"reason,omitempty"`
	Document  string       `json:"document,omitempty"`
	Reference string       `json:"reference,omitempty"`
	Title     string       `json:"title,omitempty"`
	Actions   int          `json:"actions"`
	Pages     int          `json:"pages,omitempty"`
	Millis    int64        `json:"took_ms"`
	// Changes are those of a source's actions but for what was carried over, in CSV a
	// summary in words: "2 added, 1 deadline changed".
	Changes corpus.Changes `json:"changes,omitempty"`
}

func recordOf(r ingest.Row) rowRecord {
	var changes corpus.Changes
	for _, c := range r.Changes {
		if c.Kind != corpus.ChangeCarried {
			changes = append(changes, c)
		}
	}
	return rowRecord{r.State, r.Source, r.Parent, r.Reason, r.Document, r.Reference, r.Title, r.Actions, r.Pages, r.Took.Milliseconds(), changes}
}

var rowHeader = []string{"state", "source", "reason", "document", "reference", "title", "actions", "pages", "took_ms", "parent", "changes"}

func (r rowRecord) cells() []string {
	changes := ""
	if len(r.Changes) > 0 {
		changes = r.Changes.Summary()
	}
	cells := []string{
		string(r.State), r.Source, r.Reason, r.Document, r.Reference, r.Title, strconv.Itoa(r.Actions), number(r.Pages),
		strconv.FormatInt(r.Millis, 10), r.Parent, changes,
	}
	for i, c := range cells {
		cells[i] = corpus.SafeCell(c)
	}
	return cells
}

// stateWidth is the length of the longest state.
const stateWidth = 9

// line shows a row: the state, the source, and what came of it behind it where
// there is room, else below it.
func line(row ingest.Row, width int) string {
	head := fmt.Sprintf("%-*s  %s", stateWidth, row.State, clean(row.Source))
	more := detail(row)
	if more == "" {
		return head + "\n"
	}
	if text.StringWidthWithoutEscSequences(head)+2+text.StringWidthWithoutEscSequences(more) <= width {
		return head + "  " + more + "\n"
	}
	return head + "\n" + indent(more, width, strings.Repeat(" ", stateWidth+2))
}

// close ends the list of rows.
func (r *report) close() error {
	r.bar.end()
	if r.a.format == formatJSON {
		end := "\n]\n"
		if r.rows == 0 {
			end = "[]\n"
		}
		if _, err := io.WriteString(r.a.out, end); r.err == nil {
			r.err = err
		}
	}
	return r.err
}

// end closes the report with the sums, which go to standard error.
func (r *report) end(s ingest.Summary) error {
	err := r.close()
	fmt.Fprintln(r.a.err, summaryLine(s))
	if s.Differing > 0 {
		fmt.Fprintf(r.a.err, "%s from another form of the same work; 'polidex show ID' says in what, among its warnings\n",
			plural(s.Differing, "document differs", "documents differ"))
	}
	if s.Unread > 0 {
		fmt.Fprintf(r.a.err, "%s pages that are pictures of text and were not read; 'polidex ingest --retry-failed' tries them again\n",
			plural(s.Unread, "document has", "documents have"))
	}
	return err
}
