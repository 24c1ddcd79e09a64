package api

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"polidex/api/tokens"
)

// nameCookie keeps the name that a person without a token reviews under, in the
// browser of that person. It is no secret and lets nobody do anything.
const nameCookie = "polidex_reviewer"

// nameKept is how long a browser keeps the name, and nameMost how long it may be, in
// bytes.
const (
	nameKept = 365 * 24 * time.Hour
	nameMost = 200
)

// reviewerName is the name under which a person reviews: the token's, the one that
// the browser keeps, or that of whoever writes on the server's own machine. known
// says that it is the token's.
func (s *service) reviewerName(r *http.Request) (name string, known bool) {
	if name := callerName(r); name != "" {
		return name, true
	}
	if c, err := r.Cookie(nameCookie); err == nil {
		if name, err := url.PathUnescape(c.Value); err == nil && strings.TrimSpace(name) != "" {
			return name, false
		}
	}
	return tokens.Local, false
}

// keepName has the browser keep a name; an empty one is taken out.
func (s *service) keepName(w http.ResponseWriter, r *http.Request, name string) {
	name = strings.Join(strings.Fields(strings.ToValidUTF8(name, "")), " ")
	keep := int(nameKept.Seconds())
	if name == "" {
		keep = -1
	}
	if len(name) > nameMost {
		name = strings.ToValidUTF8(name[:nameMost], "")
	}
	http.SetCookie(w, &http.Cookie{
		Name: nameCookie, Value: url.PathEscape(name), Path: "/documents/", MaxAge: keep, HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: r.TLS != nil || strings.HasPrefix(s.base(r), "https://"),
	})
}
