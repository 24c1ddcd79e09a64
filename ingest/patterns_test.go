package ingest_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest"
)

func TestRunPatterns(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.txt": "1", "b.md": "2", "drafts/c.txt": "3", "in/drafts/d.txt": "4", "in/e.txt": "5", "2025/f.txt": "6", "in/2025/g.txt": "7",
		"z.zip":    string(archiveOf(t, zipped{name: "h.txt", text: "8"}, zipped{name: "drafts/i.txt", text: "9"}, zipped{name: "j.md", text: "10"})),
		".hidden":  "11",
		"[x]%.txt": "12",
	})
	tests := []struct {
		name             string
		include, exclude []string
		sources          []string
		want             []string
	}{
		{"a name", []string{"e.txt", ".hidden"}, nil, nil, []string{"refused .hidden: hidden: its name begins with a dot", "added in/e.txt"}},
		{"an end", []string{"*.md"}, nil, nil, []string{"added b.md", "added z.zip/j.md"}},
		{"either", []string{"{a,e}.txt", "b.*"}, nil, nil, []string{"added a.txt", "added b.md", "added in/e.txt"}},
		{"odd letters", []string{`\[x\]%.txt`}, nil, nil, []string{"added [x]%.txt"}},
		{"a folder anywhere", []string{"drafts/*.txt"}, nil, nil, []string{"added drafts/c.txt", "added in/drafts/d.txt", "added z.zip/drafts/i.txt"}},
		{"a path from the source", []string{"/2025/**"}, nil, nil, []string{"added 2025/f.txt"}},
		{"all below", []string{"2025/"}, nil, nil, []string{"added 2025/f.txt", "added in/2025/g.txt"}},
		{"within an archive", []string{"/z.zip/drafts/"}, nil, nil, []string{"added z.zip/drafts/i.txt"}},
		{"all but", nil, []string{"*.md", "drafts", "/2025/", ".*", "[[]*"}, nil, []string{
			"added a.txt", "added in/2025/g.txt", "added in/e.txt", "added z.zip/h.txt",
		}},
		{"some but", []string{"*.txt"}, []string{"in", "z.zip", "drafts/"}, nil, []string{"added 2025/f.txt", "added [x]%.txt", "added a.txt"}},
		{"nothing left", []string{"*.pdf"}, nil, nil, []string{"refused .: nothing in it is taken: the patterns leave out 12 names"}},
		{"an archive that is named", []string{"/drafts/*"}, nil, []string{"z.zip"}, []string{"added z.zip/drafts/i.txt"}},
		{"nothing left of it", nil, []string{"drafts", "*.txt", "/j.md"}, []string{"z.zip"}, []string{"refused z.zip: nothing in it is taken: the patterns leave out 3 names"}},
		{"what is named itself is taken", []string{"*.pdf"}, []string{"*"}, []string{"a.txt", "z.zip/h.txt"}, []string{"added a.txt", "added z.zip/h.txt"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := newDesk(t, nil)
			d.opts.Manner = ingest.Manner{Include: test.include, Exclude: test.exclude}
			if err := d.opts.Manner.Check(); err != nil {
				t.Fatal(err)
			}
			sources := []string{dir}
			if test.sources != nil {
				sources = nil
				for _, s := range test.sources {
					sources = append(sources, filepath.Join(dir, filepath.FromSlash(s)))
				}
			}
			rows, _ := d.run(sources...)
			for i := range rows {
				if rows[i].Source == dir {
					rows[i].Source = "."
				}
			}
			if diff := cmp.Diff(test.want, lines(rows, dir)); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMannerCheckPatterns(t *testing.T) {
	for _, pattern := range []string{"", "[a", "{a", "*********.txt"} {
		if err := (ingest.Manner{Exclude: []string{pattern}}).Check(); !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("Check of %q = %v, want %v", pattern, err, corpus.ErrInvalid)
		}
	}
}

func TestMannerCheck(t *testing.T) {
	for _, c := range []struct {
		name   string
		manner ingest.Manner
		says   string // empty for one that is possible
	}{
		{"nothing", ingest.Manner{}, ""},
		{"all", ingest.Manner{Follow: ingest.FollowDocuments, Forms: []string{"html", "pdf"}, Languages: []string{"fr"}}, ""},
		{"follow", ingest.Manner{Follow: "every\x1bthing"}, `not one of pdf, documents`},
		{"form", ingest.Manner{Forms: []string{"html", "docx"}}, `forms has "docx", which is not one of html, pdf`},
		{"no form", ingest.Manner{Forms: []string{""}}, `forms has "", which is not one of html, pdf`},
		{"language", ingest.Manner{Languages: []string{"klingon"}}, "klingon"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := c.manner.Check()
			if c.says == "" && err == nil {
				return
			}
			if c.says == "" || !errors.Is(err, corpus.ErrInvalid) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\x1b") {
				t.Errorf("Check of %+v = %v, want %q", c.manner, err, c.says)
			}
		})
	}
}
