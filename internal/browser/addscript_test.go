package browser_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"polidex/internal/browser"
)

// addingPage is as much of the page where documents are added as its script needs,
// with one card.
const addingPage = `<!doctype html><html lang=en><title>Add</title><link rel=icon href="data:,"><script src=/add.js defer></script>
<main><form data-adding><div data-drop><p class=droppable hidden></p><input type=file name=file></div><div id=sources-wrong hidden></div>
<textarea name=sources></textarea><input name=languages><input name=follow></form>
<p data-said></p><section data-jobs><div data-cards>%s</div></section>
<template data-sending="lost" data-gone="forgotten"><article class="job running"><h3></h3><p class=state></p><progress></progress><div class=alert hidden></div></article></template></main></html>`

const (
	runningCard = `<article class="job running" id=job-1 data-job=1 data-ended=""><h3>Rivers</h3><p class=state>at work</p></article>`
	endedCard   = `<article class="job done" id=job-1 data-job=1 data-ended="Rivers is done."><h3>Rivers</h3><p class=state>done</p><a href=/check>Check</a></article>`
)

// adding serves the page; events answers who follows the job, and card is what each
// further request for the page shows of it, by its number from 1.
func adding(t *testing.T, events http.HandlerFunc, card func(n int) string) *person {
	t.Helper()
	script, err := os.ReadFile(filepath.Join(root, "api/web/assets/add.js"))
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/add.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		w.Write(script)
	})
	mux.HandleFunc("/v1/jobs/1/events", events)
	asked := make(chan int, 1)
	asked <- 0
	mux.HandleFunc("/add", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		if r.Header.Get("Sec-Fetch-Dest") == "document" {
			fmt.Fprintf(w, addingPage, runningCard)
			return
		}
		n := <-asked + 1
		asked <- n
		fmt.Fprintf(w, addingPage, card(n))
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return &person{t: t, tab: aTab(t, browser.View{}), at: &server{url: s.URL}}
}

// tells sends events, each once its signal has come.
func tells(w http.ResponseWriter, r *http.Request, step string, when <-chan struct{}) {
	select {
	case <-when:
	case <-r.Context().Done():
	case <-time.After(10 * time.Second):
	}
	fmt.Fprintf(w, "event: %s\ndata: {}\n\n", step)
	w.(http.Flusher).Flush()
}

// TestAddShowsTheLatest asks for a job at work, and for its end before the first
// answer is there, and has the two come in either order.
func TestAddShowsTheLatest(t *testing.T) {
	for _, inOrder := range []bool{true, false} {
		t.Run(fmt.Sprintf("in order=%v", inOrder), func(t *testing.T) {
			now, asked, first, second := make(chan struct{}), make(chan struct{}), make(chan struct{}), make(chan struct{})
			both := make(chan struct{})
			close(now)
			p := adding(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "text/event-stream")
				tells(w, r, "read", now)
				tells(w, r, "done", asked)
			}, func(n int) string {
				switch n {
				case 1:
					close(asked)
					<-first
					return strings.Replace(runningCard, "at work", "still at work", 1)
				case 2:
					close(both)
					<-second
				}
				return endedCard
			})
			p.visits("/add")
			<-both
			if inOrder {
				close(first)
				p.reads("still at work")
				close(second)
				p.reads("Check")
				return
			}
			close(second)
			p.reads("Check")
			close(first)
			for range 50 { // glances, for the time that the answer needs
				if links, err := p.tab.All("link", "Check"); err != nil || len(links) != 1 {
					t.Fatalf("the link is gone again: %v", err)
				}
			}
		})
	}
}

// TestAddFollowsWithoutEvents has no stream be open, and the job end all the same.
func TestAddFollowsWithoutEvents(t *testing.T) {
	p := adding(t, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusServiceUnavailable)
	}, func(n int) string {
		if n == 1 {
			return runningCard
		}
		return endedCard
	})
	p.tab.Excuse("/v1/jobs/1/events")
	p.visits("/add")
	p.reads("Check")
}

// TestAddForgotten has a server that no longer knows the job.
func TestAddForgotten(t *testing.T) {
	p := adding(t, http.NotFound, func(int) string { return "" })
	p.tab.Excuse("/v1/jobs/1/events")
	p.visits("/add")
	if text := p.reads("forgotten"); strings.Contains(text, "at work") {
		t.Errorf("it is still at work:\n%s", text)
	}
}
