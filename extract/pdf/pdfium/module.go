//go:build !nopdfium

package pdfium

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"

	pdfium "github.com/klippa-app/go-pdfium"
	"github.com/tetratelabs/wazero/api"

	"polidex/extract/pdf/glyphs"
)

// module is an instance of PDFium, called without anything in between: a page
// takes ten thousand calls, and the library's own wrappers, which look up
// handles and allocate memory for each result, take most of the time of one.
//
// After a fault the instance is in no known state; err keeps it, and all further
// calls do nothing and return 0.
type module struct {
	instance  pdfium.Pdfium
	memory    api.Memory
	functions [len(functionNames)]api.Function
	stack     [12]uint64
	// results is where PDFium puts what it returns by pointer.
	results uint64
	err     error
}

// resultsSize is the size of the memory at results in bytes.
const resultsSize = 1024

var errNoModule = errors.New("no webassembly module behind the library")

func newModule(instance pdfium.Pdfium) (*module, error) {
	m := &module{instance: instance}
	// The library keeps its module in an exported field of an unexported type.
	v := reflect.Indirect(reflect.ValueOf(instance.GetImplementation()))
	if v.Kind() != reflect.Struct || !v.FieldByName("Module").IsValid() {
		return nil, errNoModule
	}
	mod, ok := v.FieldByName("Module").Interface().(api.Module)
	if !ok {
		return nil, errNoModule
	}
	m.memory = mod.Memory()
	for f, name := range functionNames {
		if m.functions[f] = mod.ExportedFunction(name); m.functions[f] == nil {
			return nil, fmt.Errorf("no function %s in the module", name)
		}
	}
	m.results = m.call(malloc, resultsSize)
	if m.results == 0 {
		return nil, cmp.Or(m.err, errors.New("no memory"))
	}
	return m, nil
}

// call calls a function. Arguments are as WebAssembly has them: pointers and
// numbers of 32 bits, see [i32] and [f32].
func (m *module) call(f function, args ...uint64) uint64 {
	if m.err != nil {
		return 0
	}
	m.stack[0] = 0
	copy(m.stack[:], args)
	if err := m.functions[f].CallWithStack(context.Background(), m.stack[:]); err != nil {
		what, _, _ := strings.Cut(err.Error(), "\n") // the rest are addresses
		m.err = fmt.Errorf("%s: %s", functionNames[f], what)
		return 0
	}
	return m.stack[0]
}

// count is call for functions that return an int.
func (m *module) count(f function, args ...uint64) int {
	return int(int32(m.call(f, args...)))
}

// ok is call for functions that return whether they did it.
func (m *module) ok(f function, args ...uint64) bool {
	return uint32(m.call(f, args...)) != 0
}

func i32(n int) uint64 { return uint64(uint32(int32(n))) }

func f32(v float32) uint64 { return uint64(math.Float32bits(v)) }

// at returns where the i-th of results of 4 bytes is.
func (m *module) at(i int) uint64 { return m.results + 4*uint64(i) }

// bytes returns a view of n bytes of the memory, good until the next call.
func (m *module) bytes(pointer uint64, n int) []byte {
	b, ok := m.memory.Read(uint32(pointer), uint32(n))
	if !ok {
		if m.err == nil {
			m.err = fmt.Errorf("reading %d bytes at %#x: out of memory bounds", n, pointer)
		}
		return make([]byte, n)
	}
	return b
}

func (m *module) integer(i int) int {
	return int(int32(binary.LittleEndian.Uint32(m.bytes(m.at(i), 4))))
}

// floats copies results of 4 bytes.
func (m *module) floats(to []float32) {
	b := m.bytes(m.results, 4*len(to))
	for i := range to {
		to[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
}

// doubles copies results of 8 bytes.
func (m *module) doubles(to []float64) {
	b := m.bytes(m.results, 8*len(to))
	for i := range to {
		to[i] = math.Float64frombits(binary.LittleEndian.Uint64(b[8*i:]))
	}
}

// matrix reads a transformation from the results.
func (m *module) matrix() glyphs.Matrix {
	var f [6]float32
	m.floats(f[:])
	return glyphs.Matrix{float64(f[0]), float64(f[1]), float64(f[2]), float64(f[3]), float64(f[4]), float64(f[5])}
}
