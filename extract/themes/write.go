package themes

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"polidex/corpus"
)

// write returns the text with the theme of the id as it stands in want, the rest of
// which the text says already.
func write(data []byte, want content, id string) ([]byte, error) {
	var theme *corpus.ThemeTerms
	if i := slices.IndexFunc(want.themes, func(t corpus.ThemeTerms) bool { return t.ID == id }); i >= 0 {
		theme = &want.themes[i]
	}
	out, ok := splice(data, id, theme)
	if !ok || !want.says(out) {
		var err error
		if out, err = anew(want); err != nil {
			return nil, err
		}
		if !want.says(out) {
			return nil, fmt.Errorf("writing theme %q: its text cannot be kept as YAML: %w", id, corpus.ErrInvalid)
		}
	}
	if len(out) > MaxFile {
		return nil, fmt.Errorf("writing theme %q: the vocabulary would have more than %d bytes: %w", id, MaxFile, corpus.ErrTooLarge)
	}
	return out, nil
}

// splice puts a theme into the lines of a text, in the place of the one with the id
// or behind the last; nil takes it out. ok is false for a text that is not in block
// style.
func splice(data []byte, id string, theme *corpus.ThemeTerms) (out []byte, ok bool) {
	root, themes := themeNodes(data)
	if themes == nil || themes.Style&yaml.FlowStyle != 0 || len(themes.Content) == 0 {
		return nil, false
	}
	text := strings.SplitAfter(string(data), "\n")
	if last := len(text) - 1; text[last] != "" {
		text[last] += "\n"
		text = append(text, "")
	}
	indent := themes.Column - 1
	end := len(text) - 1
	for i := 0; i+1 < len(root.Content); i += 2 {
		if key := root.Content[i]; key.Line > themes.Line {
			end = min(end, key.Line-1)
		}
	}
	from, to, old := -1, -1, (*yaml.Node)(nil)
	for i, n := range themes.Content {
		if valueOf(n, "id") == nil || valueOf(n, "id").Value != id {
			continue
		}
		from, to, old = n.Line-1, end, n
		if i+1 < len(themes.Content) {
			to = themes.Content[i+1].Line - 1
		}
	}
	if old == nil {
		from, to = end, end
	}
	// Remarks before the next theme, and empty lines, are the next one's.
	last := themes.Content[len(themes.Content)-1].Line
	for to > last || old != nil && to > from+1 {
		line := text[to-1]
		if trimmed := strings.TrimSpace(line); trimmed != "" && (trimmed[0] != '#' || len(line)-len(strings.TrimLeft(line, " ")) > indent) {
			break
		}
		to--
	}
	if old == nil {
		from = to
	}
	if from < 0 || to < from || to > len(text) {
		return nil, false
	}
	var written string
	if theme != nil {
		var err error
		if written, err = entryText(*theme, old, indent); err != nil {
			return nil, false
		}
	}
	return []byte(strings.Join(text[:from], "") + written + strings.Join(text[to:], "")), true
}

// themeNodes returns the top of a vocabulary and its list of themes, nil where the
// text has neither.
func themeNodes(data []byte) (root, themes *yaml.Node) {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil || len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, nil
	}
	root = doc.Content[0]
	if themes = valueOf(root, "themes"); themes == nil || themes.Kind != yaml.SequenceNode {
		return nil, nil
	}
	return root, themes
}

// valueOf returns the value of a key of a mapping, nil where it has none.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n != nil && n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// entryText writes a theme as an item of a list at the indent. The languages keep
// the order that they have in old.
func entryText(t corpus.ThemeTerms, old *yaml.Node, indent int) (string, error) {
	out, err := encode(&yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{themeNode(t, old)}})
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for line := range strings.SplitAfterSeq(out, "\n") {
		if strings.TrimSpace(line) != "" {
			b.WriteString(strings.Repeat(" ", indent))
		}
		b.WriteString(line)
	}
	return b.String(), nil
}

// anew writes a vocabulary anew.
func anew(c content) ([]byte, error) {
	themes := &yaml.Node{Kind: yaml.SequenceNode}
	for _, t := range c.themes {
		themes.Content = append(themes.Content, themeNode(t, nil))
	}
	root := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{scalar("themes"), themes}}
	if len(c.ignore) > 0 {
		root.Content = append(root.Content, scalar("ignore"), byLanguage(c.ignore, nil))
	}
	out, err := encode(root)
	return []byte(out), err
}

func encode(n *yaml.Node) (string, error) {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(n); err != nil {
		return "", fmt.Errorf("writing the vocabulary: %w: %w", err, corpus.ErrInvalid)
	}
	if err := e.Close(); err != nil {
		return "", fmt.Errorf("writing the vocabulary: %w: %w", err, corpus.ErrInvalid)
	}
	return b.String(), nil
}

func themeNode(t corpus.ThemeTerms, old *yaml.Node) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	put := func(key string, value *yaml.Node) { n.Content = append(n.Content, scalar(key), value) }
	put("id", scalar(t.ID))
	if len(t.Labels) > 0 {
		put("labels", byLanguage(t.Labels, valueOf(old, "labels")))
	}
	if t.Note != "" {
		put("note", scalar(t.Note))
	}
	if t.Broader != "" {
		put("broader", scalar(t.Broader))
	}
	for _, codes := range []struct {
		key    string
		values []string
	}{{"eurovoc", t.EuroVoc}, {"iccs", t.ICCS}} {
		if len(codes.values) == 0 {
			continue
		}
		list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
		for _, v := range codes.values {
			list.Content = append(list.Content, quoted(v))
		}
		put(codes.key, list)
	}
	if len(t.Terms) > 0 {
		put("terms", byLanguage(t.Terms, valueOf(old, "terms")))
	}
	return n
}

// byLanguage writes texts by language: in the order that they had, then the terms of
// any language, English, and the others by their codes.
func byLanguage(texts map[string]string, old *yaml.Node) *yaml.Node {
	var order []string
	for i := 0; old != nil && old.Kind == yaml.MappingNode && i < len(old.Content); i += 2 {
		order = append(order, old.Content[i].Value)
	}
	order = append(append(order, anyLanguage, fallbackLanguage), slices.Sorted(maps.Keys(texts))...)
	n := &yaml.Node{Kind: yaml.MappingNode}
	seen := map[string]bool{}
	for _, l := range order {
		if text, ok := texts[l]; ok && !seen[l] {
			n.Content = append(n.Content, scalar(l), scalar(text))
			seen[l] = true
		}
	}
	return n
}

// scalar is a text, as a block where it has lines.
func scalar(text string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
	if strings.Contains(text, "\n") {
		n.Style = yaml.LiteralStyle
	}
	return n
}

func quoted(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text, Style: yaml.DoubleQuotedStyle}
}

// FormatTheme writes a theme by itself, as [ParseTheme] reads it.
func FormatTheme(t corpus.ThemeTerms) (string, error) { return encode(themeNode(tidy(t), nil)) }
