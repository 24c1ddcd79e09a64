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
	// parent is the source through which it was found, empty for one that was
	// named.
	parent string
	// manner is how it is taken in, and what it names in turn.
	manner Manner
	// record is what the catalogue that named it says of it.
	record *corpus.Record
	// entry is that of the list that named it or what it was found through.
	entry *openEntry
	// again says that a person named it in an earlier run, and that this one visits
	// it anew by itself.
	again bool
	// depth counts the inputs through which it was found.
	depth int
	// root and path open a file; root is nil for one that was named itself.
	root *os.Root
	path string
	// err says why there is nothing to open, for a refusal.
	err error
	// official is the document that an officialInput names.
	official official
	// member is the file of an archive that a memberInput stands for.
	member member
}

type inputKind int

const (
	fileInput inputKind = iota
	pageInput
	streamInput
	refusal
	// officialInput is a document of an institution, by its name.
	officialInput
	// listInput is a feed or a sitemap that was named as one, harvestInput a
	// repository.
	listInput
	harvestInput
	// withdrawn is what a list says is no longer there.
	withdrawn
	// memberInput is a file of an archive.
	memberInput
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
	// manner is that of the inputs that are added, and parent the folder that they
	// are in.
	manner Manner
	parent string
	// folders are those that were named and the archives that were found, by their
	// sources.
	folders map[string]*folder
	// archives are those whose directories were read, by their sources.
	archives map[string]*zipFile
	// patterns are those of the source that is being expanded, and leftOut counts
	// what they leave out of it.
	patterns patterns
	leftOut  int
}

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

// newInputs returns no inputs yet. Folders that are excluded are never read.
func newInputs(excluded []string, manner Manner) *inputs {
	s := &inputs{seen: map[string]bool{}, folders: map[string]*folder{}, archives: map[string]*zipFile{}, manner: manner}
	for _, dir := range excluded {
		if info, err := os.Stat(dir); err == nil {
			s.excluded = append(s.excluded, info)
		}
	}
	return s
}

// expand finds the inputs behind the sources: a folder is its files, in the
// order of their names, and the files of its folders; an archive of files, whether
// named or found in a folder, is as a folder. What cannot be taken is an input
// too, so that its row says why; what the patterns leave out is none. The error is
// the context's.
func (s *inputs) expand(ctx context.Context, sources []string) error {
	for _, source := range sources {
		if err := s.find(ctx, source); err != nil {
			return err
		}
	}
	return nil
}

func (s *inputs) close() {
	for _, r := range s.roots {
		r.Close()
	}
}

// add adds an input, unless there is one of its source already, and says whether
// it did.
func (s *inputs) add(in input) bool {
	in.source, in.shown = encodable(in.source), printable(in.shown)
	if in.manner.isZero() {
		in.manner = s.manner
	}
	if in.parent == "" && in.source != s.parent {
		in.parent = s.parent
	}
	if s.seen[in.source] {
		return false
	}
	s.seen[in.source] = true
	s.all = append(s.all, in)
	if f := s.folders[in.parent]; f != nil {
		f.files++
	}
	return true
}

// take returns the inputs that were added since the last time.
func (s *inputs) take() []input {
	all := s.all
	s.all = nil
	return all
}

func (s *inputs) refuse(source, shown string, named bool, err error) {
	s.add(input{source: source, shown: shown, named: named, kind: refusal, err: err})
}

// find adds what is behind one source.
func (s *inputs) find(ctx context.Context, source string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if source == Stdin {
		s.add(input{source: StdinName, shown: StdinName, named: true, kind: streamInput})
		return nil
	}
	// A file is what it is called, even if that is a reference.
	if _, err := os.Lstat(source); err != nil && (s.list(source) || s.address(source)) {
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
	s.patterns = s.manner.patterns()
	info, err := os.Stat(abs)
	switch {
	case err != nil && s.within(abs, source):
	case err != nil:
		s.refuse(abs, source, true, err)
	case s.isWithinExcluded(abs):
		s.refuse(abs, source, true, errOwnFolder)
	case info.IsDir():
		return s.walk(ctx, abs, source)
	case !info.Mode().IsRegular():
		s.refuse(abs, source, true, fmt.Errorf("not a regular file; its content can be piped in with %q as source: %w", Stdin, corpus.ErrUnsupported))
	case isZip(abs):
		_, err := s.unpack(ctx, input{source: abs, shown: source, named: true, path: abs}, "")
		return err
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

// String says what the folder is and what is in it, for its visit.
func (f *folder) String() string {
	if f.archive {
		return "an archive with " + plural(f.files, "file")
	}
	return "a folder with " + plural(f.files, "input")
}

func errAllLeftOut(n int) error {
	return fmt.Errorf("nothing in it is taken: the patterns leave out %s: %w", plural(n, "name"), corpus.ErrUnsupported)
}

// entries adds what the names in a folder stand for, and says whether there is
// nothing but folders and what the patterns leave out. The names are any bytes, which is why fs.WalkDir, for
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
