package browser

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// watch collects what goes wrong in a tab, and what it asked for.
type watch struct {
	mu       sync.Mutex
	requests map[network.RequestID]request
	// frame is that of the tab's page, weight and headers are of what it shows.
	frame    cdp.FrameID
	weight   Weight
	headers  http.Header
	troubles []string
	// excused are parts of addresses whose failure a test expects.
	excused []string
}

type request struct {
	address string
	media   string
	kind    network.ResourceType
	// main says that it is for the page itself, and not for a frame within.
	main bool
}

// see takes the events of a tab, which come one after the other.
func (w *watch) see(event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		// The request for a page has the id of what is loaded for it.
		main := e.Type == network.ResourceTypeDocument && string(e.RequestID) == string(e.LoaderID) && e.FrameID == w.frame
		w.requests[e.RequestID] = request{address: e.Request.URL, kind: e.Type, main: main}
		if !strings.HasPrefix(e.Request.URL, "data:") && !strings.HasPrefix(e.Request.URL, "blob:") && Local(e.Request.URL) != nil {
			w.add("request to another host: %s", e.Request.URL)
		}
	case *network.EventResponseReceived:
		r := w.requests[e.RequestID]
		r.media = e.Response.MimeType
		w.requests[e.RequestID] = r
		if r.main {
			w.weight, w.headers = Weight{}, http.Header{}
			for name, value := range e.Response.Headers {
				w.headers.Set(name, fmt.Sprint(value))
			}
		}
		if e.Response.Status >= 400 && !w.isExcused(e.Response.URL) {
			w.add("failed request: %s answered %d", e.Response.URL, e.Response.Status)
		}
	case *network.EventDataReceived:
		r := w.requests[e.RequestID]
		w.weight.add(r.kind, r.media, e.DataLength)
	case *network.EventLoadingFailed:
		// What a person leaves while it loads, and what becomes a download, is
		// cancelled; that is no failure.
		if address := w.requests[e.RequestID].address; !e.Canceled && e.ErrorText != "net::ERR_ABORTED" && !w.isExcused(address) {
			w.add("failed request: %s: %s", address, cmp.Or(e.ErrorText, string(e.BlockedReason)))
		}
	case *runtime.EventExceptionThrown:
		w.add("exception: %s", thrown(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert || e.Type == runtime.ConsoleAPICalledTypeWarning {
			w.add("console %s: %s", e.Type, said(e.Args))
		}
	case *log.EventEntryAdded:
		// A failed request has a line of its own above.
		if e.Entry.Level == log.EntryLevelError && e.Entry.Source != log.EntrySourceNetwork {
			w.add("log: %s (%s)", e.Entry.Text, e.Entry.URL)
		}
	case *audits.EventIssueAdded:
		if d := e.Issue.Details; d != nil && d.ContentSecurityPolicyIssueDetails != nil {
			v := d.ContentSecurityPolicyIssueDetails
			w.add("content security policy: %s %s violates %s", v.ContentSecurityPolicyViolationType, v.BlockedURL, v.ViolatedDirective)
		}
	}
}

func (w *watch) add(format string, args ...any) {
	line := strings.TrimSpace(fmt.Sprintf(format, args...))
	if !slices.Contains(w.troubles, line) {
		w.troubles = append(w.troubles, line)
	}
}

func (w *watch) isExcused(address string) bool {
	return slices.ContainsFunc(w.excused, func(part string) bool { return strings.Contains(address, part) })
}

func thrown(d *runtime.ExceptionDetails) string {
	text := d.Text
	if d.Exception != nil && d.Exception.Description != "" {
		text = d.Exception.Description
	}
	return fmt.Sprintf("%s (%s:%d)", text, d.URL, d.LineNumber+1)
}

func said(args []*runtime.RemoteObject) string {
	var words []string
	for _, a := range args {
		if a.Description != "" {
			words = append(words, a.Description)
		} else {
			words = append(words, string(a.Value))
		}
	}
	return strings.Join(words, " ")
}

// Troubles are the errors of the console, the violations of the content security
// policy, the failed requests and the requests to other hosts since the tab was
// opened or Troubles was last called, each once and in order.
func (t *Tab) Troubles() []string {
	t.watch.mu.Lock()
	defer t.watch.mu.Unlock()
	out := t.watch.troubles
	t.watch.troubles = nil
	return out
}

// Excuse takes failures of requests whose address has the part for expected.
func (t *Tab) Excuse(part string) {
	t.watch.mu.Lock()
	defer t.watch.mu.Unlock()
	t.watch.excused = append(t.watch.excused, part)
}
