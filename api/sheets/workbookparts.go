package sheets

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// parts is the zip of a workbook, written to the file's reader as it is made:
// excelize by itself would hold all of it in memory. It gives every part the same
// time, and the sheets their order: excelize hands over those with streamed rows
// in any. One that comes too early waits in a file.
type parts struct {
	zip *zip.Writer
	dir string
	at  time.Time
	// sheets is the number of streamed sheets, next the one whose turn it is, and
	// waiting are those that came before theirs.
	sheets, next int
	waiting      map[int]*os.File
}

func newParts(w io.Writer, dir string, changed time.Time, sheets int) *parts {
	return &parts{zip: zip.NewWriter(w), dir: dir, at: modified(changed), sheets: sheets, next: 1, waiting: map[int]*os.File{}}
}

// Create begins a part; the one before it has ended.
func (p *parts) Create(name string) (io.Writer, error) {
	if err := p.settle(); err != nil {
		return nil, err
	}
	var n int
	if _, err := fmt.Sscanf(name, "xl/worksheets/sheet%d.xml", &n); err != nil || n > p.sheets {
		return p.begin(name)
	}
	if n == p.next {
		p.next++
		return p.begin(name)
	}
	f, err := os.CreateTemp(p.dir, "part-")
	if err != nil {
		return nil, err
	}
	p.waiting[n] = f
	return f, nil
}

func (p *parts) begin(name string) (io.Writer, error) {
	return p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.at})
}

// settle writes the sheets whose turn has come.
func (p *parts) settle() error {
	for {
		f := p.waiting[p.next]
		if f == nil {
			return nil
		}
		w, err := p.begin(fmt.Sprintf("xl/worksheets/sheet%d.xml", p.next))
		if err != nil {
			return err
		}
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return err
		}
		if _, err := io.Copy(w, f); err != nil {
			return err
		}
		delete(p.waiting, p.next)
		p.next++
		if err := f.Close(); err != nil {
			return err
		}
	}
}

// AddFS is asked by nobody.
func (p *parts) AddFS(fsys fs.FS) error { return p.zip.AddFS(fsys) }

// Close writes the zip's directory.
func (p *parts) Close() error {
	if err := p.settle(); err != nil {
		return err
	}
	return p.zip.Close()
}
