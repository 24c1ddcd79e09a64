package api_test

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"polidex/api"
	"polidex/api/tokens"
	"polidex/corpus"
)

// field is a part of a form: a file where it has a name of one.
type field struct{ name, file, value string }

// manyParts makes a form of several parts.
func manyParts(fields ...field) (mediaType string, body *bytes.Buffer) {
	body = &bytes.Buffer{}
	w := multipart.NewWriter(body)
	for _, f := range fields {
		if f.name == "file" {
			part, _ := w.CreatePart(textproto.MIMEHeader{ // a buffer takes all
				"Content-Disposition": {`form-data; name="file"; filename="` + strings.NewReplacer(`"`, "%22").Replace(f.file) + `"`},
				"Content-Type":        {"text/plain"},
			})
			io.WriteString(part, f.value)
			continue
		}
		w.WriteField(f.name, f.value)
	}
	w.Close()
	return w.FormDataContentType(), body
}

// sendForm sends the form of the page.
func (l *library) sendForm(t *testing.T, fields ...field) answer {
	t.Helper()
	mediaType, body := manyParts(fields...)
	return l.post(t, "/add", mediaType, body)
}

// asked are the jobs that the answer to a form goes on to.
func asked(t *testing.T, got answer) url.Values {
	t.Helper()
	to, err := url.Parse(got.Header.Get("Location"))
	if err != nil || got.StatusCode != http.StatusSeeOther || to.Path != "/add" {
		t.Fatalf("%d to %q: %s", got.StatusCode, got.Header.Get("Location"), got.body)
	}
	return to.Query()
}

func wordsIn(s *goquery.Selection) []string {
	return s.Map(func(_ int, s *goquery.Selection) string { return strings.Join(strings.Fields(s.Text()), " ") })
}

// Several files and sources go in one form, and the page shows what becomes of each.
func TestAddPage(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/a.txt" {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, "A page\n- do it\n- and that")
	}))
	defer site.Close()
	l := newLibrary(t, 0)
	d := document(t, l.get(t, "/add"))
	form := d.Find("form[data-adding]")
	if form.AttrOr("enctype", "") != "multipart/form-data" || form.AttrOr("method", "") != "post" || form.Find("input[type=file][multiple][name=file]").Length() != 1 || form.Find("textarea[name=sources]").Length() != 1 {
		t.Error("the form takes no several files and sources")
	}
	form.Find("input, textarea, select").Each(func(_ int, s *goquery.Selection) {
		if d.Find(`label[for="`+s.AttrOr("id", "?")+`"]`).Length() != 1 {
			t.Errorf("%s has no label", s.AttrOr("name", "?"))
		}
	})
	if d.Find("[data-jobs]").Is(":not([hidden])") || d.Find("noscript meta").Length() != 0 {
		t.Error("jobs are shown where none was asked for")
	}

	got := l.sendForm(t, field{"sources", "", site.URL + "/a.txt\r\n\r\n" + site.URL + "/b.txt"}, field{"languages", "", "en, fr"}, field{"follow", "", ""},
		field{"file", "harbours.txt", "Harbours\n- light every buoy"}, field{"file", `<b>x&.txt`, "Hostile <script>alert(1)</script>"}, field{"file", "", ""}, field{"file", "broken.txt", "broken"})
	words := asked(t, got)
	if len(words["job"]) != 5 {
		t.Fatalf("jobs %q, want five", words["job"])
	}
	page := got.Header.Get("Location")
	d = document(t, l.get(t, page))
	if n := d.Find("article.job.waiting .steps .now").Length(); n != 5 {
		t.Errorf("%d jobs wait, want 5", n)
	}
	if got := d.Find("head noscript").Text(); !strings.Contains(got, `http-equiv="refresh"`) {
		t.Errorf("noscript has %q, want it to load the page again", got)
	}
	l.open(t)
	for _, id := range words["job"] {
		l.listen(t, "/v1/jobs/"+id+"/events", "", nil)
	}
	d = document(t, l.get(t, page))
	if d.Find("head noscript").Length() != 0 {
		t.Error("the page is loaded again where nothing goes on")
	}
	if d.Find(".job script, .job b b").Length() != 0 {
		t.Error("words of a document became elements")
	}
	want := []string{
		"harbours.txt done", `<b>x&.txt done`, "broken.txt failed", site.URL + "/a.txt done", site.URL + "/b.txt failed",
	}
	var shown []string
	d.Find("article[data-job]").Each(func(_ int, s *goquery.Selection) {
		shown = append(shown, s.Find("h3").Text()+" "+s.ChildrenFiltered("p.state").Text())
	})
	if diff := cmp.Diff(want, shown); diff != "" {
		t.Errorf("jobs (-want +got):\n%s", diff)
	}
	first := d.Find("article[data-job]").First()
	id := corpus.DocumentID(corpus.Digest([]byte("Harbours\n- light every buoy")))
	if got := first.Find(".name a").AttrOr("href", ""); got != "/documents/"+id || first.Find(".name a").Text() != "Harbours" || !strings.Contains(first.Find(".facts").Text(), "1 key action") {
		t.Errorf("a document that was added is shown as %q, leading to %q", first.Text(), got)
	}
	if got := d.Find("article.job.failed .alert").First().Text(); !strings.Contains(got, "The file ends after 12 kB of 57 kB: it was cut off in transfer.") || !strings.Contains(got, "send it again") {
		t.Errorf("a broken file is told as %q", got)
	}
	if got := d.Find(`article.job.failed form input[name=sources]`).AttrOr("value", ""); got != site.URL+"/b.txt" {
		t.Errorf("asks again for %q", got)
	}

	// The same bytes, and what is not to be taken, together.
	got = l.sendForm(t, field{"file", "again.txt", "Harbours\n- light every buoy"}, field{"sources", "", ""})
	if words = asked(t, got); len(words["job"]) != 0 || words.Get("document") != id {
		t.Errorf("the same bytes go on to %v", words)
	}
	d = document(t, l.get(t, got.Header.Get("Location")))
	if held := d.Find("article.held"); held.Find("a").First().Text() != "Harbours" || held.Find(".state.duplicate").Length() != 1 {
		t.Errorf("a duplicate is shown as %q", held.Text())
	}
	if last := d.Find(".last li"); last.Length() != 5 || !strings.HasPrefix(last.First().Find("a").AttrOr("href", ""), "/add?job=") {
		t.Errorf("the last jobs are %q", wordsIn(last))
	}
	if d := document(t, l.get(t, "/add?job=nonsense&document=0123456789abcdef")); d.Find(".note").Length() != 1 {
		t.Error("what is no longer known is not told")
	}
}

// What cannot be taken is told beside its field, and nothing that was written is
// lost.
func TestAddPageRefuses(t *testing.T) {
	long := strings.Repeat("x", 2<<20)
	for _, c := range []struct {
		name                string
		fields              []field
		status              int
		file, source, stays string
		jobs                int
	}{
		{"nothing", []field{{"sources", "", " \r\n"}, {"file", "", ""}}, 400, "", "Choose a file, or write an address or a reference.", "", 0},
		{"a path", []field{{"sources", "", "https://example.org/a\n/etc/passwd"}}, 400, "", "“/etc/passwd” was not taken.", "/etc/passwd", 1},
		{"hostile", []field{{"sources", "", `"><script>alert(1)</script>`}}, 400, "", "<script>", `"><script>alert(1)</script>`, 0},
		{"a language", []field{{"sources", "", "COM(2025) 148"}, {"languages", "", "qq"}}, 400, "", "“COM(2025) 148” was not taken.", "COM(2025) 148", 0},
		{"too large", []field{{"file", "big.txt", long}, {"sources", "", "https://example.org/a"}}, 413, "big.txt was not taken.", "", "", 1},
		{"too large, and another file", []field{{"file", "big.txt", long}, {"file", "small.txt", "small"}}, 413, "big.txt was not taken.", "", "", 1},
		{"empty", []field{{"file", "none.txt", ""}}, 422, "The file is empty.", "", "", 0},
		{"a name that turns", []field{{"file", "fdp.\u202etxt", ""}}, 422, "fdp.\uFFFDtxt was not taken.", "", "", 0},
		{"a long name", []field{{"file", strings.Repeat("x", 5000) + ".txt", ""}}, 422, "xxx … was not taken.", "", "", 0},
		{"no source", []field{{"sources", "", "the lake next door"}}, 400, "", "a file of yours is sent itself.", "the lake next door", 0},
		{"too many lines", []field{{"sources", "", lines(103)}}, 413, "", "100 lines are taken at once", "", 100},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLibrary(t, 200)
			got := l.sendForm(t, c.fields...)
			d := document(t, got)
			if got.StatusCode != c.status || d.Find("h1").Text() != "Add documents" || d.Find("noscript meta").Length() != 0 {
				t.Fatalf("status %d, want %d: %s", got.StatusCode, c.status, d.Find("h1").Text())
			}
			if got := d.Find("#file-wrong").Text(); !strings.Contains(got, c.file) || (c.file == "") != (got == "") {
				t.Errorf("beside the files stands %q, want %q", got, c.file)
			}
			if got := d.Find("#sources-wrong").Text(); !strings.Contains(got, c.source) || (c.source == "") != (got == "") {
				t.Errorf("beside the sources stands %q, want %q", got, c.source)
			}
			if got := d.Find("#sources").Text(); c.stays != "" && strings.TrimSpace(got) != c.stays {
				t.Errorf("in the field stands %q, want %q", got, c.stays)
			}
			if n := d.Find("article[data-job]").Length(); n != min(c.jobs, 50) {
				t.Errorf("%d jobs, want %d", n, c.jobs)
			}
			if d.Find("form script").Length() != 0 {
				t.Error("words became an element")
			}
		})
	}
}

// TestAddPageOfMany adds more than a page shows and an address holds.
func TestAddPageOfMany(t *testing.T) {
	l := newLibrary(t, 500)
	var files []field
	for i := range 210 {
		files = append(files, field{"file", fmt.Sprintf("%d.txt", i), fmt.Sprintf("Harbours\n- light buoy %d", i)})
	}
	got := l.sendForm(t, files...)
	words := asked(t, got)
	d := document(t, l.get(t, got.Header.Get("Location")))
	if n, says := d.Find("article[data-job]").Length(), d.Find(".note").Text(); n != 50 || says != "160 more were asked for than are shown here." {
		t.Errorf("%d of %d jobs, and %q", n, len(words["job"]), says)
	}
}

// lines are addresses, one a line.
func lines(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("https://example.org/" + string(rune('a'+i%26)) + strings.Repeat("x", i) + "\n")
	}
	return b.String()
}

func TestAddPageBadForms(t *testing.T) {
	l := newLibrary(t, 0)
	for _, c := range []struct {
		name, mediaType, body string
		status                int
	}{
		{"no form", "application/json", `{}`, 415},
		{"no boundary", "multipart/form-data", "x", 415},
		{"cut off", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nabc", 400},
		{"unknown field", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nabc\r\n--b--", 400},
		{"large field", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"sources\"\r\n\r\n" + strings.Repeat("x", 70_000) + "\r\n--b--", 413},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := l.post(t, "/add", c.mediaType, strings.NewReader(c.body))
			if got.StatusCode != c.status || !strings.HasPrefix(got.Header.Get("Content-Type"), "text/html") {
				t.Errorf("%d %s, want a page with %d: %s", got.StatusCode, got.Header.Get("Content-Type"), c.status, got.body)
			}
		})
	}
	if got := l.get(t, "/add?jobs=x"); got.StatusCode != http.StatusBadRequest {
		t.Errorf("an unknown word: %d", got.StatusCode)
	}
	// No more is taken than can wait.
	full := newLibrary(t, 1)
	asked(t, full.sendForm(t, field{"file", "a.txt", "A"}))
	got := full.sendForm(t, field{"file", "b.txt", "B"}, field{"sources", "", "https://example.org/"})
	d := document(t, got)
	if got.StatusCode != http.StatusServiceUnavailable || !strings.Contains(d.Find("#file-wrong").Text(), "1 job is waiting already") || strings.TrimSpace(d.Find("#sources").Text()) != "https://example.org/" {
		t.Errorf("%d: %s", got.StatusCode, d.Find("form").Text())
	}
}

// TestAddPageRights checks who sees the page, and that nobody else's form is taken.
func TestAddPageRights(t *testing.T) {
	l := newLibrary(t, 0)
	store := tokens.Open(t.TempDir(), tokens.Options{})
	handler, err := api.New(api.Options{Index: l.index, Archive: l.archive, Intake: l.queue, Access: api.Access{Tokens: store}})
	if err != nil {
		t.Fatal(err)
	}
	secret := func(name string, scope tokens.Scope) string {
		s, err := store.Create(name, []tokens.Scope{scope}, timeFar)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	adds, reviews := secret("anna", tokens.Add), secret("rita", tokens.Review)
	mediaType, form := manyParts(field{"file", "a.txt", "A"})
	for _, c := range []struct {
		name, method, cookie, site string
		status                     int
	}{
		{"nobody looks", "GET", "", "", 401},
		{"nobody sends", "POST", "", "", 401},
		{"another right looks", "GET", reviews, "", 403},
		{"another right sends", "POST", reviews, "", 403},
		{"with the right looks", "GET", adds, "", 200},
		{"another site's form", "POST", adds, "cross-site", 403},
		{"a neighbour's form", "POST", adds, "same-site", 403},
		{"with the right sends", "POST", adds, "same-origin", 303},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest(c.method, "http://localhost/add", nil)
			if c.method == "POST" {
				r = httptest.NewRequest(c.method, "http://localhost/add", bytes.NewReader(form.Bytes()))
				r.Header.Set("Content-Type", mediaType)
			}
			if c.site != "" {
				r.Header.Set("Sec-Fetch-Site", c.site)
			}
			if c.cookie != "" {
				r.AddCookie(&http.Cookie{Name: "polidex_token", Value: c.cookie})
			}
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			d := document(t, answer{w.Result(), w.Body.String()})
			if w.Code != c.status {
				t.Fatalf("%d, want %d: %s", w.Code, c.status, w.Body)
			}
			if signs := d.Find(`form[action="/sign-in"]`).Length() == 1; signs != (c.status == 401 || c.status == 403 && c.site == "") {
				t.Errorf("asks to sign in: %v", signs)
			}
			if c.method == "GET" && c.status == 401 && d.Find("input[name=next]").AttrOr("value", "") != "/add" {
				t.Error("signing in does not lead back")
			}
		})
	}
	if jobs, _, err := l.queue.Jobs(t.Context(), 10); err != nil || len(jobs) != 1 || jobs[0].By != "anna" {
		t.Errorf("jobs %+v, %v; want one of anna's", jobs, err)
	}
	none, err := api.New(api.Options{Index: l.index, Archive: l.archive})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	none.ServeHTTP(w, httptest.NewRequest("GET", "/add", nil))
	if w.Code != http.StatusNotFound {
		t.Errorf("a server that takes nothing in: %d", w.Code)
	}
}
