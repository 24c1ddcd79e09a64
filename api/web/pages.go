package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"mime"
	"path"
	"strconv"
	"strings"
)

// Policy is the Content-Security-Policy of every page.
const Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

//go:embed templates/*.html assets/*
var files embed.FS

// Pages renders pages. It is safe for use by many goroutines.
type Pages struct {
	home, docs, objects *template.Template
	assets              map[string]Asset
}

// Asset is a file that pages refer to.
type Asset struct {
	MediaType string
	Body      []byte
}

// New reads the embedded templates and assets.
func New() (*Pages, error) {
	p := &Pages{assets: map[string]Asset{}}
	var err error
	if p.home, err = parse("home.html"); err != nil {
		return nil, err
	}
	if p.docs, err = parse("docs.html"); err != nil {
		return nil, err
	}
	if p.objects, err = parse("objects.html"); err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, "assets/*")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		body, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		p.assets[path.Base(name)] = Asset{mime.TypeByExtension(path.Ext(name)), body}
	}
	return p, nil
}

func parse(page string) (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{"thousands": thousands, "code": code}).
		ParseFS(files, "templates/layout.html", "templates/"+page)
}

// Home renders the first page.
func (p *Pages) Home(v Home) ([]byte, error) { return render(p.home, v) }

// Docs renders the description of the API.
func (p *Pages) Docs(v Docs) ([]byte, error) { return render(p.docs, v) }

// Objects renders the objects that the API's answers are made of.
func (p *Pages) Objects(v Docs) ([]byte, error) { return render(p.objects, v) }

// Asset returns the file with the name, and whether there is one.
func (p *Pages) Asset(name string) (Asset, bool) {
	a, ok := p.assets[name]
	return a, ok
}

func render(t *template.Template, view any) ([]byte, error) {
	var buf bytes.Buffer
	if err := t.ExecuteTemplate(&buf, "page", view); err != nil {
		return nil, fmt.Errorf("rendering a page: %w", err)
	}
	return buf.Bytes(), nil
}

// thousands writes a number with narrow spaces between its thousands.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	var out strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteRune('\u202f')
		}
		out.WriteRune(d)
	}
	return out.String()
}

// code lets a long path break after its separators.
func code(path string) template.HTML {
	escaped := template.HTMLEscapeString(path)
	for _, sep := range []string{"/", "?", "&amp;"} {
		escaped = strings.ReplaceAll(escaped, sep, sep+"<wbr>")
	}
	return template.HTML(escaped)
}
