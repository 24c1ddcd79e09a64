package tokens_test

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"polidex/api/tokens"
	"polidex/corpus"
)

// secretOf is the secret that a store makes of random bytes that are all b.
func secretOf(t testing.TB, b byte) string {
	t.Helper()
	s := tokens.Open(t.TempDir(), tokens.Options{Random: bytes.NewReader(bytes.Repeat([]byte{b}, 32))})
	secret, err := s.Create("anna", []tokens.Scope{tokens.Read}, noEnd)
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

// TestSecretForm holds the form of secrets, by which scanners know them: it must
// not change. They were worked out with Python's base64 and zlib.
func TestSecretForm(t *testing.T) {
	for _, c := range []struct {
		random byte
		want   string
	}{
		{0, "pdx_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabscsvvu"},
		{0x5a, "pdx_ljnfuws2ljnfuws2ljnfuws2ljnfuws2ljnfuws2ljnfuws2ljnjcoorem"},
	} {
		got := secretOf(t, c.random)
		if got != c.want || !regexp.MustCompile("^"+tokens.Pattern+"$").MatchString(got) {
			t.Errorf("the secret of %#x = %q, want %q", c.random, got, c.want)
		}
	}
}

func TestCheck(t *testing.T) {
	good := secretOf(t, 0x5a)
	for _, c := range []struct {
		name, secret, says string
	}{
		{"good", good, ""},
		{"empty", "", "no token of Polidex"},
		{"another's", "ghp_" + good[4:], "no token of Polidex"},
		{"cut", good[:61], "has 61 characters and should have 62"},
		{"longer", good + "a", "has 63 characters"},
		{"upper case", "pdx_" + strings.ToUpper(good[4:]), "a character that no token has"},
		{"a letter that is none", good[:61] + "1", "a character that no token has"},
		{"bits to spare", good[:61] + string(good[61]+1), "a character that no token has"},
		{"two letters changed about", good[:10] + "ab" + good[12:], "misspelt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := tokens.Check(c.secret)
			if c.says == "" {
				if err != nil {
					t.Errorf("Check = %v", err)
				}
				return
			}
			if !errors.Is(err, corpus.ErrInvalid) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("Check = %v, want ErrInvalid with %q", err, c.says)
			}
			if c.secret != "" && strings.Contains(err.Error(), c.secret[4:]) {
				t.Errorf("the error tells the secret: %v", err)
			}
		})
	}
}

// TestCheckSeesEveryLetter changes one letter at a time.
func TestCheckSeesEveryLetter(t *testing.T) {
	good := secretOf(t, 0xc3)
	for i := range good {
		for _, letter := range "abcdefghijklmnopqrstuvwxyz234567_" {
			changed := good[:i] + string(letter) + good[i+1:]
			if err := tokens.Check(changed); (err == nil) != (changed == good) {
				t.Fatalf("letter %d as %c: Check = %v", i, letter, err)
			}
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(secretOf(f, 1))
	f.Add("pdx_")
	f.Add("pdx_" + strings.Repeat("7", 58))
	pattern := regexp.MustCompile("^" + tokens.Pattern + "$")
	f.Fuzz(func(t *testing.T, secret string) {
		err := tokens.Check(secret)
		if err == nil && !pattern.MatchString(secret) {
			t.Errorf("%q passes and does not match the pattern", secret)
		}
		if err != nil && !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("Check(%q) = %v", secret, err)
		}
	})
}
