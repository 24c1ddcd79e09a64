package cellar

import (
	"slices"
	"strings"
)

// Form is how a document is written down.
type Form string

const (
	// Any is a page if there is one, else a PDF.
	Any  Form = ""
	HTML Form = "html"
	PDF  Form = "pdf"
)

// kind is a type of manifestations.
type kind struct {
	name string
	// accept is empty where the specification has no media type for it.
	accept string
	form   Form
	// named says that a manifestation of this kind is given only where its own
	// type is named: a request for application/pdf is answered by 404.
	named bool
}

// kinds are the types that are taken, as Cellar names them in notices
// (cdm:manifestation_type), the better ones first, and the media types that they
// are asked for by (dissemination interface, annex 5; pdfa2a is not in it, but
// has been seen).
var kinds = []kind{
	{"xhtml", "application/xhtml+xml", HTML, false},
	{"xhtml5", "", HTML, false},
	{"html", "text/html", HTML, false},
	{"pdf", "application/pdf", PDF, false},
	{"pdfa2a", "application/pdf;type=pdfa2a", PDF, true},
	{"pdfa1a", "application/pdf;type=pdfa1a", PDF, true},
	{"pdfa1b", "application/pdf;type=pdfa1b", PDF, true},
	{"pdfx", "application/pdf;type=pdfx", PDF, true},
	{"pdf1x", "application/pdf;type=pdf1x", PDF, true},
}

// accepts are the media types to ask for, in order: first those under which most
// documents are given, and apart from them those that must be named.
func (f Form) accepts() (usual, named []string) {
	for _, k := range kinds {
		switch {
		case !f.takes(k.form) || k.accept == "":
		case k.named:
			named = append(named, k.accept)
		default:
			usual = append(usual, k.accept)
		}
	}
	return usual, named
}

// takes says whether a document of another form will do for this one.
func (f Form) takes(other Form) bool { return f == Any || f == other }

// rank says how good a kind of manifestation is for the form, 0 the best, and -1
// where it is none.
func (f Form) rank(name string) int {
	for i, k := range kinds {
		if k.name == name && f.takes(k.form) {
			return i
		}
	}
	return -1
}

// formOfKind is the form of a kind of manifestation; false for those that are
// not read: Formex, word-processor files, print.
func formOfKind(name string) (Form, bool) {
	i := slices.IndexFunc(kinds, func(k kind) bool { return k.name == strings.ToLower(name) })
	if i < 0 {
		return Any, false
	}
	return kinds[i].form, true
}

// String is the form in a sentence.
func (f Form) String() string {
	switch f {
	case HTML:
		return "a page"
	case PDF:
		return "a PDF"
	}
	return "a page or a PDF"
}
