package weights

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/themes/internal/words"
)

func TestFeatures(t *testing.T) {
	const text = "Guarding the harbours of Zürich, guarding harbour"
	var got []string
	byHash := map[uint32]string{}
	for _, f := range Features(words.Split(text)) {
		got = append(got, text[f.Start:f.End])
		byHash[f.Hash] += "|" + text[f.Start:f.End]
	}
	want := []string{
		"Guarding", "the", "Guarding the", "harbours", "the harbours", "Zürich", "harbours of Zürich",
		"guarding", "Zürich, guarding", "harbour", "guarding harbour",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Features(%q) (-want +got):\n%s", text, diff)
	}
	stems := words.Split("harbours harbour HARBOURING")
	f := Features(stems)
	if f[0].Hash != f[1].Hash || f[0].Hash != f[3].Hash {
		t.Errorf("forms of one word have different stems: %v", f)
	}
	if f[0].Hash == Features(words.Split("ha rbours"))[0].Hash {
		t.Error("another word has the same stem")
	}
}
