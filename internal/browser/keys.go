package browser

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"polidex/corpus"
)

// Type presses the keys of the text one after the other, wherever the focus is.
func (t *Tab) Type(text string) error {
	if _, err := act(t, strokes(text, 0)); err != nil {
		return fmt.Errorf("typing %q: %w", text, err)
	}
	return nil
}

// Press presses keys by their names: "Tab", "Shift+Tab", "Enter", "Escape",
// "Space", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End", or one
// letter or sign. The error wraps [corpus.ErrUnsupported] for other names.
func (t *Tab) Press(names ...string) error {
	for _, name := range names {
		a, err := key(name)
		if err != nil {
			return err
		}
		if _, err := act(t, a); err != nil {
			return fmt.Errorf("pressing %s: %w", name, err)
		}
	}
	return nil
}

// PressAndArrive presses a key and waits for the page that this leads to. It
// returns the status, 0 where the page stayed and its address changed.
func (t *Tab) PressAndArrive(name string) (int, error) {
	a, err := key(name)
	if err != nil {
		return 0, err
	}
	status, err := t.arrive(a)
	if err != nil {
		return 0, fmt.Errorf("pressing %s, which should lead to a page: %w", name, err)
	}
	return status, nil
}

func key(name string) (chromedp.Action[chromedp.Void], error) {
	switch name {
	case "Tab":
		return strokes(kb.Tab, 0), nil
	case "Shift+Tab":
		return strokes(kb.Tab, chromedp.ModifierShift), nil
	case "Enter":
		return strokes(kb.Enter, 0), nil
	case "Escape":
		return strokes(kb.Escape, 0), nil
	case "Space":
		return strokes(" ", 0), nil
	case "ArrowDown":
		return strokes(kb.ArrowDown, 0), nil
	case "ArrowUp":
		return strokes(kb.ArrowUp, 0), nil
	case "ArrowLeft":
		return strokes(kb.ArrowLeft, 0), nil
	case "ArrowRight":
		return strokes(kb.ArrowRight, 0), nil
	case "Home":
		return strokes(kb.Home, 0), nil
	case "End":
		return strokes(kb.End, 0), nil
	}
	if len([]rune(name)) == 1 {
		return strokes(name, 0), nil
	}
	return nil, fmt.Errorf("pressing the key %q: %w", name, corpus.ErrUnsupported)
}

// strokes presses the keys of the runes one after the other. The text is part of a
// key's going down, as with a real keyboard: a script that prevents the one
// prevents the other.
func strokes(runes string, m chromedp.Modifier) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		for _, r := range runes {
			var down, up input.DispatchKeyEventParams
			for _, e := range kb.Encode(r) {
				switch e.Type {
				case kb.KeyDown:
					down = *e
				case kb.KeyChar:
					down.Text, down.UnmodifiedText = e.Text, e.UnmodifiedText
				case kb.KeyUp:
					up = *e
				}
			}
			for _, e := range []input.DispatchKeyEventParams{down, up} {
				e.Modifiers |= m.Int64()
				if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, e); err != nil {
					return chromedp.Void{}, err
				}
			}
		}
		return chromedp.Void{}, nil
	}
}

// Focused is the element that has the focus; the page itself, a "RootWebArea",
// where none has.
func (t *Tab) Focused() (*Element, error) {
	e, err := act(t, func(ctx context.Context, target *chromedp.Target) (*Element, error) {
		active, err := cdp.Call(ctx, target, runtime.Evaluate, runtime.EvaluateParams{Expression: "document.activeElement === document.body ? document : document.activeElement"})
		if err != nil {
			return nil, err
		}
		p := accessibility.GetPartialAXTreeParams{ObjectID: active.Result.ObjectID, FetchRelatives: new(bool)}
		r, err := cdp.Call(ctx, target, accessibility.GetPartialAXTree, p)
		if err != nil {
			return nil, err
		}
		for _, n := range r.Nodes {
			return t.element(n), nil
		}
		return nil, corpus.ErrNotFound
	})
	if err != nil {
		return nil, fmt.Errorf("asking where the focus is: %w", err)
	}
	return e, nil
}

// TabTo presses Tab until the focus is on the element of the role whose name has
// the words, at most so many times, and returns it. The error wraps
// [corpus.ErrNotFound] and lists where the focus went.
func (t *Tab) TabTo(role, name string, most int) (*Element, error) {
	var went []*Element
	for range most {
		if err := t.Press("Tab"); err != nil {
			return nil, err
		}
		e, err := t.Focused()
		if err != nil {
			return nil, err
		}
		if e.is(role, name) {
			return e, nil
		}
		went = append(went, e)
	}
	return nil, fmt.Errorf("%d times Tab led to no %s %q, only to %s: %w", most, role, name, names(went), corpus.ErrNotFound)
}
