package cellar

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// writeNotice writes the tree notice of a work: all its texts, with their forms
// and files in them, in the elements that notices of the Publications Office have.
// The addresses are those of Cellar, wherever the server is.
func writeNotice(w io.Writer, k *work) {
	const at = "http://publications.europa.eu/resource/"
	uri := func(system, id string) {
		fmt.Fprintf(w, "<URI><VALUE>%s%s/%s</VALUE><IDENTIFIER>%s</IDENTIFIER><TYPE>%s</TYPE></URI>", at, system, escaped(id), escaped(id), system)
	}
	fmt.Fprint(w, xml.Header, `<NOTICE decoding="eng" type="tree"><WORK>`)
	uri("cellar", k.uuid)
	for _, name := range k.names {
		system, id, _ := strings.Cut(name, "/")
		fmt.Fprint(w, "<SAMEAS>")
		uri(system, id)
		fmt.Fprint(w, "</SAMEAS>")
	}
	for t, text := range k.texts {
		id := fmt.Sprintf("%s.%04d", k.uuid, t+1)
		code := strings.ToUpper(text.language)
		fmt.Fprint(w, "<EXPRESSION>")
		uri("cellar", id)
		fmt.Fprint(w, `<EXPRESSION_USES_LANGUAGE type="concept">`)
		uri("authority/language", code)
		fmt.Fprintf(w, "<OP-CODE>%s</OP-CODE><IDENTIFIER>%s</IDENTIFIER></EXPRESSION_USES_LANGUAGE>", code, code)
		for f, form := range text.forms {
			id := fmt.Sprintf("%s.%02d", id, f+1)
			fmt.Fprintf(w, `<MANIFESTATION manifestation-type="%s">`, form.kind)
			uri("cellar", id)
			fmt.Fprintf(w, `<MANIFESTATION_TYPE type="data"><VALUE>%s</VALUE></MANIFESTATION_TYPE>`, form.kind)
			for i, file := range form.files {
				fmt.Fprint(w, "<ITEM>")
				uri("cellar", fmt.Sprintf("%s/DOC_%d", id, i+1))
				fmt.Fprintf(w, `<TECHMD><STREAM_NAME type="data"><VALUE>%s</VALUE></STREAM_NAME><STREAM_ORDER type="data"><VALUE>%d</VALUE></STREAM_ORDER></TECHMD></ITEM>`, escaped(file.name), file.order)
			}
			fmt.Fprint(w, "</MANIFESTATION>")
		}
		fmt.Fprint(w, "</EXPRESSION>")
	}
	fmt.Fprint(w, "</WORK></NOTICE>")
}

func escaped(s string) string {
	var out strings.Builder
	xml.EscapeText(&out, []byte(s)) // a strings.Builder returns no error
	return out.String()
}
