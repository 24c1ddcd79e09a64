package tokens_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/api/tokens"
	"polidex/corpus"
)

var noEnd = time.Time{}

// day returns noon of a day in May 2031.
func day(n int) time.Time { return time.Date(2031, 5, n, 12, 0, 0, 0, time.UTC) }

// clock is a time that tests set.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

func newStore(t testing.TB) (*tokens.Store, *clock, string) {
	t.Helper()
	c, dir := &clock{day(1)}, t.TempDir()
	return tokens.Open(dir, tokens.Options{Now: c.Now}), c, dir
}

func create(t testing.TB, s *tokens.Store, name string, scopes ...tokens.Scope) string {
	t.Helper()
	secret, err := s.Create(name, scopes, noEnd)
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

func TestCreateFindRevoke(t *testing.T) {
	s, _, dir := newStore(t)
	if some, err := s.Any(); some || err != nil {
		t.Errorf("Any of an empty folder = %v, %v", some, err)
	}
	anna := create(t, s, "anna", tokens.Review, tokens.Add, tokens.Review)
	ben, err := s.Create("ben", []tokens.Scope{tokens.Read}, day(8))
	if err != nil {
		t.Fatal(err)
	}
	if anna == ben {
		t.Fatal("two tokens have one secret")
	}
	got, err := s.Find(anna)
	want := tokens.Token{Name: "anna", Scopes: []tokens.Scope{tokens.Add, tokens.Review}, Created: day(1)}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("Find: %v (-want +got):\n%s", err, diff)
	}
	list, err := s.List()
	want.LastUsed = "2031-05-01"
	if diff := cmp.Diff([]tokens.Token{want, {Name: "ben", Scopes: []tokens.Scope{tokens.Read}, Created: day(1), Expires: day(8)}}, list); diff != "" || err != nil {
		t.Errorf("List: %v (-want +got):\n%s", err, diff)
	}
	if err := s.Revoke("anna"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Find(anna); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("Find of a revoked token = %v", err)
	}
	if err := s.Revoke("anna"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("Revoke twice = %v", err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "tokens.json"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte(ben[4:20])) {
		t.Errorf("the file tells a secret: %s", data)
	}
	if again := create(t, s, "anna", tokens.Add); again == anna {
		t.Error("a token made anew has the old secret")
	}
}

func TestCreateRefuses(t *testing.T) {
	s, _, _ := newStore(t)
	create(t, s, "anna", tokens.Add)
	for _, c := range []struct {
		name   string
		scopes []tokens.Scope
		end    time.Time
		kind   error
		says   string
	}{
		{"anna", []tokens.Scope{tokens.Add}, noEnd, corpus.ErrConflict, `there is a token "anna" already`},
		{"", []tokens.Scope{tokens.Add}, noEnd, corpus.ErrInvalid, "cannot be a token's name"},
		{"-x", []tokens.Scope{tokens.Add}, noEnd, corpus.ErrInvalid, "cannot be a token's name"},
		{"a b", []tokens.Scope{tokens.Add}, noEnd, corpus.ErrInvalid, "cannot be a token's name"},
		{"a\nb", []tokens.Scope{tokens.Add}, noEnd, corpus.ErrInvalid, "cannot be a token's name"},
		{strings.Repeat("a", 65), []tokens.Scope{tokens.Add}, noEnd, corpus.ErrInvalid, "cannot be a token's name"},
		{"local", []tokens.Scope{tokens.Add}, noEnd, corpus.ErrInvalid, "stands for writers without a token"},
		{"ben", nil, noEnd, corpus.ErrInvalid, "a token needs a scope"},
		{"ben", []tokens.Scope{"reveiw"}, noEnd, corpus.ErrInvalid, `did you mean "review"?`},
		{"ben", []tokens.Scope{tokens.Add}, day(1), corpus.ErrInvalid, "would have ended"},
	} {
		t.Run(c.name, func(t *testing.T) {
			secret, err := s.Create(c.name, c.scopes, c.end)
			if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) || secret != "" {
				t.Errorf("Create(%q) = %q, %v, want %v with %q", c.name, secret, err, c.kind, c.says)
			}
		})
	}
	if all, err := s.List(); len(all) != 1 || err != nil {
		t.Errorf("there are %d tokens, %v", len(all), err)
	}
}

func TestExpired(t *testing.T) {
	s, c, _ := newStore(t)
	secret, err := s.Create("anna", []tokens.Scope{tokens.Add}, day(3))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		now     time.Time
		expired bool
	}{{day(1), false}, {day(3).Add(-time.Second), false}, {day(3), true}, {day(9), true}} {
		c.now = test.now
		got, err := s.Find(secret)
		if err != nil || got.Expired(c.now) != test.expired {
			t.Errorf("at %s: expired %v, %v, want %v", test.now, got.Expired(c.now), err, test.expired)
		}
	}
	if some, err := s.Any(); !some || err != nil {
		t.Errorf("Any with an expired token = %v, %v", some, err)
	}
}

// TestSeenAtOnce has one store change the file, as the command line does, while
// another, the server's, has read it. Each change is seen with the next question,
// even those that leave the file's size as it was.
func TestSeenAtOnce(t *testing.T) {
	server, _, dir := newStore(t)
	command := tokens.Open(dir, tokens.Options{})
	for i := range 50 {
		name := fmt.Sprintf("token%d", i%2)
		secret := create(t, command, name, tokens.Add)
		if _, err := server.Find(secret); err != nil {
			t.Fatalf("round %d: a token just made: %v", i, err)
		}
		if err := command.Revoke(name); err != nil {
			t.Fatal(err)
		}
		if _, err := server.Find(secret); !errors.Is(err, corpus.ErrNotFound) {
			t.Fatalf("round %d: a token just revoked: %v", i, err)
		}
	}
}

// TestLastUsed has the day written once a day, and lost by nothing.
func TestLastUsed(t *testing.T) {
	s, c, dir := newStore(t)
	secret := create(t, s, "anna", tokens.Add)
	file := filepath.Join(dir, "tokens.json")
	for _, step := range []struct {
		now    time.Time
		writes bool
		want   string
	}{{day(1), true, "2031-05-01"}, {day(1).Add(11 * time.Hour), false, "2031-05-01"}, {day(2), true, "2031-05-02"}, {day(1), false, "2031-05-02"}} {
		c.now = step.now
		before, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Find(secret); err != nil {
			t.Fatal(err)
		}
		after, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if wrote := !os.SameFile(before, after); wrote != step.writes {
			t.Errorf("%s: wrote %v, want %v", step.now, wrote, step.writes)
		}
		list, err := s.List()
		if err != nil || list[0].LastUsed != step.want {
			t.Errorf("%s: last used %v, %v, want %s", step.now, list, err, step.want)
		}
	}
	// A folder in which nothing can be written does not keep a token out.
	c.now = day(3)
	if err := os.Mkdir(file+".new", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(file + ".lock"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(file+".lock", 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Find(secret); err != nil {
		t.Errorf("Find where nothing can be written: %v", err)
	}
}

func TestFileIsTheOwners(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other modes")
	}
	s, _, dir := newStore(t)
	create(t, s, "anna", tokens.Add)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has the mode %v", e.Name(), info.Mode())
		}
		names = append(names, e.Name())
	}
	if diff := cmp.Diff([]string{"tokens.json", "tokens.json.lock"}, names); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// TestManyWriters has several processes' stores make tokens at once: none is lost.
func TestManyWriters(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			s := tokens.Open(dir, tokens.Options{})
			for j := range 5 {
				secret, err := s.Create(fmt.Sprintf("t%d-%d", i, j), []tokens.Scope{tokens.Add}, noEnd)
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := s.Find(secret); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	all, err := tokens.Open(dir, tokens.Options{}).List()
	if len(all) != 40 || err != nil {
		t.Errorf("%d tokens, %v, want 40", len(all), err)
	}
	for _, token := range all {
		if token.LastUsed == "" {
			t.Errorf("the use of %s was lost", token.Name)
		}
	}
}

func TestDamagedFile(t *testing.T) {
	good := `{"version":1,"tokens":[{"name":"anna","scopes":["add"],"created":"2031-05-01T12:00:00Z","hash":"` + strings.Repeat("ab", 32) + `"}]}`
	for _, c := range []struct {
		name, text string
		malformed  bool
	}{
		{"good", good, false},
		{"none", `{"version":1,"tokens":[]}`, false},
		{"empty", "", true},
		{"cut", good[:60], true},
		{"a later version", strings.Replace(good, `"version":1`, `"version":2`, 1), true},
		{"a member that is not known", strings.Replace(good, `"name"`, `"only_from":"10.0.0.1","name"`, 1), true},
		{"a scope that is not known", strings.Replace(good, `"add"`, `"everything"`, 1), true},
		{"a short hash", strings.Replace(good, "abab", "ab", 1), true},
		{"no hash", strings.Replace(good, strings.Repeat("ab", 32), strings.Repeat("00", 32), 1), true},
		{"a name twice", strings.Replace(good, `}]`, `},{"name":"anna","scopes":[],"created":"2031-05-01T12:00:00Z","hash":"`+strings.Repeat("cd", 32)+`"}]`, 1), true},
		{"no name", strings.Replace(good, "anna", "", 1), true},
		{"something behind", good + "{}", true},
		{"too large", good + strings.Repeat(" ", 2<<20), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _, dir := newStore(t)
			if err := os.WriteFile(filepath.Join(dir, "tokens.json"), []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := s.Any()
			if errors.Is(err, corpus.ErrMalformed) != c.malformed {
				t.Errorf("Any = %v, want malformed %v", err, c.malformed)
			}
			_, err = s.Create("ben", []tokens.Scope{tokens.Add}, noEnd)
			if errors.Is(err, corpus.ErrMalformed) != c.malformed {
				t.Errorf("Create = %v, want malformed %v", err, c.malformed)
			}
			if got, err := os.ReadFile(filepath.Join(dir, "tokens.json")); c.malformed && (err != nil || string(got) != c.text) {
				t.Errorf("a damaged file was written over: %v", err)
			}
		})
	}
}

func FuzzFile(f *testing.F) {
	f.Add([]byte(`{"version":1,"tokens":[{"name":"anna","scopes":["add"],"created":"2031-05-01T12:00:00Z","hash":"` + strings.Repeat("ab", 32) + `"}]}`))
	f.Add([]byte(`{"version":1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, _, dir := newStore(t)
		if err := os.WriteFile(filepath.Join(dir, "tokens.json"), data, 0o600); err != nil {
			t.Fatal(err)
		}
		before, err := s.List()
		if err != nil {
			if !errors.Is(err, corpus.ErrMalformed) {
				t.Errorf("List = %v", err)
			}
			return
		}
		// What was read is kept by a change.
		if _, err := s.Create("zz-fuzz-zz", []tokens.Scope{tokens.Add}, noEnd); err != nil {
			if !errors.Is(err, corpus.ErrConflict) && !errors.Is(err, corpus.ErrTooLarge) {
				t.Errorf("Create = %v", err)
			}
			return
		}
		after, err := s.List()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, after[:len(after)-1], cmp.Transformer("empty", func(s []tokens.Scope) string { return fmt.Sprint(s) })); diff != "" {
			t.Errorf("a change lost something (-before +after):\n%s", diff)
		}
	})
}

// BenchmarkFind measures what a token costs a request: a hash, a look at the file's
// time, and the comparison with each token.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1, 100} {
		b.Run(fmt.Sprintf("tokens=%d", n), func(b *testing.B) {
			dir := b.TempDir()
			s := tokens.Open(dir, tokens.Options{})
			var secret string
			for i := range n {
				secret = create(b, s, fmt.Sprintf("t%d", i), tokens.Add)
			}
			if _, err := s.Find(secret); err != nil {
				b.Fatal(err)
			}
			old := time.Now().Add(-time.Hour)
			if err := os.Chtimes(filepath.Join(dir, "tokens.json"), old, old); err != nil && !errors.Is(err, fs.ErrPermission) {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := s.Find(secret); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
