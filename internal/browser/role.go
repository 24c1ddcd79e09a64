package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"polidex/corpus"
)

// How often a page is looked at again for what is not there yet, and for how
// long.
const (
	glance = 50 * time.Millisecond
	wait   = 10 * time.Second
)

// All are the elements of the role whose name has the words, in whatever case, in
// the order of the page. Empty words are in every name. What is hidden from
// assistive technology is not among them.
func (t *Tab) All(role, name string) ([]*Element, error) {
	found, err := act(t, func(ctx context.Context, target *chromedp.Target) ([]*Element, error) {
		document, err := cdp.Call(ctx, target, runtime.Evaluate, runtime.EvaluateParams{Expression: "document"})
		if err != nil {
			return nil, err
		}
		return t.query(ctx, target, accessibility.QueryAXTreeParams{ObjectID: document.Result.ObjectID, Role: role}, name)
	})
	if err != nil {
		return nil, fmt.Errorf("looking for %s %q: %w", role, name, err)
	}
	return found, nil
}

// All are the elements within this one, as those of a tab.
func (e *Element) All(role, name string) ([]*Element, error) {
	found, err := act(e.tab, func(ctx context.Context, target *chromedp.Target) ([]*Element, error) {
		return e.tab.query(ctx, target, accessibility.QueryAXTreeParams{BackendNodeID: e.node, Role: role}, name)
	})
	if err != nil {
		return nil, fmt.Errorf("looking for %s %q in %v: %w", role, name, e, err)
	}
	return found, nil
}

// Find waits for an element of the role and returns the first that is called just
// so, or else the first whose name has the words. The error wraps
// [corpus.ErrNotFound] and says what of the role there is.
func (t *Tab) Find(role, name string) (*Element, error) { return await(t.ctx, t.All, role, name) }

// Find waits for an element within this one, as that of a tab.
func (e *Element) Find(role, name string) (*Element, error) {
	return await(e.tab.ctx, e.All, role, name)
}

func await(ctx context.Context, all func(role, name string) ([]*Element, error), role, name string) (*Element, error) {
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	again := time.NewTicker(glance)
	defer again.Stop()
	for {
		// A page that is being left answers with an error; the next does not.
		found, err := all(role, name)
		if i := slices.IndexFunc(found, func(e *Element) bool { return e.Name == name }); i >= 0 {
			return found[i], nil
		}
		if len(found) > 0 {
			return found[0], nil
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			if err != nil {
				return nil, err
			}
			others, _ := all(role, "")
			return nil, fmt.Errorf("no %s %q on the page, only %s: %w", role, name, names(others), corpus.ErrNotFound)
		}
	}
}

func names(elements []*Element) string {
	var out []string
	for _, e := range elements {
		out = append(out, fmt.Sprintf("%q", e.Name))
	}
	if len(out) == 0 {
		return "none of the role"
	}
	return strings.Join(out, ", ")
}

func (t *Tab) query(ctx context.Context, target *chromedp.Target, p accessibility.QueryAXTreeParams, name string) ([]*Element, error) {
	r, err := cdp.Call(ctx, target, accessibility.QueryAXTree, p)
	if err != nil {
		return nil, err
	}
	var found []*Element
	for _, n := range r.Nodes {
		if e := t.element(n); !n.Ignored && e.is(p.Role, name) {
			found = append(found, e)
		}
	}
	return found, nil
}

func (t *Tab) element(n *accessibility.Node) *Element {
	e := &Element{Role: plain(n.Role), Name: folded(plain(n.Name)), Value: plain(n.Value), States: map[string]string{}, tab: t, node: n.BackendDOMNodeID}
	for _, p := range n.Properties {
		e.States[string(p.Name)] = plain(p.Value)
	}
	return e
}

// is says whether the element is of the role, if one is given, and its name has
// the words.
func (e *Element) is(role, name string) bool {
	return (role == "" || e.Role == role) && strings.Contains(strings.ToLower(e.Name), strings.ToLower(folded(name)))
}

// plain is a value of the accessibility tree as text.
func plain(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var s string
	if json.Unmarshal(v.Value, &s) == nil {
		return s
	}
	return string(v.Value)
}

// folded is the text with single spaces, narrow ones among them.
func folded(s string) string { return strings.Join(strings.Fields(s), " ") }
