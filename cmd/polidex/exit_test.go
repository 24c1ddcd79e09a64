package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"polidex/corpus"
)

func TestStatus(t *testing.T) {
	for _, c := range []struct {
		name    string
		err     error
		status  int
		message string // part of the line; "" is no line
	}{
		{"done", nil, 0, ""},
		{"wrong flag", usage("--bogus is no flag"), 2, "--bogus is no flag"},
		{"invalid query", fmt.Errorf("sort %q is unknown: %w", "x", corpus.ErrInvalid), 2, `sort "x" is unknown`},
		{"nothing there", fmt.Errorf("document x: %w", corpus.ErrNotFound), 3, "document x"},
		{"no such file", notFound(&os.PathError{Op: "open", Path: "x.pdf", Err: syscall.ENOENT}), 3, "open x.pdf: no such file"},
		{"some inputs failed", errSomeFailed, 4, ""},
		{"interrupted", fmt.Errorf("reading: %w", context.Canceled), 130, "interrupted"},
		{"disk full", fmt.Errorf("writing: %w", syscall.ENOSPC), 1, "the disk is full"},
		{"broken file", fmt.Errorf("reading %q: cut off: %w", "a.pdf", corpus.ErrMalformed), 1, `reading "a.pdf": cut off`},
		{"anything else", errors.New("line one\nline two"), 1, "line one; line two"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := status(c.err); got != c.status {
				t.Errorf("status(%v) = %d, want %d", c.err, got, c.status)
			}
			got := describe(c.err)
			if (got == "") != (c.message == "") || !strings.Contains(got, c.message) || strings.Contains(got, "\n") {
				t.Errorf("describe(%v) = %q, want one line with %q", c.err, got, c.message)
			}
			for _, kind := range []error{corpus.ErrInvalid, corpus.ErrMalformed} {
				if strings.Contains(got, kind.Error()) {
					t.Errorf("describe(%v) = %q names the error's kind", c.err, got)
				}
			}
		})
	}
}
