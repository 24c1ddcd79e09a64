package house_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rule says what the packages under a path may import of this module and of
// the libraries that are kept behind one seam.
type rule struct {
	path    string   // the package, or with /... it and all below
	modules []string // packages of this module, the same way
	only    []string // guarded libraries that it alone may import
	std     bool     // the standard library alone
}

// rules are in order of precedence: the first whose path fits holds.
var rules = []rule{
	{path: "corpus", std: true},
	{path: "extract/pdf/objects", modules: []string{"corpus", "extract/pdf/..."}, only: []string{"github.com/ledongthuc/pdf"}},
	{path: "extract/pdf/pdfium/...", modules: []string{"corpus", "extract/pdf/..."}, only: []string{"github.com/klippa-app/go-pdfium"}},
	{path: "extract/pdf/...", modules: []string{"corpus", "extract/pdf/..."}},
	{path: "extract/html/...", modules: []string{"corpus", "extract/html/..."}, only: []string{"github.com/PuerkitoBio/goquery"}},
	{path: "extract/text/...", modules: []string{"corpus", "extract/text/..."}},
	{path: "extract/actions/...", modules: []string{"corpus", "extract/actions/..."}},
	{path: "extract/dates/...", modules: []string{"corpus", "extract/dates/..."}},
	{path: "extract/themes/...", modules: []string{"corpus", "extract/themes/..."}},
	{path: "extract/references", modules: []string{"corpus"}},
	{path: "extract/meta/...", modules: []string{"corpus", "extract/meta/..."}},
	{path: "extract/evaluate", modules: []string{"corpus"}},
	{path: "extract/sandbox", modules: []string{"corpus", "extract/..."}},
	{path: "extract", modules: []string{"corpus", "extract/..."}},
	{path: "ingest/fetch", modules: []string{"corpus", "ingest/robots"}},
	{path: "ingest/robots"},
	{path: "ingest/markup"},
	{path: "ingest/listing", modules: []string{"corpus"}},
	{path: "ingest/works", modules: []string{"corpus"}},
	{path: "ingest/cellar", modules: []string{"corpus", "ingest/fetch", "ingest/listing", "ingest/markup"}},
	{path: "ingest/oai", modules: []string{"corpus", "ingest/fetch", "ingest/listing", "ingest/markup"}},
	{path: "ingest/feed", modules: []string{"corpus", "ingest/fetch", "ingest/listing", "ingest/markup"}},
	{path: "ingest/page", modules: []string{"corpus", "ingest/listing", "ingest/markup"}, only: []string{"github.com/PuerkitoBio/goquery"}},
	{path: "ingest/...", modules: []string{"corpus", "extract/...", "ingest/..."}, only: []string{"gocloud.dev"}},
	{path: "index/bleve/...", modules: []string{"corpus", "index/..."}, only: []string{"github.com/blevesearch/bleve"}},
	{path: "index/tokens", modules: []string{"corpus"}, only: []string{"github.com/blevesearch/bleve/v2/analysis/lang"}},
	{path: "index/...", modules: []string{"corpus", "index/..."}},
	{path: "api/mcp", modules: []string{"corpus"}, only: []string{"github.com/modelcontextprotocol/go-sdk"}},
	{path: "api/sheets", modules: []string{"corpus"}, only: []string{"github.com/xuri/excelize", "github.com/parquet-go/parquet-go"}},
	{path: "api/...", modules: []string{"corpus", "api/..."}, only: []string{"github.com/danielgtaylor/huma"}},
	{path: "cmd/polidex", modules: []string{"corpus", "extract/...", "ingest/...", "index/...", "api/..."}, only: []string{"github.com/spf13/cobra", "gocloud.dev"}},
	{path: "internal/...", modules: []string{"corpus", "extract/...", "ingest/...", "index/...", "api/...", "internal/..."}},
}

// guarded are the libraries that only the packages whose rule names them import.
var guarded = []string{
	"github.com/ledongthuc/pdf", "github.com/PuerkitoBio/goquery", "github.com/blevesearch/bleve",
	"gocloud.dev", "github.com/klippa-app/go-pdfium", "github.com/danielgtaylor/huma", "github.com/spf13/cobra", "github.com/modelcontextprotocol/go-sdk",
	"github.com/xuri/excelize", "github.com/parquet-go/parquet-go",
}

func TestImports(t *testing.T) {
	for _, p := range listPackages(t) {
		path, ok := strings.CutPrefix(p.ImportPath, "polidex/")
		if !ok {
			t.Errorf("package %s is outside the house", p.ImportPath)
			continue
		}
		i := slices.IndexFunc(rules, func(r rule) bool { return fits(path, r.path) })
		if i < 0 {
			t.Errorf("package %s has no rule: add one to the import table", path)
			continue
		}
		for _, imported := range p.Imports {
			if why := refused(rules[i], imported); why != "" {
				t.Errorf("%s imports %s: %s", path, imported, why)
			}
		}
	}
}

func TestRefused(t *testing.T) {
	api := rule{path: "api/...", modules: []string{"corpus", "api/..."}, only: []string{"github.com/danielgtaylor/huma"}}
	leaf := rule{path: "corpus", std: true}
	for _, c := range []struct {
		name     string
		rule     rule
		imported string
		refused  bool
	}{
		{"standard library", api, "net/http", false},
		{"allowed room", api, "polidex/corpus", false},
		{"own subpackage", api, "polidex/api/web", false},
		{"other room", api, "polidex/index", true},
		{"guarded library of another", api, "github.com/blevesearch/bleve/v2", true},
		{"guarded library of its own", api, "github.com/danielgtaylor/huma/v2", false},
		{"free library", api, "golang.org/x/text/unicode/norm", false},
		{"free library in the leaf", leaf, "golang.org/x/text/unicode/norm", true},
		{"standard library in the leaf", leaf, "encoding/json", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := refused(c.rule, c.imported); (got != "") != c.refused {
				t.Errorf("refused(%s, %q) = %q, want refused %v", c.rule.path, c.imported, got, c.refused)
			}
		})
	}
}

// topLevel is all that may stand at the top level besides dotfiles and what git
// ignores.
var topLevel = []string{
	"api", "cmd", "corpus", "docs", "extract", "index", "ingest", "internal", "testdata",
	"README.md", "CONTRIBUTING.md", "LICENSE", "go.mod", "go.sum",
}

func TestTopLevel(t *testing.T) {
	out, err := exec.Command("git", "-C", root(t), "ls-files", "--cached", "--others", "--exclude-standard").Output()
	if err != nil {
		t.Skip("no git checkout: the top level cannot be told from what was built")
	}
	for _, file := range strings.Fields(string(out)) {
		name, _, _ := strings.Cut(file, "/")
		if !strings.HasPrefix(name, ".") && !slices.Contains(topLevel, name) {
			t.Errorf("%s stands at the top level, which holds only %s", name, strings.Join(topLevel, " "))
		}
	}
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	cmd.Dir = root(t)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func refused(r rule, imported string) string {
	if path, ok := strings.CutPrefix(imported, "polidex/"); ok {
		if !slices.ContainsFunc(r.modules, func(m string) bool { return fits(path, m) }) {
			return "the import table allows " + strings.Join(r.modules, ", ")
		}
		return ""
	}
	if first, _, _ := strings.Cut(imported, "/"); r.std && strings.Contains(first, ".") {
		return "it imports the standard library alone"
	}
	for _, g := range guarded {
		allowed := func(o string) bool { return strings.HasPrefix(g, o) || strings.HasPrefix(imported, o) }
		if strings.HasPrefix(imported, g) && !slices.ContainsFunc(r.only, allowed) {
			return g + " is kept behind another package"
		}
	}
	return ""
}

func fits(path, pattern string) bool {
	base, tree := strings.CutSuffix(pattern, "/...")
	return path == base || tree && strings.HasPrefix(path, base+"/")
}

func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
