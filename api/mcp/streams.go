package mcp

import (
	"context"
	"errors"
	"io"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// maxMessage bounds what is read as one message, in bytes.
const maxMessage = 1 << 20

// Streams is a connection over two streams, a message a line. Nothing else may be
// written to out. When in ends, what was asked until then is still answered.
func Streams(in io.Reader, out io.Writer) sdk.Transport {
	return patient{&sdk.IOTransport{Reader: io.NopCloser(in), Writer: nopCloser{out}, MaxLineLength: maxMessage}}
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// patient is a transport whose connections tell of the end of what is read only
// when all that was read is answered: the library drops the rest, and a caller that
// sends its questions and closes the pipe would get no answers.
type patient struct{ sdk.Transport }

func (p patient) Connect(ctx context.Context) (sdk.Connection, error) {
	c, err := p.Transport.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &patientConnection{Connection: c, closed: make(chan struct{}), done: make(chan struct{})}, nil
}

type patientConnection struct {
	sdk.Connection

	closing sync.Once
	closed  chan struct{}

	mu sync.Mutex
	// open is the number of questions without an answer, ended whether there will be
	// no more, and done is closed when both have come to their end.
	open  int
	ended bool
	done  chan struct{}
}

func (c *patientConnection) Read(ctx context.Context) (jsonrpc.Message, error) {
	m, err := c.Connection.Read(ctx)
	if r, ok := m.(*jsonrpc.Request); ok && err == nil && r.IsCall() {
		c.count(1, false)
	}
	if !errors.Is(err, io.EOF) {
		return m, err
	}
	c.count(0, true)
	select {
	case <-c.done:
	case <-c.closed:
	case <-ctx.Done():
	}
	return m, err
}

func (c *patientConnection) Write(ctx context.Context, m jsonrpc.Message) error {
	err := c.Connection.Write(ctx, m)
	if _, ok := m.(*jsonrpc.Response); ok {
		c.count(-1, false)
	}
	return err
}

func (c *patientConnection) Close() error {
	c.closing.Do(func() { close(c.closed) })
	return c.Connection.Close()
}

// count changes the number of open questions, and says whether they have ended.
func (c *patientConnection) count(by int, ended bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	was := c.ended && c.open <= 0
	c.open += by
	c.ended = c.ended || ended
	if c.ended && c.open <= 0 && !was {
		close(c.done)
	}
}
