package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSameFiles: the command line writes the files that the server gives, byte for
// byte, for the same words.
func TestSameFiles(t *testing.T) {
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	questions := []struct{ path, command string }{
		{"/v1/actions", "actions"},
		{"/v1/actions?theme=cybercrime&theme=fraud&sort=deadline&year=2031..2035", "actions --year 2031..2035 --theme cybercrime --theme fraud --sort deadline"},
		{"/v1/actions?limit=3&q=boats", "actions boats --limit 3"},
		{"/v1/search?q=boats", "search boats"},
		{"/v1/search?kind=document&q=boats&exact=true", "search boats --exact --kind document"},
		{"/v1/search?q=boats&group=work", "search boats --group work"},
		{"/v1/documents?sort=date", "documents --sort date"},
		{"/v1/documents?actor=europol&language=en", "documents --language en --actor europol"},
		{"/v1/themes", "themes"},
		{"/v1/themes?actor=commission", "themes --actor commission"},
		{"/v1/themes/by-year?actor=commission", "themes --by year --actor commission"},
		{"/v1/crosstab?rows=actor&columns=deadline_year", "crosstab --rows actor --columns deadline_year"},
		{"/v1/crosstab?rows=theme&columns=theme&kind=document", "crosstab --kind document --columns theme"},
	}
	s := serveDocuments(t, data, "../../testdata/documents")
	served := map[string]string{}
	for _, q := range questions {
		for _, format := range []string{"ndjson", "csv", "xlsx", "parquet"} {
			separator := "?"
			if strings.Contains(q.path, "?") {
				separator = "&"
			}
			res, err := http.Get(s.url + q.path + separator + "format=" + format)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(res.Body)
			res.Body.Close()
			if err != nil || res.StatusCode != http.StatusOK {
				t.Fatalf("GET %s as %s: %s, %v", q.path, format, res.Status, err)
			}
			served[q.command+" "+format] = string(body)
		}
	}
	s.stop()
	<-s.ended
	for _, q := range questions {
		for _, format := range []string{"ndjson", "csv", "xlsx", "parquet"} {
			file := filepath.Join(dir, "file."+format)
			args := append(strings.Fields(q.command), "--data", data, "-o", file)
			var errors strings.Builder
			if code := run(t.Context(), args, streams{in: strings.NewReader(""), out: io.Discard, err: &errors}, func(string) string { return "" }); code != exitOK {
				t.Fatalf("polidex %s: %d: %s", strings.Join(args, " "), code, errors.String())
			}
			written, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := served[q.command+" "+format]
			if len(want) == 0 {
				t.Errorf("GET %s as %s is empty", q.path, format)
			}
			if string(written) == want {
				continue
			}
			if format == "ndjson" || format == "csv" {
				t.Errorf("%s as %s (-server +command line):\n%s", q.path, format, cmp.Diff(want, string(written)))
			} else {
				t.Errorf("%s as %s: %d bytes of the server differ from %d of the command line, which says %s", q.path, format, len(want), len(written), errors.String())
			}
		}
	}
}
