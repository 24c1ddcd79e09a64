package oai

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// addresses are where a record and its files are.
type addresses struct {
	// page is the page of the record or, where none is named, its first file.
	page string
	// files are the others.
	files []string
	// official is the document's address at another host.
	official string
}

// find tells the addresses of a record apart. EPrints gives the files in
// dc:identifier and the page, after the official address, in dc:relation; DSpace
// gives the handle or the page in dc:identifier. So:
//
//   - a file is an address in dc:identifier whose path ends as a file's does;
//   - the page is the address on the repository's own host that the files are
//     below, else the first there in dc:identifier, else in dc:relation, else
//     the first that is no file in dc:identifier (a handle or DOI);
//   - the official address is the first that is on another host and no handle.
func find(core *dublinCore, host string) addresses {
	var out addresses
	identifiers, relations := links(core.Identifier), links(core.Relation)
	var files, own []*url.URL
	for _, u := range identifiers {
		switch {
		case isFile(u) && len(files) < maxFiles:
			files = append(files, u)
		case !isFile(u) && u.Hostname() == host:
			own = append(own, u)
		}
	}
	for _, u := range relations {
		if !isFile(u) && u.Hostname() == host {
			own = append(own, u)
		}
	}
	others := slices.DeleteFunc(slices.Clone(identifiers), isFile)
	switch above := slices.IndexFunc(own, func(page *url.URL) bool { return hasBelow(page, files) }); {
	case above >= 0:
		out.page = own[above].String()
	case len(own) > 0:
		out.page = own[0].String()
	case len(others) > 0:
		out.page = others[0].String()
	case len(files) > 0:
		out.page = files[0].String()
		files = files[1:]
	}
	for _, u := range files {
		out.files = append(out.files, u.String())
	}
	for _, u := range slices.Concat(relations, identifiers) {
		if s := u.String(); out.official == "" && u.Hostname() != host && !isResolver(u) && s != out.page && !slices.Contains(out.files, s) {
			out.official = s
		}
	}
	return out
}

// links returns the values that are web addresses, each once.
func links(all []string) []*url.URL {
	var out []*url.URL
	seen := map[string]bool{}
	for _, s := range all {
		s = strings.TrimSpace(s)
		if len(out) == maxValues || len(s) > maxValue || !isAddress(s) || !utf8.ValidString(s) {
			continue
		}
		u, err := url.Parse(s)
		if err != nil || u.Hostname() == "" || u.User != nil {
			continue
		}
		u.Host = strings.ToLower(u.Host)
		u.Fragment, u.RawFragment = "", ""
		if !seen[u.String()] {
			seen[u.String()] = true
			out = append(out, u)
		}
	}
	return out
}

// isAddress says whether a value is written as an absolute web address.
func isAddress(s string) bool {
	scheme, _, _ := strings.Cut(s, "://")
	return strings.EqualFold(scheme, "http") && len(scheme) < len(s) || strings.EqualFold(scheme, "https") && len(scheme) < len(s)
}

// isResolver says whether an address is a handle or a DOI, which is a name for
// the record wherever it is.
func isResolver(u *url.URL) bool {
	switch u.Hostname() {
	case "hdl.handle.net", "doi.org", "dx.doi.org", "www.doi.org":
		return true
	}
	return false
}

// isFile says whether a path ends as a file's does: in two to five letters and
// digits, a letter among them, behind a dot, which are not those of a program.
func isFile(u *url.URL) bool {
	ext := strings.ToLower(strings.TrimPrefix(path.Ext(u.Path), "."))
	if isResolver(u) || len(ext) < 2 || len(ext) > 5 || strings.Trim(ext, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return false
	}
	switch ext {
	case "php", "asp", "aspx", "jsp", "cgi", "cfm", "do":
		return false
	}
	return strings.Trim(ext, "0123456789") != ""
}

// hasBelow says whether one of the files stands below the page, as
// https://host/44730/1/plan.pdf does below https://host/44730/.
func hasBelow(page *url.URL, files []*url.URL) bool {
	folder := strings.TrimSuffix(page.Path, "/") + "/"
	return folder != "/" && slices.ContainsFunc(files, func(f *url.URL) bool {
		return f.Hostname() == page.Hostname() && strings.HasPrefix(f.Path, folder)
	})
}
