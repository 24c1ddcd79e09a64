package dates_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"polidex/extract/dates"
)

// lines reads a file of lines "FROM..TO | text" below the heads "# language",
// and runs the test for each.
func lines(t *testing.T, file string, test func(t *testing.T, language, want, text string)) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	language := ""
	for s := bufio.NewScanner(f); s.Scan(); {
		line := strings.TrimSpace(s.Text())
		if l, ok := strings.CutPrefix(line, "# "); ok {
			language = l
			continue
		}
		want, text, ok := strings.Cut(line, "|")
		if !ok {
			continue
		}
		want, text = strings.TrimSpace(want), strings.TrimSpace(text)
		t.Run(language+"/"+text, func(t *testing.T) { test(t, language, want, text) })
	}
}

// days writes an expression as the files do, "-" for none.
func days(e *dates.Expression) string {
	if e == nil {
		return "-"
	}
	return string(e.From) + ".." + string(e.To)
}

// TestWrittenDeadlines reads the times of acting in the forms that the 24 languages
// have for them.
func TestWrittenDeadlines(t *testing.T) {
	lines(t, "testdata/deadlines.txt", func(t *testing.T, language, want, text string) {
		if got := days(dates.DeadlineSince(text, language, "2030-01-15")); got != want {
			t.Errorf("DeadlineSince(%q) = %s, want %s", text, got, want)
		}
	})
}

// TestWrittenCells reads the times of a table's column in their short forms.
func TestWrittenCells(t *testing.T) {
	lines(t, "testdata/cells.txt", func(t *testing.T, language, want, text string) {
		if got := days(dates.Cell(text, language)); got != want {
			t.Errorf("Cell(%q) = %s, want %s", text, got, want)
		}
	})
}
