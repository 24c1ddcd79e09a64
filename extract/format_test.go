package extract_test

import (
	"errors"
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/extract"
)

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       corpus.Format
		kind       error
		says       string
	}{
		{"pdf", "%PDF-1.7\n…", corpus.FormatPDF, nil, ""},
		{"pdf behind junk", strings.Repeat("x", 500) + "\n%PDF-1.4\n", corpus.FormatPDF, nil, ""},
		{"html", "<!DOCTYPE html><html><body>lake</body></html>", corpus.FormatHTML, nil, ""},
		{"html behind a byte-order mark", "\xef\xbb\xbf  <html lang=en>", corpus.FormatHTML, nil, ""},
		{"html in capitals", "<HTML><BODY>lake", corpus.FormatHTML, nil, ""},
		{"xhtml", "<?xml version=\"1.0\"?>\n<!-- a page -->\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>", corpus.FormatHTML, nil, ""},
		{"part of a page", "<div class=main><p>lake</p></div>", corpus.FormatHTML, nil, ""},
		{"text", "Key actions\n\n• clean the lakes in 2031\n", corpus.FormatText, nil, ""},
		{"text that mentions a tag", "The tag <html> opens a page.\n", corpus.FormatText, nil, ""},
		{"text in an old encoding", "Strat\xe9gie pour les lacs\n", corpus.FormatText, nil, ""},
		{"text in UTF-16", "\xff\xfeL\x00a\x00k\x00e\x00", corpus.FormatText, nil, ""},
		{"nothing", "", "", corpus.ErrMalformed, "empty"},
		{"blanks", " \n\t\n", "", corpus.ErrMalformed, "empty"},
		{"other xml", "<?xml version=\"1.0\"?><oai:record xmlns:oai=\"x\"/>", "", corpus.ErrUnsupported, "<record>"},
		{"xml cut off", "<?xml version=\"1.0\"?><!-- ", "", corpus.ErrMalformed, "XML"},
		{"xml without a declaration", "<eprints xmlns=\"x\"><eprint/></eprints>", "", corpus.ErrUnsupported, "<eprints>"},
		{"xhtml without a declaration", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>", corpus.FormatHTML, nil, ""},
		{"zip", "PK\x03\x04\x14\x00\x00\x00\x08\x00", "", corpus.ErrUnsupported, "zip"},
		{"old Word", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600), "", corpus.ErrUnsupported, "Word"},
		{"png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "", corpus.ErrUnsupported, "image"},
		{"noise", "\x00\x01\x02\x03\x7f\x00\xfe\x00\x01", "", corpus.ErrUnsupported, "binary"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := extract.Detect([]byte(c.data))
			if got != c.want || !errors.Is(err, c.kind) {
				t.Fatalf("Detect = %q, %v, want %q, %v", got, err, c.want, c.kind)
			}
			if err != nil && !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %q does not say %q", err, c.says)
			}
		})
	}
}

func FuzzDetect(f *testing.F) {
	for _, s := range []string{"%PDF-1.7", "<?xml version='1.0'?><!DOCTYPE html><html>", "<?xml ?><a:b", "text", "", "\xff\xfe"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		format, err := extract.Detect(data)
		if (format == "") == (err == nil) {
			t.Errorf("Detect = %q, %v: want a format or an error", format, err)
		}
	})
}
