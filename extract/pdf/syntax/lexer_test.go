package syntax_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/pdf/syntax"
)

// tokens writes the tokens of s out, one string each.
func tokens(s string) (out []string) {
	l := syntax.NewLexer([]byte(s), 0)
	for {
		t := l.Next()
		switch t.Kind {
		case syntax.EOF:
			return out
		case syntax.Integer, syntax.Real:
			out = append(out, number(t.Num))
		case syntax.String:
			out = append(out, "("+string(t.Bytes)+")")
		case syntax.Name:
			out = append(out, "/"+string(t.Bytes))
		case syntax.Keyword:
			out = append(out, string(t.Bytes))
		case syntax.ArrayOpen:
			out = append(out, "[")
		case syntax.ArrayClose:
			out = append(out, "]")
		case syntax.DictOpen:
			out = append(out, "<<")
		case syntax.DictClose:
			out = append(out, ">>")
		}
	}
}

func TestLexer(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"numbers", "1 -2 +3 .5 -.25 4. 00012", []string{"1", "-2", "3", "0.5", "-0.25", "4", "12"}},
		{"sloppy numbers", "--5 1.2.3 6-7", []string{"-5", "1.2", "6"}},
		{"signs alone", "- -- (a)-(b) -x", []string{"0", "0", "(a)", "0", "(b)", "-x"}},
		{"keywords beside delimiters", "q[(a)]TJ/F1 9 Tf", []string{"q", "[", "(a)", "]", "TJ", "/F1", "9", "Tf"}},
		{"names", "/A#20B /#zz /", []string{"/A B", "/#zz", "/"}},
		{"string escapes", `(a\(b\)\\ \101\n(nested)\
joined)`, []string{"(a(b)\\ A\n(nested)joined)"}},
		{"line ends in strings", "(a\r\nb\rc)", []string{"(a\nb\nc)"}},
		{"hexadecimal", "<48 656C6c 6F4>", []string{"(Hello@)"}},
		{"comments", "1 % two (three\n4", []string{"1", "4"}},
		{"dictionaries", "<</A<</B null>>>>", []string{"<<", "/A", "<<", "/B", "null", ">>", ">>"}},
		{"open string", "(never closed", []string{"(never closed)"}},
		{"open hexadecimal", "<4142", []string{"(AB)"}},
		{"stray delimiters", ")>}{1", []string{"1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tokens(tt.in)); diff != "" {
				t.Errorf("tokens of %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}

func FuzzLexer(f *testing.F) {
	for _, s := range []string{"1 0 obj<</Type/Page>>endobj", "[(a\\)b)<41>]TJ", "((((", "<</A[1 2 R 3 0 R]", "%\n%"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l := syntax.NewLexer(data, 0)
		for last := -1; ; {
			tok := l.Next()
			if tok.Kind == syntax.EOF {
				break
			}
			if tok.Start <= last || tok.End > len(data) || l.Pos() < tok.End {
				t.Fatalf("token %+v does not move on from %d", tok, last)
			}
			last = tok.Start
		}
		l.Seek(0)
		for l.Pos() < len(data) {
			before := l.Pos()
			if _, ok := l.Object(); !ok && l.Pos() == before {
				return // a bracket that closes nothing
			}
		}
	})
}
