package mcp

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// Handler answers over HTTP, in the streamable form of the protocol.
//
// A request is answered by JSON and ends with its answer: there are no sessions to
// keep and no streams to hold, so that a client costs nothing between its
// requests. Bodies are bounded; time is by [Options].Timeout.
//
// Pages of other origins are refused, as are requests that reach this machine
// alone by the name of another: the page of a stranger may have had its own name
// point here (DNS rebinding). Both are answered by 403. See "Security Warning" in
// the protocol's specification of its transports.
func (s *Server) Handler() http.Handler {
	streamable := sdk.NewStreamableHTTPHandler(func(*http.Request) *sdk.Server { return s.server }, &sdk.StreamableHTTPOptions{
		Stateless: true, JSONResponse: true, MaxRequestBodyBytes: maxMessage,
		// Names are checked here, where the server's own is known.
		DisableLocalhostProtection:   true,
		PropagateRequestCancellation: true,
	})
	own := s.ownOrigin()
	crossing := http.NewCrossOriginProtection()
	if own != "" {
		if err := crossing.AddTrustedOrigin(own); err != nil {
			panic(err) // the address was checked when the server was made
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := crossing.Check(r); err != nil {
			refuse(w, "pages of other origins may not ask here")
			return
		}
		if LoopbackHost(localAddress(r)) && !LoopbackHost(r.Host) && (own == "" || r.Host != hostOf(own)) {
			refuse(w, fmt.Sprintf("this server is not %q; the flag --public-url tells it by which address others reach it", r.Host))
			return
		}
		base := s.opts.PublicURL
		if base == "" {
			base = AskedAt(r)
		}
		streamable.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), linkerKey{}, linker{base})))
	})
}

// ownOrigin is the origin of the address that links begin with, empty for none.
func (s *Server) ownOrigin() string {
	if s.opts.PublicURL == "" {
		return ""
	}
	u, err := url.Parse(s.opts.PublicURL)
	if err != nil {
		return ""
	}
	return u.Scheme + "://" + u.Host
}

func hostOf(origin string) string {
	_, host, _ := strings.Cut(origin, "://")
	return host
}

// localAddress is the address of this machine that the request came to.
func localAddress(r *http.Request) string {
	if a, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr); ok {
		return a.String()
	}
	return ""
}

// refuse answers that a request is not taken, in the protocol's form.
func refuse(w http.ResponseWriter, message string) {
	body, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": nil, "error": map[string]any{"code": invalidRequest, "message": message}})
	if err != nil {
		panic(err) // strings and numbers always encode
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusForbidden)
	_, _ = w.Write(body)
}

// invalidRequest is the code of JSON-RPC 2.0 for a request that is not taken.
const invalidRequest = -32600
