package train_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/themes"
	"polidex/extract/themes/train"
)

func TestRead(t *testing.T) {
	got, err := train.Read(strings.NewReader("# made up\nports,light\tlamps in harbours\n\n-\ta quiet day\n"), "en")
	if err != nil {
		t.Fatal(err)
	}
	want := []train.Sentence{{Language: "en", Themes: []string{"ports", "light"}, Text: "lamps in harbours"}, {Language: "en", Text: "a quiet day"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Read (-want +got):\n%s", diff)
	}
	for name, text := range map[string]string{"no tabulator": "ports lamps\n", "no themes": "\tlamps\n", "no text": "-\t \n"} {
		if _, err := train.Read(strings.NewReader("-\tfine\n"+text), "en"); !errors.Is(err, corpus.ErrInvalid) || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%s: error %v, want one of line 2", name, err)
		}
	}
}

const towns = `
themes:
  - id: ports
    labels: {en: Ports}
    terms: {en: "harbour+ ; quay+"}
  - id: light
    labels: {en: Light}
    terms: {en: "lamp+"}
`

// The quays of these sentences are only where the lamps stand.
const sentences = `light	mend the lamps on the quay by night
light	count the lamps along the quay again
light	buy oil for every lamp of the quay
light	paint the lamp posts near the quay
light	light the streets and squares before dusk
light	keep candles burning in every dark street
light	replace candles in the squares and streets
light	teach the watch to trim candles at dusk
ports	dredge the harbour before the boats return
ports	let foreign boats into the harbour at high tide
ports	widen the harbour mouth for larger boats
ports	build a second harbour where boats can wait
ports	moor all boats and barges at high tide
ports	weigh the cargo of barges and boats
ports	tow broken barges away at high tide
ports	repair moorings for barges and their cargo
-	publish the accounts of the town each year
-	invite the people of the town to a meeting
-	print the rules of the council each year
-	hold a meeting of the council in the hall
`

func TestTrain(t *testing.T) {
	v, err := themes.Load(strings.NewReader(towns))
	if err != nil {
		t.Fatal(err)
	}
	s, err := train.Read(strings.NewReader(sentences), "en")
	if err != nil {
		t.Fatal(err)
	}
	first, err := train.Train(v, s)
	if err != nil {
		t.Fatal(err)
	}
	again, err := train.Train(v, s)
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("the same sentences give other weights (%v)", err)
	}
	d, err := v.With(first)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"mend a lamp on the old quay":            "light term", // the quay is a mention
		"dredge the harbour at high tide":        "ports term",
		"weigh barges and boats at high tide":    "ports learned-words", // no term names it
		"print the accounts of the town council": "",
	} {
		got := ""
		for _, d := range d.Decide(text, "en") {
			got += " " + d.Theme + " " + string(d.Rule)
		}
		if strings.TrimSpace(got) != want {
			t.Errorf("Decide(%q) = %q, want %q", text, got, want)
		}
	}

	if _, err := train.Train(v, append(s, train.Sentence{Language: "en", Themes: []string{"gulls"}, Text: "feed them"})); !errors.Is(err, corpus.ErrInvalid) {
		t.Errorf("an unknown theme: error %v, want ErrInvalid", err)
	}
	if _, err := train.Train(v, s[:3]); err == nil {
		t.Error("three sentences were enough")
	}
}

// The weights that Polidex carries were learned from what lies beside them.
func TestWeightsAreFresh(t *testing.T) {
	s, err := train.ReadAll(os.DirFS("../sentences"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := themes.Learned(), train.Digest(themes.Default(), s); got != want {
		t.Errorf("the weights were learned from %s, the sentences and terms are %s: run go generate ./extract/themes", got, want)
	}
}
