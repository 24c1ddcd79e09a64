package ingest

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

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
	// since is when the inputs began to be looked for.
	since time.Time
}

// newInputs returns no inputs yet, which are looked for from now on. Folders that are
// excluded are never read.
func newInputs(excluded []string, manner Manner) *inputs {
	s := &inputs{seen: map[string]bool{}, folders: map[string]*folder{}, archives: map[string]*zipFile{}, manner: manner, since: time.Now()}
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
