package browser_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestDownload takes what is on screen away as files, with the choices on screen,
// and reads them.
func TestDownload(t *testing.T) {
	journey(t, aReadServer(t), anywhere(), func(p *person) {
		p.visits("/?q=boat&theme=property-crime")
		want := p.counts("passages")
		p.opens("Take all of this away")
		p.takes("CSV", p.csvRows, want)
		p.takes("JSON lines", p.jsonLines, want)
	})
}

// TestDownloadActions takes the register away in each of its formats.
func TestDownloadActions(t *testing.T) {
	journey(t, aReadServer(t), scripted()[:1], func(p *person) {
		p.visits("/actions?theme=fraud&actor=commission")
		want := p.counts("key action")
		p.opens("Take all of this away")
		p.takes("CSV", p.csvRows, want)
		p.takes("JSON lines", p.jsonLines, want)
		// What is in the others, the tests of their packages say.
		p.takes("Excel", func(body []byte) int {
			_, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
			p.must(err)
			return want
		}, want)
		p.takes("Parquet", func(body []byte) int {
			if !bytes.HasPrefix(body, []byte("PAR1")) || !bytes.HasSuffix(body, []byte("PAR1")) {
				p.t.Errorf("the file begins with %q", body[:min(len(body), 8)])
			}
			return want
		}, want)
		p.takes("Calendar", func(body []byte) int {
			if !bytes.HasPrefix(body, []byte("BEGIN:VCALENDAR\r\n")) {
				p.t.Errorf("the file begins with %q", body[:min(len(body), 20)])
			}
			return want
		}, want)
	})
}

// takes downloads by the link with the words and counts the entries in the file.
func (p *person) takes(link string, count func(body []byte) int, want int) {
	p.t.Helper()
	path, err := p.sees("link", link).Download(p.t.TempDir())
	p.must(err)
	body, err := os.ReadFile(path)
	p.must(err)
	if got := count(body); got != want {
		p.t.Errorf("%s has %d entries, want the %d on screen", filepath.Base(path), got, want)
	}
}

func (p *person) csvRows(body []byte) int {
	rows, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
	p.must(err)
	return len(rows) - 1
}

func (p *person) jsonLines(body []byte) int {
	n := 0
	for lines := json.NewDecoder(bytes.NewReader(body)); ; n++ {
		var row map[string]any
		err := lines.Decode(&row)
		if err == io.EOF {
			return n
		}
		p.must(err)
	}
}
