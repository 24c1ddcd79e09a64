package europa

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"time"
)

// The paths of the site.
const (
	// StrategyPage is about Safe Waters: its file with a translation, EUR-Lex, a
	// sheet on it and a legal act.
	StrategyPage = "/internal-security/safe-waters-strategy_en"
	// OverviewPage is in French and links to the page above, and to the file of
	// another strategy in its text.
	OverviewPage = "/internal-security/villages-surs_fr"
	// ConsentPage asks for consent, with status 200.
	ConsentPage = "/consent_en"
	// ChallengePage asks for proof that the reader is human, with status 202.
	ChallengePage = "/challenge_en"

	// SafeWatersPDF, SafeWatersGerman and VillagesPDF are the documents.
	SafeWatersPDF    = "/document/download/5d1c6a1e-70a4-4f3e-9a53-2d5c2b8e4412_en?filename=COM_2031_412_1_EN.pdf"
	SafeWatersGerman = "/document/download/5d1c6a1e-70a4-4f3e-9a53-2d5c2b8e4412_de?filename=COM_2031_412_1_DE.html"
	VillagesPDF      = "/system/files/2033-03/villages-surs_fr.pdf"
)

// resource is what a path answers with.
type resource struct {
	data      []byte
	mediaType string
	status    int
}

// modified is when all pages of the site were changed.
var modified = time.Date(2033, time.April, 4, 9, 30, 0, 0, time.UTC)

// New returns the site. The documents are those of the folder testdata/documents of
// this module.
func New(documents fs.FS) (http.Handler, error) {
	safeWaters, err := fs.ReadFile(documents, "safe-waters.pdf")
	if err != nil {
		return nil, fmt.Errorf("reading a document of the site: %w", err)
	}
	villages, err := fs.ReadFile(documents, "villages-surs.pdf")
	if err != nil {
		return nil, fmt.Errorf("reading a document of the site: %w", err)
	}
	const pageType = "text/html; charset=utf-8"
	files := map[string]resource{
		SafeWatersPDF:    {safeWaters, "application/pdf", http.StatusOK},
		SafeWatersGerman: {[]byte(german), pageType, http.StatusOK},
		VillagesPDF:      {villages, "application/pdf", http.StatusOK},
		"/robots.txt":    {[]byte("User-agent: *\nDisallow: /search\n"), "text/plain; charset=utf-8", http.StatusOK},
	}
	pages := map[string]struct {
		name   string
		status int
	}{
		StrategyPage:  {"strategy", http.StatusOK},
		OverviewPage:  {"overview", http.StatusOK},
		ConsentPage:   {"consent", http.StatusOK},
		ChallengePage: {"challenge", http.StatusAccepted},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if r, ok := files[req.URL.RequestURI()]; ok {
			r.serve(w, req)
			return
		}
		p, ok := pages[req.URL.Path]
		if !ok {
			http.NotFound(w, req)
			return
		}
		resource{render(p.name, "http://"+req.Host), pageType, p.status}.serve(w, req)
	}), nil
}

// serve answers with bytes, or 304 to whoever has them.
func (r resource) serve(w http.ResponseWriter, req *http.Request) {
	w.Header().Set("Content-Type", r.mediaType)
	if r.status != http.StatusOK {
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(r.status)
		w.Write(r.data)
		return
	}
	sum := sha256.Sum256(r.data)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
	http.ServeContent(w, req, "", modified, bytes.NewReader(r.data))
}

func render(name, origin string) []byte {
	var out bytes.Buffer
	err := templates.ExecuteTemplate(&out, name, struct {
		Origin, Strategy, Overview, SafeWaters, German, Villages string
	}{origin, StrategyPage, OverviewPage, SafeWatersPDF, SafeWatersGerman, VillagesPDF})
	if err != nil {
		return []byte("<p>" + template.HTMLEscapeString(err.Error()) + "</p>")
	}
	return out.Bytes()
}
