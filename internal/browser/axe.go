package browser

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
)

// Violation is a rule of accessibility that a page breaks.
type Violation struct {
	// Rule is the name of the rule, Impact how much it matters, Help what it asks
	// for, and URL where more is said.
	Rule   string `json:"id"`
	Impact string `json:"impact"`
	Help   string `json:"help"`
	URL    string `json:"helpUrl"`
	// Nodes are the places that break it.
	Nodes []struct {
		// Target is a path of selectors, HTML the element's tag, and Summary what
		// would mend it.
		Target  json.RawMessage `json:"target"`
		HTML    string          `json:"html"`
		Summary string          `json:"failureSummary"`
	} `json:"nodes"`
}

// String is the rule and its help, and the first of the places.
func (v Violation) String() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s (%s): %s – %s", v.Rule, v.Impact, v.Help, v.URL)
	const shown = 4
	for i, n := range v.Nodes {
		if i == shown {
			fmt.Fprintf(&s, "\n  and at %d more places", len(v.Nodes)-shown)
			break
		}
		fmt.Fprintf(&s, "\n  at %s: %s\n     %s", n.Target, folded(n.HTML), folded(n.Summary))
	}
	return s.String()
}

// Axe judges the page by axe-core, whose script is given, after the success
// criteria A and AA of WCAG 2.0, 2.1 and 2.2 and axe's best practices, or by the
// rules named alone. The script is run from outside the page, whose content security
// policy does not bind it.
func (t *Tab) Axe(script string, rules ...string) ([]Violation, error) {
	// Targets' sizes (2.5.8) are off in axe unless they are asked for by name; the
	// rules that axe itself calls experimental stay off.
	which := `runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']},
		rules: Object.fromEntries([['target-size', {enabled: true}], ...axe.getRules(['experimental']).map(r => [r.ruleId, {enabled: false}])]),`
	if len(rules) > 0 {
		which = fmt.Sprintf(`runOnly: {type: 'rule', values: ['%s']},`, strings.Join(rules, "', '"))
	}
	judge := `axe.run(document, {` + which + ` resultTypes: ['violations']}).then(r => r.violations)`
	if _, err := act(t, chromedp.Evaluate[bool](script+"\n;typeof axe === 'object'")); err != nil {
		return nil, fmt.Errorf("loading axe: %w", err)
	}
	found, err := act(t, chromedp.Evaluate[[]Violation](judge, chromedp.EvalAwaitPromise))
	if err != nil {
		return nil, fmt.Errorf("running axe: %w", err)
	}
	return found, nil
}
