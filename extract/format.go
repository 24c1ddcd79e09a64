package extract

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"polidex/corpus"
)

// pdfHeaderWindow is how far into a file a PDF header may stand: readers have
// accepted junk before it up to here since Acrobat 4 (ISO 32000-1, annex H).
const pdfHeaderWindow = 1024

// maxName bounds the name of an XML element, in bytes.
const maxName = 100

// Detect says what the bytes are, by their content. The error wraps
// [corpus.ErrMalformed] for an empty file and [corpus.ErrUnsupported], with the
// name of what was found, for all that is not read.
func Detect(data []byte) (corpus.Format, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return "", fmt.Errorf("the file is empty: %w", corpus.ErrMalformed)
	}
	if bytes.Contains(data[:min(len(data), pdfHeaderWindow)], []byte("%PDF-")) {
		return corpus.FormatPDF, nil
	}
	if root, ok := xmlRoot(data); ok {
		switch root {
		case "html":
			return corpus.FormatHTML, nil
		case "":
			return "", fmt.Errorf("an XML file that ends before its root element: %w", corpus.ErrMalformed)
		}
		return "", fmt.Errorf("an XML file (<%s>), no web page: %w", root, corpus.ErrUnsupported)
	}
	m := mimetype.Detect(data)
	switch {
	case m.Is("text/html"), m.Is("application/xhtml+xml"):
		return corpus.FormatHTML, nil
	case m.Is("text/rtf"):
		return "", fmt.Errorf("a rich-text file (RTF); save it as PDF: %w", corpus.ErrUnsupported)
	case strings.HasPrefix(m.String(), "text/"):
		if looksLikeFragment(data) {
			return corpus.FormatHTML, nil
		}
		return corpus.FormatText, nil
	}
	if utf16(data) {
		return corpus.FormatText, nil
	}
	return "", fmt.Errorf("%s; Polidex reads PDF, HTML and plain text: %w", describe(m), corpus.ErrUnsupported)
}

// xmlRoot says whether a file is XML – it begins with an XML declaration or with
// an element that declares a namespace – and the name of its root element in
// lower case and without a prefix, empty where the file ends before it.
func xmlRoot(data []byte) (string, bool) {
	rest := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
	if !bytes.HasPrefix(rest, []byte("<?xml")) && !startsWithNamespace(rest) {
		return "", false
	}
	for len(rest) > 0 {
		i := bytes.IndexByte(rest, '<')
		if i < 0 || i+1 >= len(rest) {
			return "", true
		}
		rest = rest[i+1:]
		switch {
		case bytes.HasPrefix(rest, []byte("!--")):
			end := bytes.Index(rest, []byte("-->"))
			if end < 0 {
				return "", true
			}
			rest = rest[end:]
		case rest[0] == '?' || rest[0] == '!':
			end := bytes.IndexByte(rest, '>')
			if end < 0 {
				return "", true
			}
			rest = rest[end:]
		default:
			name := rest[:min(len(rest), maxName)]
			if end := bytes.IndexAny(name, " \t\r\n/>"); end >= 0 {
				name = name[:end]
			}
			if i := bytes.IndexByte(name, ':'); i >= 0 {
				name = name[i+1:]
			}
			return strings.ToLower(string(name)), true
		}
	}
	return "", true
}

// startsWithNamespace recognises XML without a declaration by its first tag.
func startsWithNamespace(data []byte) bool {
	end := bytes.IndexByte(data, '>')
	return len(data) > 1 && data[0] == '<' && 'a' <= data[1]|0x20 && data[1]|0x20 <= 'z' && end > 0 && bytes.Contains(data[:end], []byte("xmlns"))
}

// looksLikeFragment recognises HTML that was saved without its head: it begins
// with a tag of the body.
func looksLikeFragment(data []byte) bool {
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n"))
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<div", "<main", "<article", "<section", "<p>", "<p ", "<h1", "<h2", "<table", "<ul", "<meta", "<title", "<link", "<script", "<!--"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return true
		}
	}
	return false
}

func utf16(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
}

// describe names a media type for a person.
func describe(m *mimetype.MIME) string {
	s := m.String()
	switch {
	case m.Is("application/vnd.openxmlformats-officedocument.wordprocessingml.document"), m.Is("application/msword"), m.Is("application/x-ole-storage"):
		return "a Word document; save it as PDF"
	case m.Is("application/vnd.oasis.opendocument.text"):
		return "an OpenDocument text; save it as PDF"
	case m.Is("application/zip"):
		return "a zip archive"
	case strings.HasPrefix(s, "image/"):
		return "an image (" + s + ")"
	case s == "application/octet-stream":
		return "binary data of an unknown kind"
	}
	return "a file of type " + s
}
