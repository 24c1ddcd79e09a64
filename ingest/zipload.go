package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"polidex/corpus"
)

// archive returns the archive of an input, whose directory is read once a run.
func (s *inputs) archive(in input) (*zipFile, error) {
	if z := s.archives[in.source]; z != nil {
		return z, nil
	}
	z, err := openZip(in)
	if err == nil {
		s.archives[in.source] = z
	}
	return z, err
}

// unpack adds the files of an archive, and says whether the patterns leave out all.
// What they choose among has paths that begin with under. The error is the
// context's.
func (s *inputs) unpack(ctx context.Context, in input, under string) (empty bool, err error) {
	if err := ctx.Err(); err != nil {
		return false, err
	}
	z, err := s.archive(in)
	if err != nil {
		s.refuse(in.source, in.shown, in.named, err)
		return false, nil
	}
	taken, leftOut, unpacked := s.chosen(z, in, under)
	s.leftOut += leftOut
	switch {
	case len(taken) == 0 && leftOut > 0 && !in.named:
		return true, nil
	case unpacked > maxUnpackedBytes:
		err = fmt.Errorf("its files are %s unpacked, above the limit of %s for one archive; take a part of them with --include: %w",
			bytesText(unpacked), bytesText(maxUnpackedBytes), corpus.ErrTooLarge)
	case len(taken) == 0 && leftOut > 0:
		err = errAllLeftOut(leftOut)
	case len(taken) == 0:
		err = fmt.Errorf("the archive holds no files: %w", corpus.ErrUnsupported)
	}
	if err != nil {
		s.refuse(in.source, in.shown, in.named, err)
		return false, nil
	}
	defer s.below(in, true)()
	for _, m := range taken {
		s.add(m)
	}
	return false, nil
}

// chosen are the inputs of an archive, with the number of those that the patterns
// leave out and the size of all others together.
func (s *inputs) chosen(z *zipFile, in input, under string) (taken []input, leftOut int, unpacked int64) {
	hidden := ""
	for _, m := range z.members {
		path := strings.TrimPrefix(under+"/"+m.name, "/")
		if !s.patterns.takesWithin(under, path) {
			leftOut++
			continue
		}
		if part := hiddenPart(m.name); m.refused == nil && part != "" {
			if part == hidden {
				continue // said once of all that is below
			}
			hidden = part
			m.name, m.refused = part, errHidden
		}
		taken = append(taken, m.input(in))
		if m.refused == nil {
			unpacked += int64(min(m.file.UncompressedSize64, maxUnpackedBytes+1))
		}
	}
	return taken, leftOut, unpacked
}

var errArchiveRefused = fmt.Errorf("the archive in which it is is not taken: %w", corpus.ErrUnsupported)

// input is that of a member of an archive.
func (m member) input(archive input) input {
	in := input{source: archive.source + "/" + m.name, shown: archive.shown + "/" + m.name, kind: memberInput, member: m}
	if m.refused != nil {
		in.kind, in.err = refusal, m.refused
	}
	return in
}

// within adds the one file of an archive that a path leads to, and says whether
// the path leads into an archive at all.
func (s *inputs) within(abs, shown string) bool {
	for i := 1; i < len(abs); i++ {
		if abs[i] != filepath.Separator || !isZip(abs[:i]) {
			continue
		}
		archive := input{source: abs[:i], path: abs[:i]}
		if info, err := archive.stat(); err != nil || !info.Mode().IsRegular() {
			continue
		}
		m, err := s.member(archive, filepath.ToSlash(abs[i+1:]))
		in := m.input(archive)
		in.shown, in.named = shown, true
		if err != nil {
			in.kind, in.err = refusal, err
		}
		s.add(in)
		return true
	}
	return false
}

// member returns the file of a name in an archive, and with any error at least
// the name.
func (s *inputs) member(archive input, name string) (member, error) {
	missing := member{name: name}
	switch {
	case s.isWithinExcluded(archive.path):
		return missing, errOwnFolder
	case s.seen[encodable(archive.source)]:
		return missing, errArchiveRefused
	}
	z, err := s.archive(archive)
	if err != nil {
		return missing, err
	}
	if m, ok := z.find(name); ok {
		return m, m.refused
	}
	return missing, fmt.Errorf("the archive has no such file in it: %w", corpus.ErrNotFound)
}

// loadMember reads a file of an archive. One that is as the archive's directory
// had it when it was last retrieved is not.
func (p *Pipeline) loadMember(in *input, held corpus.Retrieval) (loaded, error) {
	f, z := in.member.file, in.member.of
	size := f.UncompressedSize64
	got := corpus.Retrieval{ModTime: recordable(f.Modified), Checksum: fmt.Sprintf("%08x", f.CRC32)}
	if held.Digest != "" && uint64(held.Size) == size && held.Checksum == got.Checksum && f.CRC32 != 0 && held.ModTime.Equal(got.ModTime) {
		return loaded{same: true}, nil
	}
	if size > uint64(p.opts.MaxBytes) {
		return loaded{}, p.tooLarge(int64(min(size, 1<<62)))
	}
	if err := z.acquire(); err != nil {
		return loaded{}, err
	}
	defer z.release()
	data, err := p.readMember(in.member)
	switch {
	case err == nil, errors.Is(err, corpus.ErrTooLarge):
		return loaded{data: data, retrieval: got}, err
	case z.changed():
		return loaded{}, errArchiveChanged
	}
	return loaded{}, fmt.Errorf("the archive is damaged here: %w: %w", err, corpus.ErrMalformed)
}

// readMember unpacks a member within the limit and within the size that the
// directory gives: that is what the bound of the whole archive rests on.
func (p *Pipeline) readMember(m member) ([]byte, error) {
	r, err := m.file.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	size := int64(m.file.UncompressedSize64)
	// The size may be a lie, and is not to cost memory before it has come.
	data, err := p.readAll(io.LimitReader(r, size+1), min(size, 4<<20))
	if err == nil && int64(len(data)) != size {
		err = fmt.Errorf("it has %s where its directory says %s", bytesText(int64(len(data))), bytesText(size))
	}
	return data, err
}
