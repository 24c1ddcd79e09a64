package oai_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/oai"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name, source string
		want         oai.Source
		canonical    string
	}{
		{"address alone", "oai:https://host.example/cgi/oai2", oai.Source{Base: "https://host.example/cgi/oai2"}, "oai:https://host.example/cgi/oai2"},
		{"all parts", "oai:https://host.example/oai?until=2025-12-31&prefix=oai_dc&set=a:b&from=2025-01-01",
			oai.Source{Base: "https://host.example/oai", Set: "a:b", From: "2025-01-01", Until: "2025-12-31"},
			"oai:https://host.example/oai?set=a:b&from=2025-01-01&until=2025-12-31"},
		{"seconds", "oai:http://host.example/oai?from=2025-01-01T10:00:00Z", oai.Source{Base: "http://host.example/oai", From: "2025-01-01T10:00:00Z"},
			"oai:http://host.example/oai?from=2025-01-01T10:00:00Z"},
		{"spaces and capitals", "  OAI:HTTPS://Host.Example:443/OAI ", oai.Source{Base: "https://host.example/OAI"}, "oai:https://host.example/OAI"},
		{"other port", "oai:http://host.example:8080", oai.Source{Base: "http://host.example:8080/"}, "oai:http://host.example:8080/"},
		{"IPv6", "oai:http://[2001:DB8::1]:80/oai", oai.Source{Base: "http://[2001:db8::1]/oai"}, "oai:http://[2001:db8::1]/oai"},
		{"set that needs escaping", "oai:https://host.example/oai?set=a%26b%3Dc", oai.Source{Base: "https://host.example/oai", Set: "a&b=c"}, "oai:https://host.example/oai?set=a%26b%3Dc"},
		{"empty parts", "oai:https://host.example/oai?set=&from=", oai.Source{Base: "https://host.example/oai"}, "oai:https://host.example/oai"},
		{"the protocol's word for the format", "oai:https://host.example/oai?metadataPrefix=oai_dc", oai.Source{Base: "https://host.example/oai"}, "oai:https://host.example/oai"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := oai.Parse(c.source)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", c.source, diff)
			}
			if got.String() != c.canonical {
				t.Errorf("String() = %q, want %q", got.String(), c.canonical)
			}
		})
	}
}

func TestParseRefused(t *testing.T) {
	for _, c := range []struct{ name, source, says string }{
		{"no scheme", "https://host.example/oai", "oai:https://host/path"},
		{"no address", "oai:", "http:// or https://"},
		{"an identifier", "oai:host.example:101", "no web address"},
		{"other scheme", "oai:ftp://host.example/oai", "http:// or https://"},
		{"no host", "oai:https:///oai", "no host"},
		{"fragment", "oai:https://host.example/oai#top", "after #"},
		{"verb", "oai:https://host.example/oai?verb=ListRecords", "leave verb=ListRecords out"},
		{"identifier", "oai:https://host.example/oai?identifier=oai:x:1", "one record is not harvested"},
		{"token", "oai:https://host.example/oai?resumptionToken=5", "leave resumptionToken= out"},
		{"unknown", "oai:https://host.example/oai?colour=red", `"colour" is not known`},
		{"twice", "oai:https://host.example/oai?set=a&set=b", "2 times"},
		{"no date", "oai:https://host.example/oai?from=1.4.2025", "is no day"},
		{"no such day", "oai:https://host.example/oai?from=2025-02-30", "is no day"},
		{"fractions", "oai:https://host.example/oai?until=2025-02-03T10:00:00.5Z", "is no day"},
		{"out of order", "oai:https://host.example/oai?from=2025-02-03&until=2025-02-02", "is after until"},
		{"set with a space", "oai:https://host.example/oai?set=a+b", "a space in it"},
		{"broken query", "oai:https://host.example/oai?set=%zz", "cannot be read"},
		{"no UTF-8", "oai:https://host.ex\xb0mple/oai", "no web address"},
		{"long once escaped", "oai:https://host.example/" + strings.Repeat("ü", 1500), "more than 4000"},
		{"long", "oai:https://host.example/" + strings.Repeat("a", 5000), "more than 4000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := oai.Parse(c.source)
			if !errors.Is(err, corpus.ErrInvalid) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("Parse(%q) = %v, want an invalid request that says %q", c.source, err, c.says)
			}
		})
	}
	t.Run("other format", func(t *testing.T) {
		if _, err := oai.Parse("oai:https://host.example/oai?prefix=marc21"); !errors.Is(err, corpus.ErrUnsupported) {
			t.Errorf("Parse = %v, want not supported", err)
		}
	})
	t.Run("password", func(t *testing.T) {
		_, err := oai.Parse("oai:https://me:hidden@host.example/oai")
		if !errors.Is(err, corpus.ErrInvalid) || strings.Contains(err.Error(), "hidden") {
			t.Errorf("Parse = %v, want an invalid request without the password", err)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"oai:https://host.example/oai?set=a:b&from=2025-01-01", "oai:http://[::1]:80", "oai:https://a@b/", "oai:https://h/%2f?set=%00", "oai:", "OAI:http://h:",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		s, err := oai.Parse(source)
		if err != nil {
			return
		}
		again, err := oai.Parse(s.String())
		if err != nil || again != s {
			t.Errorf("Parse(%q) = %+v, and its spelling %q is %+v, %v", source, s, s.String(), again, err)
		}
	})
}
