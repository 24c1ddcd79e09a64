package themes_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/themes"
)

const editable = `# a vocabulary
themes:

  # the sea
  - id: ports
    labels: {en: Ports, fr: Ports}
    note: Harbours.
    eurovoc: ["0123"]
    terms:
      fr: |
        port+ # every one
        quai+
      en: |
        port+; quay+

  # the land
  - id: roads
    broader: ports
    terms: {en: "road+"}

# what names nothing
ignore:
  en: |
    port of call
`

func theme(t *testing.T, text string) corpus.ThemeTerms {
	t.Helper()
	out, err := themes.ParseTheme([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEditKeepsTheRest(t *testing.T) {
	for _, test := range []struct {
		name, edit string
		old, new   string
	}{
		{
			"the first", "id: ports\nlabels: {en: Harbours}\nterms: {en: 'harbour+', fr: \"port+ # all\\nquai+\"}",
			editable[strings.Index(editable, "  - id: ports"):strings.Index(editable, "\n  # the land")],
			"  - id: ports\n    labels:\n      en: Harbours\n    terms:\n      fr: |\n        port+ # all\n        quai+\n      en: |\n        harbour+\n",
		},
		{
			"the last", "id: roads\nnote: 'yes'\niccs: ['0901']\nterms: {any: 'road+; E40'}",
			"  - id: roads\n    broader: ports\n    terms: {en: \"road+\"}\n",
			"  - id: roads\n    note: yes\n    iccs: [\"0901\"]\n    terms:\n      any: |\n        road+; E40\n",
		},
		{
			"a new one", "id: rails\nterms: {en: 'rail+'}",
			"    terms: {en: \"road+\"}\n",
			"    terms: {en: \"road+\"}\n  - id: rails\n    terms:\n      en: |\n        rail+\n",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := themes.Edit([]byte(editable), theme(t, test.edit))
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Replace(editable, test.old, test.new, 1)
			if want == editable {
				t.Fatal("the case expects no change")
			}
			if diff := cmp.Diff(want, string(got)); diff != "" {
				t.Errorf("edited (-want +got):\n%s", diff)
			}
		})
	}
}

func TestEditWritesAnewWhatIsNotInBlockStyle(t *testing.T) {
	for _, text := range []string{
		"themes: [{id: ports, terms: {en: 'port+'}}, {id: roads}]\nignore: {en: \"port of call\"}\n",
		"{themes: [{id: ports, terms: {en: 'port+'}}, {id: roads}], ignore: {en: \"port of call\"}}",
		"ignore: {en: port of call}\nthemes:\n- {id: ports, terms: {en: 'port+'}}\n- {id: roads}",
		`{"themes": [{"id": "ports", "terms": {"en": "port+"}}, {"id": "roads"}], "ignore": {"en": "port of call"}}`,
	} {
		got, err := themes.Edit([]byte(text), theme(t, "{id: ports, labels: {en: Harbours}, terms: {en: 'harbour+'}}"))
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		v, err := themes.Load(bytes.NewReader(got))
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if diff := cmp.Diff([]string{"ports"}, v.Of("a harbour", "en")); diff != "" || len(v.Themes()) != 2 || v.Themes()[0].Label("en") != "Harbours" {
			t.Errorf("%s became\n%s", text, got)
		}
	}
}

func TestEditOfTheBuiltInVocabulary(t *testing.T) {
	before := themes.DefaultFile()
	all := themes.Default().Themes()
	for _, built := range []corpus.Theme{all[0], all[len(all)/2], all[len(all)-1]} {
		one, err := themes.Theme(before, built.ID)
		if err != nil {
			t.Fatal(err)
		}
		one.Terms["en"] += "zyzzyva+\n"
		after, err := themes.Edit(before, one)
		if err != nil {
			t.Fatalf("%s: %v", built.ID, err)
		}
		if again, err := themes.Theme(after, built.ID); err != nil || again.Terms["en"] != one.Terms["en"] {
			t.Errorf("%s: its terms are not those that were given: %v", built.ID, err)
		}
		start := bytes.Index(before, []byte("  - id: "+built.ID+"\n"))
		rest := before[start+8:]
		next := bytes.Index(rest, []byte("\n  - id: "))
		if next < 0 {
			next = bytes.Index(rest, []byte("\nignore:"))
		}
		if !bytes.HasPrefix(after, before[:start]) || !bytes.HasSuffix(after, rest[next:]) {
			t.Errorf("%s: the edit changed other text", built.ID)
		}
	}
}

func TestRemove(t *testing.T) {
	for _, test := range []struct {
		name, id string
		kind     error
		message  string
	}{
		{"one", "roads", nil, ""},
		{"a broader one", "ports", corpus.ErrInvalid, `is the broader one of "roads"`},
		{"none", "road", corpus.ErrNotFound, `did you mean "roads"?`},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := themes.Remove([]byte(editable), test.id)
			if !errors.Is(err, test.kind) || err != nil && !strings.Contains(err.Error(), test.message) {
				t.Fatalf("Remove(%q): %v", test.id, err)
			}
			if err != nil {
				return
			}
			want := strings.Replace(editable, "  - id: roads\n    broader: ports\n    terms: {en: \"road+\"}\n", "", 1)
			if diff := cmp.Diff(want, string(got)); diff != "" {
				t.Errorf("removed (-want +got):\n%s", diff)
			}
			if _, err := themes.Remove(got, "ports"); !errors.Is(err, corpus.ErrInvalid) {
				t.Errorf("removing the last: %v", err)
			}
		})
	}
}

func TestEditRefuses(t *testing.T) {
	for _, test := range []struct {
		name, edit, member, cause string
	}{
		{"an id with capitals", "id: Ports", "id", "small letters"},
		{"a term that is none", "id: ports\nterms:\n  en: |\n    port+\n    # a remark\n    quay+; a ~x b\n", "terms.en", `line 3: term "a ~x b"`},
		{"terms of no language", "id: ports\nterms: {english: port}", "terms", `language "english"`},
		{"labels of no language", "id: ports\nlabels: {any: Ports}", "labels", `language "any"`},
		{"a broader one that is not there", "id: ports\nbroader: road", "broader", `there is no theme "road"`},
		{"a circle", "id: ports\nbroader: roads", "broader", "lead back"},
		{"itself", "id: ports\nbroader: ports", "broader", "broader than itself"},
		{"a control character", "id: ports\nlabels: {en: \"a\\ab\"}", "labels.en", "U+0007"},
		{"a long label", "id: ports\nlabels: {en: " + strings.Repeat("a", 201) + "}", "labels.en", "at most 200"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := themes.Edit([]byte(editable), theme(t, test.edit))
			var e *corpus.MemberError
			if !errors.As(err, &e) || !errors.Is(err, corpus.ErrInvalid) {
				t.Fatalf("Edit: %v", err)
			}
			if e.Member != test.member || !strings.Contains(e.Cause, test.cause) {
				t.Errorf("Edit: member %q, cause %q, want %q, %q", e.Member, e.Cause, test.member, test.cause)
			}
		})
	}
}

func TestParseThemeRefuses(t *testing.T) {
	for _, text := range []string{"", "[]", "labels: {en: x}", "id: a\nterm: {en: x}", "id: a\nterms: [x]", "id: [", "- id: a"} {
		if _, err := themes.ParseTheme([]byte(text)); !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("ParseTheme(%q): %v", text, err)
		}
	}
}

// FuzzEdit edits with any theme: what is taken is read back as it was given, and the
// other themes stay.
func FuzzEdit(f *testing.F) {
	for _, text := range []string{
		`{"id":"ports","terms":{"en":"quay+\nharbour* & ship+"}}`,
		`{"id":"rails","labels":{"en":"Rails: all","de":"# Bahn"},"note":"- a\n b","terms":{"any":"  x\n\n y ;z"}}`,
		`{"id":"roads","broader":"ports","eurovoc":["01","a: b"],"terms":{"en":"\t a\u00a0b\u0085c"}}`,
		`{"id":"0x1","labels":{"en":"'\"|>%@"},"note":"null"}`,
	} {
		f.Add(text, editable)
		f.Add(text, "themes: [{id: ports}, {id: roads}]")
	}
	f.Fuzz(func(t *testing.T, edit, file string) {
		var given corpus.ThemeTerms
		if json.Unmarshal([]byte(edit), &given) != nil {
			return
		}
		before, err := themes.Load(strings.NewReader(file))
		if err != nil {
			return
		}
		out, err := themes.Edit([]byte(file), given)
		if err != nil {
			if !errors.Is(err, corpus.ErrInvalid) {
				t.Errorf("Edit: %v, not of kind %v", err, corpus.ErrInvalid)
			}
			return
		}
		after, err := themes.Load(bytes.NewReader(out))
		if err != nil {
			t.Fatalf("Load of what was edited: %v\n%s", err, out)
		}
		one, err := themes.Theme(out, given.ID)
		if err != nil {
			t.Fatal(err)
		}
		again, err := themes.Edit(out, one)
		if err != nil || !bytes.Equal(again, out) {
			t.Errorf("the same edit again changes the text: %v\n%s\n%s", err, out, again)
		}
		i := 0
		for _, b := range before.Themes() {
			for i < len(after.Themes()) && after.Themes()[i].ID != b.ID {
				i++
			}
			if i == len(after.Themes()) {
				t.Errorf("theme %q is gone or has moved", b.ID)
			}
		}
	})
}
