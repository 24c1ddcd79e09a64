package browser

import (
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Weight is how many bytes the last page and what it names have, uncompressed.
type Weight struct{ HTML, CSS, Script, Images, Other int64 }

// Total is the weight without images.
func (w Weight) Total() int64 { return w.HTML + w.CSS + w.Script + w.Other }

// String lists the parts in bytes.
func (w Weight) String() string {
	return fmt.Sprintf("%d bytes: HTML %d, CSS %d, script %d, other %d; and images %d", w.Total(), w.HTML, w.CSS, w.Script, w.Other, w.Images)
}

// add counts bytes of a media type. What a script fetches is no part of the page.
func (w *Weight) add(kind network.ResourceType, media string, bytes int64) {
	switch {
	case kind == network.ResourceTypeXHR, kind == network.ResourceTypeFetch, kind == network.ResourceTypeEventSource:
	case strings.HasPrefix(media, "image/"):
		w.Images += bytes
	case media == "text/html":
		w.HTML += bytes
	case media == "text/css":
		w.CSS += bytes
	case media == "text/javascript":
		w.Script += bytes
	default:
		w.Other += bytes
	}
}

// Weight is that of the page which the tab shows.
func (t *Tab) Weight() Weight {
	t.watch.mu.Lock()
	defer t.watch.mu.Unlock()
	return t.watch.weight
}

// Header is a header of the answer that the page came with; empty where it has
// none.
func (t *Tab) Header(name string) string {
	t.watch.mu.Lock()
	defer t.watch.mu.Unlock()
	return t.watch.headers.Get(name)
}

// Address is where the tab is.
func (t *Tab) Address() (string, error) {
	address, err := act(t, chromedp.Location())
	if err != nil {
		return "", fmt.Errorf("asking for the address: %w", err)
	}
	return address, nil
}

// Title is the title of the page.
func (t *Tab) Title() (string, error) {
	title, err := act(t, chromedp.Title())
	if err != nil {
		return "", fmt.Errorf("asking for the title: %w", err)
	}
	return title, nil
}

// Overhang lists what makes the page wider than its window, each as its tag with
// id and class and how far it reaches; none where the page need not be scrolled
// sideways.
func (t *Tab) Overhang() ([]string, error) {
	const look = `(() => {
		const root = document.documentElement
		if (root.scrollWidth <= innerWidth) return []
		const out = []
		for (const e of document.body.querySelectorAll('*')) {
			const r = e.getBoundingClientRect()
			if (r.right <= innerWidth + 0.5 || r.width === 0) continue
			let inner = false
			for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) {
				if (getComputedStyle(p).overflowX !== 'visible') inner = true
			}
			if (!inner) out.push('<' + e.localName + (e.id && ' id="' + e.id + '"') + (e.className && ' class="' + e.className + '"') + '> reaches to ' + Math.round(r.right))
		}
		return ['the page is ' + root.scrollWidth + ' wide in a window of ' + innerWidth, ...out.slice(0, 8)]
	})()`
	out, err := act(t, chromedp.Evaluate[[]string](look))
	if err != nil {
		return nil, fmt.Errorf("measuring the page's width: %w", err)
	}
	return out, nil
}
