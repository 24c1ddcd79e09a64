package api_test

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestMatrix(t *testing.T) {
	f := withRegister(t)
	tests := []struct {
		name, path    string
		columns, rows []string
	}{
		{"years", "/actions?view=matrix", []string{"Theme", "2030", "2031", "2032", "All"},
			[]string{"Maritime security 1 2 3", "Fraud & scams 1 1 2", "All actions 1 1 2 5"}},
		{"the most first", "/actions?view=matrix&across=actor&order=total", []string{"Theme", "Europol", "Commission", "Council", "All"},
			[]string{"Maritime security 2 2 1 3", "Fraud & scams 1 1 2", "All actions 3 2 1 5"}},
		{"narrowed", "/actions?view=matrix&actor=council&across=deadline_year", []string{"Theme", "2031", "All"},
			[]string{"Maritime security 1 1", "Fraud & scams 1 1", "All actions 1 1"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := document(t, f.get(t, test.path))
			if diff := cmp.Diff(test.columns, textsOfAll(d, ".matrix thead th[scope=col]")); diff != "" {
				t.Errorf("columns (-want +got):\n%s", diff)
			}
			var rows []string
			d.Find(".matrix tbody tr, .matrix tfoot tr").Each(func(_ int, row *goquery.Selection) {
				var cells []string
				row.Find("th[scope=row], td").Each(func(_ int, c *goquery.Selection) {
					if text := strings.Join(strings.Fields(c.Text()), " "); text != "" {
						cells = append(cells, text)
					}
				})
				rows = append(rows, strings.Join(cells, " "))
			})
			if diff := cmp.Diff(test.rows, rows); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
			if d.Find(".matrix caption").Length() != 1 || d.Find(".scroll[role=region][tabindex='0'][aria-labelledby=matrix]").Length() != 1 {
				t.Error("the table has no caption or stands in no region")
			}
		})
	}
}

// TestMatrixCells holds each cell against the list that it leads to.
func TestMatrixCells(t *testing.T) {
	f := withRegister(t)
	for _, path := range []string{"/actions?view=matrix", "/actions?view=matrix&across=actor&deadline_year=2031", "/actions?view=matrix&across=deadline_year&form=all"} {
		d := document(t, f.get(t, path))
		n := 0
		d.Find(".matrix td a, .matrix th a").Each(func(_ int, s *goquery.Selection) {
			to := s.AttrOr("href", "")
			if strings.HasPrefix(to, "?") {
				to = "/actions" + to
			}
			got := f.get(t, to)
			if got.StatusCode != http.StatusOK {
				t.Errorf("%s: %s = %d", path, to, got.StatusCode)
			}
			count, err := strconv.Atoi(s.Text())
			if err != nil || s.Closest("th").Length() > 0 {
				return
			}
			n++
			if rows := document(t, got).Find("table.actions tbody tr").Length(); rows != count {
				t.Errorf("%s: a cell says %d and %s lists %d", path, count, to, rows)
			}
		})
		if n == 0 {
			t.Errorf("%s has no cells", path)
		}
	}
}

func TestMatrixDownloads(t *testing.T) {
	f := withRegister(t)
	d := document(t, f.get(t, "/actions?view=matrix&theme=fraud&order=total&sort=title&across=deadline_year"))
	links := leadsAt(d, ".away a")
	want := map[string]string{
		"CSV":     "/v1/crosstab?columns=deadline_year&form=main&format=csv&rows=theme&theme=fraud",
		"Excel":   "/v1/crosstab?columns=deadline_year&form=main&format=xlsx&rows=theme&theme=fraud",
		"Parquet": "/v1/crosstab?columns=deadline_year&form=main&format=parquet&rows=theme&theme=fraud",
	}
	if diff := cmp.Diff(want, links); diff != "" {
		t.Errorf("downloads (-want +got):\n%s", diff)
	}
	for name, path := range links {
		if got := f.get(t, path); got.StatusCode != http.StatusOK {
			t.Errorf("%s: %s = %d", name, path, got.StatusCode)
		}
	}
	if got := textsOfAll(d, ".curl code"); len(got) != 1 || !strings.Contains(got[0], "/v1/crosstab?columns=deadline_year&form=main&rows=theme&theme=fraud'") {
		t.Errorf("as a command: %q", got)
	}
}

// TestMatrixOfManyYears holds that a long time makes no wide page, and that all of it
// can be seen.
func TestMatrixOfManyYears(t *testing.T) {
	f := withRegister(t)
	for year := 1900; year < 2000; year++ {
		e := f.index.entries[len(f.index.entries)-1]
		e.ID, e.Themes, e.Years = fmt.Sprintf("%s-z%d", e.Document, year), []string{"fraud"}, []int{year}
		f.index.entries = append(f.index.entries, e)
		if year >= 1950 && year < 1966 {
			e.ID += "b"
			f.index.entries = append(f.index.entries, e)
		}
	}
	d := document(t, f.get(t, "/actions?view=matrix"))
	columns := textsOfAll(d, ".matrix thead th[scope=col]")
	if len(columns) != 18 || columns[1] != "1950" || columns[16] != "1965" {
		t.Errorf("columns %q, want the sixteen years with the most", columns)
	}
	all := leadsAt(d, ".hint a")["Show all columns"]
	d = document(t, f.get(t, all))
	if n := len(textsOfAll(d, ".matrix thead th[scope=col]")); n != 105 {
		t.Errorf("%s has %d columns, want 105", all, n)
	}
	if to := leadsAt(d, ".hint a")["Show fewer columns"]; to != "/actions?view=matrix" {
		t.Errorf("back leads to %q", to)
	}
}

func TestMatrixSteps(t *testing.T) {
	for _, test := range []struct {
		name  string
		count int
		want  []string
	}{
		{"one", 1, []string{"1"}},
		{"two", 2, []string{"1", "2"}},
		{"many", 100, []string{"1–2", "3–5", "6–15", "16–39", "40–99", "100"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := withRegister(t)
			model := f.index.entries[len(f.index.entries)-1]
			f.index.entries = nil
			for i := range test.count + 1 {
				e := model
				e.ID, e.Kind, e.Form = fmt.Sprintf("%s-s%d", e.Document, i), corpus.KindAction, corpus.FormMain
				e.Themes, e.Years = []string{"fraud"}, []int{2031}
				if i == test.count {
					e.Years = []int{2032}
				}
				f.index.entries = append(f.index.entries, e)
			}
			d := document(t, f.get(t, "/actions?view=matrix"))
			if diff := cmp.Diff(test.want, textsOfAll(d, ".legend li")); diff != "" {
				t.Errorf("shades (-want +got):\n%s", diff)
			}
			d.Find(".matrix tbody td a").Each(func(_ int, s *goquery.Selection) {
				if class := s.Parent().AttrOr("class", ""); d.Find(".legend li."+class).Length() != 1 {
					t.Errorf("the shade %q of %s is not explained", class, s.Text())
				}
			})
		})
	}
}
