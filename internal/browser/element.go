package browser

import (
	"context"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"polidex/corpus"
)

// Element is something on a page as assistive technology has it. It is of the
// page that was shown when it was found, and of no later one.
type Element struct {
	// Role is the role that the browser gives it ("link", "button", "heading",
	// "searchbox"), Name what it is called, Value what stands in it.
	Role, Name, Value string
	// States are what else is said of it, as "expanded" or "checked", with "true",
	// "false", "mixed" or a number.
	States map[string]string

	tab  *Tab
	node cdp.BackendNodeID
}

// String is the role and the name.
func (e *Element) String() string { return fmt.Sprintf("%s %q", e.Role, e.Name) }

// Click clicks on the middle of the element, which is scrolled to first.
func (e *Element) Click() error {
	_, err := act(e.tab, e.click())
	return e.failed("clicking on", err)
}

// Follow clicks and waits for the page that this leads to. It returns the status,
// 0 where the page stayed and its address changed.
func (e *Element) Follow() (int, error) {
	status, err := e.tab.arrive(e.click())
	return status, e.failed("following", err)
}

// Focus puts the focus on the element.
func (e *Element) Focus() error {
	_, err := act(e.tab, func(ctx context.Context, t *chromedp.Target) (cdp.Empty, error) {
		return cdp.Call(ctx, t, dom.Focus, dom.FocusParams{BackendNodeID: e.node})
	})
	return e.failed("focusing", err)
}

// Type focuses the element, marks what stands in it and types the text.
func (e *Element) Type(text string) error {
	if err := e.Focus(); err != nil {
		return err
	}
	if _, err := call[bool](e, "function() { this.select?.(); return true }"); err != nil {
		return e.failed("typing into", err)
	}
	return e.tab.Type(text)
}

// Attach gives a field for files the files.
func (e *Element) Attach(files ...string) error {
	_, err := act(e.tab, func(ctx context.Context, t *chromedp.Target) (cdp.Empty, error) {
		return cdp.Call(ctx, t, dom.SetFileInputFiles, dom.SetFileInputFilesParams{BackendNodeID: e.node, Files: files})
	})
	return e.failed("attaching files to", err)
}

// Text is the text of the element as it is laid out.
func (e *Element) Text() (string, error) {
	text, err := call[string](e, "function() { return this.innerText ?? this.textContent ?? '' }")
	return text, e.failed("reading", err)
}

// Attribute is an attribute of the element, empty where it has none.
func (e *Element) Attribute(name string) (string, error) {
	value, err := call[string](e, "function(name) { return this.getAttribute?.(name) ?? '' }", name)
	return value, e.failed("reading", err)
}

// InView says whether any of the element is in the window.
func (e *Element) InView() (bool, error) {
	in, err := call[bool](e, `function() {
		const r = (this.nodeType === 1 ? this : this.parentElement).getBoundingClientRect()
		return r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth && r.width > 0 && r.height > 0
	}`)
	return in, e.failed("looking at", err)
}

// Ringed says whether the element shows that it has the focus, by an outline or a
// shadow. In drawings it may be shown otherwise, and is taken for shown.
func (e *Element) Ringed() (bool, error) {
	ringed, err := call[bool](e, `function() {
		const s = getComputedStyle(this)
		return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none' || this instanceof SVGElement
	}`)
	return ringed, e.failed("looking at", err)
}

func (e *Element) failed(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %v: %w", doing, e, err)
}

// click scrolls to the element if it is out of sight, waits until it stands still,
// as a page may still be scrolling smoothly, and presses the mouse where a person
// sees it.
func (e *Element) click() chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		at, err := rest(ctx, t, e)
		if err != nil {
			return chromedp.Void{}, err
		}
		if at.Covered != "" {
			return chromedp.Void{}, fmt.Errorf("it is covered by %s: %w", at.Covered, corpus.ErrConflict)
		}
		return chromedp.MouseClickXY(at.X, at.Y)(ctx, t)
	}
}

// spot is a point of the window in CSS pixels, and what covers an element there.
type spot struct {
	X       float64 `json:"x"`
	Y       float64 `json:"y"`
	Covered string  `json:"covered"`
}

// rest is where the element is at two glances running.
func rest(ctx context.Context, t *chromedp.Target, e *Element) (spot, error) {
	again := time.NewTicker(glance)
	defer again.Stop()
	for last, seen := (spot{}), false; ; seen = true {
		at, err := place(e)(ctx, t)
		if err != nil || seen && at == last {
			return at, err
		}
		last = at
		select {
		case <-again.C:
		case <-ctx.Done():
			return spot{}, ctx.Err()
		}
	}
}

func place(e *Element) chromedp.Action[spot] {
	return calling[spot](e, `function() {
		const e = this.nodeType === 1 ? this : this.parentElement
		const within = () => {
			const r = e.getBoundingClientRect()
			return r.top >= 0 && r.bottom <= innerHeight && r.left >= 0 && r.right <= innerWidth
		}
		if (!within()) e.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'})
		const r = e.getClientRects()[0] ?? e.getBoundingClientRect()
		const x = (Math.max(r.left, 0) + Math.min(r.right, innerWidth)) / 2
		const y = (Math.max(r.top, 0) + Math.min(r.bottom, innerHeight)) / 2
		const top = document.elementFromPoint(x, y)
		const hit = top && (e.contains(top) || top.contains(e) || e.labels && [...e.labels].some(l => l.contains(top)))
		return {x, y, covered: hit ? '' : top ? '<' + top.localName + ' class="' + (top.getAttribute('class') ?? '') + '">' : 'nothing that is in sight'}
	}`)
}

// call runs a function of JavaScript with the element as this. The page's own
// script may be off.
func call[T any](e *Element, function string, args ...any) (T, error) {
	return act(e.tab, calling[T](e, function, args...))
}

func calling[T any](e *Element, function string, args ...any) chromedp.Action[T] {
	return func(ctx context.Context, t *chromedp.Target) (T, error) {
		r, err := cdp.Call(ctx, t, dom.ResolveNode, dom.ResolveNodeParams{BackendNodeID: e.node})
		if err != nil {
			var zero T
			return zero, err
		}
		on := func(p *runtime.CallFunctionOnParams) { p.ObjectID = r.Object.ObjectID }
		return chromedp.CallFunctionOn[T](function, on, args...)(ctx, t)
	}
}
