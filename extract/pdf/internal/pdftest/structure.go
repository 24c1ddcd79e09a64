package pdftest

import (
	"fmt"
	"strings"
)

// structure gathers the elements of a structure tree. Elements that follow one
// another share the beginning of their paths, so that items come into one list:
// a step with "*" begins anew ("L/*LI/LBody").
type structure struct {
	add  func(object) int
	root node
	used bool
}

// node is an element in the making.
type node struct {
	role string
	kids []*node
	// Of a leaf: the page's number and the marked content's.
	page, mcid int
}

func (s *structure) put(e element, page int) {
	s.used = true
	at := &s.root
	for step := range strings.SplitSeq(e.path, "/") {
		role, fresh := strings.CutPrefix(step, "*")
		if n := len(at.kids); n > 0 && !fresh && at.kids[n-1].role == role {
			at = at.kids[n-1]
			continue
		}
		k := &node{role: role}
		at.kids = append(at.kids, k)
		at = k
	}
	at.kids = append(at.kids, &node{page: page, mcid: e.mcid})
}

// write writes the tree and returns the number of its root, 0 for no tree.
func (s *structure) write() int {
	if !s.used {
		return 0
	}
	return s.add(object{dict: fmt.Sprintf("<</Type/StructTreeRoot/K[%s]>>", s.kids(&s.root))})
}

func (s *structure) kids(n *node) string {
	var b strings.Builder
	for _, k := range n.kids {
		if k.role == "" {
			fmt.Fprintf(&b, "<</Type/MCR/Pg %d 0 R/MCID %d>> ", k.page, k.mcid)
			continue
		}
		id := s.add(object{dict: fmt.Sprintf("<</Type/StructElem/S/%s/K[%s]>>", k.role, s.kids(k))})
		fmt.Fprintf(&b, "%d 0 R ", id)
	}
	return b.String()
}
