package browser

import (
	"context"
	"fmt"
	"os"

	"github.com/chromedp/chromedp"

	"polidex/corpus"
)

// Browser is a Chromium without a window, that reaches this machine alone. It is
// safe for use by many goroutines.
type Browser struct {
	ctx  context.Context
	stop context.CancelFunc
}

// Start runs the Chromium at the path until Close, or until the context ends. The
// error wraps [corpus.ErrUnavailable].
func Start(ctx context.Context, path string) (*Browser, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		// No name but those of this machine is resolved, and what is no address of
		// this machine goes to a proxy at a port that nothing listens on.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"),
		chromedp.ProxyServer("http://127.0.0.1:9"),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("no-pings", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("lang", "en-GB"),
	)
	if os.Getuid() == 0 {
		// Chromium refuses to run as root within its sandbox. It sees pages of ours
		// alone.
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(ctx, options...)
	browser, stopBrowser := chromedp.NewContext(allocator)
	b := &Browser{ctx: browser, stop: func() { stopBrowser(); stopAllocator() }}
	if err := chromedp.Do(browser); err != nil {
		b.stop()
		return nil, fmt.Errorf("starting %s: %w: %w", path, err, corpus.ErrUnavailable)
	}
	return b, nil
}

// Close ends the browser and waits until it is gone.
func (b *Browser) Close() { b.stop() }
