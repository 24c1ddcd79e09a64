package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"
)

// Policy is the Content-Security-Policy of every page: what this server serves,
// and nothing written into the page itself that runs or lays out.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

//go:embed templates/*.html assets/*
var files embed.FS

// View is what a page shows.
type View interface {
	// template is the name of the page's template.
	template() string
}

// Pages renders pages. It is safe for use by many goroutines.
type Pages struct {
	templates map[string]*template.Template
	assets    map[string]Asset
	words     *words
}

// Asset is a file that pages refer to.
type Asset struct {
	MediaType string
	Body      []byte
	// Version is a hash of the body; it stands in the address that pages have.
	Version string
}

// shared are the templates that every page may use.
var shared = []string{"templates/layout.html", "templates/parts.html"}

// New reads the embedded templates, words and assets.
func New() (*Pages, error) {
	p := &Pages{templates: map[string]*template.Template{}, assets: map[string]Asset{}}
	var err error
	if p.words, err = newWords("en"); err != nil {
		return nil, err
	}
	if err = p.readAssets(); err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		return nil, err
	}
	base, err := template.New("").Funcs(p.functions()).ParseFS(files, shared...)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		t, err := base.Clone()
		if err != nil {
			return nil, err
		}
		if t, err = t.ParseFS(files, name); err != nil {
			return nil, err
		}
		p.templates[strings.TrimSuffix(path.Base(name), ".html")] = t
	}
	return p, nil
}

func (p *Pages) readAssets() error {
	names, err := fs.Glob(files, "assets/*")
	if err != nil {
		return err
	}
	for _, name := range names {
		body, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		mediaType := mediaTypeOf(name)
		if mediaType == "" {
			return fmt.Errorf("the asset %q has an unknown ending", name)
		}
		p.assets[path.Base(name)] = Asset{mediaType, body, hash(body)}
	}
	return nil
}

// mediaTypeOf is the media type of an asset, empty for an ending that none has. The
// machine's own table of them may say that a script is plain text, and no browser
// would run it.
func mediaTypeOf(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	return ""
}

// Render renders the page of a view.
func (p *Pages) Render(v View) ([]byte, error) {
	var buf bytes.Buffer
	if err := p.templates[v.template()].ExecuteTemplate(&buf, "page", v); err != nil {
		return nil, fmt.Errorf("rendering a page: %w", err)
	}
	return buf.Bytes(), nil
}

// Say returns a sentence of the pages by its id; see [words.say] for the
// arguments. It panics on an id that is not there, which tests would find.
func (p *Pages) Say(id string, args ...any) string {
	text, err := p.words.say(id, args...)
	if err != nil {
		panic(err)
	}
	return text
}

// Name returns what a value of a list of names is called, the value itself where it
// has no other name: "eu-lisa" of "actors" is eu-LISA.
func (p *Pages) Name(list, value string) string {
	if value == "other" { // a word that message files keep for themselves
		value += "-" + strings.TrimSuffix(list, "s")
	}
	if text, err := p.words.say("names." + list + "." + value); err == nil {
		return text
	}
	return value
}

// Asset returns the file with the name, and whether there is one.
func (p *Pages) Asset(name string) (Asset, bool) {
	a, ok := p.assets[name]
	return a, ok
}
