package api_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/api"
	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/themes"
	"polidex/ingest"
)

// sea is a vocabulary that is soon read.
const sea = `themes:
  - id: ports
    labels: {en: Ports}
    terms: {en: "harbour+"}
  - id: ships
    labels: {en: Ships}
    broader: ports
    terms: {en: "ferries"}
`

// pilot is a server over a real archive whose vocabulary can be edited.
type pilot struct {
	*fixture
	archive *ingest.Archive
	tagger  *ingest.Tagger
	ids     []string
}

func newPilot(t testing.TB, refuse string) *pilot {
	t.Helper()
	archive, err := ingest.OpenArchive(t.Context(), "mem://")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { archive.Close() })
	v, err := themes.LoadChecked([]byte(sea))
	if err != nil {
		t.Fatal(err)
	}
	p := &pilot{fixture: newFixture(t), archive: archive}
	for n := range 5 {
		text := fmt.Sprintf("Strategy %d\n\nKey actions\n\nThe Commission will:\n\n- light the buoys of bay %[1]d by 2030;\n\n- inspect the ferries of line %[1]d.\n", n)
		doc, err := extract.Extract(t.Context(), []byte(text), extract.Source{Name: "a.txt"}, extract.Options{Themes: v})
		if err != nil {
			t.Fatal(err)
		}
		if err := archive.PutDocument(t.Context(), doc); err != nil {
			t.Fatal(err)
		}
		p.ids = append(p.ids, doc.ID)
	}
	if p.tagger, err = ingest.OpenTagger(t.Context(), ingest.TaggerOptions{Archive: archive, Base: []byte(sea), Refuse: refuse}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.tagger.Close() })
	handler, err := api.New(api.Options{
		Index: p.index, Archive: archive, Vocabulary: p.tagger, ThemeEditor: p.tagger,
		Now: func() time.Time { return time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	p.url = server.URL
	return p
}

// send sends a body with headers given as name, value, name, value.
func (p *pilot) send(t testing.TB, method, path, body string, headers ...string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, p.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{res, string(got)}
}

func decoded[T any](t testing.TB, got answer, status int) T {
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

// with counts the documents of the archive that have a theme.
func (p *pilot) with(t testing.TB, theme string) (n int) {
	t.Helper()
	for doc, err := range p.archive.Documents(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range doc.Themes {
			if id == theme {
				n++
			}
		}
	}
	return n
}

func TestAThemeIsChangedOverHTTP(t *testing.T) {
	p := newPilot(t, "")
	got := p.get(t, "/v1/themes/ports")
	theme := decoded[api.ThemeAnswer](t, got, 200)
	if diff := cmp.Diff(map[string]string{"en": "harbour+"}, theme.Terms); diff != "" || len(theme.Narrower) != 1 {
		t.Errorf("theme %+v", theme)
	}
	etag := got.Header.Get("ETag")
	if again := p.get(t, "/v1/themes/ports", "If-None-Match", etag); again.StatusCode != 304 {
		t.Errorf("asked again: %d", again.StatusCode)
	}

	// The answer of GET, changed, is what PUT takes.
	body := strings.Replace(got.body, `"harbour+"`, `"harbour+\nbuoy+ # lights"`, 1)
	dry := decoded[api.ThemeChange](t, p.send(t, "PUT", "/v1/themes/ports?dry_run=true&limit=2", body, "If-Match", etag), 200)
	if dry.Saved || dry.Effect == nil || dry.Effect.Gain.Actions != 5 || len(dry.Effect.Gain.First) != 2 || dry.Effect.Gain.First[0].Words != "buoys" {
		t.Errorf("dry run: %+v", dry)
	}
	if p.with(t, "ports") != 0 {
		t.Error("a dry run has tagged documents")
	}
	saved := decoded[api.ThemeChange](t, p.send(t, "PUT", "/v1/themes/ports", body, "If-Match", etag), 200)
	if !saved.Saved || saved.Effect != nil || saved.Version.Version != dry.Effect.Next || saved.Tagging.Changed != 5 || p.with(t, "ports") != 5 {
		t.Errorf("saved: %+v", saved)
	}
	if late := p.send(t, "PUT", "/v1/themes/ports", body, "If-Match", etag); late.StatusCode != 409 || !strings.Contains(late.body, "has changed since version") {
		t.Errorf("with an old ETag: %d %s", late.StatusCode, late.body)
	}
	if changed := p.get(t, "/v1/themes/ports").Header.Get("ETag"); changed == etag {
		t.Error("the ETag stays")
	}

	// A new theme is shown everywhere at once.
	added := p.send(t, "PUT", "/v1/themes/lights", `{"labels": {"en": "Lights at sea"}, "terms": {"en": "buoys"}}`, "If-Match", `"`+saved.Version.Version+`"`)
	decoded[api.ThemeChange](t, added, 200)
	list := decoded[api.ThemesAnswer](t, p.get(t, "/v1/themes"), 200)
	if n := len(list.Themes); list.Vocabulary == saved.Version.Version || list.Themes[n-2].ID != "lights" && list.Themes[n-1].ID != "lights" && !strings.Contains(fmt.Sprint(list.Themes), "Lights at sea") {
		t.Errorf("themes: %+v", list)
	}
	if home := p.get(t, "/", "Accept", "application/json"); !strings.Contains(home.body, list.Vocabulary) {
		t.Errorf("home: %s", home.body)
	}

	removed := decoded[api.ThemeChange](t, p.send(t, "DELETE", "/v1/themes/lights", ""), 200)
	if removed.Version.Change != corpus.VocabularyRemoved || p.get(t, "/v1/themes/lights").StatusCode != 404 {
		t.Errorf("removed: %+v", removed)
	}
	versions := decoded[api.VersionsAnswer](t, p.get(t, "/v1/vocabulary/versions"), 200)
	if len(versions.Versions) != 4 || !versions.Versions[0].Current || versions.Tagging.State != corpus.TaggingDone {
		t.Errorf("versions: %+v", versions)
	}
	base := versions.Versions[3].Version
	restored := decoded[api.ThemeChange](t, p.send(t, "POST", "/v1/vocabulary/versions/"+base+"/restore", ""), 200)
	if restored.Version.Version != base || p.with(t, "ports") != 0 {
		t.Errorf("restored: %+v", restored)
	}
}

func TestThemeAnswersAreDescribed(t *testing.T) {
	p, fixed := newPilot(t, ""), newPilot(t, "the themes are those of a file")
	spec, doc, err := newChecker([]byte(p.get(t, "/openapi.json").body))
	if err != nil {
		t.Fatal(err)
	}
	const theme, all, restore = "/v1/themes/{id}", "/v1/vocabulary/versions", "/v1/vocabulary/versions/{id}/restore"
	for _, test := range []struct {
		name                    string
		on                      *pilot
		method, operation, path string
		body                    string
		headers                 []string
		status                  int
		saying                  string
	}{
		{"a theme", p, "GET", theme, "/v1/themes/ports", "", nil, 200, ""},
		{"none", p, "GET", theme, "/v1/themes/port", "", nil, 404, `did you mean \"ports\"`},
		{"a word too many", p, "GET", theme, "/v1/themes/ports?q=x", "", nil, 400, ""},
		{"dry run", p, "PUT", theme, "/v1/themes/ports?dry_run=true", `{"terms": {"en": "buoy+"}}`, nil, 200, `"words": "buoys"`},
		{"dry run of a removal", p, "DELETE", theme, "/v1/themes/ships?dry_run=true", "", nil, 200, `"words": "ferries"`},
		{"saved", p, "PUT", theme, "/v1/themes/ports", `{"terms": {"any": "buoy+"}}`, nil, 200, ""},
		{"a term", p, "PUT", theme, "/v1/themes/ports", `{"terms": {"en": "a\n\nb ~x c"}}`, nil, 400, `line 3: term \"b ~x c\"`},
		{"a member", p, "PUT", theme, "/v1/themes/ports", `{"term": {}}`, nil, 400, `did you mean \"terms\"`},
		{"a kind", p, "PUT", theme, "/v1/themes/ports", `{"terms": ["x"]}`, nil, 400, "cannot be a list"},
		{"a list", p, "PUT", theme, "/v1/themes/ports", `[]`, nil, 400, "the body is a list; a theme is one JSON object"},
		{"null", p, "PUT", theme, "/v1/themes/ports", `null`, nil, 400, "the body is null; a theme is one JSON object"},
		{"nothing", p, "PUT", theme, "/v1/themes/ports", "", nil, 400, "a theme is one JSON object"},
		{"no JSON", p, "PUT", theme, "/v1/themes/ports", `terms: x`, nil, 400, "the body is no JSON: byte 2: "},
		{"another id", p, "PUT", theme, "/v1/themes/ports", `{"id": "port"}`, nil, 400, "keeps its id"},
		{"an address", p, "PUT", theme, "/v1/themes/by-year", `{}`, nil, 400, "address of its own"},
		{"capitals", p, "PUT", theme, "/v1/themes/Ports", `{}`, nil, 400, "small letters"},
		{"a form", p, "PUT", theme, "/v1/themes/ports", `a=b`, []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, ""},
		{"too large", p, "PUT", theme, "/v1/themes/ports", `{"note": "` + strings.Repeat("a", 1<<20) + `"}`, nil, 413, ""},
		{"another version", p, "PUT", theme, "/v1/themes/ports", `{}`, []string{"If-Match", `"abc"`}, 409, ""},
		{"no version", p, "PUT", theme, "/v1/themes/ports", `{}`, []string{"If-Match", `"a b"`}, 400, ""},
		{"a limit", p, "PUT", theme, "/v1/themes/ports?limit=501&dry_run=true", `{}`, nil, 400, ""},
		{"a broader one", p, "DELETE", theme, "/v1/themes/ports", "", nil, 400, "broader one of"},
		{"none to remove", p, "DELETE", theme, "/v1/themes/port", "", nil, 404, ""},
		{"versions", p, "GET", all, "/v1/vocabulary/versions", "", nil, 200, ""},
		{"no such version", p, "POST", restore, "/v1/vocabulary/versions/abc/restore", "", nil, 404, ""},
		{"of a file", fixed, "PUT", theme, "/v1/themes/ports", `{}`, nil, 409, "those of a file"},
		{"a theme of a file", fixed, "GET", theme, "/v1/themes/ports", "", nil, 200, "harbour"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := test.on.send(t, test.method, test.path, test.body, test.headers...)
			if got.StatusCode != test.status || !strings.Contains(got.body, test.saying) {
				t.Fatalf("status %d, want %d: %s", got.StatusCode, test.status, got.body)
			}
			checkMethod(t, spec, doc, strings.ToLower(test.method), test.operation, got)
		})
	}
}

func TestAThemeWithoutAnEditor(t *testing.T) {
	f := newFixture(t)
	theme := decoded[api.ThemeAnswer](t, f.get(t, "/v1/themes/fraud"), 200)
	if theme.Labels["en"] != "Fraud & scams" || len(theme.Terms) != 0 {
		t.Errorf("theme: %+v", theme)
	}
	if got := f.get(t, "/v1/vocabulary/versions"); got.StatusCode != 404 {
		t.Errorf("versions: %d", got.StatusCode)
	}
}

// FuzzThemeBody sends any body: what is taken is a theme that is there afterwards.
func FuzzThemeBody(f *testing.F) {
	for _, body := range []string{`{"terms": {"en": "buoy+"}}`, `{"labels": null, "note": "\n"}`, `{"eurovoc": [""], "terms": {"any": ";;"}}`, `[]`, `{"terms": {"": "x"}}`, "{\"note\": \"\\u2028\"}"} {
		f.Add(body)
	}
	p := newPilot(f, "")
	f.Fuzz(func(t *testing.T, body string) {
		got := p.send(t, "PUT", "/v1/themes/tides", body)
		switch got.StatusCode {
		case 200, 202:
			p.tagger.Wait(t.Context())
			if there := p.get(t, "/v1/themes/tides"); there.StatusCode != 200 {
				t.Errorf("%q was taken, and the theme is answered with %d", body, there.StatusCode)
			}
		case 400, 409, 413, 415:
		default:
			t.Errorf("%q: status %d: %s", body, got.StatusCode, got.body)
		}
	})
}
