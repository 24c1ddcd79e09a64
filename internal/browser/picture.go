package browser

import (
	"context"
	"fmt"
	"math"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Picture returns what the tab shows as a PNG, one pixel a CSS pixel: the window,
// or the whole page from its top.
func (t *Tab) Picture(whole bool) ([]byte, error) {
	// Images further down may wait until somebody scrolls there.
	const load = `Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode().catch(() => {}) })).then(() => true)`
	if _, err := act(t, chromedp.Evaluate[bool](load, chromedp.EvalAwaitPromise)); err != nil {
		return nil, fmt.Errorf("waiting for the images of the page: %w", err)
	}
	png, err := act(t, func(ctx context.Context, target *chromedp.Target) ([]byte, error) {
		p := page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng}
		if whole {
			layout, err := cdp.Call(ctx, target, page.GetLayoutMetrics, cdp.Empty{})
			if err != nil {
				return nil, err
			}
			beyond := true
			p.CaptureBeyondViewport = &beyond
			p.Clip = &page.Viewport{Scale: 1,
				Width:  float64(layout.CSSLayoutViewport.ClientWidth),
				Height: math.Ceil(layout.CSSContentSize.Height),
			}
		}
		r, err := cdp.Call(ctx, target, page.CaptureScreenshot, p)
		return r.Data, err
	})
	if err != nil {
		return nil, fmt.Errorf("taking a picture of the page: %w", err)
	}
	return png, nil
}
