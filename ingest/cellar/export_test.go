package cellar

import "context"

// Files lets the tests read a list of files: their names in Cellar, in the order
// of the document.
func (c *Client) Files(data []byte, form Form) ([]string, error) {
	items, err := (&search{Client: c, form: form}).choices(data)
	return sources(readable(inOrder(items), form)), err
}

// Notice lets the tests read a notice: the files that are best in a language and
// form, and what is said where there are none.
func (c *Client) Notice(data []byte, code string, form Form) (files []string, lacks string, err error) {
	n, err := c.parseNotice(data)
	if err != nil {
		return nil, "", err
	}
	l, _ := languageOf(code)
	if best := n.best(code, form); len(best) > 0 {
		return sources(readable(inOrder(best[0].items), form)), "", nil
	}
	return nil, n.lacks(l, form), nil
}

func sources(items []item) []string {
	var out []string
	for _, i := range items {
		out = append(out, i.source())
	}
	return out
}

// Join lets the tests join pages: pairs of an address and a page.
func Join(ctx context.Context, pairs ...string) (string, error) {
	var pages []page
	for i := 0; i+1 < len(pairs); i += 2 {
		pages = append(pages, page{Part: Part{URL: pairs[i]}, data: []byte(pairs[i+1]), contentType: "application/xhtml+xml"})
	}
	data, err := join(ctx, pages)
	return string(data), err
}
