package api_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"polidex/api"
	"polidex/api/tokens"
)

// browser is a person's browser, at another machine.
type browser struct {
	t       *testing.T
	handler http.Handler
	cookies map[string]*http.Cookie
}

func (b *browser) ask(method, path string, form url.Values, headers ...string) *httptest.ResponseRecorder {
	b.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.RemoteAddr, r.Host = elsewhere, "polidex.example"
	r.Header.Set("Accept", "text/html")
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	for _, c := range b.cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		if b.cookies[c.Name] = c; c.MaxAge < 0 {
			delete(b.cookies, c.Name)
		}
	}
	return w
}

func newBrowser(t *testing.T, access api.Access) (*browser, *guarded) {
	g := newGuarded(t, access)
	store := g.store
	handler, err := api.New(api.Options{Index: &fakeIndex{}, Archive: &fakeArchive{}, Intake: idle{},
		Access: api.Access{Tokens: store, RequireToken: access.RequireToken}, Now: func() time.Time { return g.now }})
	if err != nil {
		t.Fatal(err)
	}
	return &browser{t, handler, map[string]*http.Cookie{}}, g
}

func parse(t *testing.T, w *httptest.ResponseRecorder) *goquery.Document {
	t.Helper()
	d, err := goquery.NewDocumentFromReader(strings.NewReader(w.Body.String()))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestSigningIn goes through a closed server as a person does.
func TestSigningIn(t *testing.T) {
	b, g := newBrowser(t, api.Access{RequireToken: true})
	secret := g.token(t, "anna", tokens.Read, tokens.Review)

	first := b.ask("GET", "/?q=ports", nil)
	form := parse(t, first).Find(`form[action="/sign-in"]`)
	if first.Code != http.StatusUnauthorized || form.Find("[name=next]").AttrOr("value", "") != "/?q=ports" {
		t.Fatalf("a stranger gets %d and no form that leads back: %s", first.Code, first.Body)
	}
	wrong := b.ask("POST", "/sign-in", url.Values{"token": {"pdx_wrong"}, "next": {"/?q=ports"}})
	if wrong.Code != http.StatusForbidden || len(b.cookies) > 0 || parse(t, wrong).Find("[role=alert]").Length() != 1 {
		t.Errorf("a wrong token is answered by %d, %d cookies", wrong.Code, len(b.cookies))
	}
	in := b.ask("POST", "/sign-in", url.Values{"token": {secret}, "next": {"/?q=ports"}})
	if in.Code != http.StatusSeeOther || in.Header().Get("Location") != "/?q=ports" {
		t.Fatalf("the token is answered by %d to %q", in.Code, in.Header().Get("Location"))
	}
	if again := b.ask("POST", "/sign-in", url.Values{"token": {" " + secret + "\n"}}); again.Code != http.StatusSeeOther || b.cookies["polidex_token"].Value != secret {
		t.Errorf("a token with spaces around it is answered by %d and kept as it came", again.Code)
	}
	c := in.Result().Cookies()[0]
	if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Secure || c.MaxAge <= 0 {
		t.Errorf("the cookie is %+v", c)
	}
	page := b.ask("GET", "/?q=ports", nil)
	if page.Code != http.StatusOK || !strings.Contains(parse(t, page).Find("form.person").Text(), "anna") {
		t.Errorf("anna is not known: %d", page.Code)
	}
	if got := b.ask("GET", "/v1/search?q=ports", nil); got.Code != http.StatusOK {
		t.Errorf("the API of the same server does not know anna: %d", got.Code)
	}
	// The token does not allow this.
	if got := b.ask("POST", "/v1/documents", url.Values{}); got.Code != http.StatusForbidden {
		t.Errorf("adding is answered by %d", got.Code)
	}
	g.now = g.now.AddDate(0, 2, 0)
	if got := b.ask("GET", "/", nil); got.Code != http.StatusUnauthorized {
		t.Errorf("a token that has ended is answered by %d", got.Code)
	}
	b.ask("POST", "/sign-out", url.Values{})
	if len(b.cookies) != 0 {
		t.Error("the cookie stays after signing out")
	}
}

// TestSignInLeadsNowhereElse has addresses of other sites as the way back.
func TestSignInLeadsNowhereElse(t *testing.T) {
	b, g := newBrowser(t, api.Access{})
	secret := g.token(t, "anna", tokens.Read)
	for _, next := range []string{"https://evil.example/", "//evil.example/", `/\evil.example/`, "javascript:alert(1)", "evil", "/\t/evil.example", ""} {
		got := b.ask("POST", "/sign-in", url.Values{"token": {secret}, "next": {next}})
		if to := got.Header().Get("Location"); got.Code != http.StatusSeeOther || to != "/" {
			t.Errorf("next=%q leads by %d to %q", next, got.Code, to)
		}
		page := b.ask("GET", "/sign-in?next="+url.QueryEscape(next), nil)
		if to := parse(t, page).Find("[name=next]").AttrOr("value", ""); to != "/" {
			t.Errorf("the form for next=%q leads to %q", next, to)
		}
	}
}

// TestCookieFromElsewhere has a page of another site send what the browser keeps.
func TestCookieFromElsewhere(t *testing.T) {
	b, g := newBrowser(t, api.Access{})
	b.ask("POST", "/sign-in", url.Values{"token": {g.token(t, "anna", tokens.Admin)}})
	if len(b.cookies) != 1 {
		t.Fatal("nobody is signed in")
	}
	for _, c := range []struct {
		name    string
		headers []string
	}{
		{"a browser of today", []string{"Sec-Fetch-Site", "cross-site"}},
		{"a neighbour", []string{"Sec-Fetch-Site", "same-site"}},
		{"an older browser", []string{"Sec-Fetch-Site", "", "Origin", "https://evil.example"}},
		{"without an origin", []string{"Sec-Fetch-Site", "", "Origin", "null"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := b.ask("POST", "/v1/documents", url.Values{}, c.headers...); got.Code != http.StatusForbidden {
				t.Errorf("answers %d", got.Code)
			}
		})
	}
}

// TestSignInTwice holds that the link to signing in on the page of signing in leads on
// to where its form does.
func TestSignInTwice(t *testing.T) {
	b, g := newBrowser(t, api.Access{RequireToken: true})
	g.token(t, "anna", tokens.Read)
	for _, path := range []string{"/sign-in?next=%2Factions", "/actions"} {
		d := parse(t, b.ask("GET", path, nil))
		if to := d.Find("a.person").AttrOr("href", ""); to != "/sign-in?next=%2factions" {
			t.Errorf("on %s the link leads to %q", path, to)
		}
	}
}
