package web_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// plurals are the forms of a sentence that a number chooses between.
var plurals = []string{"zero", "one", "two", "few", "many", "other"}

// wordIDs returns the ids of all sentences in the files of English.
func wordIDs(t *testing.T) map[string]bool {
	t.Helper()
	ids := map[string]bool{}
	names, err := filepath.Glob("words/*.en.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no words: %v", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var tree map[string]any
		if err := yaml.Unmarshal(data, &tree); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		collectIDs(ids, "", tree)
	}
	return ids
}

func collectIDs(ids map[string]bool, path string, tree map[string]any) {
	for _, p := range plurals {
		if _, ok := tree[p]; ok {
			ids[path] = true
			return
		}
	}
	for key, below := range tree {
		at := strings.TrimPrefix(path+"."+key, ".")
		switch below := below.(type) {
		case map[string]any:
			collectIDs(ids, at, below)
		default:
			ids[at] = true
		}
	}
}

var (
	saidAnywhere = regexp.MustCompile(`\(t "([^"]+)"|\bt "([^"]+)"`)
	saidInGo     = regexp.MustCompile(`\bSay\("([^"]+)"`)
	saidPart     = regexp.MustCompile(`"([a-z_]+(?:\.[a-z_]+)*\.)"`)
)

// TestWordsAreThere finds each sentence that a template or the server says by its
// full id in the files of words.
func TestWordsAreThere(t *testing.T) {
	ids := wordIDs(t)
	for name, text := range sayers(t) {
		for _, expression := range []*regexp.Regexp{saidAnywhere, saidInGo} {
			for _, m := range expression.FindAllStringSubmatch(text, -1) {
				id := m[1]
				if id == "" {
					id = m[len(m)-1]
				}
				if !strings.HasSuffix(id, ".") && !ids[id] {
					t.Errorf("%s says %q, which is in no file of words", name, id)
				}
			}
		}
	}
}

// TestWordsAreSaid finds a place for each sentence: by its full id, or by the
// beginning of it with the rest put on.
func TestWordsAreSaid(t *testing.T) {
	said, begun := map[string]bool{}, []string{"names."}
	for _, text := range sayers(t) {
		for _, m := range regexp.MustCompile(`"([a-z_]+(?:\.[A-Za-z0-9_-]+)+)"`).FindAllStringSubmatch(text, -1) {
			said[m[1]] = true
		}
		for _, m := range saidPart.FindAllStringSubmatch(text, -1) {
			begun = append(begun, m[1])
		}
	}
	for id := range wordIDs(t) {
		ok := said[id]
		for _, b := range begun {
			ok = ok || strings.HasPrefix(id, b)
		}
		if !ok {
			t.Errorf("nothing says %q", id)
		}
	}
}

// sayers are the texts in which sentences are said: templates, and the code of the
// pages and of their server.
func sayers(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"templates/*.html", "*.go", "../*.go"} {
		names, err := fs.Glob(os.DirFS(".."), filepath.Join("web", pattern))
		if strings.HasPrefix(pattern, "../") {
			names, err = fs.Glob(os.DirFS(".."), strings.TrimPrefix(pattern, "../"))
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			data, err := os.ReadFile(filepath.Join("..", name))
			if err != nil {
				t.Fatal(err)
			}
			out[name] = string(data)
		}
	}
	return out
}
