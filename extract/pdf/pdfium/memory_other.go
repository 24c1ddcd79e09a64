//go:build !linux && !darwin && !nopdfium

package pdfium

import "context"

// withMemory leaves the memory of instances to the runtime.
func withMemory(ctx context.Context) context.Context { return ctx }
