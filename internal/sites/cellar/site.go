package cellar

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Handler returns the server. What has happened to it is all that it remembers.
func Handler() http.Handler {
	s := &site{works: works()}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /resource/{system}/{id...}", s.resource)
	return mux
}

type site struct{ works []*work }

// local matches the names in Cellar itself: a work, a text, a form, a file.
var local = regexp.MustCompile(`^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.(\d{4}))?(?:\.(\d{2}))?(?:/DOC_(\d+))?(/xml/tree)?$`)

func (s *site) resource(w http.ResponseWriter, r *http.Request) {
	system, id := r.PathValue("system"), r.PathValue("id")
	if system != "cellar" {
		i := slices.IndexFunc(s.works, func(k *work) bool { return slices.Contains(k.names, system+"/"+id) })
		if i < 0 {
			notFound(w, "Resource [system '"+system+"' - id '"+id+"'] not found.")
			return
		}
		s.work(w, r, s.works[i])
		return
	}
	m := local.FindStringSubmatch(id)
	i := slices.IndexFunc(s.works, func(k *work) bool { return m != nil && k.uuid == m[1] })
	if i < 0 {
		notFound(w, "Resource [system 'cellar' - id '"+id+"'] not found.")
		return
	}
	k := s.works[i]
	switch {
	case m[5] != "":
		w.Header().Set("Content-Type", "application/xml;charset=UTF-8")
		writeNotice(w, k)
	case m[2] == "":
		s.work(w, r, k)
	case number(m[2]) < 1 || number(m[2]) > len(k.texts):
		notFound(w, "Resource [system 'cellar' - id '"+id+"'] not found.")
	case m[3] == "":
		s.text(w, r, k, number(m[2]))
	case number(m[3]) < 1 || number(m[3]) > len(k.texts[number(m[2])-1].forms):
		notFound(w, "Resource [system 'cellar' - id '"+id+"'] not found.")
	case m[4] == "":
		s.form(w, r, k, number(m[2]), number(m[3]))
	default:
		s.file(w, r, k.texts[number(m[2])-1].forms[number(m[3])-1], number(m[4]))
	}
}

// work answers for a work: with a notice, or with what it has in the language
// and of the types that are accepted.
func (s *site) work(w http.ResponseWriter, r *http.Request, k *work) {
	if k.fault != nil && k.fault(w) {
		return
	}
	accept := r.Header.Get("Accept")
	if strings.ReplaceAll(accept, " ", "") == "application/xml;notice=tree" {
		seeOther(w, r, k.uuid+"/xml/tree?decoding=eng")
		return
	}
	language := strings.ToLower(r.Header.Get("Accept-Language"))
	if !slices.Contains(languages, language) {
		http.Error(w, "Illegal accept-language header: '"+language+"' is no language code of ISO 639-3.", http.StatusBadRequest)
		return
	}
	i := slices.IndexFunc(k.texts, func(t text) bool { return t.language == language })
	if i < 0 {
		if !known(w, accept) {
			return
		}
		notFound(w, "None of the requests returned successfully a redirection.")
		return
	}
	s.text(w, r, k, i+1)
}

// text answers for a text with the first of its forms that is accepted.
func (s *site) text(w http.ResponseWriter, r *http.Request, k *work, t int) {
	accept := r.Header.Get("Accept")
	if !known(w, accept) {
		return
	}
	for i, f := range k.texts[t-1].forms {
		if f.apart || !slices.Contains(types(accept), f.media) {
			continue
		}
		to := fmt.Sprintf("%s.%04d.%02d", k.uuid, t, i+1)
		if len(f.files) == 1 {
			to += "/DOC_1"
		}
		seeOther(w, r, to)
		return
	}
	notFound(w, "None of the requests returned successfully a redirection. [cellar identifier cellar:"+k.uuid+" does not hold a content datastream of the requested type]")
}

// form answers for a form: with the list of its files if it has several.
func (s *site) form(w http.ResponseWriter, r *http.Request, k *work, t, n int) {
	f := k.texts[t-1].forms[n-1]
	id := fmt.Sprintf("%s.%04d.%02d", k.uuid, t, n)
	if len(f.files) == 1 {
		seeOther(w, r, id+"/DOC_1")
		return
	}
	w.Header().Set("Content-Type", "text/html;charset=UTF-8")
	w.WriteHeader(http.StatusMultipleChoices)
	fmt.Fprintf(w, "<html><head><title>300 Multiple-Choice Response</title></head><body> List of URI's:<ul><li title=\"manifestation\">cellar:%s<ul>", id)
	for i, file := range f.files {
		at := fmt.Sprintf("http://%s/resource/cellar/%s/DOC_%d", r.Host, id, i+1)
		fmt.Fprintf(w, `<li title="item"><a href="%s"><span class="stream_page_physical_first"></span>&nbsp;-&nbsp;<span class="stream_page_physical_last"></span>&nbsp;<span class="url">(%s)</span></a><ul><li title="stream_name">%s</li><li title="stream_label">act</li><li title="stream_order" id="streamOrder">%d</li></ul></li>`, at, at, file.name, file.order)
	}
	fmt.Fprint(w, "</ul></li></ul></body></html>")
}

// file answers with a file, if its own type is accepted.
func (s *site) file(w http.ResponseWriter, r *http.Request, f form, n int) {
	if n < 1 || n > len(f.files) || f.files[n-1].data == nil {
		notFound(w, "Content stream not found.")
		return
	}
	data := f.files[n-1].data
	media := f.files[n-1].media
	if media == "" {
		media = f.media
	}
	accept := types(r.Header.Get("Accept"))
	if len(accept) > 0 && !slices.Contains(accept, media) && !slices.Contains(accept, "*/*") {
		http.Error(w, "Not acceptable.", http.StatusNotAcceptable)
		return
	}
	etag := fmt.Sprintf(`"%x"`, checksum(data))
	w.Header().Set("ETag", etag)
	w.Header().Set("Last-Modified", "Wed, 14 May 2031 10:00:00 GMT")
	if r.Header.Get("If-None-Match") == etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if strings.Contains(media, "html") {
		media += ";charset=UTF-8"
	}
	w.Header().Set("Content-Type", media)
	w.Write(data)
}

// seeOther leads to a resource of Cellar's own, over plain http as it does.
func seeOther(w http.ResponseWriter, r *http.Request, id string) {
	w.Header().Set("Location", "http://"+r.Host+"/resource/cellar/"+id)
	w.WriteHeader(http.StatusSeeOther)
}

func notFound(w http.ResponseWriter, words string) { http.Error(w, words, http.StatusNotFound) }

// known says whether all types of an Accept header are known, and answers 400 if
// one is not.
func known(w http.ResponseWriter, accept string) bool {
	for _, t := range types(accept) {
		if !slices.Contains(mediaTypes, t) {
			http.Error(w, "Illegal accept header: Invalid media type(s) '"+t+"'", http.StatusBadRequest)
			return false
		}
	}
	return true
}

// types are the media types of an Accept header, without their weights.
func types(accept string) []string {
	var out []string
	for t := range strings.SplitSeq(accept, ",") {
		t = strings.ReplaceAll(strings.TrimSpace(t), " ", "")
		if before, _, weighted := strings.Cut(t, ";q="); weighted {
			t = before
		}
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
