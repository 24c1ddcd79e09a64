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
	"polidex/ingest/fetch"
)

// Stdin is the source that stands for standard input, and StdinName what its
// retrievals are recorded under.
const (
	Stdin     = "-"
	StdinName = "stdin"
)

// input is one thing to take in.
type input struct {
	// source is what the input is recorded under: an absolute path, a URL,
	// StdinName. Two inputs of one source are one.
	source string
	// shown is the input as the person named it.
	shown string
	named bool
	kind  inputKind
	// root and path open a file; root is nil for one that was named itself.
	root *os.Root
	path string
	// err says why there is nothing to open, for a refusal.
	err error
}

type inputKind int

const (
	fileInput inputKind = iota
	pageInput
	streamInput
	refusal
)

func (in *input) open() (*os.File, error) {
	if in.root != nil {
		return in.root.Open(in.path)
	}
	return os.Open(in.path)
}

func (in *input) stat() (fs.FileInfo, error) {
	if in.root != nil {
		return in.root.Stat(in.path)
	}
	return os.Stat(in.path)
}

// inputs are the inputs behind the sources of a run, in their order.
type inputs struct {
	all   []input
	roots []*os.Root
	seen  map[string]bool
	// excluded are folders that are not read.
	excluded []fs.FileInfo
}

// expand finds the inputs behind the sources: a folder is its files, in the
// order of their names, and the files of its folders. What cannot be taken is
// an input too, so that its row says why. The error is the context's.
func expand(ctx context.Context, sources, excluded []string) (*inputs, error) {
	s := &inputs{seen: map[string]bool{}}
	for _, dir := range excluded {
		if info, err := os.Stat(dir); err == nil {
			s.excluded = append(s.excluded, info)
		}
	}
	for _, source := range sources {
		if err := s.expand(ctx, source); err != nil {
			s.close()
			return nil, err
		}
	}
	return s, nil
}

func (s *inputs) close() {
	for _, r := range s.roots {
		r.Close()
	}
}

func (s *inputs) add(in input) {
	in.source, in.shown = encodable(in.source), printable(in.shown)
	if !s.seen[in.source] {
		s.seen[in.source] = true
		s.all = append(s.all, in)
	}
}

func (s *inputs) refuse(source, shown string, named bool, err error) {
	s.add(input{source: source, shown: shown, named: named, kind: refusal, err: err})
}

func (s *inputs) expand(ctx context.Context, source string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	switch {
	case source == Stdin:
		s.add(input{source: StdinName, shown: StdinName, named: true, kind: streamInput})
		return nil
	case fetch.IsURL(source):
		address, _, _ := strings.Cut(strings.TrimSpace(source), "#")
		shown := fetch.Redact(address)
		if shown != address {
			s.refuse(shown, shown, true, fmt.Errorf("the address carries a user name or password, which are not sent: %w", corpus.ErrInvalid))
			return nil
		}
		s.add(input{source: address, shown: shown, named: true, kind: pageInput})
		return nil
	}
	abs, err := filepath.Abs(source)
	if err == nil && source == "" {
		err = fmt.Errorf("the source is empty: %w", corpus.ErrInvalid)
	}
	if err != nil {
		s.refuse(source, source, true, err)
		return nil
	}
	info, err := os.Stat(abs)
	switch {
	case err != nil:
		s.refuse(abs, source, true, err)
	case s.isWithinExcluded(abs):
		s.refuse(abs, source, true, errOwnFolder)
	case info.IsDir():
		return s.walk(ctx, abs, source)
	case !info.Mode().IsRegular():
		s.refuse(abs, source, true, fmt.Errorf("not a regular file; its content can be piped in with %q as source: %w", Stdin, corpus.ErrUnsupported))
	default:
		s.add(input{source: abs, shown: source, named: true, path: abs})
	}
	return nil
}

// walk adds the files of a folder. It is opened as a root, out of which no link
// leads.
func (s *inputs) walk(ctx context.Context, abs, shown string) error {
	root, err := os.OpenRoot(abs)
	if err != nil {
		s.refuse(abs, shown, true, err)
		return nil
	}
	s.roots = append(s.roots, root)
	top := input{source: abs, shown: shown, named: true, root: root, path: "."}
	empty, err := s.entries(ctx, top)
	if err == nil && empty {
		s.refuse(abs, shown, true, fmt.Errorf("the folder holds no files: %w", corpus.ErrUnsupported))
	}
	return err
}

// entries adds what the names in a folder stand for, and says whether there is
// nothing but folders. The names are any bytes, which is why fs.WalkDir, for
// UTF-8 alone, does not do.
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
		return fmt.Errorf("hidden: its name begins with a dot: %w", corpus.ErrUnsupported)
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
