//go:build !nopdfium

package pdfium

import (
	"cmp"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
)

const (
	// folderPrefix begins the names of folders of one version each, and
	// compilerPrefix those that the compiler makes in them.
	folderPrefix   = "module-"
	compilerPrefix = "wazero-"
	// keptOthers is how many folders of other versions are left in a cache: two
	// programs that are used by turns take nothing from one another.
	keptOthers = 1
)

// version names what a cache is made with: the versions of the module and of the
// compiler.
func version() string {
	const module, compiler = "github.com/klippa-app/go-pdfium", "github.com/tetratelabs/wazero"
	versions := map[string]string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			versions[d.Path] = d.Version
			if d.Replace != nil {
				versions[d.Path] = d.Replace.Version
			}
		}
	}
	return cmp.Or(versions[module], "unknown") + "-" + compilerPrefix + cmp.Or(versions[compiler], "unknown")
}

// removeOld removes the folders of other versions, but for those written last.
func removeOld(all, own string) {
	type old struct {
		folder string
		fs.FileInfo
	}
	var others []old
	entries, _ := os.ReadDir(all)
	for _, e := range entries {
		named := strings.HasPrefix(e.Name(), folderPrefix) || strings.HasPrefix(e.Name(), compilerPrefix)
		if info, err := e.Info(); err == nil && e.IsDir() && named && e.Name() != filepath.Base(own) {
			others = append(others, old{filepath.Join(all, e.Name()), info})
		}
	}
	slices.SortStableFunc(others, func(a, b old) int { return b.ModTime().Compare(a.ModTime()) })
	for _, o := range others[min(keptOthers, len(others)):] {
		os.RemoveAll(o.folder)
	}
}

// removeBegun removes files that are older than what another program has written
// in their place since: nobody is writing them any longer.
func removeBegun(own string) {
	files := os.DirFS(own)
	begun, _ := fs.Glob(files, "*/*.tmp")
	for _, name := range begun {
		whole, _, _ := strings.Cut(path.Base(name), ".")
		b, err := fs.Stat(files, name)
		if err != nil {
			continue
		}
		if w, err := fs.Stat(files, path.Join(path.Dir(name), whole)); err == nil && b.ModTime().Before(w.ModTime()) {
			os.Remove(filepath.Join(own, name))
		}
	}
}
