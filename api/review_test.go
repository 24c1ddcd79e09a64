package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/api"
	"polidex/api/tokens"
	"polidex/corpus"
)

// fakeReviewer keeps reviews in memory.
type fakeReviewer struct {
	archive *fakeArchive
	// fail is what keeping a review ends with, where it is set.
	fail error

	mu      sync.Mutex
	reviews map[string][]corpus.Review
	turn    sync.Mutex
}

func newReviewer(a *fakeArchive) *fakeReviewer {
	return &fakeReviewer{archive: a, reviews: map[string][]corpus.Review{}}
}

func (f *fakeReviewer) Reviews(ctx context.Context, document string) (*corpus.ReviewedDocument, error) {
	d, err := f.archive.Document(ctx, document)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return d.Lay(f.reviews[document]), nil
}

func (f *fakeReviewer) Review(ctx context.Context, document string, decide func(*corpus.ReviewedDocument) (corpus.Review, error)) (*corpus.ReviewedDocument, string, error) {
	f.turn.Lock()
	defer f.turn.Unlock()
	d, err := f.Reviews(ctx, document)
	if err != nil {
		return nil, "", err
	}
	r, err := decide(d)
	if err != nil {
		return nil, "", err
	}
	if f.fail != nil {
		return nil, "", f.fail
	}
	f.mu.Lock()
	n := len(f.reviews[document])
	r.ID, r.Time = fmt.Sprintf("%s-r%03d", document, n+1), time.Date(2031, 5, 2, 12, 0, n, 0, time.UTC)
	f.reviews[document] = append(f.reviews[document], r)
	f.mu.Unlock()
	d, err = f.Reviews(ctx, document)
	return d, r.ID, err
}

func (f *fakeReviewer) Reviewed(context.Context) ([]string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Sorted(maps.Keys(f.reviews)), nil
}

// Document is the archive's, with the reviews laid over it.
func (f *fakeReviewer) Document(ctx context.Context, id string) (*corpus.Document, error) {
	d, err := f.Reviews(ctx, id)
	if err != nil {
		return nil, err
	}
	return d.Document, nil
}

func (f *fakeReviewer) Original(ctx context.Context, digest string) (io.ReadSeekCloser, error) {
	return f.archive.Original(ctx, digest)
}

// desk is a server that keeps reviews.
type desk struct {
	*fixture
	reviewer *fakeReviewer
	document *corpus.Document
	action   string
}

func newDesk(t testing.TB) *desk { return newDeskFor(t, api.Access{}) }

func newDeskFor(t testing.TB, access api.Access) *desk {
	t.Helper()
	f := newFixture(t)
	d := &desk{fixture: f, reviewer: newReviewer(f.archive), document: f.held(corpus.FormatPDF)}
	d.action = d.document.Actions[0].ID
	handler, err := api.New(api.Options{
		Index: f.index, Archive: d.reviewer, Reviewer: d.reviewer, Themes: testThemes(), VocabularyVersion: "v3", Access: access,
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	f.url = server.URL
	return d
}

// post sends a review of the document; more are headers, name and value.
func (d *desk) post(t testing.TB, body string, more ...string) answer {
	t.Helper()
	return d.send(t, http.MethodPost, "/v1/documents/"+d.document.ID+"/reviews", body, more...)
}

func (d *desk) send(t testing.TB, method, path, body string, more ...string) answer {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, d.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(more); i += 2 {
		req.Header.Set(more[i], more[i+1])
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{res, string(data)}
}

// answered decodes an answer of the status.
func answered[T any](t testing.TB, got answer, status int) T {
	t.Helper()
	var v T
	if got.StatusCode != status {
		t.Fatalf("status %d, want %d: %s", got.StatusCode, status, got.body)
	}
	if err := json.Unmarshal([]byte(got.body), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestReview(t *testing.T) {
	d := newDesk(t)
	made := d.post(t, fmt.Sprintf(`{"verdict":"corrected","action":%q,"author":"Ana","themes":["fraud"],"deadline":null,"comment":"the year is a reference"}`, d.action))
	review := answered[api.ReviewAnswer](t, made, 201)
	if made.Header.Get("Location") != "/v1/reviews/"+review.ID || review.State != corpus.ReviewHeld || review.Author != "Ana" {
		t.Errorf("review = %+v, Location %q", review, made.Header.Get("Location"))
	}
	// The action has it, with what became of its years.
	action := answered[api.ActionAnswer](t, d.get(t, "/v1/actions/"+d.action), 200).Action
	if action.Deadline != nil || !slices.Equal(action.Themes, []string{"fraud"}) || action.Review != corpus.Corrected || action.ReviewedBy != "Ana" || len(action.ActionYears()) != 0 {
		t.Errorf("action = %+v", action)
	}
	// Its history tells who, when and what.
	answered[api.ReviewAnswer](t, d.post(t, fmt.Sprintf(`{"verdict":"rejected","action":%q,"author":"Bo"}`, d.action)), 201)
	history := answered[api.DocumentReviews](t, d.get(t, "/v1/documents/"+d.document.ID+"/reviews?action="+d.action), 200)
	if len(history.Reviews) != 2 || len(history.Rejected) != 1 || history.Review.By != "Bo" {
		t.Fatalf("history = %+v", history)
	}
	first := history.Reviews[0]
	if first.State != corpus.ReviewOverruled || first.Before == nil || first.Before.Deadline.Text != "by 2032" || !slices.Equal(first.Before.Themes, []string{"maritime-security"}) {
		t.Errorf("the first review = %+v", first)
	}
	if got := d.get(t, "/v1/actions/"+d.action); got.StatusCode != 404 {
		t.Errorf("a rejected action answers %d", got.StatusCode)
	}
	// And it is undone.
	undo := answered[api.ReviewAnswer](t, d.send(t, http.MethodDelete, "/v1/reviews/"+history.Reviews[1].ID+"?author=Cy", ""), 200)
	if undo.Verdict != corpus.Withdrawn || undo.Author != "Cy" || undo.Supersedes != history.Reviews[1].ID {
		t.Errorf("undo = %+v", undo)
	}
	again := answered[api.ActionAnswer](t, d.get(t, "/v1/actions/"+d.action), 200).Action
	if diff := cmp.Diff(action, again); diff != "" {
		t.Errorf("the action after an undo (-want +got):\n%s", diff)
	}
}

// knownTokens are tokens by their secrets.
type knownTokens map[string]tokens.Token

func (k knownTokens) Find(secret string) (tokens.Token, error) {
	if t, ok := k[secret]; ok {
		return t, nil
	}
	return tokens.Token{}, fmt.Errorf("this token is not known: %w", corpus.ErrNotFound)
}

func (k knownTokens) Any() (bool, error) { return len(k) > 0, nil }

// Where there are tokens, reviewing needs one of that scope, and its name is the
// author's.
func TestReviewWithToken(t *testing.T) {
	d := newDeskFor(t, api.Access{Tokens: knownTokens{
		"desk": {Name: "Desk of Ana", Scopes: []api.Scope{api.ScopeReview}}, "feeder": {Name: "feeder", Scopes: []api.Scope{api.ScopeAdd}},
	}})
	body := fmt.Sprintf(`{"verdict":"accepted","action":%q,"author":"Somebody else"}`, d.action)
	for token, status := range map[string]int{"": 401, "Bearer nobody": 401, "Bearer feeder": 403} {
		if got := d.post(t, body, "Authorization", token); got.StatusCode != status {
			t.Errorf("a review with %q answers %d, want %d: %s", token, got.StatusCode, status, got.body)
		}
	}
	made := answered[api.ReviewAnswer](t, d.post(t, body, "Authorization", "Bearer desk"), 201)
	undone := answered[api.ReviewAnswer](t, d.send(t, http.MethodDelete, made.Links.Self, "", "Authorization", "Bearer desk"), 200)
	if made.Author != "Desk of Ana" || undone.Author != "Desk of Ana" {
		t.Errorf("authors = %q, %q, want the token's name", made.Author, undone.Author)
	}
	if got := d.get(t, "/v1/reviews"); got.StatusCode != 200 {
		t.Errorf("reading reviews answers %d", got.StatusCode)
	}
}

func TestReviewOfDocument(t *testing.T) {
	d := newDesk(t)
	answered[api.ReviewAnswer](t, d.post(t, `{"verdict":"corrected","author":"Ana","title":"Safer harbours","reference":"JOIN(2031) 3 final","date":""}`), 201)
	got := answered[api.Document](t, d.get(t, "/v1/documents/"+d.document.ID), 200)
	if got.Title != "Safer harbours" || got.Work != "join-2031-3" || got.Date != "" || !slices.Equal(got.Review.Corrected, []string{"title", "date", "reference"}) {
		t.Errorf("document = %+v, review %+v", got.Meta, got.Review)
	}
	added := answered[api.ReviewAnswer](t, d.post(t, `{"verdict":"added","author":"Ana","text":"the commission will","actors":["Commission"],"page":7}`), 201)
	if added.Origin.Block != 1 || added.Links.Action != "/v1/actions/"+added.Action {
		t.Errorf("added = %+v", added)
	}
	if got := d.get(t, added.Links.Action); got.StatusCode != 200 {
		t.Errorf("the added action answers %d: %s", got.StatusCode, got.body)
	}
	if got := d.post(t, `{"verdict":"complete","author":"Ana"}`); got.StatusCode != 409 || !strings.Contains(got.body, "1 action has no verdict yet") {
		t.Errorf("complete too early answers %d: %s", got.StatusCode, got.body)
	}
	answered[api.ReviewAnswer](t, d.post(t, fmt.Sprintf(`{"verdict":"accepted","action":%q,"author":"Bo"}`, d.action)), 201)
	if got := d.get(t, "/v1/reviews/gold"); got.body != "" || got.Header.Get("Content-Type") != "application/x-ndjson" {
		t.Errorf("gold before it is complete = %q", got.body)
	}
	answered[api.ReviewAnswer](t, d.post(t, `{"verdict":"complete","author":"Ana"}`), 201)
	line := answered[corpus.Gold](t, d.get(t, "/v1/reviews/gold"), 200)
	list := answered[api.GoldAnswer](t, d.get(t, "/v1/reviews/gold?document="+d.document.ID, "Accept", "application/json"), 200)
	if diff := cmp.Diff([]corpus.Gold{line}, list.Documents); diff != "" {
		t.Errorf("gold as a list (-want +got):\n%s", diff)
	}
	if *line.Document.Title != "Safer harbours" || line.Document.Date != nil || len(line.Actions) != 2 || !slices.Equal(line.ReviewedBy, []string{"Ana", "Bo"}) {
		t.Errorf("gold = %+v", line)
	}
	if none := answered[api.GoldAnswer](t, d.get(t, "/v1/reviews/gold?document=other", "Accept", "application/json"), 200); len(none.Documents) != 0 {
		t.Errorf("gold of another document = %+v", none)
	}
}

func TestReviewConflict(t *testing.T) {
	d := newDesk(t)
	path := "/v1/actions/" + d.action
	seen := d.get(t, path).Header.Get("ETag")
	accept := fmt.Sprintf(`{"verdict":"accepted","action":%q,"author":"Ana"}`, d.action)
	// Two people decide on what they saw: the second is told.
	answered[api.ReviewAnswer](t, d.post(t, accept, "If-Match", seen), 201)
	late := d.post(t, fmt.Sprintf(`{"verdict":"rejected","action":%q,"author":"Bo"}`, d.action), "If-Match", seen)
	if late.StatusCode != 409 || !strings.Contains(late.body, "has changed since it was seen; look at it again") {
		t.Errorf("a late review answers %d: %s", late.StatusCode, late.body)
	}
	// A review of another action, or of the document, is no conflict.
	seen = d.get(t, path).Header.Get("ETag")
	answered[api.ReviewAnswer](t, d.post(t, `{"verdict":"added","author":"Ana","text":"build a lighthouse"}`), 201)
	answered[api.ReviewAnswer](t, d.post(t, accept, "If-Match", `"other", `+seen), 201)
	answered[api.ReviewAnswer](t, d.post(t, accept, "If-Match", "*"), 201)
	// One that is gone is.
	answered[api.ReviewAnswer](t, d.post(t, fmt.Sprintf(`{"verdict":"rejected","action":%q,"author":"Bo"}`, d.action)), 201)
	if gone := d.post(t, accept, "If-Match", "*"); gone.StatusCode != 409 || !strings.Contains(gone.body, "is no longer as it was seen") {
		t.Errorf("a review of what is gone answers %d: %s", gone.StatusCode, gone.body)
	}
	// So it is with a document.
	seen = d.get(t, "/v1/documents/"+d.document.ID).Header.Get("ETag")
	title := `{"verdict":"corrected","author":"Ana","title":"A"}`
	answered[api.ReviewAnswer](t, d.post(t, title, "If-Match", seen), 201)
	if late := d.post(t, title, "If-Match", seen); late.StatusCode != 409 {
		t.Errorf("a late review of the document answers %d", late.StatusCode)
	}
}

// TestReviewsTogether: of many who decide on the same state, one is first.
func TestReviewsTogether(t *testing.T) {
	d := newDesk(t)
	seen := d.get(t, "/v1/actions/"+d.action).Header.Get("ETag")
	var wait sync.WaitGroup
	statuses := make([]int, 8)
	for i := range statuses {
		wait.Go(func() {
			statuses[i] = d.post(t, fmt.Sprintf(`{"verdict":"corrected","action":%q,"author":"P%d","text":"variant %[2]d"}`, d.action, i), "If-Match", seen).StatusCode
		})
	}
	wait.Wait()
	slices.Sort(statuses)
	if want := []int{201, 409, 409, 409, 409, 409, 409, 409}; !slices.Equal(statuses, want) {
		t.Errorf("statuses = %v, want %v", statuses, want)
	}
}

func TestReviewProblems(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		name, body string
		status     int
		parameter  string
		says       string
	}{
		{"nothing", "", 400, "", "the body is empty"},
		{"no JSON", "{", 400, "", "it ends too early"},
		{"a list", "[]", 400, "", "the body is a list; a review is one JSON object, such as {"},
		{"a number", "7", 400, "", "the body is a number; a review"},
		{"more", `{"verdict":"complete"} {}`, 400, "", "goes on after a review"},
		{"a misspelt member", `{"verdikt":"accepted"}`, 400, "verdikt", `did you mean \"verdict\"?`},
		{"a misspelt member of a time", `{"deadline":{"form":"2031-01-01"}}`, 400, "form", `did you mean \"from\"?`},
		{"another type", `{"actors":"commission"}`, 400, "actors", "cannot be a string"},
		{"another type of a time", `{"deadline":{"from":["2031-01-01"]}}`, 400, "deadline.from", "cannot be a list"},
		{"a large page", `{"page":1e99}`, 400, "page", "cannot be the number 1e99"},
		{"unknown theme", `{"verdict":"corrected","action":"ACTION","author":"A","themes":["frod"]}`, 400, "themes", `did you mean \"fraud\"?`},
		{"unknown actor", `{"verdict":"corrected","action":"ACTION","author":"A","actors":["comission"]}`, 400, "actors", `did you mean \"commission\"?`},
		{"deadline turned round", `{"verdict":"corrected","action":"ACTION","author":"A","deadline":{"from":"2032-01-01","to":"2031-01-01"}}`, 400, "deadline", "before it begins"},
		{"unknown action", `{"verdict":"accepted","action":"nothing","author":"A"}`, 400, "action", "has no action"},
		{"no author", `{"verdict":"accepted","action":"ACTION"}`, 400, "author", "the name of the reviewer is needed"},
		{"withdrawn", `{"verdict":"withdrawn"}`, 400, "verdict", "DELETE /v1/reviews/{id}"},
		{"attached with a verdict", `{"verdict":"accepted","attach":"x"}`, 400, "attach", "goes without a verdict"},
		{"attached without an action", `{"attach":"x","author":"A"}`, 404, "", "has no review"},
		{"a page of what is found", `{"verdict":"accepted","action":"ACTION","page":3}`, 400, "page", "goes with the verdict added alone"},
		{"too large", `{"comment":"` + strings.Repeat("x", 70<<10) + `"}`, 413, "", "larger than"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := d.post(t, strings.ReplaceAll(c.body, "ACTION", d.action))
			var p api.Problem
			if err := json.Unmarshal([]byte(got.body), &p); err != nil {
				t.Fatal(err)
			}
			if got.StatusCode != c.status || p.Parameter != c.parameter || !strings.Contains(got.body, c.says) {
				t.Errorf("status %d, parameter %q, want %d, %q and %q: %s", got.StatusCode, p.Parameter, c.status, c.parameter, c.says, got.body)
			}
		})
	}
	if got := d.post(t, `{}`, "Content-Type", "text/plain"); got.StatusCode != 415 {
		t.Errorf("another media type answers %d", got.StatusCode)
	}
	if got := d.send(t, http.MethodPost, "/v1/documents/nothing/reviews", `{"verdict":"complete","author":"A"}`); got.StatusCode != 404 || strings.Contains(got.body, "secret") {
		t.Errorf("an unknown document answers %d: %s", got.StatusCode, got.body)
	}
	for _, method := range []string{http.MethodGet, http.MethodDelete} {
		for _, id := range []string{"nothing", d.document.ID + "-r9"} {
			if got := d.send(t, method, "/v1/reviews/"+id, ""); got.StatusCode != 404 || !strings.Contains(got.body, "there is no review") {
				t.Errorf("%s of review %q answers %d: %s", method, id, got.StatusCode, got.body)
			}
		}
	}
	d.reviewer.fail = fmt.Errorf("review x is kept, but the index does not have it yet: /secret/disk: %w", corpus.ErrUnavailable)
	if got := d.post(t, fmt.Sprintf(`{"verdict":"accepted","action":%q,"author":"A"}`, d.action)); got.StatusCode != 503 || strings.Contains(got.body, "secret") {
		t.Errorf("a fault of the index answers %d: %s", got.StatusCode, got.body)
	}
	// A server without a keeper of reviews says so.
	handler, err := api.New(api.Options{Index: d.index, Archive: d.archive})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/v1/reviews", nil))
	if w.Code != 404 || !strings.Contains(w.Body.String(), "this server keeps no reviews") {
		t.Errorf("a server without reviews answers %d: %s", w.Code, w.Body)
	}
}

func TestReviewList(t *testing.T) {
	d := newDesk(t)
	for i, author := range []string{"Ana", "Bo", "Ana", "Cy", "Ana"} {
		answered[api.ReviewAnswer](t, d.post(t, fmt.Sprintf(`{"verdict":"corrected","author":%q,"title":"Title %d"}`, author, i)), 201)
	}
	text := d.held(corpus.FormatText)
	answered[api.ReviewAnswer](t, d.send(t, http.MethodPost, "/v1/documents/"+text.ID+"/reviews", fmt.Sprintf(`{"verdict":"accepted","author":"Ana","action":%q}`, text.Actions[0].ID)), 201)
	text.Actions[0].ID, text.Actions[0].Text = text.ID+"-a77", "map some weak places of ports together with Europol by 2032"
	walk := func(query string) (ids []string) {
		for path := "/v1/reviews?" + query; path != ""; {
			list := answered[api.ReviewList](t, d.get(t, path), 200)
			for _, r := range list.Reviews {
				ids = append(ids, r.ID[len(r.Document):])
			}
			path = list.Links.Next
		}
		return ids
	}
	for _, c := range []struct {
		query string
		want  int
	}{
		{"", 6}, {"limit=1", 6}, {"limit=4", 6}, {"limit=6", 6}, {"author=ana", 4}, {"author=ana&limit=1", 4}, {"author=Bo&author=Cy", 2},
		{"document=" + d.document.ID, 5}, {"state=overruled", 4}, {"state=orphaned", 1}, {"state=held&state=orphaned&limit=1", 2}, {"author=Dan", 0},
	} {
		if got := walk(c.query); len(got) != c.want {
			t.Errorf("%s: %v, want %d", c.query, got, c.want)
		}
	}
	orphan := answered[api.ReviewList](t, d.get(t, "/v1/reviews?state=orphaned"), 200).Reviews[0]
	if orphan.Nearest != text.ID+"-a77" || orphan.Reason == "" || orphan.Links.Action != "" {
		t.Errorf("orphan = %+v", orphan)
	}
	attach := fmt.Sprintf(`{"attach":%q,"action":%q,"author":"Bo"}`, orphan.ID, orphan.Nearest)
	if got := answered[api.ReviewAnswer](t, d.send(t, http.MethodPost, "/v1/documents/"+text.ID+"/reviews", attach), 201); got.Verdict != corpus.Accepted || got.State != corpus.ReviewHeld {
		t.Errorf("attached = %+v", got)
	}
	for query, status := range map[string]int{"limit=501": 400, "state=lost": 400, "cursor=x": 400, "authr=x": 400} {
		if got := d.get(t, "/v1/reviews?"+query); got.StatusCode != status {
			t.Errorf("%s answers %d: %s", query, got.StatusCode, got.body)
		}
	}
}

// TestReviewAnswersAreDescribed holds the answers against the description.
func TestReviewAnswersAreDescribed(t *testing.T) {
	d := newDesk(t)
	spec, doc, err := newChecker([]byte(d.get(t, "/openapi.json").body))
	if err != nil {
		t.Fatal(err)
	}
	const ofDocument, one = "/v1/documents/{id}/reviews", "/v1/reviews/{id}"
	corrected := fmt.Sprintf(`{"verdict":"corrected","action":%q,"author":"Ana","text":"map the weak places of ports","deadline":{"to":"2033-12-31"},"themes":[],"lead_in":"","box":"B","actors":["europol"]}`, d.action)
	checkMethod(t, spec, doc, "post", ofDocument, d.post(t, corrected))
	checkMethod(t, spec, doc, "post", ofDocument, d.post(t, `{"verdict":"corrected","author":"Ana","title":"A","date":"2031-01-01","reference":"X","type":"report","language":"fr"}`))
	checkMethod(t, spec, doc, "post", ofDocument, d.post(t, `{"verdict":"added","author":"Ana","text":"the commission will","relative":{"text":"soon"}}`))
	checkMethod(t, spec, doc, "post", ofDocument, d.post(t, `{"verdict":"complete","author":"Ana"}`))
	for _, bad := range []string{`{}`, `{`, `{"verdict":"added","author":"Ana","text":"the commission will"}`, `{"comment":"` + strings.Repeat("x", 70<<10) + `"}`} {
		checkMethod(t, spec, doc, "post", ofDocument, d.post(t, bad))
	}
	checkMethod(t, spec, doc, "post", ofDocument, d.post(t, `{}`, "Content-Type", "text/plain"))
	list := answered[api.ReviewList](t, d.get(t, "/v1/reviews"), 200)
	id := list.Reviews[0].ID
	checkMethod(t, spec, doc, "delete", one, d.send(t, http.MethodDelete, "/v1/reviews/"+id+"?author=Bo", ""))
	checkMethod(t, spec, doc, "delete", one, d.send(t, http.MethodDelete, "/v1/reviews/"+id+"?author=Bo", ""))
	checkMethod(t, spec, doc, "delete", one, d.send(t, http.MethodDelete, "/v1/reviews/none?author=Bo", ""))
	checkMethod(t, spec, doc, "delete", one, d.send(t, http.MethodDelete, "/v1/reviews/"+id, ""))
	answered[api.ReviewAnswer](t, d.post(t, fmt.Sprintf(`{"verdict":"rejected","action":%q,"author":"Ana"}`, d.action)), 201)
	answered[api.ReviewAnswer](t, d.post(t, `{"verdict":"complete","author":"Ana"}`), 201)
	for path, asked := range map[string][]string{
		ofDocument:           {"/v1/documents/" + d.document.ID + "/reviews", "/v1/documents/x/reviews", "/v1/documents/" + d.document.ID + "/reviews?action=x"},
		"/v1/reviews":        {"/v1/reviews", "/v1/reviews?limit=1", "/v1/reviews?state=x"},
		one:                  {"/v1/reviews/" + id, "/v1/reviews/x"},
		"/v1/reviews/gold":   {"/v1/reviews/gold", "/v1/reviews/gold?x=y"},
		"/v1/actions/{id}":   {"/v1/actions/" + answered[api.DocumentReviews](t, d.get(t, "/v1/documents/"+d.document.ID+"/reviews"), 200).Reviews[2].Action},
		"/v1/documents/{id}": {"/v1/documents/" + d.document.ID},
	} {
		for _, a := range asked {
			checkMethod(t, spec, doc, "get", path, d.get(t, a))
		}
	}
	checkMethod(t, spec, doc, "get", "/v1/reviews/gold", d.get(t, "/v1/reviews/gold", "Accept", "application/json"))
	// The body is described as it is read.
	schema := spec.schemas["ReviewBody"].(map[string]any)
	for _, body := range []string{corrected, `{"verdict":"corrected","deadline":null}`, `{"attach":"x","action":"y"}`} {
		var v any
		if err := json.Unmarshal([]byte(body), &v); err != nil {
			t.Fatal(err)
		}
		if faults := spec.check("body", schema, v); len(faults) > 0 {
			t.Errorf("%s is not as described: %v", body, faults)
		}
	}
}

// FuzzReview sends any body: it is kept, or refused with a sentence, and what is
// kept can be shown.
func FuzzReview(f *testing.F) {
	d := newDesk(f)
	for _, seed := range []string{
		`{"verdict":"accepted","action":"ACTION","author":"A"}`, `{"verdict":"corrected","action":"ACTION","author":"A","deadline":null,"themes":[]}`,
		`{"verdict":"added","author":"A","text":"ports","page":7,"relative":{"text":"soon"}}`, `{"verdict":"corrected","author":"A","reference":"COM(2031) 1","date":"0000-00-00"}`,
		`{"attach":"x"}`, `null`, `{"verdict":1}`, `{"text":"\u0000\ud800"}`, `[[[[`,
	} {
		f.Add(seed)
	}
	reviewer := newReviewer(d.archive)
	handler, err := api.New(api.Options{Index: d.index, Archive: d.archive, Themes: testThemes(), Reviewer: reviewer})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body string) {
		reviewer.reviews = map[string][]corpus.Review{}
		ask := func(method, path, body string) *httptest.ResponseRecorder {
			r := httptest.NewRequest(method, path, strings.NewReader(strings.ReplaceAll(body, "ACTION", d.action)))
			r.Header.Set("Content-Type", "application/json")
			r.RemoteAddr, r.Host = "127.0.0.1:9", "localhost"
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			return w
		}
		path := "/v1/documents/" + d.document.ID + "/reviews"
		w := ask(http.MethodPost, path, body)
		if !slices.Contains([]int{201, 400, 404, 409, 413}, w.Code) || !json.Valid(w.Body.Bytes()) {
			t.Fatalf("%s answers %d: %s", body, w.Code, w.Body)
		}
		for _, shown := range []string{path, "/v1/reviews", "/v1/reviews/gold"} {
			if w := ask(http.MethodGet, shown, ""); w.Code != 200 {
				t.Errorf("%s after %s answers %d: %s", shown, body, w.Code, w.Body)
			}
		}
	})
}
