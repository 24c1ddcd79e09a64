package api

import (
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
)

// bearerScheme names the way of showing a token in the description.
const bearerScheme = "bearer"

// securitySchemes are the ways of showing who one is: there is one.
func securitySchemes() map[string]*huma.SecurityScheme {
	return map[string]*huma.SecurityScheme{bearerScheme: {
		Type: "http", Scheme: "bearer", BearerFormat: "pdx_…",
		Description: "A token that 'polidex token create' made, in the header “Authorization: Bearer pdx_…” and never in the address. What an operation needs of read, add, review and admin stands with it; admin allows all. " +
			"Where no token has been made, programs of the server's own user on its own machine may write without one.",
	}}
}

// describeAccess tells what of who asks the route's operation depends on, and the
// answers to those who may not, or not so often.
func (s *service) describeAccess(op *huma.Operation, rt *route) {
	tooMany := strconv.Itoa(http.StatusTooManyRequests)
	if rt.isOpen() {
		op.Security = []map[string][]string{}
		delete(op.Responses, tooMany)
		return
	}
	needed := rt.needs(s.opts.Access.RequireToken)
	op.Security = []map[string][]string{{bearerScheme: {string(needed)}}}
	if needed == "" {
		op.Security = []map[string][]string{{}, {bearerScheme: {string(ScopeRead)}}}
	}
	problem := op.Responses[tooMany].Content
	header := func(name, kind, means string) map[string]*huma.Param {
		return map[string]*huma.Param{name: {Description: means, Schema: &huma.Schema{Type: kind}}}
	}
	challenge := header("WWW-Authenticate", huma.TypeString, "How to show who one is (RFC 6750).")
	op.Responses[tooMany] = &huma.Response{Description: "The client has asked too often.", Content: problem,
		Headers: header("Retry-After", huma.TypeInteger, "The seconds to wait.")}
	op.Responses[strconv.Itoa(http.StatusUnauthorized)] = &huma.Response{Content: problem, Headers: challenge,
		Description: "A token is needed, or the one that was sent is not known or has ended."}
	if needed != "" {
		op.Responses[strconv.Itoa(http.StatusForbidden)] = &huma.Response{Content: problem, Headers: challenge,
			Description: "The token lacks the scope " + string(needed) + ", or a page of another site has asked."}
	} else if rt.verb() != http.MethodGet {
		op.Responses[strconv.Itoa(http.StatusForbidden)] = &huma.Response{Content: problem,
			Description: "A page of another site has asked."}
	}
}
