package ingest

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// patterns choose among what is found below a source by its path from there, in
// the notation of github.com/bmatcuk/doublestar: * stands for any characters but
// /, ** between two / for any folders, ? for one character, {a,b} for either.
//
//   - without a / it is held against the name: "*.pdf";
//   - with one against the end of the path: "drafts/*.pdf";
//   - if it begins with / against the whole path: "/2025/**";
//   - if it ends with / it means all that is below: "drafts/".
//
// A folder or an archive that fits a pattern of exclude is left out whole; include
// is for files alone. A manner has been checked, see [Manner.Check].
type patterns struct {
	include, exclude []string
}

// patterns returns those of a manner, as they are held against a path.
func (m Manner) patterns() patterns {
	whole := func(list []string) []string {
		var out []string
		for _, p := range list {
			if strings.HasSuffix(p, "/") {
				p += "**"
			}
			anchored, ok := strings.CutPrefix(p, "/")
			if !ok {
				anchored = "**/" + p
			}
			out = append(out, anchored)
		}
		return out
	}
	return patterns{include: whole(m.Include), exclude: whole(m.Exclude)}
}

// takes says whether a file is taken whose folders are.
func (p patterns) takes(path string) bool {
	return (len(p.include) == 0 || fits(p.include, path)) && !p.excludes(path)
}

// excludes says whether a file, a folder or an archive is left out.
func (p patterns) excludes(path string) bool { return fits(p.exclude, path) }

// takesWithin says whether a file is taken whose folders below the one at root are
// not known to be.
func (p patterns) takesWithin(root, path string) bool {
	if len(p.exclude) > 0 {
		for i := len(root) + 1; i < len(path); i++ {
			if path[i] == '/' && p.excludes(path[:i]) {
				return false
			}
		}
	}
	return p.takes(path)
}

func fits(list []string, path string) bool {
	for _, p := range list {
		if doublestar.MatchUnvalidated(p, path) {
			return true
		}
	}
	return false
}
