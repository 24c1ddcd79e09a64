package main

import (
	"context"
	"errors"
	"strings"
	"syscall"

	"polidex/corpus"
)

// The exit statuses, as the manual states them.
const (
	exitOK          = 0
	exitFailure     = 1
	exitUsage       = 2
	exitNotFound    = 3
	exitSomeFailed  = 4
	exitInterrupted = 130
)

// usage is an error in how the command was called.
type usage string

func (u usage) Error() string { return string(u) }

// errSomeFailed ends an ingest whose report has already said which inputs
// failed and why.
var errSomeFailed = errors.New("some inputs failed")

// status is the one table from error to exit status.
func status(err error) int {
	var u usage
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &u), errors.Is(err, corpus.ErrInvalid):
		return exitUsage
	case errors.Is(err, corpus.ErrNotFound):
		return exitNotFound
	case errors.Is(err, errSomeFailed):
		return exitSomeFailed
	}
	return exitFailure
}

// describe makes the one line that a person reads, or nothing when the command
// has said it already.
func describe(err error) string {
	switch {
	case err == nil, errors.Is(err, errSomeFailed):
		return ""
	case errors.Is(err, context.Canceled):
		return "interrupted"
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full: " + plain(err) + "; free some space and run the same command again"
	}
	return plain(err)
}

// plain is an error without the names of its kinds, which are for the program.
func plain(err error) string {
	return strings.ReplaceAll(corpus.Plain(err), "\n", "; ")
}
