package mcp

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"polidex/corpus"
)

// call answers one call of a tool. It never fails: what went wrong is told in the
// answer. A panic costs this call alone.
func (s *Server) call(ctx context.Context, t tool, arguments []byte) (result *sdk.CallToolResult) {
	start := s.opts.Now()
	defer func() {
		var err error
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
			result = failure(err)
		} else {
			err = result.GetError()
		}
		s.logged(ctx, t.name, s.opts.Now().Sub(start), err)
	}()
	ctx, cancel := context.WithTimeout(ctx, s.opts.Timeout)
	defer cancel()
	a, err := s.decode(t, arguments)
	if err != nil {
		return failure(err)
	}
	got, err := t.handle(s, ctx, a)
	if err != nil {
		return failure(err)
	}
	return &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: got.text()}}, StructuredContent: got}
}

// failure is the answer that tells of an error.
func failure(err error) *sdk.CallToolResult {
	result := &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: sentence(err)}}}
	result.SetError(err)
	return result
}

// sentence is what an error tells the caller. Errors that are not of the caller's
// making may tell of paths and machines; they are in the log alone.
func sentence(err error) string {
	switch {
	case errors.Is(err, corpus.ErrUnavailable):
		return "something that is needed for this answer is not available now; please try again"
	case errors.Is(err, context.DeadlineExceeded):
		return "the answer took too long; a narrower question may help"
	case errors.Is(err, context.Canceled):
		return "the call was cancelled"
	case toldAsItIs(err):
		return corpus.Plain(err)
	}
	return "an error of the server; its log says more"
}

// toldAsItIs says whether an error's words are meant for the caller.
func toldAsItIs(err error) bool {
	for _, kind := range []error{corpus.ErrInvalid, corpus.ErrNotFound, corpus.ErrConflict, corpus.ErrTooLarge} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}

// logged writes one record of a call: a fault of ours loudly, a caller's mistake
// not at all.
func (s *Server) logged(ctx context.Context, name string, took time.Duration, err error) {
	level := slog.LevelInfo
	attrs := []slog.Attr{slog.String("tool", name), slog.Float64("took_ms", float64(took.Microseconds())/1000)}
	if err != nil {
		attrs = append(attrs, slog.String("error", err.Error()))
		if !toldAsItIs(err) && !errors.Is(err, context.Canceled) {
			level = slog.LevelError
		}
	}
	s.opts.Logger.LogAttrs(ctx, level, "call", attrs...)
}
