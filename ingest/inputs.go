package ingest

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
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
	case info.IsDir():
		return s.walk(ctx, abs, source, info)
	case !info.Mode().IsRegular():
		s.refuse(abs, source, true, fmt.Errorf("not a regular file; its content can be piped in with %q as source: %w", Stdin, corpus.ErrUnsupported))
	default:
		s.add(input{source: abs, shown: source, named: true, path: abs})
	}
	return nil
}

// walk adds the files of a folder. It is opened as a root, out of which no link
// leads.
func (s *inputs) walk(ctx context.Context, abs, shown string, info fs.FileInfo) error {
	if s.isExcluded(info) {
		s.refuse(abs, shown, true, errOwnFolder)
		return nil
	}
	root, err := os.OpenRoot(abs)
	if err != nil {
		s.refuse(abs, shown, true, err)
		return nil
	}
	s.roots = append(s.roots, root)
	empty := true
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		empty = empty && err == nil && d.IsDir()
		return s.entry(root, filepath.Join(abs, filepath.FromSlash(name)), filepath.Join(shown, filepath.FromSlash(name)), name, d, err)
	})
	if err == nil && empty {
		s.refuse(abs, shown, true, fmt.Errorf("the folder holds no files: %w", corpus.ErrUnsupported))
	}
	return err
}

// entry adds what one name of a folder stands for.
func (s *inputs) entry(root *os.Root, abs, shown, name string, d fs.DirEntry, err error) error {
	in := input{source: abs, shown: shown, root: root, path: filepath.FromSlash(name)}
	isFolder := d != nil && d.IsDir()
	why := err
	switch {
	case err != nil:
	case name == ".":
		return nil
	case strings.HasPrefix(path.Base(name), "."):
		why = fmt.Errorf("hidden: its name begins with a dot: %w", corpus.ErrUnsupported)
	case isFolder:
		info, err := d.Info()
		if err == nil && !s.isExcluded(info) {
			return nil
		}
		why = cmp.Or(err, errOwnFolder)
	case d.Type()&fs.ModeSymlink != 0:
		why = s.link(root, in.path)
	case !d.Type().IsRegular():
		why = fmt.Errorf("not a regular file: %w", corpus.ErrUnsupported)
	}
	if why == nil {
		s.add(in)
		return nil
	}
	s.refuse(abs, shown, false, why)
	if isFolder {
		return fs.SkipDir
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

var errOwnFolder = fmt.Errorf("the folder where Polidex keeps its own data: %w", corpus.ErrUnsupported)

func (s *inputs) isExcluded(info fs.FileInfo) bool {
	for _, e := range s.excluded {
		if os.SameFile(e, info) {
			return true
		}
	}
	return false
}
