package api_test

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"polidex/api"
	"polidex/api/tokens"
	"polidex/corpus"
)

// TestAccessIsDescribed holds the security of every operation against what its
// answers are: without a token, with one that allows too little, and too often.
func TestAccessIsDescribed(t *testing.T) {
	for _, closed := range []bool{false, true} {
		t.Run(fmt.Sprintf("closed=%v", closed), func(t *testing.T) {
			store := tokens.Open(t.TempDir(), tokens.Options{})
			handler, err := api.New(api.Options{Index: &fakeIndex{}, Archive: &fakeArchive{}, Access: api.Access{Tokens: store, RequireToken: closed, Rate: 1e-6}})
			if err != nil {
				t.Fatal(err)
			}
			g := &guarded{handler: handler}
			spec, doc, err := newChecker(g.do(call{method: "GET", path: "/openapi.json"}).Body.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			scheme, _ := doc["components"].(map[string]any)["securitySchemes"].(map[string]any)["bearer"].(map[string]any)
			if scheme["type"] != "http" || scheme["scheme"] != "bearer" {
				t.Errorf("the scheme is %v", scheme)
			}
			client := 0
			for path, item := range doc["paths"].(map[string]any) {
				for method, o := range item.(map[string]any) {
					operation := o.(map[string]any)
					client++
					c := call{
						method: strings.ToUpper(method), path: strings.NewReplacer("{id}", "0123456789abcdef", "{page}", "1").Replace(path),
						from: fmt.Sprintf("203.0.113.%d:1", client),
					}
					got := g.do(c)
					if want := open(operation); (got.Code != 401) != want {
						t.Errorf("%s %s without a token: %s, and is described as %v", method, path, outcome(got), operation["security"])
					}
					again := g.do(c)
					if always := fmt.Sprint(operation["security"]) == "[]"; (again.Code != 429) != always {
						t.Errorf("%s %s again: %s", method, path, outcome(again))
					}
					// Each has a token of its own, which has not asked yet.
					if c.token, err = store.Create(fmt.Sprintf("reader%d", client), []tokens.Scope{tokens.Read}, time.Time{}); err != nil {
						t.Fatal(err)
					}
					lacking := g.do(c)
					for _, answer := range []*httptest.ResponseRecorder{got, again, lacking} {
						if slices.Contains([]int{401, 403, 429}, answer.Code) {
							checkDescribed(t, spec, operation, answer)
						}
					}
					if writes := scopeOf(operation) != "read"; (lacking.Code == 403) != writes {
						t.Errorf("%s %s with a token for reading: %s", method, path, outcome(lacking))
					}
				}
			}
		})
	}
}

// scopeOf is the scope that a description says an operation needs; of one that
// needs none it is reading.
func scopeOf(operation map[string]any) string {
	security, _ := operation["security"].([]any)
	for _, s := range security {
		if scopes, _ := s.(map[string]any)["bearer"].([]any); len(scopes) > 0 {
			return scopes[0].(string)
		}
	}
	return "read"
}

// open says whether a description allows an operation without a token.
func open(operation map[string]any) bool {
	security, given := operation["security"].([]any)
	if !given || len(security) == 0 {
		return given
	}
	return slices.ContainsFunc(security, func(s any) bool { return len(s.(map[string]any)) == 0 })
}

// checkDescribed holds a problem and its headers against the operation's own words.
func checkDescribed(t *testing.T, spec checker, operation map[string]any, got *httptest.ResponseRecorder) {
	t.Helper()
	response, ok := operation["responses"].(map[string]any)[fmt.Sprint(got.Code)].(map[string]any)
	if !ok {
		t.Errorf("%v: status %d is not described", operation["operationId"], got.Code)
		return
	}
	for name := range response["headers"].(map[string]any) {
		if got.Header().Get(name) == "" {
			t.Errorf("%v: the answer lacks the header %s", operation["operationId"], name)
		}
	}
	var v any
	if err := json.Unmarshal(got.Body.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	schema := response["content"].(map[string]any)["application/problem+json"].(map[string]any)["schema"].(map[string]any)
	for _, fault := range spec.check("answer", schema, v) {
		t.Error(fault)
	}
}

// TestDocsOfAClosedServer has a page for all without what the corpus holds.
func TestDocsOfAClosedServer(t *testing.T) {
	index := &fakeIndex{entries: []corpus.Entry{{ID: "fedcba9876543210", Kind: corpus.KindDocument, Document: "fedcba9876543210"}}}
	store := tokens.Open(t.TempDir(), tokens.Options{})
	secret, err := store.Create("anna", []tokens.Scope{tokens.Read}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	handler, err := api.New(api.Options{Index: index, Archive: &fakeArchive{}, Access: api.Access{Tokens: store, RequireToken: true}})
	if err != nil {
		t.Fatal(err)
	}
	g := &guarded{handler: handler}
	stranger, anna := g.do(call{method: "GET", path: "/docs/documents"}), g.do(call{method: "GET", path: "/docs/documents", token: secret})
	if stranger.Code != 200 || strings.Contains(stranger.Body.String(), "fedcba9876543210") {
		t.Errorf("a stranger is shown what is held: %d", stranger.Code)
	}
	if anna.Code != 200 || !strings.Contains(anna.Body.String(), "fedcba9876543210") {
		t.Errorf("a reader is shown no example: %d", anna.Code)
	}
}
