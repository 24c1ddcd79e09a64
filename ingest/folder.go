package ingest

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"polidex/corpus"
)

// folder is a source whose inputs are its files: a folder, or an archive.
type folder struct {
	named   bool
	archive bool
	// parent is the folder in which an archive was found.
	parent string
	manner Manner
	files  int
	// changed says that a file of it was added or updated in this run.
	changed bool
}

// String says what the folder is and what is in it, for its visit.
func (f *folder) String() string {
	if f.archive {
		return "an archive with " + plural(f.files, "file")
	}
	return "a folder with " + plural(f.files, "input")
}

// walk adds the files of a folder. It is opened as a root, out of which no link
// leads.
func (s *inputs) walk(ctx context.Context, abs, shown string) error {
	root, err := os.OpenRoot(abs)
	if err != nil {
		s.refuse(abs, shown, true, err)
		return nil
	}
	s.roots, s.leftOut = append(s.roots, root), 0
	top := input{source: abs, shown: shown, named: true, root: root, path: "."}
	defer s.below(top, false)()
	empty, err := s.entries(ctx, top)
	switch {
	case err != nil || !empty:
	case s.leftOut > 0:
		s.refuse(abs, shown, true, errAllLeftOut(s.leftOut))
	default:
		s.refuse(abs, shown, true, fmt.Errorf("the folder holds no files: %w", corpus.ErrUnsupported))
	}
	return err
}

// below makes a folder or an archive the parent of the inputs that are added
// until the function that it returns is called.
func (s *inputs) below(in input, archive bool) (back func()) {
	source, above := encodable(in.source), s.parent
	f := s.folders[source]
	if f == nil {
		f = &folder{archive: archive, manner: s.manner}
		s.folders[source] = f
		if outer := s.folders[above]; outer != nil && archive {
			outer.files++ // as one
		}
	}
	f.named = f.named || in.named
	if above != source {
		f.parent = above
	}
	s.parent = source
	return func() { s.parent = above }
}

func errAllLeftOut(n int) error {
	return fmt.Errorf("nothing in it is taken: the patterns leave out %s: %w", plural(n, "name"), corpus.ErrUnsupported)
}

// entries adds what the names in a folder stand for, and says whether there is
// nothing but folders and what the patterns leave out. The names are any bytes, which
// is why fs.WalkDir, for UTF-8 alone, does not do.
func (s *inputs) entries(ctx context.Context, dir input) (empty bool, err error) {
	if err := ctx.Err(); err != nil {
		return false, err
	}
	found, err := readFolder(dir.root, dir.path)
	if err != nil {
		s.refuse(dir.source, dir.shown, dir.named, err)
	}
	empty = err == nil
	for _, d := range found {
		in := input{
			source: filepath.Join(dir.source, d.Name()), shown: filepath.Join(dir.shown, d.Name()),
			root: dir.root, path: filepath.Join(dir.path, d.Name()),
		}
		path := filepath.ToSlash(in.path)
		if holder := d.IsDir() || isZip(d.Name()); s.patterns.excludes(path) || !holder && !s.patterns.takes(path) {
			s.leftOut++
			continue
		}
		why := s.refusal(in, d)
		switch {
		case why != nil:
			s.refuse(in.source, in.shown, false, why)
			empty = empty && d.IsDir()
		case d.IsDir():
			none, err := s.entries(ctx, in)
			if err != nil {
				return false, err
			}
			empty = empty && none
		case isZip(d.Name()):
			none, err := s.unpack(ctx, in, path)
			if err != nil {
				return false, err
			}
			empty = empty && none
		default:
			s.add(in)
			empty = false
		}
	}
	return empty, nil
}

// readFolder returns what a folder holds by name, also where the listing breaks
// off.
func readFolder(root *os.Root, path string) ([]fs.DirEntry, error) {
	f, err := root.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	found, err := f.ReadDir(-1)
	slices.SortFunc(found, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return found, err
}

// refusal says why what one name of a folder stands for is not taken, or
// nothing.
func (s *inputs) refusal(in input, d fs.DirEntry) error {
	switch {
	case strings.HasPrefix(d.Name(), "."):
		return errHidden
	case d.IsDir():
		info, err := d.Info()
		if err == nil && s.isExcluded(info) {
			err = errOwnFolder
		}
		return err
	case d.Type()&fs.ModeSymlink != 0:
		return s.link(in.root, in.path)
	case !d.Type().IsRegular():
		return errNotRegular
	}
	return nil
}

// link says why a symbolic link in a folder is not followed, or nothing.
func (s *inputs) link(root *os.Root, name string) error {
	info, err := root.Stat(name)
	switch {
	case err != nil:
		return fmt.Errorf("a link that leads out of the folder, or to nothing, is not followed: %w", corpus.ErrUnsupported)
	case info.IsDir():
		return fmt.Errorf("a link to a folder is not followed; the folder is read where it stands: %w", corpus.ErrUnsupported)
	case !info.Mode().IsRegular():
		return fmt.Errorf("a link to what is no regular file: %w", corpus.ErrUnsupported)
	}
	return nil
}

var errHidden = fmt.Errorf("hidden: its name begins with a dot: %w", corpus.ErrUnsupported)

var errNotRegular = fmt.Errorf("not a regular file: %w", corpus.ErrUnsupported)

var errOwnFolder = fmt.Errorf("the folder where Polidex keeps its own data: %w", corpus.ErrUnsupported)

func (s *inputs) isExcluded(info fs.FileInfo) bool {
	for _, e := range s.excluded {
		if os.SameFile(e, info) {
			return true
		}
	}
	return false
}

// isWithinExcluded says whether a path, with its links followed, is an excluded
// folder or leads below one.
func (s *inputs) isWithinExcluded(abs string) bool {
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	for {
		if info, err := os.Stat(abs); err == nil && s.isExcluded(info) {
			return true
		}
		above := filepath.Dir(abs)
		if above == abs {
			return false
		}
		abs = above
	}
}
