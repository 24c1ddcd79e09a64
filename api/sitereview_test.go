package api_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"polidex/api"
	"polidex/api/tokens"
	"polidex/corpus"
)

// timeFar is when tokens of tests end.
var timeFar = time.Now().AddDate(1, 0, 0)

// more gives the document two further actions, and themes and words that are hostile.
func (d *desk) more() (second, third string) {
	doc := d.document
	for _, text := range []string{`train <b>harbour masters</b> "every" year`, strings.Repeat("Unbroken", 2000)} {
		doc.Blocks = append(doc.Blocks, corpus.Block{Kind: corpus.Item, Text: text, Page: 8})
		at := len(doc.Blocks) - 1
		doc.Actions = append(doc.Actions, corpus.Action{
			ID: corpus.ActionID(doc.ID, at, text), Text: text, Block: at, Page: 8, Places: []corpus.Place{{Block: at, End: len(text)}},
			Themes: []string{"<i>"}, Actors: []string{}, Confidence: 0.7, Relative: &corpus.Deadline{Text: "within two years of adoption"},
		})
	}
	return doc.Actions[1].ID, doc.Actions[2].ID
}

func (d *desk) reviewPath() string { return "/documents/" + d.document.ID + "/review" }

// sendReview sends a form of the page, with headers given as name, value.
func (d *desk) sendReview(t *testing.T, form url.Values, headers ...string) answer {
	t.Helper()
	return d.send(t, http.MethodPost, d.reviewPath(), form.Encode(), append([]string{"Content-Type", "application/x-www-form-urlencoded"}, headers...)...)
}

// fields are the fields of a form of the page, as a browser sends them.
func fields(form *goquery.Selection) url.Values {
	out := url.Values{}
	form.Find("input, textarea, button[name]").Each(func(_ int, s *goquery.Selection) {
		name, _ := s.Attr("name")
		_, checked := s.Attr("checked")
		switch {
		case name == "" || s.AttrOr("type", "") == "checkbox" && !checked:
		case s.Is("textarea"):
			out.Add(name, strings.TrimPrefix(s.Text(), "\n"))
		default:
			out.Add(name, s.AttrOr("value", ""))
		}
	})
	return out
}

// formFor is the form of the page that asks for something.
func formFor(t *testing.T, d *goquery.Document, do string) *goquery.Selection {
	t.Helper()
	form := d.Find(`form:has([name=do][value="` + do + `"])`).First()
	if form.Length() != 1 {
		t.Fatalf("no form for %q", do)
	}
	return form
}

func TestReviewPage(t *testing.T) {
	f := newFixture(t)
	path := "/documents/" + f.held(corpus.FormatPDF).ID + "/review"
	d := document(t, f.get(t, path))
	for _, c := range []struct{ selector, want string }{
		{"h1", "Check the key actions"},
		{"#action", "Action 1 of 1"},
		{"blockquote mark", "map the weak places of ports together with Europol by 2032"},
		{".beside", "Before it: The Commission will:"},
		{".facts-list dd:first-of-type", "Commission, Europol2032 “by 2032”Maritime securityThe Commission will:Key actions"},
		{".why tbody", "Key actionThe Commission will:lead-in"},
		{"#progress", "0 of 1 checked"},
	} {
		if got := strings.Join(strings.Fields(d.Find(c.selector).Text()), " "); got != strings.Join(strings.Fields(c.want), " ") {
			t.Errorf("%s is %q, want %q", c.selector, got, c.want)
		}
	}
	if got := d.Find(".leaf img"); !strings.HasPrefix(got.AttrOr("src", ""), "/v1/documents/") || !strings.Contains(got.AttrOr("src", ""), "/pages/7/picture?mark=") || got.AttrOr("alt", "") == "" {
		t.Errorf("the picture is %q", got.AttrOr("src", ""))
	}
	d.Find("main a[href], main img[src]").Each(func(_ int, s *goquery.Selection) {
		to, _, _ := strings.Cut(s.AttrOr("href", s.AttrOr("src", "")), "#")
		if got := f.get(t, to); got.StatusCode != http.StatusOK {
			t.Errorf("%s answers %d", to, got.StatusCode)
		}
	})
	d.Find("main input:not([type=hidden]):not([type=checkbox]), main textarea").Each(func(_ int, s *goquery.Selection) {
		if d.Find(`label[for="`+s.AttrOr("id", "?")+`"]`).Length() != 1 {
			t.Errorf("%s has no label", s.AttrOr("name", s.AttrOr("id", "?")))
		}
	})
	seen := map[string]bool{}
	d.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		if id := s.AttrOr("id", ""); seen[id] {
			t.Errorf("the id %q stands twice", id)
		} else {
			seen[id] = true
		}
	})
	// A document without pages, and one without actions.
	if d := document(t, f.get(t, "/documents/"+f.held(corpus.FormatText).ID+"/review")); d.Find(".leaf img").Length() != 0 || d.Find(".leaf a").Length() != 1 {
		t.Error("a text has a picture, or no original")
	}
	if d := document(t, f.get(t, "/documents/"+f.held(corpus.FormatHTML).ID+"/review")); d.Find(".empty").Length() != 1 || d.Find(`form [value=added]`).Length() != 1 {
		t.Error("a document without actions does not say so, or lets none be added")
	}
	if got := f.get(t, "/documents/0123456789abcdef/review"); got.StatusCode != http.StatusNotFound || document(t, got).Find("main.plain").Length() != 1 {
		t.Errorf("a document that is not there: %d", got.StatusCode)
	}
	if got := f.get(t, path+"?actoin=x"); got.StatusCode != http.StatusBadRequest {
		t.Errorf("an unknown word: %d", got.StatusCode)
	}
}

// TestReviewPageVerdicts goes through a document as a person without script does.
func TestReviewPageVerdicts(t *testing.T) {
	k := newDesk(t)
	second, third := k.more()
	step := func(name, at string, do string, change func(url.Values), to, says, progress string) string {
		t.Helper()
		d := document(t, k.get(t, at))
		form := fields(formFor(t, d, do))
		form.Set("do", do)
		if change != nil {
			change(form)
		}
		got := k.sendReview(t, form)
		location := got.Header.Get("Location")
		u, _ := url.Parse(location)
		if got.StatusCode != http.StatusSeeOther || u.Query().Get("action") != to {
			t.Fatalf("%s: %d to %q, want action %q: %s", name, got.StatusCode, location, to, document(t, got).Find("main").Text())
		}
		after := document(t, k.get(t, location))
		if got := after.Find(".done p[data-says]").Text(); !strings.HasPrefix(got, says) {
			t.Errorf("%s says %q, want %q", name, got, says)
		}
		if got := after.Find("#progress").Text(); got != progress {
			t.Errorf("%s: %q, want %q", name, got, progress)
		}
		return location
	}
	at := step("accept", k.reviewPath(), "accepted", nil, second, "Accepted: “map the weak places", "1 of 3 checked")
	at = step("correct", at, "corrected", func(v url.Values) {
		v.Set("text", "train harbour masters every year")
		v["actors"] = []string{"member-states"}
		v["themes"] = []string{"fraud"}
		v.Set("deadline_words", "")
		v.Set("deadline_to", "2033-12-31")
		v.Set("comment", "as printed")
	}, third, "Corrected: “train harbour masters every year”", "2 of 3 checked")
	at = step("reject", at, "rejected", func(v url.Values) { v.Set("comment", "no words") }, third, "Rejected: “Unbroken", "3 of 3 checked")
	at = step("complete", at, "complete", nil, "", "All checked.", "3 of 3 checked")
	at = step("undo", at, "undo", nil, k.action, "Undone.", "3 of 3 checked")

	d, err := k.reviewer.Reviews(t.Context(), k.document.ID)
	if err != nil {
		t.Fatal(err)
	}
	text, words := "train harbour masters every year", "by 2033"
	want := corpus.ReviewValues{
		Text: &text, Actors: []string{"member-states"}, Themes: []string{"fraud"},
		Deadline: &corpus.Deadline{Text: words, To: "2033-12-31", Precision: corpus.ByYear},
	}
	if diff := cmp.Diff(want, d.Standings[1].ReviewValues, cmpopts.EquateEmpty()); diff != "" || d.Standings[1].Author != "local" || d.Standings[1].Comment != "as printed" {
		t.Errorf("the correction (-want +got):\n%s", diff)
	}
	// The rejected one is still looked at, and taken back.
	shown := document(t, k.get(t, k.reviewPath()+"?action="+third))
	if shown.Find(".found > .verdict.rejected").Length() != 1 || shown.Find(".folds li").Length() != 3 {
		t.Error("a rejected action is not shown as one")
	}
	step("accept after all", k.reviewPath()+"?action="+third, "accepted", nil, third, "Accepted: “Unbroken", "3 of 3 checked")
	step("add", at, "added", func(v url.Values) {
		v.Set("text", "The Commission will")
		v.Set("page", "7")
	}, corpus.ActionID(k.document.ID, 1, "The Commission will"), "Added: “The Commission will”", "4 of 4 checked")
	shown = document(t, k.get(t, k.reviewPath()+"?action="+second))
	if shown.Find("main b b, main blockquote b, main i i").Length() != 0 {
		t.Error("words became elements")
	}
	if got := wordsIn(shown.Find(".folds table tbody tr td:nth-child(3)")); len(got) != 7 || !strings.HasPrefix(got[0], "Added: The Commission will") {
		t.Errorf("the history is %q", got)
	}
}

// Only what differs is kept, and what is wrong comes back with what was written.
func TestReviewPageCorrections(t *testing.T) {
	for _, c := range []struct {
		name    string
		change  func(url.Values)
		status  int
		fault   string // the id of the sentence
		says    string
		members string
	}{
		{"nothing", func(url.Values) {}, 400, "text-wrong", "Nothing differs", ""},
		{"a long comment", func(v url.Values) { v.Set("comment", strings.Repeat("ž", 2001)); v.Add("themes", "fraud") }, 400, "comment-wrong", "longer than", ""},
		{"a long lead-in", func(v url.Values) { v.Set("lead_in", strings.Repeat("x", 20_001)) }, 400, "lead-in-wrong", "longer than", ""},
		{"no words", func(v url.Values) { v.Set("text", " ") }, 400, "text-wrong", "It has no words.", ""},
		{"turned round", func(v url.Values) { v.Set("deadline_from", "2033-01-01") }, 400, "deadline-wrong", "before it begins", ""},
		{"no day", func(v url.Values) { v.Set("deadline_to", "soon") }, 400, "deadline-wrong", "", ""},
		{"unknown theme", func(v url.Values) { v.Add("themes", "frod") }, 400, "themes-wrong", "Did you mean “fraud”?", ""},
		{"unknown actor", func(v url.Values) { v.Add("actors", "comission") }, 400, "actors-wrong", "Did you mean “commission”?", ""},
		{"spaces", func(v url.Values) { v.Set("text", v.Get("text")+"  "); v.Set("lead_in", "Europol will:") }, 303, "", "", "lead_in"},
		{"another day", func(v url.Values) { v.Set("deadline_to", "2032-06-30") }, 303, "", "", "deadline"},
		{"no time", func(v url.Values) { v.Set("deadline_to", ""); v.Set("deadline_words", "") }, 303, "", "", "deadline"},
		{"words alone", func(v url.Values) { v.Set("deadline_to", ""); v.Set("deadline_words", "in due time") }, 303, "", "", "relative"},
		{"no actors", func(v url.Values) { delete(v, "actors") }, 303, "", "", "actors"},
		{"a theme more", func(v url.Values) { v.Add("themes", "fraud") }, 303, "", "", "themes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := newDesk(t)
			form := fields(formFor(t, document(t, k.get(t, k.reviewPath())), "corrected"))
			c.change(form)
			got := k.sendReview(t, form)
			if got.StatusCode != c.status {
				t.Fatalf("%d, want %d: %s", got.StatusCode, c.status, document(t, got).Find("main").Text())
			}
			if c.fault != "" {
				d := document(t, got)
				if says := d.Find("#" + c.fault).Text(); says == "" || !strings.Contains(says, c.says) {
					t.Errorf("%s says %q, want %q", c.fault, says, c.says)
				}
				if d.Find("details[data-key=c][open]").Length() != 1 || d.Find("[data-desk] [role=alert]").Length() != 1 {
					t.Error("the form does not come back open")
				}
				if diff := cmp.Diff(form["text"], fields(formFor(t, d, "corrected"))["text"]); diff != "" {
					t.Errorf("what was written is lost (-want +got):\n%s", diff)
				}
				return
			}
			d, err := k.reviewer.Reviews(t.Context(), k.document.ID)
			if err != nil || len(d.Standings) != 1 {
				t.Fatal(len(d.Standings), err)
			}
			v, set := d.Standings[0].ReviewValues, []string{}
			for name, is := range map[string]bool{"text": v.Text != nil, "lead_in": v.LeadIn != nil, "box": v.Box != nil, "actors": v.Actors != nil, "themes": v.Themes != nil, "deadline": v.Deadline != nil, "relative": v.Relative != nil} {
				if is {
					set = append(set, name)
				}
			}
			if strings.Join(set, " ") != c.members {
				t.Errorf("it sets %q, want %s alone", set, c.members)
			}
		})
	}
}

// What has changed since it was seen is not decided on.
func TestReviewPageConflicts(t *testing.T) {
	k := newDesk(t)
	d := document(t, k.get(t, k.reviewPath()))
	accept, correct := fields(formFor(t, d, "accepted")), fields(formFor(t, d, "corrected"))
	k.post(t, fmt.Sprintf(`{"verdict":"corrected","action":%q,"author":"Ana","themes":["fraud"]}`, k.action))
	got := k.sendReview(t, accept)
	d = document(t, got)
	if got.StatusCode != http.StatusConflict || !strings.Contains(d.Find("[data-desk] [role=alert]").Text(), "Meanwhile Ana changed this action.") || !strings.Contains(d.Find(".found > .verdict").Text(), "Corrected by Ana") {
		t.Errorf("%d: %s", got.StatusCode, d.Find("main").Text())
	}
	correct.Set("text", "map the weak places of ports")
	d = document(t, k.sendReview(t, correct))
	again := fields(formFor(t, d, "corrected"))
	if again.Get("text") != "map the weak places of ports" || again.Get("seen") == correct.Get("seen") {
		t.Errorf("what was written is lost, or what is there now is not seen: %v", again)
	}
	if got := k.sendReview(t, again); got.StatusCode != http.StatusSeeOther {
		t.Errorf("seen anew: %d: %s", got.StatusCode, got.body)
	}
	missed := url.Values{"do": {"added"}, "text": {"map the weak places of ports together with Europol by 2032"}, "page": {"13"}}
	d = document(t, k.sendReview(t, missed))
	if d.Find("#missed-page-wrong").Length() != 1 || strings.TrimSpace(d.Find("#missed").Text()) != missed.Get("text") {
		t.Errorf("a page that is not there: %s", d.Find("main").Text())
	}
	k2 := newDesk(t)
	if got := k2.sendReview(t, url.Values{"do": {"complete"}}); got.StatusCode != http.StatusConflict {
		t.Errorf("complete without verdicts: %d", got.StatusCode)
	}
	if got := k2.sendReview(t, url.Values{"do": {"praised"}, "action": {k2.action}}); got.StatusCode != http.StatusBadRequest {
		t.Errorf("a verdict that is none: %d", got.StatusCode)
	}
	if got := k2.sendReview(t, url.Values{"do": {"undo"}, "review": {"nonsense"}}); got.StatusCode != http.StatusNotFound {
		t.Errorf("undoing nothing: %d", got.StatusCode)
	}
}

// TestReviewPageGone has a verdict come on an action that the document has no more.
func TestReviewPageGone(t *testing.T) {
	k := newDesk(t)
	correct := fields(formFor(t, document(t, k.get(t, k.reviewPath())), "corrected"))
	correct.Set("text", "map the <b>weak</b> places")
	text := "sink every port"
	k.document.Blocks[2].Text = text
	a := &k.document.Actions[0]
	a.ID, a.Text, a.Places = corpus.ActionID(k.document.ID, 2, text), text, []corpus.Place{{Block: 2, End: len(text)}}
	got := k.sendReview(t, correct)
	d := document(t, got)
	if says := d.Find("[data-desk] [role=alert]").Text(); got.StatusCode != http.StatusConflict || !strings.Contains(says, "is in it no more") || !strings.Contains(says, "map the <b>weak</b> places") {
		t.Errorf("%d: %s", got.StatusCode, says)
	}
	if d.Find("[aria-invalid]").Length() != 0 || strings.TrimSpace(d.Find("#text").Text()) != text {
		t.Error("another action's form bears what was written")
	}
	if d, err := k.reviewer.Reviews(t.Context(), k.document.ID); err != nil || len(d.Standings) != 0 {
		t.Errorf("it was kept: %v, %v", d.Standings, err)
	}
}

// TestReviewPageUndo has the button beside what was just done undo that, and none
// other, and says of a review that is undone no more that it was done.
func TestReviewPageUndo(t *testing.T) {
	k := newDesk(t)
	second, third := k.more()
	before, err := url.Parse(k.sendReview(t, url.Values{"do": {"accepted"}, "action": {second}}).Header.Get("Location"))
	if err != nil {
		t.Fatal(err)
	}
	mine := k.sendReview(t, url.Values{"do": {"accepted"}, "action": {k.action}}).Header.Get("Location")
	k.post(t, fmt.Sprintf(`{"verdict":"accepted","action":%q,"author":"Bea"}`, third))
	d := document(t, k.get(t, mine))
	u, err := url.Parse(mine)
	if err != nil {
		t.Fatal(err)
	}
	undo := fields(d.Find(".done form"))
	if undo.Get("review") != u.Query().Get("done") || d.Find(".last").Length() != 0 {
		t.Errorf("beside %q stands %v", d.Find(".done").Text(), undo)
	}
	undone := k.sendReview(t, undo)
	if undone.StatusCode != http.StatusSeeOther {
		t.Fatal(undone.StatusCode)
	}
	d = document(t, k.get(t, undone.Header.Get("Location")))
	if d.Find(".done form").Length() != 0 || d.Find(".done [data-says]").Text() != "Undone." || d.Find(".last form").Length() != 1 {
		t.Errorf("after undoing stands %q", wordsIn(d.Find(".done, .last")))
	}
	// Bea's is later, and hers to undo.
	if got := fields(d.Find(".last form")).Get("review"); got != before.Query().Get("done") {
		t.Errorf("the last one to undo is %q, want one's own %q", got, before.Query().Get("done"))
	}
	if d := document(t, k.get(t, mine)); d.Find(".done").Length() != 0 {
		t.Errorf("what is undone is told as done: %q", d.Find(".done").Text())
	}
	if got := k.sendReview(t, undo); got.StatusCode != http.StatusConflict || document(t, got).Find("[data-desk] [role=alert]").Length() != 1 {
		t.Errorf("undone twice: %d", got.StatusCode)
	}
}

// Reviews whose action is gone are listed, and attached or undone.
func TestReviewPageOrphans(t *testing.T) {
	k := newDesk(t)
	k.post(t, fmt.Sprintf(`{"verdict":"corrected","action":%q,"author":"Ana","themes":["fraud"]}`, k.action))
	text := "map all weak places of the ports together with Europol by 2032"
	k.document.Blocks[2].Text = text
	a := &k.document.Actions[0]
	a.ID, a.Text, a.Places = corpus.ActionID(k.document.ID, 2, text), text, []corpus.Place{{Block: 2, End: len(text)}}
	d := document(t, k.get(t, k.reviewPath()))
	if got := wordsIn(d.Find(".orphans li > p")); len(got) != 2 || !strings.HasPrefix(got[0], "Corrected by Ana") {
		t.Fatalf("orphans %q", got)
	}
	form := fields(d.Find(".orphans form").First())
	if form.Get("do") != "attach" || form.Get("action") != a.ID {
		t.Fatalf("attaches %v", form)
	}
	if got := k.sendReview(t, form); got.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d: %s", got.StatusCode, got.body)
	}
	d = document(t, k.get(t, k.reviewPath()))
	if d.Find(".orphans").Length() != 0 || !strings.Contains(d.Find(".facts-list").Text(), "Fraud & scams") {
		t.Errorf("it is not attached: %s", d.Find("main").Text())
	}
}

// A person without a token says a name, and a token's goes before it.
func TestReviewPageNames(t *testing.T) {
	k := newDesk(t)
	got := k.sendReview(t, url.Values{"do": {"name"}, "name": {"  Ana   Čosta "}, "action": {k.action}})
	var cookie *http.Cookie
	for _, c := range got.Cookies() {
		cookie = c
	}
	if got.StatusCode != http.StatusSeeOther || cookie == nil || !cookie.HttpOnly || got.Header.Get("Location") != k.reviewPath()+"?action="+k.action {
		t.Fatalf("%d to %q, cookie %v", got.StatusCode, got.Header.Get("Location"), cookie)
	}
	pair := cookie.Name + "=" + cookie.Value
	if got := document(t, k.get(t, k.reviewPath(), "Cookie", pair)).Find("#name").AttrOr("value", ""); got != "Ana Čosta" {
		t.Errorf("the page has the name %q", got)
	}
	k.sendReview(t, url.Values{"do": {"accepted"}, "action": {k.action}}, "Cookie", pair)
	if d, _ := k.reviewer.Reviews(t.Context(), k.document.ID); len(d.Standings) != 1 || d.Standings[0].Author != "Ana Čosta" {
		t.Errorf("reviews %+v", d.Standings)
	}
}

func TestReviewPageRights(t *testing.T) {
	store := tokens.Open(t.TempDir(), tokens.Options{})
	k := newDeskFor(t, api.Access{Tokens: store})
	secret := func(name string, scope tokens.Scope) string {
		s, err := store.Create(name, []tokens.Scope{scope}, timeFar)
		if err != nil {
			t.Fatal(err)
		}
		return "polidex_token=" + s
	}
	adds, reviews := secret("anna", tokens.Add), secret("rita", tokens.Review)
	form := url.Values{"do": {"accepted"}, "action": {k.action}, "name": {"Somebody else"}}
	for _, c := range []struct {
		name, cookie, site string
		look, send         int
	}{
		{"nobody", "polidex_token=", "", 401, 401},
		{"another right", adds, "", 403, 403},
		{"another site's form", reviews, "cross-site", 200, 403},
		{"a neighbour's form", reviews, "same-site", 200, 403},
		{"with the right", reviews, "same-origin", 200, 303},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := k.get(t, k.reviewPath(), "Cookie", c.cookie)
			if got.StatusCode != c.look {
				t.Errorf("looking: %d, want %d", got.StatusCode, c.look)
			}
			if next := document(t, got).Find("input[name=next]").AttrOr("value", ""); c.look == 401 && next != k.reviewPath() {
				t.Errorf("signing in leads to %q", next)
			}
			if got := k.sendReview(t, form, "Cookie", c.cookie, "Sec-Fetch-Site", c.site); got.StatusCode != c.send {
				t.Errorf("sending: %d, want %d", got.StatusCode, c.send)
			}
		})
	}
	d, err := k.reviewer.Reviews(t.Context(), k.document.ID)
	if err != nil || len(d.Standings) != 1 || d.Standings[0].Author != "rita" {
		t.Errorf("reviews %+v, %v", d.Standings, err)
	}
	f := newFixture(t)
	none, err := api.New(api.Options{Index: f.index, Archive: f.archive})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	none.ServeHTTP(w, httptest.NewRequest("GET", k.reviewPath(), nil))
	if w.Code != http.StatusNotFound {
		t.Errorf("a server that keeps no reviews: %d", w.Code)
	}
}

// A document with thousands of actions has a page of a fair size.
func TestReviewPageOfMany(t *testing.T) {
	k := newDesk(t)
	for i := range 3000 {
		text := fmt.Sprintf("present plan %d against all crime", i)
		k.document.Blocks = append(k.document.Blocks, corpus.Block{Kind: corpus.Item, Text: text, Page: 8})
		at := len(k.document.Blocks) - 1
		k.document.Actions = append(k.document.Actions, corpus.Action{ID: corpus.ActionID(k.document.ID, at, text), Text: text, Block: at, Page: 8, Places: []corpus.Place{{Block: at, End: len(text)}}})
	}
	got := k.get(t, k.reviewPath()+"?action="+k.document.Actions[1500].ID)
	d := document(t, got)
	if len(got.body) > 35_000 || d.Find("#action").Text() != "Action 1501 of 3001" || d.Find(".folds ol li").Length() != 31 {
		t.Errorf("%d bytes, %q, %d in the list", len(got.body), d.Find("#action").Text(), d.Find(".folds ol li").Length())
	}
	for _, direction := range []string{"prev", "next"} {
		if to := d.Find(`a[rel=`+direction+`]`).AttrOr("href", ""); k.get(t, to).StatusCode != http.StatusOK {
			t.Errorf("%s leads to %q", direction, to)
		}
	}
}
