package corpus

import "strconv"

// formParts are the parts of a work. See [ChooseForms] for the rule.
type formParts struct {
	// forms are those given, each ID once, in the order of [Rank].
	forms []Form
	// replaced has, by ID, the last version from the source of a form that is not it.
	replaced map[string]*Form
	// best are the best forms of the parts, and mains the same by language, in the
	// order of Rank.
	best  map[formPart]string
	mains map[string][]string
	// joined is a forest of what is one part; what is not in it is a root.
	joined map[formNode]formNode
}

// formPart is a part in a language, by the root of what it is made of.
type formPart struct {
	language string
	root     formNode
}

// formNode is a form by its ID, a source by its name, or a group of near-equal texts by
// its number.
type formNode struct{ kind, name string }

// newFormParts returns the parts of forms in the order of Rank.
func newFormParts(ranked []Form, texts map[string]int) *formParts {
	p := &formParts{
		replaced: map[string]*Form{}, best: map[formPart]string{}, mains: map[string][]string{}, joined: map[formNode]formNode{},
	}
	p.takeIn(ranked)
	p.join(ranked, texts)
	// Whatever is not replaced goes before what is, and a text before a record: the
	// first is a record where there is no text.
	records := ranked[0].Type == TypeRepositoryRecord
	could := func(f *Form) bool {
		return p.replaced[f.ID] == nil && (f.Type == TypeRepositoryRecord) == records
	}
	proven := map[formPart]bool{}
	for i := range p.forms {
		if f := &p.forms[i]; could(f) && !records && f.Status == ReadWhole && texts[f.ID] != 0 {
			proven[p.part(f)] = true
		}
	}
	for i := range p.forms {
		f := &p.forms[i]
		if part := p.part(f); could(f) && proven[part] && p.best[part] == "" {
			p.best[part] = f.ID
			p.mains[f.Language] = append(p.mains[f.Language], f.ID)
		}
	}
	for i := range p.forms {
		if f := &p.forms[i]; could(f) && len(p.mains[f.Language]) == 0 {
			p.mains[f.Language] = []string{f.ID}
		}
	}
	return p
}

// takeIn fills in the forms and what has replaced them. One that is the last version
// of any of its sources is not replaced.
func (p *formParts) takeIn(ranked []Form) {
	last := map[string]*Form{}
	for i := range ranked {
		f := &ranked[i]
		if now := last[f.Source]; f.Source != "" && (now == nil || f.FirstSeen.After(now.FirstSeen)) {
			last[f.Source] = f
		}
	}
	seen := map[string]bool{}
	for i := range ranked {
		f := &ranked[i]
		if seen[f.ID] {
			continue
		}
		seen[f.ID] = true
		p.forms = append(p.forms, *f)
		if l := last[f.Source]; l != nil && f.FirstSeen.Before(l.FirstSeen) {
			p.replaced[f.ID] = l
		}
	}
}

// join makes one part of the versions of a source, and of near-equal texts. The record
// of a catalogue is of none.
func (p *formParts) join(forms []Form, texts map[string]int) {
	for i := range forms {
		f := &forms[i]
		if f.Type == TypeRepositoryRecord {
			continue
		}
		form := formNode{"form", f.ID}
		if f.Source != "" {
			p.link(form, formNode{"source", f.Source})
		}
		if n := texts[f.ID]; n != 0 {
			p.link(form, formNode{"text", strconv.Itoa(n)})
		}
	}
}

func (p *formParts) link(a, b formNode) {
	if a, b = p.root(a), p.root(b); a != b {
		p.joined[a] = b
	}
}

func (p *formParts) root(n formNode) formNode {
	for {
		up, ok := p.joined[n]
		if !ok {
			return n
		}
		n = up
	}
}

func (p *formParts) part(f *Form) formPart {
	return formPart{f.Language, p.root(formNode{"form", f.ID})}
}

// mainOf returns the best form of the part that a form is of, of one that is of none
// the first in its language; empty where there is none in that.
func (p *formParts) mainOf(f *Form) string {
	if best := p.best[p.part(f)]; best != "" {
		return best
	}
	if mains := p.mains[f.Language]; len(mains) > 0 {
		return mains[0]
	}
	return ""
}
