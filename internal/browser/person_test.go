package browser_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"polidex/internal/browser"
)

// person does at a tab what people do. What cannot be done ends the test, and
// what goes wrong on the way fails it.
type person struct {
	t   *testing.T
	tab *browser.Tab
	at  *server
}

// journey runs a test of what people do in each of the views, several at once.
func journey(t *testing.T, s *server, views []browser.View, run func(p *person)) {
	t.Helper()
	for _, v := range views {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			run(&person{t: t, tab: aTab(t, v), at: s})
		})
	}
}

// The views of journeys: at a desk and at a telephone, and without script.
func anywhere() []browser.View {
	return append(scripted(), browser.View{NoScript: true})
}

func scripted() []browser.View {
	return []browser.View{{}, {Width: 390, Height: 844, Dark: true}}
}

func (p *person) must(err error) {
	p.t.Helper()
	if err != nil {
		address, _ := p.tab.Address()
		p.t.Fatalf("at %s: %v", address, err)
	}
}

// visits opens a path of the server.
func (p *person) visits(path string) {
	p.t.Helper()
	status, err := p.tab.Go(p.at.url + p.at.fill(p.t, path))
	p.must(err)
	p.arrived(path, status)
}

func (p *person) arrived(by string, status int) {
	p.t.Helper()
	if status != http.StatusOK && status != 0 {
		p.t.Fatalf("%s led to a page with status %d", by, status)
	}
}

// sees finds something by its role and words of its name.
func (p *person) sees(role, name string) *browser.Element {
	p.t.Helper()
	e, err := p.tab.Find(role, name)
	p.must(err)
	return e
}

// within finds something in a part of the page.
func (p *person) within(part *browser.Element, role, name string) *browser.Element {
	p.t.Helper()
	e, err := part.Find(role, name)
	p.must(err)
	return e
}

// seesNo fails the test where there is something of the role and name.
func (p *person) seesNo(role, name string) {
	p.t.Helper()
	all, err := p.tab.All(role, name)
	p.must(err)
	if len(all) > 0 {
		p.t.Errorf("there is %v", all[0])
	}
}

// follows clicks on a link or a button that leads to another page.
func (p *person) follows(e *browser.Element) {
	p.t.Helper()
	status, err := e.Follow()
	p.must(err)
	p.arrived(e.String(), status)
}

// presses clicks on what changes the page.
func (p *person) presses(e *browser.Element) {
	p.t.Helper()
	p.must(e.Click())
}

// opens opens a part of the page that can be folded, if it is closed.
func (p *person) opens(name string) {
	p.t.Helper()
	if e := p.sees("DisclosureTriangle", name); e.States["expanded"] != "true" {
		p.presses(e)
	}
}

// reads waits until the main part of the page has the words, and returns its text.
func (p *person) reads(words string) string {
	p.t.Helper()
	return p.readsIn("main", "", words)
}

// readsIn waits until a part of the page has the words, and returns its text.
func (p *person) readsIn(role, name, words string) string {
	p.t.Helper()
	var text string
	p.until(func() bool {
		// A page that is being left cannot be read; the next can.
		parts, err := p.tab.All(role, name)
		if err != nil || len(parts) == 0 {
			return false
		}
		text, err = parts[0].Text()
		return err == nil && strings.Contains(plainSpaces(text), plainSpaces(words))
	}, func() string { return fmt.Sprintf("%s %q never has %q, but\n%s", role, name, words, text) })
	return text
}

// until looks again and again until something is so, at most for twenty seconds.
func (p *person) until(so func() bool, otherwise func() string) {
	p.t.Helper()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	end := time.NewTimer(20 * time.Second)
	defer end.Stop()
	for !so() {
		select {
		case <-again.C:
		case <-end.C:
			p.t.Fatal(otherwise())
		}
	}
}

// plainSpaces has single spaces in place of all blanks, narrow ones among them.
func plainSpaces(s string) string { return strings.Join(strings.Fields(s), " ") }

// counts reads the first number before the words in the main part of the page:
// "29 passages".
func (p *person) counts(words string) int {
	p.t.Helper()
	text := plainSpaces(p.reads(words))
	m := regexp.MustCompile(`(\d[\d ]*) ` + regexp.QuoteMeta(words)).FindStringSubmatch(text)
	if m == nil {
		p.t.Fatalf("no number stands before %q in\n%s", words, text)
	}
	return p.number(m[1])
}

// counted is the number at the end of a name: "Property crime 6".
func (p *person) counted(e *browser.Element) int {
	p.t.Helper()
	return p.number(regexp.MustCompile(`[\d ]*$`).FindString(e.Name))
}

func (p *person) number(s string) int {
	p.t.Helper()
	n, err := strconv.Atoi(strings.ReplaceAll(s, " ", ""))
	p.must(err)
	return n
}

// address is where the person is, without the server's part.
func (p *person) address() string {
	p.t.Helper()
	address, err := p.tab.Address()
	p.must(err)
	return strings.TrimPrefix(address, p.at.url)
}

// hasWords says whether a name has the words, in whatever case.
func hasWords(name, words string) bool {
	return strings.Contains(strings.ToLower(name), strings.ToLower(words))
}
