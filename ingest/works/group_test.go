package works_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/works"
)

// day returns the time of a day of a year that does not matter.
func day(n int) time.Time { return time.Date(2031, 1, n, 0, 0, 0, 0, time.UTC) }

// prose returns so many words that depend on the seed alone, with one in every
// "every" changed where that is not 0.
func prose(seed uint64, words, every int) []string {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]string, words)
	for i := range out {
		out[i] = fmt.Sprintf("w%d", r.IntN(5000))
		if every > 0 && i%every == every-1 {
			out[i] = fmt.Sprintf("changed%d", i)
		}
	}
	return out
}

// printOf returns the fingerprint of words in a language.
func printOf(language string, words []string) works.Fingerprint {
	return works.FingerprintOf(&corpus.Document{
		Meta:   corpus.Meta{Language: language},
		Blocks: []corpus.Block{{Kind: corpus.Paragraph, Text: strings.Join(words, " ")}},
	})
}

func TestGroup(t *testing.T) {
	text := printOf("en", prose(1, 600, 0))
	near := printOf("en", prose(1, 600, 40))
	far := printOf("en", prose(1, 600, 5))
	german := printOf("de", prose(1, 600, 0))
	brief := printOf("en", prose(1, 49, 0))
	damaged := works.Fingerprint{Language: "en", Words: 600, Sketch: "m1:%%"}
	const page = "https://records.example.eu/id/eprint/7"
	for _, c := range []struct {
		name    string
		members []works.Member
		want    map[string]string
	}{
		{"none", nil, map[string]string{}},
		{"one without a reference", []works.Member{{ID: "a"}}, map[string]string{"a": "text-a"}},
		{"one record without a reference", []works.Member{{ID: "a", Record: true}}, map[string]string{"a": "record-a"}},
		{
			"forms and languages of a reference",
			[]works.Member{{ID: "a", Work: "com-2031-1", Fingerprint: text}, {ID: "b", Work: "com-2031-1", Fingerprint: german}, {ID: "c", Work: "com-2031-2"}},
			map[string]string{"a": "com-2031-1", "b": "com-2031-1", "c": "com-2031-2"},
		},
		{
			"a near-equal text takes the reference, whichever came first",
			[]works.Member{{ID: "a", FirstSeen: day(1), Fingerprint: text}, {ID: "b", FirstSeen: day(2), Work: "com-2031-1", Fingerprint: near}},
			map[string]string{"a": "com-2031-1", "b": "com-2031-1"},
		},
		{
			"near-equal texts of two references",
			[]works.Member{{ID: "a", Work: "com-2031-1", Fingerprint: text}, {ID: "b", Work: "com-2031-2", Fingerprint: near}},
			map[string]string{"a": "com-2031-1", "b": "com-2031-2"},
		},
		{
			"a text between two references goes to the more alike",
			[]works.Member{{ID: "a", Work: "com-2031-1", Fingerprint: near}, {ID: "b", Fingerprint: text}, {ID: "c", Work: "com-2031-2", Fingerprint: text}},
			map[string]string{"a": "com-2031-1", "b": "com-2031-2", "c": "com-2031-2"},
		},
		{
			"the key is that of the form seen first",
			[]works.Member{{ID: "a", FirstSeen: day(3), Fingerprint: text}, {ID: "b", FirstSeen: day(2), Fingerprint: near}, {ID: "c", FirstSeen: day(4), Fingerprint: text}},
			map[string]string{"a": "text-b", "b": "text-b", "c": "text-b"},
		},
		{
			"a text with one word in five changed",
			[]works.Member{{ID: "a", Fingerprint: text}, {ID: "b", Fingerprint: far}},
			map[string]string{"a": "text-a", "b": "text-b"},
		},
		{
			"the same words said to be in two languages",
			[]works.Member{{ID: "a", Fingerprint: text}, {ID: "b", Fingerprint: german}},
			map[string]string{"a": "text-a", "b": "text-b"},
		},
		{
			"equal texts that are too short",
			[]works.Member{{ID: "a", Fingerprint: brief}, {ID: "b", Fingerprint: brief}},
			map[string]string{"a": "text-a", "b": "text-b"},
		},
		{
			"damaged and missing sketches are like nothing",
			[]works.Member{{ID: "a", Fingerprint: damaged}, {ID: "b", Fingerprint: damaged}, {ID: "c", Fingerprint: works.Fingerprint{Words: 99}}, {ID: "d", Fingerprint: works.Fingerprint{Words: 99}}},
			map[string]string{"a": "text-a", "b": "text-b", "c": "text-c", "d": "text-d"},
		},
		{
			"a record and what was found through it",
			[]works.Member{{ID: "r", FirstSeen: day(1), Source: page + "/", Record: true}, {ID: "p", FirstSeen: day(2), Source: page + "/1/a.pdf", Parent: page + "#files"}},
			map[string]string{"r": "record-r", "p": "record-r"},
		},
		{
			"a record with the reference of its document",
			[]works.Member{{ID: "r", Source: page, Record: true, Work: "com-2031-1"}, {ID: "p", Parent: page}},
			map[string]string{"r": "com-2031-1", "p": "com-2031-1"},
		},
		{
			"a document with another reference than its record",
			[]works.Member{{ID: "r", Source: page, Record: true, Work: "com-2031-1"}, {ID: "p", Parent: page, Work: "com-2031-2"}},
			map[string]string{"r": "com-2031-1", "p": "com-2031-2"},
		},
		{
			"a record of two references goes to the one seen first, and what has none with it",
			[]works.Member{
				{ID: "r", FirstSeen: day(1), Source: page, Record: true}, {ID: "x", FirstSeen: day(3), Parent: page, Work: "com-2031-1"},
				{ID: "y", FirstSeen: day(2), Parent: page, Work: "com-2031-2"}, {ID: "z", FirstSeen: day(4), Parent: page},
			},
			map[string]string{"r": "com-2031-2", "x": "com-2031-1", "y": "com-2031-2", "z": "com-2031-2"},
		},
		{
			"what a list or an archive names is no work of its own",
			[]works.Member{{ID: "l", Source: "https://example.eu/list"}, {ID: "a", Parent: "https://example.eu/list"}, {ID: "b", Parent: "https://example.eu/list"}},
			map[string]string{"l": "text-l", "a": "text-a", "b": "text-b"},
		},
		{
			"versions of a source",
			[]works.Member{{ID: "b", FirstSeen: day(2), Source: "https://example.eu/plan"}, {ID: "a", FirstSeen: day(1), Source: "https://example.eu/plan"}},
			map[string]string{"a": "text-a", "b": "text-a"},
		},
		{
			"versions with two references",
			[]works.Member{{ID: "a", FirstSeen: day(1), Source: "latest.pdf", Work: "com-2031-1"}, {ID: "b", FirstSeen: day(2), Source: "latest.pdf", Work: "com-2031-2"}},
			map[string]string{"a": "com-2031-1", "b": "com-2031-2"},
		},
		{
			"standard input is no source",
			[]works.Member{{ID: "a", Source: "-"}, {ID: "b", Source: "-"}},
			map[string]string{"a": "text-a", "b": "text-b"},
		},
		{
			"a document retrieved twice",
			[]works.Member{
				{ID: "a", FirstSeen: day(2), Source: "two"}, {ID: "a", FirstSeen: day(1), Source: "one"},
				{ID: "b", FirstSeen: day(3), Source: "one"}, {ID: "c", FirstSeen: day(3), Source: "two"},
			},
			map[string]string{"a": "text-a", "b": "text-a", "c": "text-a"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := map[string]string{}
			for id, w := range works.Group(c.members) {
				got[id] = w.Key
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Group (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGroupSaysWhy(t *testing.T) {
	text := printOf("en", prose(1, 600, 0))
	got := works.Group([]works.Member{
		{ID: "a", Work: "com-2031-1", Fingerprint: text},
		{ID: "b", Work: "com-2031-1"},
		{ID: "c", FirstSeen: day(1), Fingerprint: text, Source: "https://example.eu/c"},
		{ID: "d", FirstSeen: day(2), Source: "https://example.eu/c#top"},
		{ID: "e", Source: "https://example.eu/e", Record: true},
		{ID: "f", Parent: "https://example.eu/e"},
		{ID: "g"},
	})
	want := map[string]works.Work{
		"a": {Key: "com-2031-1", Why: "it has the same reference as b: com-2031-1"},
		"b": {Key: "com-2031-1", Why: "it has the same reference as a: com-2031-1"},
		"c": {Key: "com-2031-1", Why: "it was taken from the same source as d: https://example.eu/c"},
		"d": {Key: "com-2031-1", Why: "it was taken from the same source as c: https://example.eu/c"},
		"e": {Key: "record-e", Why: "it is the record through which f was found"},
		"f": {Key: "record-e", Why: "it was found through the record e"},
		"g": {Key: "text-g"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Group (-want +got):\n%s", diff)
	}
}

// madeMembers returns so many members: works of four forms, of which the first has
// a reference in every third work, the second a changed word in fifty, the third
// is in another language, and the fourth is the record through which the first was
// found.
func madeMembers(n int) ([]works.Member, map[string]string) {
	var members []works.Member
	want := map[string]string{}
	for i := 0; len(members) < n; i++ {
		name := func(form string) string { return fmt.Sprintf("%06d%s", i, form) }
		seed, page := uint64(i+7), fmt.Sprintf("https://records.example.eu/%d", i)
		key, work := "record-"+name("r"), ""
		if i%3 == 0 {
			work = fmt.Sprintf("com-2031-%d", i)
			key = work
		}
		members = append(members,
			works.Member{ID: name("a"), Work: work, FirstSeen: day(2), Parent: page, Fingerprint: printOf("en", prose(seed, 120, 0))},
			works.Member{ID: name("b"), FirstSeen: day(3), Fingerprint: printOf("en", prose(seed, 120, 50))},
			works.Member{ID: name("c"), FirstSeen: day(4), Fingerprint: printOf("fr", prose(seed+1<<40, 120, 0))},
			works.Member{ID: name("r"), FirstSeen: day(1), Source: page, Record: true},
		)
		want[name("a")], want[name("b")], want[name("c")], want[name("r")] = key, key, "text-"+name("c"), key
	}
	return members, want
}

func TestGroupManyInAnyOrder(t *testing.T) {
	members, want := madeMembers(10_000)
	first := works.Group(members)
	got := map[string]string{}
	for id, w := range first {
		got[id] = w.Key
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Group (-want +got):\n%s", diff)
	}
	r := rand.New(rand.NewPCG(2, 2))
	r.Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
	if diff := cmp.Diff(first, works.Group(members)); diff != "" {
		t.Errorf("in another order (-first +second):\n%s", diff)
	}
}

// TestGroupKeysStay adds members one after the other, in the order in which they
// are seen: the work of one that has no reference keeps its key.
func TestGroupKeysStay(t *testing.T) {
	var members []works.Member
	for i := range 30 {
		words := prose(uint64(i%5), 400, 0)
		words[i] = "other"
		members = append(members, works.Member{ID: fmt.Sprintf("%02d", 99-i), FirstSeen: day(i + 1), Fingerprint: printOf("en", words)})
		got := works.Group(members)
		for j := range members {
			if want := "text-" + members[j%5].ID; got[members[j].ID].Key != want {
				t.Errorf("with %d members, %s has the key %q, want %q", i+1, members[j].ID, got[members[j].ID].Key, want)
			}
		}
	}
}

func BenchmarkGroup(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		members, _ := madeMembers(n)
		b.Run(fmt.Sprintf("kind=works/members=%d", n), func(b *testing.B) {
			for b.Loop() {
				works.Group(members)
			}
		})
		// One page with a counter in it, retrieved again and again.
		for i := range members {
			words := prose(1, 120, 0)
			words[60] = fmt.Sprint(i)
			members[i] = works.Member{ID: fmt.Sprint(i), FirstSeen: day(1), Fingerprint: printOf("en", words)}
		}
		b.Run(fmt.Sprintf("kind=alike/members=%d", n), func(b *testing.B) {
			for b.Loop() {
				works.Group(members)
			}
		})
	}
}
