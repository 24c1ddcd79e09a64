package bleve

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/index/indextest"
)

// timesQueries are questions whose points hang on how often words stand in texts.
func timesQueries() []corpus.Query {
	words := indextest.NewVocabulary()
	one := func(share float64) string { return words.Names(share, 1)[0] }
	var out []corpus.Query
	for _, text := range []string{
		one(0.1), one(0.025), one(0.002), words.Word(120),
		one(0.15) + " OR " + one(0.06) + " OR " + one(0.04) + " OR " + one(0.002),
		one(0.1) + " " + one(0.06), `"` + words.Pair(60) + `" OR ` + one(0.04), one(0.025) + "~1 OR " + one(0.1),
	} {
		for _, kind := range []corpus.EntryKind{corpus.KindPassage, corpus.KindAction, corpus.KindDocument} {
			out = append(out, corpus.Query{Text: text, Kind: kind, Limit: 50, Facets: corpus.FacetFields})
		}
	}
	return out
}

func answersTo(t *testing.T, x *Index, queries []corpus.Query) (out []corpus.Result) {
	t.Helper()
	for _, q := range queries {
		r, err := x.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		r.Took = 0
		out = append(out, r)
	}
	return out
}

// builtTimes builds an index without some of its documents, and returns its
// folder and the file of times of its segment.
func builtTimes(t *testing.T) (dir, file string) {
	t.Helper()
	dir = t.TempDir()
	if err := Build(t.Context(), dir, indextest.Corpus(6000), Options{}); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*", "columns", "*.times"))
	if len(files) != 1 {
		t.Fatalf("files of times: %q, want one", files)
	}
	x, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	held, err := x.Held(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var some []string
	for n := 0; n < len(held); n += 7 {
		some = append(some, held[n])
	}
	if err := x.Delete(t.Context(), some...); err != nil {
		t.Fatal(err)
	}
	return dir, files[0]
}

// Whatever happens to the file that tells how often words stand in entries, the
// answers are the same to the last digit, also where entries were deleted.
func TestTimesKept(t *testing.T) {
	dir, file := builtTimes(t)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	checkTimes(t, dir)
	queries := timesQueries()
	// As bleve's postings alone have it.
	x, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	v, err := x.gen.view()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range v.segments {
		s.kept.file.Store(nil)
	}
	v.done()
	want := answersTo(t, x, queries)
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	turned := func(at int) []byte {
		b := bytes.Clone(whole)
		b[at] ^= 1
		return b
	}
	head := len(segmentOnDisk{}.head())
	for _, c := range []struct {
		name string
		data []byte // nil removes the file
		// stays says that the file may stay as it is: nobody asked for the word that
		// is damaged.
		stays bool
	}{
		{"as it was", whole, false}, {"missing", nil, false}, {"empty", []byte{}, false}, {"cut", whole[:len(whole)/2], false},
		{"another file", []byte("times"), false},
		{"another version", turned(len(timesMagic) - 2), false}, {"another segment", turned(len(timesMagic)), false},
		{"a bit of the first word turned", turned(head), true}, {"a bit of the words turned", turned(head + (len(whole)-head)/3), true},
		{"a bit of the list turned", turned(len(whole) - 100), false}, {"a bit of the end turned", turned(len(whole) - 1), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.data == nil {
				err = os.Remove(file)
			} else {
				err = os.WriteFile(file, c.data, 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
			for round := range 2 { // the second with a file that was written anew
				x, err := Open(dir, Options{})
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, answersTo(t, x, queries)); diff != "" {
					t.Errorf("answers, opening %d (-want +got):\n%s", round, diff)
				}
				x.gen.views.keeper.work.Wait()
				if err := x.Close(); err != nil {
					t.Fatal(err)
				}
			}
			now, err := os.ReadFile(file)
			if err != nil || !bytes.Equal(now, whole) && !(c.stays && bytes.Equal(now, c.data)) {
				t.Errorf("the file was not written anew (%v)", err)
			}
		})
	}
}

// checkTimes compares what the file has of each word with bleve's postings.
func checkTimes(t *testing.T, dir string) {
	t.Helper()
	x, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	v, err := x.gen.view()
	if err != nil {
		t.Fatal(err)
	}
	defer v.done()
	compared := 0
	for _, s := range v.segments {
		f := s.kept.file.Load()
		if f == nil {
			continue
		}
		for _, field := range keptTexts {
			err := s.eachFrequent(t.Context(), string(field), func(term string, want times) {
				compared++
				got, ok := f.find(timesKey(string(field), term))
				if !ok || got.entries != want.entries || !bytes.Equal(got.codes, want.codes) || !bytes.Equal(got.more, want.more) {
					t.Errorf("%s %q: found %v with %d entries, want %d", field, term, ok, got.entries, want.entries)
				}
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if _, ok := f.find(timesKey("p", "unheard")); ok {
			t.Error("the file has a word that is in no text")
		}
	}
	if compared == 0 {
		t.Error("no word was compared")
	}
}

// A window has the greatest number of any word, whatever entries are asked for.
func TestWindow(t *testing.T) {
	const n = 3 * stretch
	of := func(i, every uint32) uint64 { return uint64(i/every*7%300 + 1) }
	build := func(every uint32) wordTimes {
		var w times
		var entries []uint32
		for i := uint32(0); i < n; i += every {
			w.add(of(i, every))
			entries = append(entries, i)
		}
		return wordTimes{walker: newWalker(roaring.BitmapOf(entries...)), times: w}
	}
	for _, step := range []uint32{1, 5, 1013, stretch + 1, 2*stretch + 3} {
		t.Run(fmt.Sprintf("step=%d", step), func(t *testing.T) {
			w := window{words: []wordTimes{build(3), build(700)}}
			for i := uint32(0); i < n; i += step {
				want := uint64(0)
				for _, every := range []uint32{3, 700} {
					if i%every == 0 {
						want = max(want, min(of(i, every), mostTimes))
					}
				}
				if got := w.at(i); uint64(got) != want {
					t.Fatalf("at(%d) = %d, want %d", i, got, want)
				}
			}
		})
	}
}

// fileOf is a file of times with one word and a list that need not fit it.
func fileOf(name segmentOnDisk, w times, list []byte) []byte {
	b := name.head()
	words := append(bytes.Clone(w.codes), w.more...)
	b = append(b, words...)
	b = binary.LittleEndian.AppendUint32(b, crc32.Checksum(words, castagnoli))
	at := uint64(len(b))
	b = append(b, list...)
	b = binary.LittleEndian.AppendUint64(b, at)
	return binary.LittleEndian.AppendUint32(b, listSum(name.head(), list, at))
}

func FuzzTimesFile(f *testing.F) {
	name := segmentOnDisk{ID: 1, Size: 5000, Sum: 7}
	var w times
	for i := range 600 {
		w.add(uint64(i%6 + 1))
	}
	place := wordPlace{key: timesKey("p", "word"), entries: w.entries, more: len(w.more)}
	f.Add(fileOf(name, w, appendPlace(nil, place)))
	f.Add(fileOf(name, times{}, appendPlace(appendPlace(nil, place), place)))
	f.Add(fileOf(name, w, appendPlace(nil, wordPlace{key: "p\nword", entries: 1 << 62, more: 1 << 62})))
	f.Add([]byte(timesMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		file := filepath.Join(t.TempDir(), "a.times")
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		opened, err := openTimes(file, name)
		if err != nil {
			return
		}
		defer opened.f.Close()
		for _, p := range opened.words {
			if got, ok := opened.find(p.key); ok && len(got.codes) != codeBytes(got.entries) {
				t.Errorf("%q: %d bytes of codes for %d entries", p.key, len(got.codes), got.entries)
			}
		}
	})
}
