package cellar_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/cellar"
)

func listItem(doc, name, order string) string {
	return `<li title="item"><a href="http://publications.europa.eu/resource/cellar/` + uuid + doc + `"><span class="url">(x)</span></a><ul>` +
		`<li title="stream_name">` + name + `</li><li title="stream_label">act</li><li title="stream_order" id="streamOrder">` + order + `</li></ul></li>`
}

func TestChoices(t *testing.T) {
	source := func(ends ...string) []string {
		var out []string
		for _, e := range ends {
			out = append(out, "cellar:"+uuid+e)
		}
		return out
	}
	for _, c := range []struct {
		name, list string
		form       cellar.Form
		want       []string
		err        error
	}{
		{"in the order that is stated", listItem(".0001.03/DOC_1", "annex.html", "2") + listItem(".0001.03/DOC_2", "act.html", "1"), cellar.Any, source(".0001.03/DOC_2", ".0001.03/DOC_1"), nil},
		{"by their numbers where one has no order", listItem(".0001.03/DOC_10", "b.html", "1") + listItem(".0001.03/DOC_9", "a.html", ""), cellar.Any, source(".0001.03/DOC_9", ".0001.03/DOC_10"), nil},
		{"without the pictures", listItem(".0001.03/DOC_1", "a.html", "1") + listItem(".0001.03/DOC_2", "a.JPG", "2"), cellar.Any, source(".0001.03/DOC_1"), nil},
		{"each once", listItem(".0001.03/DOC_1", "a.html", "1") + listItem(".0001.03/DOC_1", "a.html", "1"), cellar.Any, source(".0001.03/DOC_1"), nil},
		{"the first form alone", listItem(".0001.03/DOC_1", "a.html", "1") + listItem(".0001.04/DOC_1", "a.html", "1"), cellar.Any, source(".0001.03/DOC_1"), nil},
		{"the form that is wanted", listItem(".0001.03/DOC_1", "a.html", "1") + listItem(".0001.04/DOC_1", "a.pdf", "1"), cellar.PDF, source(".0001.04/DOC_1"), nil},
		{"no file of the form", listItem(".0001.03/DOC_1", "a.html", "1"), cellar.PDF, nil, corpus.ErrNotFound},
		{"links alone", `<p><a href="/resource/cellar/` + uuid + `.0001.03/DOC_2">2</a> <a href='http://publications.europa.eu/resource/cellar/` + uuid + `.0001.03/DOC_1'>1</a></p>`, cellar.Any, source(".0001.03/DOC_1", ".0001.03/DOC_2"), nil},
		{"RDF", `<?xml version="1.0"?><rdf:RDF xmlns:rdf="r"><rdf:Description rdf:about="http://publications.europa.eu/resource/cellar/` + uuid + `.0001.03"><x:item rdf:resource="http://publications.europa.eu/resource/cellar/` + uuid + `.0001.03/DOC_1"/></rdf:Description></rdf:RDF>`, cellar.Any, source(".0001.03/DOC_1"), nil},
		{"a user in an address", `<a href="http://me:x@publications.europa.eu/resource/cellar/` + uuid + `.0001.03/DOC_1">`, cellar.Any, nil, corpus.ErrMalformed},
		{"another scheme", `<a href="ftp://publications.europa.eu/resource/cellar/` + uuid + `.0001.03/DOC_1">`, cellar.Any, nil, corpus.ErrMalformed},
		{"another place", `<a href="http://publications.europa.eu/webapi/x/DOC_1">`, cellar.Any, nil, corpus.ErrMalformed},
		{"nothing", "", cellar.Any, nil, corpus.ErrMalformed},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := client(t, nil, cellar.Options{}).Files([]byte(c.list), c.form)
			if !errors.Is(err, c.err) {
				t.Fatalf("Files = %v, %v, want %v", got, err, c.err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Files (-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzChoices(f *testing.F) {
	f.Add([]byte(listItem(".0001.03/DOC_1", "a.html", "2") + listItem(".0001.03/DOC_2", "b.pdf", "1")))
	f.Add([]byte(`<rdf:Description rdf:about="/resource/cellar/` + uuid + `.0001.03/DOC_1"/>`))
	f.Fuzz(func(t *testing.T, list []byte) {
		c, _ := cellar.New(nil, cellar.Options{})
		files, err := c.Files(list, cellar.Any)
		if err == nil && len(files) == 0 {
			t.Error("a list without files is no error")
		}
		for _, file := range files {
			if name, ok, err := cellar.Parse(file); !ok || err != nil || name.Source != file {
				t.Errorf("file %q is read as %v, %v, %v", file, name, ok, err)
			}
		}
	})
}

// noticeOf is the notice of a work with an English page of a name.
func noticeOf(name string) string {
	const work = "http://publications.europa.eu/resource/cellar/" + uuid
	return "<NOTICE><WORK><URI><VALUE>" + work + "</VALUE></URI>" +
		"<EXPRESSION><URI><VALUE>" + work + ".0001</VALUE></URI><EXPRESSION_USES_LANGUAGE><OP-CODE>ENG</OP-CODE></EXPRESSION_USES_LANGUAGE>" +
		"<MANIFESTATION><URI><VALUE>" + work + ".0001.01</VALUE></URI><MANIFESTATION_TYPE><VALUE>xhtml</VALUE></MANIFESTATION_TYPE>" +
		"<ITEM><URI><VALUE>" + work + ".0001.01/DOC_1</VALUE></URI><TECHMD><STREAM_NAME><VALUE>" + name + "</VALUE></STREAM_NAME></TECHMD></ITEM>" +
		"</MANIFESTATION></EXPRESSION></WORK></NOTICE>"
}

func TestNotice(t *testing.T) {
	want := []string{"cellar:" + uuid + ".0001.01/DOC_1"}
	for _, c := range []struct{ name, notice string }{
		{"plain", noticeOf("a.html")},
		{"marked", "\xef\xbb\xbf" + noticeOf("a.html")},
		{"a control character", noticeOf("an\x0bannex.html")},
		{"declared iso-8859-1", `<?xml version="1.0" encoding="iso-8859-1"?>` + noticeOf("caf\xe9.html")},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, lacks, err := client(t, nil, cellar.Options{}).Notice([]byte(c.notice), "en", cellar.Any)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" || lacks != "" {
				t.Errorf("Notice says %q (-want +got):\n%s", lacks, diff)
			}
		})
	}
}

func TestNoticeErrors(t *testing.T) {
	for name, notice := range map[string]string{
		"nothing":       "",
		"no XML":        "Virtuoso 37000 Error",
		"a page":        "<html><body>x</body></html>",
		"broken off":    "<NOTICE><WORK><URI><VALUE>http://publications.europa.eu/resource/cellar/" + uuid + "</VALUE></URI>",
		"crossed tags":  "<NOTICE><WORK></NOTICE></WORK>",
		"without end":   strings.Repeat("<a>", 100000),
		"entities":      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><NOTICE><WORK><URI><VALUE>&b;</VALUE></URI></WORK></NOTICE>`,
		"another place": "<NOTICE><WORK><URI><VALUE>http://example.net/resource/cellar/../" + uuid + "</VALUE></URI></WORK></NOTICE>",
	} {
		t.Run(name, func(t *testing.T) {
			if files, _, err := client(t, nil, cellar.Options{}).Notice([]byte(notice), "en", cellar.Any); !errors.Is(err, corpus.ErrMalformed) {
				t.Errorf("Notice = %v, %v, want %v", files, err, corpus.ErrMalformed)
			}
		})
	}
}

// TestSharedNotices reads real notices, where they are.
func TestSharedNotices(t *testing.T) {
	const proposal = "cellar:fc5c74e0-6255-11e8-ab9c-01aa75ed71a1.0002"
	const judgment = "cellar:576f1b4b-f78f-11e3-831f-01aa75ed71a1.0010"
	for _, c := range []struct {
		name, file, code string
		form             cellar.Form
		want             []string
		lacks            string
	}{
		{"pages of a proposal", "original_notices_52018PC0340_branch.xml", "en", cellar.Any, []string{proposal + ".03/DOC_1", proposal + ".03/DOC_3"}, ""},
		{"PDFs of a proposal", "original_notices_52018PC0340_branch.xml", "en", cellar.PDF, []string{proposal + ".02/DOC_1", proposal + ".02/DOC_2"}, ""},
		{"page of a judgment", "celex_tree_62012FJ0157.xml", "fr", cellar.Any, []string{judgment + ".03/DOC_2"}, ""},
		{"PDF/A of a judgment", "celex_tree_62012FJ0157.xml", "fr", cellar.PDF, []string{judgment + ".04/DOC_1"}, ""},
		{"a language that a judgment lacks", "celex_tree_62012FJ0157.xml", "de", cellar.Any, nil, "there is no German text of it in Cellar; there is French"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("../../../shared/corpus/web/cellar-notices", c.file))
			if err != nil {
				t.Skip("no real notices here")
			}
			files, lacks, err := client(t, nil, cellar.Options{}).Notice(data, c.code, c.form)
			if err != nil || lacks != c.lacks {
				t.Errorf("Notice = %q, %v, want %q", lacks, err, c.lacks)
			}
			if diff := cmp.Diff(c.want, files); diff != "" {
				t.Errorf("Notice (-want +got):\n%s", diff)
			}
		})
	}
	files, _ := filepath.Glob("../../../shared/corpus/web/cellar-notices/*.xml")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = client(t, nil, cellar.Options{}).Notice(data, "en", cellar.Any)
		if work := bytes.Contains(data, []byte("<WORK>")); (err == nil) != work && !errors.Is(err, corpus.ErrMalformed) {
			t.Errorf("Notice of %s = %v", file, err)
		}
	}
}

func FuzzNotice(f *testing.F) {
	f.Add([]byte(noticeOf("a.html")))
	f.Fuzz(func(t *testing.T, notice []byte) {
		c, _ := cellar.New(nil, cellar.Options{})
		files, lacks, err := c.Notice(notice, "en", cellar.Any)
		if err == nil && len(files) == 0 && lacks == "" {
			t.Error("nothing is found in a notice, and nothing said")
		}
		for _, file := range files {
			if name, ok, err := cellar.Parse(file); !ok || err != nil || name.Source != file {
				t.Errorf("file %q is read as %v, %v, %v", file, name, ok, err)
			}
		}
	})
}
