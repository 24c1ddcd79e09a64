package browser_test

import (
	"errors"
	"os"
	"testing"

	"polidex/corpus"
	"polidex/internal/browser"
)

// TestPerson finds, types, presses and follows as a person does.
func TestPerson(t *testing.T) {
	url := site(t, map[string]string{
		"/form": `<h1>Rivers</h1><h2 hidden>Lakes</h2>
			<form action=/found><label for=q>Search the rivers</label><input id=q name=q type=search value=old><button>Search</button></form>
			<a href=/found?q=link>All   of the rivers</a> <a href=/rivers.csv>Rivers as CSV</a>`,
		"/found": `<h1>Found</h1>`,
	})
	tab := aTab(t, browser.View{})
	visit := func() {
		t.Helper()
		if _, err := tab.Go(url + "/form"); err != nil {
			t.Fatal(err)
		}
	}
	at := func(want string) {
		t.Helper()
		if got, err := tab.Address(); err != nil || got != url+want {
			t.Errorf("Address() = %q, %v, want %q", got, err, url+want)
		}
	}
	find := func(role, name string) *browser.Element {
		t.Helper()
		e, err := tab.Find(role, name)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}

	visit()
	if all, err := tab.All("heading", ""); err != nil || len(all) != 1 || all[0].Name != "Rivers" {
		t.Errorf("headings = %v, %v, want the one that is not hidden", all, err)
	}
	box := find("searchbox", "search the")
	if box.Value != "old" {
		t.Errorf("the box holds %q, want %q", box.Value, "old")
	}
	must(box.Type("Sava"))
	_, err := find("button", "Search").Follow()
	must(err)
	at("/found?q=Sava")

	visit()
	_, err = find("link", "all of the rivers").Follow()
	must(err)
	at("/found?q=link")

	visit()
	focused, err := tab.TabTo("searchbox", "rivers", 3)
	must(err)
	if focused.States["focused"] != "true" {
		t.Errorf("the box's states are %v, want it focused", focused.States)
	}
	must(tab.Type("Drava"))
	_, err = tab.PressAndArrive("Enter")
	must(err)
	at("/found?q=Drava")

	visit()
	if _, err := tab.TabTo("button", "Swim", 2); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("TabTo of no button = %v, want ErrNotFound", err)
	}
	path, err := find("link", "CSV").Download(t.TempDir())
	must(err)
	if got, err := os.ReadFile(path); err != nil || string(got) != "river\nSava\n" {
		t.Errorf("the file holds %q, %v", got, err)
	}
}
