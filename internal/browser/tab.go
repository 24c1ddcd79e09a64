package browser

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"net/url"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"polidex/corpus"
)

// View is how a tab shows pages. The zero value is a desk: 1280 by 900 pixels,
// light, with script.
type View struct {
	// Width and Height are those of the page's window in CSS pixels; 0 is 1280 and
	// 900.
	Width, Height int
	// Dark prefers the dark colour scheme.
	Dark bool
	// NoScript turns the script of pages off.
	NoScript bool
	// Still prefers reduced motion.
	Still bool
	// Print shows pages as they are printed.
	Print bool
}

// String names the view: "1280-light", "390-dark-noscript".
func (v View) String() string {
	s := fmt.Sprint(cmp.Or(v.Width, 1280))
	for _, part := range []struct {
		on   bool
		name string
	}{{!v.Dark, "-light"}, {v.Dark, "-dark"}, {v.NoScript, "-noscript"}, {v.Still, "-still"}, {v.Print, "-print"}} {
		if part.on {
			s += part.name
		}
	}
	return s
}

// patience is how long one step in a tab may take; a page that needs longer is
// broken. It is long for machines that do much else.
const patience = 30 * time.Second

// Tab is a page's window with cookies and storage of its own. It is for one
// goroutine at a time.
type Tab struct {
	ctx   context.Context
	stop  context.CancelFunc
	watch *watch
}

// Open opens a tab, until its Close or until the browser ends.
func (b *Browser) Open(v View) (*Tab, error) {
	w := &watch{requests: map[network.RequestID]request{}}
	ctx, stop := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(w.see))
	t := &Tab{ctx: ctx, stop: stop, watch: w}
	// The first action makes the tab, which lives as long as the context that it is
	// given.
	if err := chromedp.Do(ctx, v.set()); err != nil {
		stop()
		return nil, fmt.Errorf("opening a tab: %w", err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	// The frame of a tab's page is named as the tab.
	w.frame = cdp.FrameID(chromedp.FromContext(ctx).Target.TargetID)
	return t, nil
}

// Close closes the tab.
func (t *Tab) Close() { t.stop() }

// Go opens the address and waits until all that the page names is loaded. It
// returns the status, and an error that wraps [corpus.ErrInvalid] where the
// address is not of this machine.
func (t *Tab) Go(address string) (int, error) {
	if err := Local(address); err != nil {
		return 0, err
	}
	status, err := t.arrive(chromedp.Navigate(address))
	if err != nil {
		return 0, fmt.Errorf("opening %s: %w", address, err)
	}
	return status, nil
}

// arrive runs an action that leads to a page and waits until the page is loaded.
func (t *Tab) arrive(a chromedp.Action[chromedp.Void]) (int, error) {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	r, err := chromedp.RunResponse(ctx, a)
	if err != nil || r == nil { // without an answer it was a move within the page
		return 0, err
	}
	return int(r.Status), nil
}

// act runs an action in the tab, with patience.
func act[T any](t *Tab, a chromedp.Action[T]) (T, error) {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, a)
}

// Local returns an error that wraps [corpus.ErrInvalid] where the address is not
// an http address of this machine.
func Local(address string) error {
	u, err := url.Parse(address)
	if err != nil {
		return fmt.Errorf("reading the address %q: %w: %w", address, err, corpus.ErrInvalid)
	}
	if u.Scheme != "http" || !loopback(u.Hostname()) {
		return fmt.Errorf("%q is not an http address of this machine (localhost or 127.0.0.1): %w", address, corpus.ErrInvalid)
	}
	return nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// set sends the view to a tab.
func (v View) set() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		width, height := int64(cmp.Or(v.Width, 1280)), int64(cmp.Or(v.Height, 900))
		if _, err := chromedp.EmulateViewport(width, height)(ctx, t); err != nil {
			return err
		}
		media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: choose(v.Dark, "dark", "light")},
			{Name: "prefers-reduced-motion", Value: choose(v.Still, "reduce", "no-preference")},
		}}
		if v.Print {
			media.Media = "print"
		}
		if _, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, media); err != nil {
			return err
		}
		if _, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: v.NoScript}); err != nil {
			return err
		}
		// Of tabs that are open side by side only one has the window's focus.
		if _, err := cdp.Call(ctx, t, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
			return err
		}
		// Each page is loaded as by someone who comes for the first time.
		if _, err := cdp.Call(ctx, t, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, t, audits.Enable, cdp.Empty{})
		return err
	})
}

func choose(yes bool, one, other string) string {
	if yes {
		return one
	}
	return other
}
