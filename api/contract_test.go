package api_test

import (
	"encoding/json"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"polidex/corpus"
)

// TestAnswersAreDescribed drives every operation and holds what comes back
// against the description that the same server gives of itself.
func TestAnswersAreDescribed(t *testing.T) {
	f := newFixture(t)
	spec, doc, err := newChecker([]byte(f.get(t, "/openapi.json").body))
	if err != nil {
		t.Fatal(err)
	}
	pdf, html, text := f.held(corpus.FormatPDF), f.held(corpus.FormatHTML), f.held(corpus.FormatText)
	tests := []struct {
		operation string
		path      string
		headers   []string
		status    int
	}{
		{"/v1/search", "/v1/search", nil, 200},
		{"/v1/search", "/v1/search?q=ports&kind=action&facet=all", nil, 200},
		{"/v1/search", "/v1/search?q=ports&limit=1", nil, 200},
		{"/v1/search", "/v1/search?format=csv", nil, 200},
		{"/v1/search", "/v1/search?format=ndjson", nil, 200},
		{"/v1/search", "/v1/search?them=fraud", nil, 400},
		{"/v1/search", "/v1/search?q=forever", nil, 503},
		{"/v1/search", "/v1/search?q=panic", nil, 500},
		{"/v1/search", "/v1/search", []string{"If-None-Match", "*"}, 304},
		{"/v1/actions", "/v1/actions?theme=maritime-security", nil, 200},
		{"/v1/actions", "/v1/actions?theme=drug-traffiking", nil, 200},
		{"/v1/actions", "/v1/actions?format=csv", nil, 200},
		{"/v1/actions/{id}", "/v1/actions/" + pdf.Actions[0].ID, nil, 200},
		{"/v1/actions/{id}", "/v1/actions/" + pdf.ID + "-a0", nil, 404},
		{"/v1/passages/{id}", "/v1/passages/" + corpus.PassageID(text.ID, 2), nil, 200},
		{"/v1/passages/{id}", "/v1/passages/" + corpus.PassageID(html.ID, 1), nil, 200},
		{"/v1/passages/{id}", "/v1/passages/" + corpus.PassageID(text.ID, 0), nil, 404},
		{"/v1/passages/{id}", "/v1/passages/" + text.ID + "-p02", nil, 404},
		{"/v1/passages/{id}", "/v1/passages/" + text.ID + "-p99", nil, 404},
		{"/v1/documents", "/v1/documents", nil, 200},
		{"/v1/documents/{id}", "/v1/documents/" + pdf.ID, nil, 200},
		{"/v1/documents/{id}", "/v1/documents/" + html.ID, nil, 200},
		{"/v1/documents/{id}", "/v1/documents/feed", nil, 404},
		{"/v1/documents/{id}", "/v1/documents/" + pdf.ID + "?q=x", nil, 400},
		{"/v1/documents/{id}/original", "/v1/documents/" + pdf.ID + "/original", nil, 200},
		{"/v1/documents/{id}/original", "/v1/documents/" + html.ID + "/original", nil, 200},
		{"/v1/documents/{id}/original", "/v1/documents/" + text.ID + "/original", nil, 200},
		{"/v1/documents/{id}/original", "/v1/documents/" + pdf.ID + "/original", []string{"Range", "bytes=0-3"}, 206},
		{"/v1/documents/{id}/original", "/v1/documents/" + pdf.ID + "/original", []string{"Range", "bytes=900-"}, 416},
		{"/v1/themes", "/v1/themes", nil, 200},
		{"/v1/themes", "/v1/themes?format=csv", nil, 200},
		{"/v1/themes", "/v1/themes?format=ndjson", nil, 200},
		{"/v1/themes/by-year", "/v1/themes/by-year", nil, 200},
		{"/v1/themes/by-year", "/v1/themes/by-year?theme=fraud", nil, 200},
		{"/v1/themes/by-year", "/v1/themes/by-year?format=csv&kind=document", nil, 200},
		{"/v1/themes/by-year", "/v1/themes/by-year?format=ndjson", nil, 200},
		{"/v1/search", "/v1/search?kind=passage&group=document&limit=2", nil, 200},
		{"/v1/search", "/v1/search?group=work&format=ndjson", nil, 200},
		{"/v1/search", "/v1/search?group=theme", nil, 400},
		{"/v1/search", "/v1/search?like=" + corpus.PassageID(text.ID, 2), nil, 200},
		{"/v1/search", "/v1/search?like=nothing", nil, 404},
		{"/v1/crosstab", "/v1/crosstab", nil, 200},
		{"/v1/crosstab", "/v1/crosstab?rows=actor&columns=theme&kind=document", nil, 200},
		{"/v1/crosstab", "/v1/crosstab?rows=theme&columns=theme&format=csv", nil, 200},
		{"/v1/crosstab", "/v1/crosstab?rows=document&columns=actor&format=ndjson", nil, 200},
		{"/v1/crosstab", "/v1/crosstab?rows=colour", nil, 400},
		{"/v1/crosstab", "/v1/crosstab?due=overdue&deadline_from=2031&deadline_to=2033-06", nil, 200},
		{"/v1/actions", "/v1/actions?due=tomorrow", nil, 400},
		{"/v1/actions", "/v1/actions?deadline_to=2031..2032", nil, 400},
		{"/v1/years", "/v1/years", nil, 200},
		{"/v1/years", "/v1/years?theme=fraud&format=csv", nil, 200},
		{"/v1/actors", "/v1/actors?year=2032", nil, 200},
		{"/v1/actors", "/v1/actors?format=ndjson", nil, 200},
		{"/v1/documents/{id}/outline", "/v1/documents/" + pdf.ID + "/outline", nil, 200},
		{"/v1/documents/{id}/outline", "/v1/documents/feed/outline", nil, 404},
		{"/v1/documents/{id}/pages/{page}", "/v1/documents/" + pdf.ID + "/pages/1", nil, 200},
		{"/v1/documents/{id}/pages/{page}", "/v1/documents/" + pdf.ID + "/pages/99", nil, 404},
		{"/v1/documents/{id}/pages/{page}", "/v1/documents/" + text.ID + "/pages/1", nil, 404},
		{"/v1/documents/{id}/pages/{page}", "/v1/documents/" + pdf.ID + "/pages/first", nil, 404},
		{"/v1/documents/{id}/text", "/v1/documents/" + html.ID + "/text", nil, 200},
		{"/healthz", "/healthz", nil, 200},
		{"/readyz", "/readyz", nil, 200},
		{"/openapi.json", "/openapi.json", nil, 200},
		{"/openapi.yaml", "/openapi.yaml", nil, 200},
		{"/", "/", []string{"Accept", "application/json"}, 200},
		{"/", "/", []string{"Accept", "text/html"}, 200},
	}
	seen := map[string]bool{}
	for _, test := range tests {
		seen[test.operation] = true
		t.Run(test.path+" "+strings.Join(test.headers, " "), func(t *testing.T) {
			got := f.get(t, test.path, test.headers...)
			if got.StatusCode != test.status {
				t.Fatalf("status %d, want %d: %s", got.StatusCode, test.status, got.body)
			}
			checkAnswer(t, spec, doc, test.operation, got)
		})
	}
	for path, item := range doc["paths"].(map[string]any) {
		if item.(map[string]any)["get"] != nil && !seen[path] && !drivenElsewhere(path) {
			t.Errorf("no test drives %s", path)
		}
	}
}

// checkAnswer holds an answer against what the description says of its
// operation, status and media type.
func checkAnswer(t *testing.T, spec checker, doc map[string]any, path string, got answer) {
	t.Helper()
	checkMethod(t, spec, doc, "get", path, got)
}

// checkMethod is checkAnswer for an operation of another method.
func checkMethod(t *testing.T, spec checker, doc map[string]any, method, path string, got answer) {
	t.Helper()
	operation := doc["paths"].(map[string]any)[path].(map[string]any)[method].(map[string]any)
	responses := operation["responses"].(map[string]any)
	response, ok := responses[strconv.Itoa(got.StatusCode)].(map[string]any)
	if !ok {
		t.Fatalf("status %d is not described", got.StatusCode)
	}
	if got.StatusCode == http.StatusNotModified || got.StatusCode == http.StatusRequestedRangeNotSatisfiable {
		return
	}
	mediaType, _, err := mime.ParseMediaType(got.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	content, ok := response["content"].(map[string]any)[mediaType].(map[string]any)
	if !ok {
		t.Fatalf("media type %q is not described for status %d", mediaType, got.StatusCode)
	}
	if mediaType != "application/json" && mediaType != "application/problem+json" {
		return
	}
	var v any
	if err := json.Unmarshal([]byte(got.body), &v); err != nil {
		t.Fatal(err)
	}
	for _, fault := range spec.check("answer", content["schema"].(map[string]any), v) {
		t.Error(fault)
	}
}

func TestDescriptionIsComplete(t *testing.T) {
	f := newFixture(t)
	got := f.get(t, "/openapi.json")
	spec, doc, err := newChecker([]byte(got.body))
	if err != nil {
		t.Fatal(err)
	}
	if v := doc["openapi"]; v != "3.1.0" {
		t.Errorf("openapi = %v", v)
	}
	for name, s := range spec.schemas {
		schema := s.(map[string]any)
		if schema["description"] == nil {
			t.Errorf("schema %s has no description", name)
		}
		for member, m := range schema["properties"].(map[string]any) {
			if m.(map[string]any)["description"] == nil {
				t.Errorf("member %s.%s has no description", name, member)
			}
		}
	}
	for path, item := range doc["paths"].(map[string]any) {
		for method, o := range item.(map[string]any) {
			operation := o.(map[string]any)
			for _, key := range []string{"operationId", "summary", "description", "tags", "responses"} {
				if operation[key] == nil {
					t.Errorf("%s %s has no %s", method, path, key)
				}
			}
			parameters, _ := operation["parameters"].([]any)
			for _, p := range parameters {
				if p.(map[string]any)["description"] == nil {
					t.Errorf("%s %s: parameter %v has no description", method, path, p.(map[string]any)["name"])
				}
			}
		}
	}
	if yaml := f.get(t, "/openapi.yaml"); !strings.HasPrefix(yaml.body, "components:") && !strings.Contains(yaml.body, "\nopenapi: 3.1.0") && !strings.HasPrefix(yaml.body, "openapi: 3.1.0") {
		t.Errorf("the YAML begins with %q", yaml.body[:min(60, len(yaml.body))])
	}
}

// TestLinksLeadSomewhere follows every link of every kind of answer.
func TestLinksLeadSomewhere(t *testing.T) {
	f := newFixture(t)
	for _, start := range []string{"/v1/search?limit=2&q=ports", "/v1/actions", "/v1/documents", "/v1/themes", "/v1/themes/by-year", "/v1/crosstab?rows=actor&columns=theme&actor=commission",
		"/v1/years", "/v1/actors", "/v1/documents/" + f.held(corpus.FormatPDF).ID + "/outline", "/v1/documents/" + f.held(corpus.FormatPDF).ID + "/pages/1", "/v1/search?group=document", "/v1/documents/" + f.held(corpus.FormatPDF).ID, "/v1/actions/" + f.held(corpus.FormatPDF).Actions[0].ID} {
		var v any
		if err := json.Unmarshal([]byte(f.get(t, start).body), &v); err != nil {
			t.Fatal(err)
		}
		for _, link := range linksIn(v) {
			link = strings.NewReplacer("{theme}", "fraud", "{year}", "2032", "{actor}", "europol").Replace(link)
			link, _, _ = strings.Cut(link, "#")
			if got := f.get(t, link); got.StatusCode != http.StatusOK {
				t.Errorf("%s: link %s answers %d: %s", start, link, got.StatusCode, got.body)
			}
		}
	}
}

// drivenElsewhere says whether another test holds the answers of a path against
// the description.
func drivenElsewhere(path string) bool {
	for _, part := range []string{"/themes/{id}", "/compare", "/vocabulary", "/cite", "/picture", "/reviews", "/jobs", ".atom", ".ics", ".jsonfeed", "/feed"} {
		if strings.Contains(path, part) {
			return true
		}
	}
	return false
}

// linksIn returns the values of every member named links, at any depth.
func linksIn(v any) []string {
	var out []string
	switch v := v.(type) {
	case map[string]any:
		for name, member := range v {
			links, ok := member.(map[string]any)
			if name == "links" && ok {
				for _, l := range links {
					out = append(out, l.(string))
				}
				continue
			}
			out = append(out, linksIn(member)...)
		}
	case []any:
		for _, item := range v {
			out = append(out, linksIn(item)...)
		}
	}
	return out
}
