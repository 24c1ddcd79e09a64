package train

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"polidex/corpus"
)

// Sentence is a text whose themes are known.
type Sentence struct {
	// Language is an ISO 639-1 code.
	Language string
	// Themes are ids; none for a text that is about none.
	Themes []string
	Text   string
}

// none stands in a file for no themes.
const none = "-"

// ReadAll reads all files LANGUAGE.tsv of a folder.
func ReadAll(folder fs.FS) ([]Sentence, error) {
	names, err := fs.Glob(folder, "*.tsv")
	if err != nil {
		return nil, err
	}
	var out []Sentence
	for _, name := range names {
		f, err := folder.Open(name)
		if err != nil {
			return nil, err
		}
		s, err := Read(f, strings.TrimSuffix(path.Base(name), ".tsv"))
		_ = f.Close() // nothing was written
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, s...)
	}
	return out, nil
}

// Read reads sentences of one language, one on a line: themes separated by
// commas, or "-", a tabulator, the text. Lines that begin with "#" are comments.
// An error names the line and wraps [corpus.ErrInvalid].
func Read(r io.Reader, language string) ([]Sentence, error) {
	var out []Sentence
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		ids, text, ok := strings.Cut(line, "\t")
		if !ok || ids == "" || strings.TrimSpace(text) == "" {
			return nil, fmt.Errorf("line %d is not themes, a tabulator and a text: %w", n, corpus.ErrInvalid)
		}
		s := Sentence{Language: language, Text: text}
		if ids != none {
			s.Themes = strings.Split(ids, ",")
		}
		out = append(out, s)
	}
	return out, lines.Err()
}
