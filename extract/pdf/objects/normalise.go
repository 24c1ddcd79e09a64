package objects

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"polidex/corpus"
	"polidex/extract/pdf/syntax"
)

// unpackBudget bounds what all object streams of a file may unpack to.
const unpackBudget = 256 << 20

// Plain is a file in canonical form and what was learnt in making it.
type Plain struct {
	Data []byte
	// Rebuilt says that the cross-references were missing or wrong and the
	// objects were found by scanning.
	Rebuilt bool
	// Encrypted says that the file was encrypted, with an empty password.
	Encrypted bool
	// Truncated says that a limit was met and objects were left out.
	Truncated bool
}

// Normalise writes the file anew in the form that the package comment
// describes. Errors wrap [corpus.ErrMalformed] where no page tree can be found,
// and [corpus.ErrUnsupported] where a password or an unknown method of
// encryption keeps the file shut.
func Normalise(ctx context.Context, file []byte) (*Plain, error) {
	start := bytes.Index(file[:min(len(file), 1024)], []byte("%PDF-"))
	if start < 0 && !bytes.Contains(file, []byte("endobj")) {
		return nil, fmt.Errorf("no PDF header: %w", corpus.ErrMalformed)
	}
	f := &located{file: file, budget: unpackBudget, effort: newEffort(len(file))}
	f.findByXref(max(0, start))
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	plain, err := f.write(ctx)
	if err == nil || f.rebuilt || ctx.Err() != nil {
		return plain, err
	}
	f.rebuild()
	rebuilt, err2 := f.write(ctx)
	if err2 != nil {
		return nil, err
	}
	return rebuilt, nil
}

// findByXref locates the objects by the cross-references; those whose offset
// does not hold are looked for by scanning, and all of them where nothing holds.
func (f *located) findByXref(shift int) {
	x, ok := readXrefs(f.file, shift, &f.effort)
	f.trailer = x.trailer
	if !ok {
		f.rebuild()
		return
	}
	f.sources = make(map[int]source, len(x.entries))
	containers := map[int]bool{}
	var missed []int
	misnamed := map[int]int{}
	for n, e := range x.entries {
		switch {
		case e.free:
		case e.container > 0:
			containers[e.container] = true
		case e.offset > 0:
			s, ok := header(f.file, e.offset)
			if (!ok || s.number != n) && shift > 0 {
				s, ok = header(f.file, e.offset+shift)
			}
			if ok && s.number == n {
				f.sources[n] = s
				continue
			}
			missed = append(missed, n)
			if ok {
				misnamed[s.pos] = n
			}
		}
	}
	if len(misnamed) <= len(f.sources)/8 {
		// Where nearly all else holds, it is the object whose number is damaged.
		f.misnamed = misnamed
	}
	for _, n := range missed {
		s, ok := f.scan()[n]
		f.rebuilt = f.rebuilt || ok
		if ok {
			f.sources[n] = s
		}
	}
	if f.rebuilt {
		// A table that is wrong once is not to be trusted for what it leaves out.
		f.rebuild()
		return
	}
	f.openCrypt()
	for c := range containers {
		f.unpack(c, func(n int) bool { return x.entries[n].container == c })
	}
}

// write gives every object found its new number and writes them.
func (f *located) write(ctx context.Context) (*Plain, error) {
	if f.crypt == nil {
		f.openCrypt()
	}
	if f.crypt != nil && f.crypt.err != nil {
		return nil, f.crypt.err
	}
	if f.rebuilt {
		f.unpackAll()
	}
	root := f.trailer.Key("Root")
	if !f.hasPages(root) {
		if !f.rebuilt {
			return nil, fmt.Errorf("no page tree: %w", corpus.ErrMalformed)
		}
		root = f.findCatalog()
	}
	numbers := make([]int, 0, len(f.sources))
	for n := range f.sources {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	w := &writer{located: f, ids: make(map[int]int, len(numbers)), limit: f.mostOutput()}
	for i, n := range numbers {
		w.ids[n] = i + 1
	}
	w.out = make([]byte, 0, min(len(f.file)+len(f.file)/4+4096, 1<<20))
	w.out = append(w.out, "%PDF-1.7\n"...)
	for i, n := range numbers {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		w.object(i+1, f.sources[n])
	}
	rootID := w.ids[int(root.Num)]
	if root.Kind == syntax.Null {
		if len(w.pages) == 0 {
			return nil, fmt.Errorf("no catalogue, no pages and no cross-reference table: %w", corpus.ErrMalformed)
		}
		rootID = w.pageTree()
	}
	w.finish(rootID, w.ids[int(f.trailer.Key("Info").Num)])
	return &Plain{Data: w.out, Rebuilt: f.rebuilt, Encrypted: f.crypt != nil, Truncated: w.cut}, nil
}

// mostOutput is more than the canonical form of the objects found can take, as
// long as none of them is written twice.
func (f *located) mostOutput() int { return 4*(len(f.file)+unpackBudget-f.budget) + 1<<20 }

// unpackAll unpacks every object stream that the scan found. A number that is
// also defined outside of the streams keeps that definition.
func (f *located) unpackAll() {
	var containers []int
	for n, s := range f.sources {
		if s.packed {
			continue
		}
		o, _ := f.effort.object(s)
		if o.Key("Type").Name() == "ObjStm" {
			containers = append(containers, n)
		}
	}
	slices.SortFunc(containers, func(a, b int) int { return f.sources[a].pos - f.sources[b].pos })
	for _, c := range containers {
		f.unpack(c, func(n int) bool {
			s, defined := f.sources[n]
			return !defined || s.packed
		})
	}
}

// unpack takes the wanted objects out of an object stream.
func (f *located) unpack(container int, want func(int) bool) {
	s, ok := f.sources[container]
	if !ok || s.packed || f.budget <= 0 {
		return
	}
	dict, end := f.effort.object(s)
	raw, ok := f.effort.streamBytes(s.data, end, f.length(&dict))
	if !ok {
		return
	}
	if f.crypt != nil {
		raw = f.crypt.stream(s.number, s.generation, raw)
	}
	data, _ := decode(raw, filtersOf(&dict), min(maxStream, f.budget))
	f.budget -= len(data)
	l := syntax.NewLexer(data, 0)
	first := dict.Key("First").Int()
	for range dict.Key("N").Int() {
		n, off := l.Next(), l.Next()
		if n.Kind != syntax.Integer || off.Kind != syntax.Integer {
			return
		}
		number, pos := n.Int(), first+off.Int()
		if number <= 0 || number > maxObjectNumber || pos < 0 || pos >= len(data) || !want(number) {
			continue
		}
		f.sources[number] = source{number: number, data: data, pos: pos, packed: true}
	}
}

// length returns a stream's stated length, following one reference, or -1.
func (f *located) length(dict *syntax.Object) int {
	l := dict.Key("Length")
	if l.Kind == syntax.Reference {
		s, ok := f.sources[int(l.Num)]
		if !ok {
			return -1
		}
		o, _ := f.effort.object(s)
		l = &o
	}
	if l.Kind != syntax.Number {
		return -1
	}
	return l.Int()
}
