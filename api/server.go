package api

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// ServerOptions bound what a client can take of the server. Zeros mean the
// defaults named.
type ServerOptions struct {
	// HeaderTimeout bounds the reading of a request's header; 0 is 5 seconds.
	HeaderTimeout time.Duration
	// ReadTimeout bounds the reading of a whole request; 0 is 30 seconds.
	ReadTimeout time.Duration
	// WriteTimeout bounds the time from the header's end to the answer's; a
	// download may take longer, as long as the client reads. 0 is 60 seconds.
	WriteTimeout time.Duration
	// IdleTimeout closes connections that ask nothing; 0 is 2 minutes.
	IdleTimeout time.Duration
	// MaxHeaderBytes bounds the header with the address; 0 is 64 kB.
	MaxHeaderBytes int
	// ShutdownTimeout is how long requests under way may take once the context
	// has ended; 0 is 10 seconds.
	ShutdownTimeout time.Duration
	// Logger gets what the HTTP server complains of; nil discards.
	Logger *slog.Logger
}

func (o ServerOptions) withDefaults() ServerOptions {
	o.HeaderTimeout = cmp.Or(o.HeaderTimeout, 5*time.Second)
	o.ReadTimeout = cmp.Or(o.ReadTimeout, 30*time.Second)
	o.WriteTimeout = cmp.Or(o.WriteTimeout, time.Minute)
	o.IdleTimeout = cmp.Or(o.IdleTimeout, 2*time.Minute)
	o.MaxHeaderBytes = cmp.Or(o.MaxHeaderBytes, 64<<10)
	o.ShutdownTimeout = cmp.Or(o.ShutdownTimeout, 10*time.Second)
	o.Logger = cmp.Or(o.Logger, slog.New(slog.DiscardHandler))
	return o
}

// Serve answers requests on the listener until the context ends. Then it takes
// no new ones, lets those under way finish, and returns nil; those that do not
// finish in ShutdownTimeout are cut and an error says so. The listener is closed
// in any case.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler, opts ServerOptions) error {
	opts = opts.withDefaults()
	// Requests under way outlive ctx, until the server gives up on them.
	requests, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: opts.HeaderTimeout,
		ReadTimeout:       opts.ReadTimeout,
		WriteTimeout:      opts.WriteTimeout,
		IdleTimeout:       opts.IdleTimeout,
		MaxHeaderBytes:    opts.MaxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(opts.Logger.Handler(), slog.LevelWarn),
		BaseContext:       func(net.Listener) context.Context { return requests },
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return fmt.Errorf("serving %s: %w", listener.Addr(), err)
	case <-ctx.Done():
	}
	patience, done := context.WithTimeout(context.WithoutCancel(ctx), opts.ShutdownTimeout)
	defer done()
	err := server.Shutdown(patience)
	if errors.Is(err, context.DeadlineExceeded) {
		cut()
		err = fmt.Errorf("stopping: requests were cut after %s: %w", opts.ShutdownTimeout, errors.Join(err, server.Close()))
	}
	<-served
	return err
}
