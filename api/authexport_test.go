package api

import (
	"io"
	"net/http"
	"net/netip"
)

// GuardedRoute is a route of a test's own.
type GuardedRoute struct {
	Method, Path string
	Scope        Scope
	MaxBody      int64
	Media        []string
	Handle       func(w http.ResponseWriter, r *http.Request) error
}

// Guarded returns a handler of the routes, guarded as those of [New] are. A route
// without a handler reads its body and answers with its caller's name.
func Guarded(opts Options, list ...GuardedRoute) (http.Handler, error) {
	opts, err := opts.withDefaults()
	if err != nil {
		return nil, err
	}
	s := &service{opts: opts, parameters: allParameters()}
	mux := http.NewServeMux()
	for _, g := range list {
		rt := route{method: g.Method, path: g.Path, scope: g.Scope, maxBody: g.MaxBody, media: g.Media}
		s.routes = append(s.routes, rt)
		mux.HandleFunc(rt.verb()+" "+rt.path, func(w http.ResponseWriter, r *http.Request) {
			answer := g.Handle
			if answer == nil {
				answer = sayCaller
			}
			if err := answer(w, r); err != nil {
				s.fail(w, r, err)
			}
		})
	}
	return s.logged(s.guarded(s.open(s.routed(mux)))), nil
}

func sayCaller(w http.ResponseWriter, r *http.Request) error {
	if _, err := io.Copy(io.Discard, r.Body); err != nil {
		return err
	}
	_, err := io.WriteString(w, "caller "+callerOf(r).Name)
	return err
}

// ClientOf is the address that a request is held to be from.
func ClientOf(r *http.Request, proxies int) string { return clientAddress(r, proxies).String() }

// BearerOf is the token that a header bears.
func BearerOf(h http.Header) (string, error) { return bearer(h) }

// AcceptsGzip says whether a header asks for gzip.
func AcceptsGzip(h http.Header) bool { return acceptsGzip(h) }

// MutatingRoutes are the routes that are not of reading by their method, as method
// and path, with the scope that they need.
func MutatingRoutes() map[string]Scope {
	out := map[string]Scope{}
	for _, rt := range append(routes(), assistantRoutes()...) {
		if rt.verb() != http.MethodGet {
			out[rt.verb()+" "+rt.path] = rt.scope
		}
	}
	return out
}

// OwnerIn is the user that a table of connections names for one.
func OwnerIn(table io.Reader, client, server netip.AddrPort) (int, bool) {
	return ownerIn(table, client, server)
}
