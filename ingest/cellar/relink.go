package cellar

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// relink makes the links of a page good for a page that it is a part of: absolute
// by the page's own address, and for pages other than the first with an ending on
// its anchors, because every part counts its footnotes from one.
func relink(root *html.Node, address string, part int) {
	base, err := url.Parse(address)
	if err != nil {
		base = &url.URL{}
	}
	ending := ""
	if part > 0 {
		ending = fmt.Sprintf("_p%d", part+1)
	}
	var inHead []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom == atom.Base {
			inHead = append(inHead, n)
		}
	}
	for _, n := range inHead {
		for _, a := range n.Attr {
			if to, err := base.Parse(a.Val); a.Key == "href" && err == nil && (to.Scheme == "http" || to.Scheme == "https") {
				base = to
			}
		}
		n.Parent.RemoveChild(n)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for i := range n.Attr {
			a := &n.Attr[i]
			switch a.Key {
			case "href", "src", "data", "cite", "longdesc":
				a.Val = absolute(base, a.Val, ending)
			case "id":
				a.Val += ending
			case "name":
				if n.DataAtom == atom.A {
					a.Val += ending
				}
			}
		}
	}
}

// absolute resolves a link; what cannot be resolved stays as it is.
func absolute(base *url.URL, link, ending string) string {
	link = strings.TrimSpace(link)
	if link == "" || link == "#" {
		return link
	}
	if strings.HasPrefix(link, "#") {
		return link + ending
	}
	to, err := base.Parse(link)
	if err != nil || base.Host == "" || to.Opaque != "" {
		return link
	}
	return to.String()
}
