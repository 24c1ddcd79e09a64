package api

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"polidex/api/web"
	"polidex/corpus"
)

// signCookie is the cookie that keeps a person's token. A browser sends it along
// with what the person does here alone: see [sameSite] for what changes something.
const signCookie = "polidex_token"

// mostSigned is how long a browser keeps a token that does not end before.
const mostSigned = 30 * 24 * time.Hour

func signRoutes() []route {
	return []route{
		page("/sign-in", (*service).signInPage, "next"),
		{method: http.MethodPost, path: "/sign-in", page: true, handle: (*service).signIn},
		{method: http.MethodPost, path: "/sign-out", page: true, handle: (*service).signOut},
	}
}

// cookieToken returns the token that a browser keeps, empty for none.
func cookieToken(r *http.Request) string {
	c, err := r.Cookie(signCookie)
	if err != nil {
		return ""
	}
	return c.Value
}

func (s *service) signInView(r *http.Request, next string, needed Scope, wrong string) web.SignIn {
	f := s.frame(r, "", s.pages.Say("signin.title"))
	f.Self = next
	return web.SignIn{Frame: f, Next: next, Needed: string(needed), Wrong: wrong, Known: s.opts.Access.Tokens != nil}
}

func (s *service) signInPage(_ *route, w http.ResponseWriter, r *http.Request) error {
	return s.show(w, r, s.signInView(r, nextOf(r.URL.Query().Get("next")), "", ""))
}

// nextOf is where to go after signing in: an address of this server.
func nextOf(next string) string {
	if !isLocal(next) {
		return "/"
	}
	return next
}

// signIn keeps the token of a form in the browser.
func (s *service) signIn(_ *route, w http.ResponseWriter, r *http.Request) error {
	next, token := nextOf(r.PostFormValue("next")), strings.TrimSpace(r.PostFormValue("token"))
	t, err := s.holder(token)
	if errors.Is(err, corpus.ErrUnavailable) {
		return err
	}
	if err != nil {
		return s.showStatus(w, r, http.StatusForbidden, s.signInView(r, next, "", corpus.Plain(err)))
	}
	keep := mostSigned
	if !t.Expires.IsZero() {
		keep = min(keep, t.Expires.Sub(s.opts.Now()))
	}
	s.setCookie(w, r, token, keep)
	http.Redirect(w, r, next, http.StatusSeeOther)
	return nil
}

func (s *service) signOut(_ *route, w http.ResponseWriter, r *http.Request) error {
	s.setCookie(w, r, "", -time.Second)
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}

// setCookie keeps a token for the time, a time that is over takes it out. No script sees
// it, no other site's form sends it, and where the server is reached over https it
// goes over nothing else.
func (s *service) setCookie(w http.ResponseWriter, r *http.Request, token string, keep time.Duration) {
	http.SetCookie(w, &http.Cookie{
		Name: signCookie, Value: token, Path: "/", MaxAge: int(keep.Seconds()), HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: r.TLS != nil || strings.HasPrefix(s.base(r), "https://"),
	})
	w.Header().Set("Cache-Control", "no-store")
}
