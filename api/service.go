package api

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"polidex/api/web"
)

// service answers requests. Nothing of it changes once it is made.
type service struct {
	opts       Options
	parameters map[string]parameter
	routes     []route
	openapi    *huma.OpenAPI
	// specJSON and specYAML are the description as it is served.
	specJSON, specYAML []byte
	pages              *web.Pages
	// workbooks holds one for each xlsx file that is being made.
	workbooks chan struct{}
	// streams holds one for each stream of events that is open.
	streams chan struct{}
	// assistants answers at /mcp.
	assistants http.Handler
}

// New returns the handler of everything that Polidex serves. The error wraps
// [corpus.ErrInvalid] when the options lack what is needed. The handler is safe
// for use by many goroutines.
func New(opts Options) (http.Handler, error) {
	opts, err := opts.withDefaults()
	if err != nil {
		return nil, err
	}
	s := &service{opts: opts, parameters: allParameters(), routes: append(routes(), assistantRoutes()...), workbooks: make(chan struct{}, mostWorkbooks), streams: make(chan struct{}, mostStreams)}
	if s.pages, err = web.New(); err != nil {
		return nil, fmt.Errorf("reading the pages: %w", err)
	}
	if s.assistants, err = newFollowingAssistants(opts); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	h := humago.New(mux, huma.Config{OpenAPI: s.description()})
	for i := range s.routes {
		s.mount(h, &s.routes[i])
	}
	s.openapi = h.OpenAPI()
	if err := finishSchemas(s.openapi.Components.Schemas); err != nil {
		return nil, fmt.Errorf("describing the API: %w", err)
	}
	if s.specJSON, err = s.openapi.MarshalJSON(); err != nil {
		return nil, fmt.Errorf("describing the API: %w", err)
	}
	if s.specYAML, err = s.openapi.YAML(); err != nil {
		return nil, fmt.Errorf("describing the API: %w", err)
	}
	return s.logged(s.guarded(s.open(s.routed(mux)))), nil
}

// mount puts a route into the mux and, where it has an operation's id, into the
// description.
func (s *service) mount(api huma.API, rt *route) {
	op := &huma.Operation{Method: rt.verb(), Path: rt.path}
	api.Adapter().Handle(op, func(ctx huma.Context) {
		r, w := humago.Unwrap(ctx)
		if err := rt.handle(s, rt, w, r); err != nil {
			s.fail(w, r, err)
		}
	})
	if rt.id != "" {
		api.OpenAPI().AddOperation(s.operation(rt, api.OpenAPI().Components.Schemas))
	}
}

// shownPath is the route's path as the description has it.
func (rt *route) shownPath() string { return strings.TrimSuffix(rt.path, "{$}") }

func hasID(path string) bool { return strings.Contains(path, "{id}") }
