package api_test

import (
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"polidex/index"
)

// TestHelpQueries reads every example of the help page: it needs no repair, and its
// link leads to a page that asks it.
func TestHelpQueries(t *testing.T) {
	f := newFixture(t)
	d := pageOf(t, f, "/help", http.StatusOK)
	examples := d.Find("#queries ~ .groups a, .filters a")
	if examples.Length() < 25 {
		t.Fatalf("%d examples", examples.Length())
	}
	examples.Each(func(_ int, a *goquery.Selection) {
		if _, notes := index.Parse(a.Text()); len(notes) > 0 {
			t.Errorf("%s is read with notes: %q", a.Text(), notes)
		}
	})
	leadSomewhere(t, f, d, "main")
	for _, id := range []string{"queries", "filters", "keyboard", "found", "cite", "follow", "programs", "correct"} {
		if d.Find("h2#"+id).Length() != 1 {
			t.Errorf("no part #%s", id)
		}
	}
	d.Find(".contents a").Each(func(_ int, a *goquery.Selection) {
		if to := a.AttrOr("href", ""); d.Find("h2"+to).Length() != 1 {
			t.Errorf("nothing is at %s", to)
		}
	})
	if !strings.Contains(d.Find(".sample").First().Text(), "curl '"+f.url+"/v1/actions?") {
		t.Errorf("the example of the API is %q", d.Find(".sample").First().Text())
	}
}

func TestAboutPage(t *testing.T) {
	f := newBookshelf(t, harbours()...)
	d := pageOf(t, f.fixture, "/about", http.StatusOK)
	if diff := cmp.Diff([]string{"2", "7", "12", "6"}, linesOf(d.Find(".held dd"))); diff != "" {
		t.Errorf("held (-want +got):\n%s", diff)
	}
	if got := linesOf(d.Find("#versions ~ dl code")); len(got) != 3 || got[0] != "1.2.3" || got[2] != "g7" {
		t.Errorf("versions %q", got)
	}
	leadSomewhere(t, f.fixture, d, "main")
}

// TestAboutFigures holds the figures of the page to those that the evaluation keeps.
func TestAboutFigures(t *testing.T) {
	golden, err := os.ReadFile("../extract/evaluate/testdata/unseen.golden")
	if err != nil {
		t.Fatal(err)
	}
	all, _, _ := strings.Cut(string(golden), "# confidence")
	if !strings.Contains(all, "492 actions") {
		t.Error("the page speaks of 492 actions, the evaluation does not")
	}
	d := pageOf(t, newFixture(t), "/about", http.StatusOK)
	rows := d.Find(".measured tbody tr")
	names := []string{"detection", "actors", "deadline, end to end", "themes, end to end"}
	if rows.Length() != len(names) {
		t.Fatalf("%d rows", rows.Length())
	}
	for i, name := range names {
		m := regexp.MustCompile(`(?m)^` + name + ` +(\S+)  precision (\S+)  recall (\S+)`).FindStringSubmatch(all)
		if m == nil {
			t.Errorf("the evaluation has no %s", name)
			continue
		}
		want := []string{rounded(m[2]), rounded(m[3]), rounded(m[1])}
		if diff := cmp.Diff(want, linesOf(rows.Eq(i).Find("td:nth-child(n+3)"))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// rounded is a share with three digits.
func rounded(share string) string {
	n, err := strconv.ParseFloat(share, 64)
	if err != nil {
		return share
	}
	return strconv.FormatFloat(n, 'f', 3, 64)
}
