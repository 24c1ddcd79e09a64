package mcp

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"polidex/corpus"
)

// Remote is a server that answers over HTTP.
type Remote struct {
	// URL is the address of the server, such as http://localhost:8080; /mcp is
	// added where it is missing.
	URL string
	// Token goes with each request; empty is none.
	Token string
	// Version is the program's own; empty is "devel".
	Version string
	// Client makes the requests; nil is one of its own.
	Client *http.Client
	// Timeout bounds one call; 0 is a minute.
	Timeout time.Duration
}

// Forward passes the tools and resources of a remote server on over one connection
// until the other side closes it, which is no error, or the context ends. It is for
// clients that know no HTTP. Errors wrap [corpus.ErrUnavailable] when the server
// does not answer at the beginning; later the calls alone fail, until it answers
// again.
func Forward(ctx context.Context, remote Remote, t sdk.Transport) error {
	f := &forwarder{remote: remote.withDefaults()}
	defer f.drop(nil)
	session, err := f.session(ctx)
	if err != nil {
		return err
	}
	about := session.InitializeResult()
	options := &sdk.ServerOptions{Capabilities: &sdk.ServerCapabilities{Tools: &sdk.ToolCapabilities{}, Resources: &sdk.ResourceCapabilities{}}}
	if about != nil {
		options.Instructions = about.Instructions
	}
	server := sdk.NewServer(&sdk.Implementation{Name: "polidex", Title: "Polidex", Version: f.remote.Version}, options)
	if err := f.offer(ctx, session, server); err != nil {
		return f.failed(err)
	}
	return ended(server.Run(ctx, t))
}

func (r Remote) withDefaults() Remote {
	r.URL = strings.TrimRight(r.URL, "/")
	if !strings.HasSuffix(r.URL, "/mcp") {
		r.URL += "/mcp"
	}
	r.Version = cmp.Or(r.Version, "devel")
	r.Timeout = cmp.Or(r.Timeout, time.Minute)
	client := http.Client{}
	if r.Client != nil {
		client = *r.Client
	}
	next := client.Transport
	if next == nil {
		next = http.DefaultTransport
	}
	client.Transport = bearer{r.Token, next}
	// A token is for this server and none that it may lead to.
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	r.Client = &client
	return r
}

// bearer sends a token along, where there is one, and tells when that is not enough.
type bearer struct {
	token string
	next  http.RoundTripper
}

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	if b.token != "" {
		r = r.Clone(r.Context())
		r.Header.Set("Authorization", "Bearer "+b.token)
	}
	res, err := b.next.RoundTrip(r)
	if err == nil && res.StatusCode == http.StatusUnauthorized {
		res.Body.Close()
		return nil, errors.New("it wants a token that allows reading")
	}
	return res, err
}

// forwarder keeps a connection to the remote server, and makes another where one
// has failed. It is used by many goroutines.
type forwarder struct {
	remote Remote
	mu     sync.Mutex
	open   *sdk.ClientSession
}

// session returns the connection to the server.
func (f *forwarder) session(ctx context.Context) (*sdk.ClientSession, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.open != nil {
		return f.open, nil
	}
	ctx, cancel := context.WithTimeout(ctx, f.remote.Timeout)
	defer cancel()
	client := sdk.NewClient(&sdk.Implementation{Name: "polidex", Version: f.remote.Version}, nil)
	session, err := client.Connect(ctx, &sdk.StreamableClientTransport{Endpoint: f.remote.URL, HTTPClient: f.remote.Client, DisableStandaloneSSE: true, MaxRetries: -1}, nil)
	if err != nil {
		return nil, f.failed(err)
	}
	f.open = session
	return session, nil
}

// drop closes the connection if it is still the one in use; nil is whichever is.
func (f *forwarder) drop(session *sdk.ClientSession) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.open != nil && (session == nil || f.open == session) {
		_ = f.open.Close() // it failed, or nobody waits for it any more
		f.open = nil
	}
}

func (f *forwarder) failed(err error) error {
	var e *url.Error
	if errors.As(err, &e) {
		err = e.Err // without what the library was about to do
	}
	return fmt.Errorf("the Polidex server at %s does not answer as one (%w); is 'polidex serve' running there?: %w", f.remote.URL, err, corpus.ErrUnavailable)
}

// again does what is to be done with a connection, and once more with another where
// the first had failed meanwhile.
func (f *forwarder) again(ctx context.Context, do func(context.Context, *sdk.ClientSession) error) error {
	ctx, cancel := context.WithTimeout(ctx, f.remote.Timeout)
	defer cancel()
	for attempt := 1; ; attempt++ {
		session, err := f.session(ctx)
		if err != nil {
			return err
		}
		if err = do(ctx, session); err == nil || ctx.Err() != nil || answered(err) {
			return err
		}
		f.drop(session)
		if attempt == 2 {
			return f.failed(err)
		}
	}
}

// answered says whether an error is the server's own word, and not that there was
// no answer.
func answered(err error) bool {
	const rejectedByTransport = -32005 // the library's
	var e *jsonrpc.Error
	return errors.As(err, &e) && e.Code != rejectedByTransport
}

// offer puts the tools and resources of the remote server before the other side.
func (f *forwarder) offer(ctx context.Context, session *sdk.ClientSession, server *sdk.Server) error {
	for t, err := range session.Tools(ctx, nil) {
		if err != nil {
			return err
		}
		server.AddTool(t, f.call)
	}
	for r, err := range session.Resources(ctx, nil) {
		if err != nil {
			return err
		}
		server.AddResource(r, f.read)
	}
	for r, err := range session.ResourceTemplates(ctx, nil) {
		if err != nil {
			return err
		}
		server.AddResourceTemplate(r, f.read)
	}
	return nil
}

func (f *forwarder) call(ctx context.Context, req *sdk.CallToolRequest) (result *sdk.CallToolResult, _ error) {
	arguments := req.Params.Arguments
	if len(arguments) == 0 {
		arguments = json.RawMessage("{}")
	}
	err := f.again(ctx, func(ctx context.Context, session *sdk.ClientSession) (err error) {
		result, err = session.CallTool(ctx, &sdk.CallToolParams{Name: req.Params.Name, Arguments: arguments})
		return err
	})
	if err != nil {
		result = &sdk.CallToolResult{}
		result.SetError(fmt.Errorf("%s", corpus.Plain(err)))
	}
	return result, nil
}

func (f *forwarder) read(ctx context.Context, req *sdk.ReadResourceRequest) (result *sdk.ReadResourceResult, err error) {
	err = f.again(ctx, func(ctx context.Context, session *sdk.ClientSession) (err error) {
		result, err = session.ReadResource(ctx, &sdk.ReadResourceParams{URI: req.Params.URI})
		return err
	})
	return result, err
}
