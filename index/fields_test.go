package index_test

import (
	"errors"
	"testing"

	"polidex/corpus"
	"polidex/index"
)

func TestParseYears(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2026", "2026"}, {" 2026..2028 ", "2026..2028"}, {"..2027", "..2027"}, {"2026..", "2026.."},
		{"<2027", "..2026"}, {"<= 2027", "..2027"}, {">2026", "2027.."}, {">=2026", "2026.."}, {"2026..2026", "2026"},
		{"", ""}, {"..", ""}, {"soon", ""}, {"26", ""}, {"2028..2026", ""}, {"20260", ""}, {"<1000", ""}, {">9999", ""},
	} {
		y, err := index.ParseYears(c.text)
		if (err != nil) != (c.want == "") || err != nil && !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("ParseYears(%q) = %v", c.text, err)
		}
		if err == nil && y.String() != c.want {
			t.Errorf("ParseYears(%q) = %q, want %q", c.text, y, c.want)
		}
	}
}

func TestParseDays(t *testing.T) {
	for _, c := range []struct {
		text     string
		from, to corpus.Date
		bad      bool
	}{
		{text: "2026", from: "2026-01-01", to: "2026-12-31"},
		{text: "2024-02", from: "2024-02-01", to: "2024-02-29"},
		{text: "2026-07-15", from: "2026-07-15", to: "2026-07-15"},
		{text: "2026-07..", from: "2026-07-01"},
		{text: "..2026-07", to: "2026-07-31"},
		{text: "2026..2028-03", from: "2026-01-01", to: "2028-03-31"},
		{text: "<2027", to: "2026-12-31"},
		{text: "<=2027", to: "2027-12-31"},
		{text: ">2026-12", from: "2027-01-01"},
		{text: ">=2026", from: "2026-01-01"},
		{text: "2026-2028", from: "2026-01-01", to: "2028-12-31"},
		{text: "2026–2028", from: "2026-01-01", to: "2028-12-31"},
		{text: "2026-13", bad: true},
		{text: "2026-02-30", bad: true},
		{text: "2028..2026", bad: true},
		{text: "..", bad: true},
		{text: "", bad: true},
		{text: ">9999", bad: true},
	} {
		d, err := index.ParseDays(c.text)
		if (err != nil) != c.bad || err != nil && !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("ParseDays(%q) = %v", c.text, err)
		}
		if err == nil && (d.From != c.from || d.To != c.to) {
			t.Errorf("ParseDays(%q) = %q to %q, want %q to %q", c.text, d.From, d.To, c.from, c.to)
		}
	}
}

func FuzzParseDays(f *testing.F) {
	for _, s := range []string{"2026", "<2027-07", "2026..2028", "..", ">9999-12-31", "<1000-01-01", "2026-07-15"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, field := range []corpus.Field{corpus.FieldYear, corpus.FieldDeadline} {
			v, err := index.CanonicalValue(field, s)
			if err != nil {
				continue
			}
			if again, err := index.CanonicalValue(field, v); err != nil || again != v {
				t.Errorf("CanonicalValue(%s, %q) = %q, and of that %q, %v", field, s, v, again, err)
			}
		}
	})
}
