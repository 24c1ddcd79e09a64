package page

import (
	"net/url"
	"path"
	"regexp"
	"strings"
)

const (
	mediaPDF  = "application/pdf"
	mediaHTML = "text/html"
)

// mediaByEnding are the media types of files that repositories hold, by the
// ending of their names. Those of pictures, sounds and archives are here so that
// they are known to be no documents.
var mediaByEnding = map[string]string{
	".pdf": mediaPDF, ".html": mediaHTML, ".htm": mediaHTML, ".xhtml": "application/xhtml+xml", ".txt": "text/plain",
	".doc": "application/msword", ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".odt": "application/vnd.oasis.opendocument.text", ".rtf": "application/rtf", ".epub": "application/epub+zip",
	".xls": "application/vnd.ms-excel", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".csv": "text/csv", ".xml": "application/xml", ".json": "application/json",
	".ppt":  "application/vnd.ms-powerpoint",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".jpg":  "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".svg": "image/svg+xml", ".webp": "image/webp",
	".tif": "image/tiff", ".tiff": "image/tiff", ".ico": "image/x-icon",
	".mp3": "audio/mpeg", ".mp4": "video/mp4", ".webm": "video/webm", ".zip": "application/zip", ".gz": "application/gzip",
	".css": "text/css", ".js": "text/javascript",
}

// fileNames returns what may be the name of the file at an address: the end of its
// path, or the value of a parameter for names.
func fileNames(u *url.URL) []string {
	names := []string{path.Base(u.Path)}
	if u.RawQuery != "" {
		q := u.Query()
		names = append(names, path.Base(q.Get("filename")), path.Base(q.Get("file")), path.Base(q.Get("name")))
	}
	return names
}

// mediaOf returns the media type that an address shows, or "".
func mediaOf(u *url.URL) string {
	for _, name := range fileNames(u) {
		if m := mediaByEnding[strings.ToLower(path.Ext(name))]; m != "" {
			return m
		}
	}
	if m := legalContent.FindStringSubmatch(u.Path); m != nil && u.Hostname() == "eur-lex.europa.eu" {
		switch strings.ToUpper(m[2]) {
		case "TXT/PDF":
			return mediaPDF
		case "TXT/HTML", "TXT":
			return mediaHTML
		}
	}
	return ""
}

// legalContent reads the language and the form in the address of a text of
// EUR-Lex.
var legalContent = regexp.MustCompile(`(?i)^/legal-content/([A-Z]{2}(?:-[A-Z]{2})*)/((?:TXT|ALL|NOT|LSU|AUTO|SUM)(?:/(?:PDF|HTML|HTMLPDF))?)/?$`)

// formWords match what a label says of the form and size of a file.
var formWords = regexp.MustCompile(`(?i)[(\[]?\s*\d+([.,]\d+)?\s*(bytes|kb|mb|kib|mib|ko|mo)\b[\s,;–|-]*(pdf\b)?\s*[)\]]?|[(\[]\s*pdf\b[^)\]]*[)\]]|(?:^|[\s,;:|/–-])(?:pdf|html|docx?)\b`)

// bare returns a label without the form and size, and without the marks around.
func bare(label string) string {
	return strings.Trim(squeeze(formWords.ReplaceAllString(label, " ")), " -–|:;,/·•()[]")
}

// saysPDF matches a label that declares the form of a file beside its name: "(PDF)",
// "(571 KB - PDF)", "[pdf, 2 MB]", "2 MB - PDF".
var saysPDF = regexp.MustCompile(`(?i)[(\[][^()\[\]]{0,40}\bpdf\b[^()\[\]]{0,40}[)\]]|\d\s*[km]i?[bo]\s*[-–|,]\s*pdf\b|^pdf$`)

// isText says whether a media type may be that of a text for people; the empty
// one may.
func isText(media string) bool {
	switch {
	case strings.HasPrefix(media, "image/"), strings.HasPrefix(media, "audio/"), strings.HasPrefix(media, "video/"):
		return false
	}
	switch media {
	case "application/zip", "application/gzip", "text/css", "text/javascript", "text/csv", "application/json", "application/xml":
		return false
	}
	return true
}

// isRead says whether a media type may be one that Polidex reads; the empty one
// may.
func isRead(media string) bool {
	switch media {
	case "", mediaPDF, mediaHTML, "application/xhtml+xml", "text/plain":
		return true
	}
	return false
}

// declared returns the media type of a type attribute, without its parameters.
func declared(s string) string {
	media, _, _ := strings.Cut(strings.ToLower(s), ";")
	if media = strings.TrimSpace(media); strings.Count(media, "/") != 1 {
		return ""
	}
	return media
}
