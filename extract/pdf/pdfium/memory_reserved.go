//go:build (linux || darwin) && !nopdfium

package pdfium

import (
	"context"
	"syscall"

	"github.com/tetratelabs/wazero/experimental"
)

// withMemory has the memory of an instance grow in its place. Left alone it
// would be copied to grow, and for that moment be held twice, which is more than
// a process held to a limit may have; and where the limit is met the process
// would end, but this way PDFium is told that there is no more.
func withMemory(ctx context.Context) context.Context {
	return experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(reserve))
}

// reserve takes the addresses for most bytes, but no memory yet.
func reserve(_, most uint64) experimental.LinearMemory {
	room, err := syscall.Mmap(-1, 0, int(most), syscall.PROT_NONE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return &reserved{}
	}
	return &reserved{room: room}
}

// reserved is a memory of which the first bytes are in use.
type reserved struct {
	room []byte
	used uint64
}

// Reallocate implements [experimental.LinearMemory].
func (r *reserved) Reallocate(size uint64) []byte {
	if size > uint64(len(r.room)) {
		return nil
	}
	if size > r.used {
		if err := syscall.Mprotect(r.room[r.used:size], syscall.PROT_READ|syscall.PROT_WRITE); err != nil {
			return nil
		}
		r.used = size
	}
	return r.room[:size:size]
}

// Free implements [experimental.LinearMemory].
func (r *reserved) Free() {
	if r.room != nil {
		syscall.Munmap(r.room)
		r.room = nil
	}
}
