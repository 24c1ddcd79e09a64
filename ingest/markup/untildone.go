package markup

import (
	"context"
	"io"
)

// UntilDone returns a reader of r's bytes that ends with the context's error. The
// parsers of HTML and of feeds take no context, and are long at some pages that
// are made to be slow.
func UntilDone(ctx context.Context, r io.Reader) io.Reader { return &untilDone{ctx, r} }

type untilDone struct {
	ctx context.Context
	r   io.Reader
}

func (u *untilDone) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.r.Read(p)
}
