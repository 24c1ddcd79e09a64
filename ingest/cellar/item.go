package cellar

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// item is a file of a manifestation, as a list or a notice has it.
type item struct {
	// manifestation is the UUID of the work with the numbers of the text and the
	// form: "3e485e15-11bd-11e6-ba9a-01aa75ed71a1.0006.03".
	manifestation string
	// number is the n of DOC_n.
	number int
	// order is the place of the file in the document, from 1; 0 is not stated.
	order int
	// name is what the file is called.
	name string
}

// itemPath is where an item is (dissemination interface, "Resource URI"); no
// other address is asked for.
var itemPath = regexp.MustCompile(`(?i)/resource/cellar/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.\d{4}\.\d{2})/DOC_(\d{1,5})$`)

// itemOf reads the address of an item. One on another host than Cellar's own or
// the one that is asked, or with a user name, is none.
func (c *Client) itemOf(address string) (item, bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.User != nil {
		return item{}, false
	}
	switch {
	case u.Host == "" && u.Scheme == "":
	case u.Scheme != "http" && u.Scheme != "https":
		return item{}, false
	case !strings.EqualFold(u.Host, c.base.Host) && !strings.EqualFold(u.Hostname(), "publications.europa.eu"):
		return item{}, false
	}
	m := itemPath.FindStringSubmatch(u.Path)
	if m == nil {
		return item{}, false
	}
	n, _ := strconv.Atoi(m[2])
	return item{manifestation: strings.ToLower(m[1]), number: n}, true
}

// uri is the item's name in Cellar, and source the one that Parse reads.
func (i item) uri() string    { return resources + "cellar/" + i.local() }
func (i item) source() string { return "cellar:" + i.local() }
func (i item) local() string  { return i.manifestation + "/DOC_" + strconv.Itoa(i.number) }

// inOrder puts the files in the order of the document, each once.
func inOrder(items []item) []item {
	out := slices.Clone(items)
	stated := !slices.ContainsFunc(out, func(i item) bool { return i.order == 0 })
	slices.SortStableFunc(out, func(a, b item) int {
		if stated && a.order != b.order {
			return cmp.Compare(a.order, b.order)
		}
		return cmp.Compare(a.number, b.number)
	})
	return slices.CompactFunc(out, func(a, b item) bool { return a.local() == b.local() })
}

// readable leaves out the files that are no text of the form: the pictures of a
// page, a table in another format. A file without a name may be one.
func readable(items []item, form Form) []item {
	return slices.DeleteFunc(slices.Clone(items), func(i item) bool {
		switch strings.ToLower(path.Ext(i.name)) {
		case "":
			return false
		case ".html", ".htm", ".xhtml":
			return !form.takes(HTML)
		case ".pdf":
			return !form.takes(PDF)
		}
		return true
	})
}
