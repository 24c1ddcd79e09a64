package api

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"polidex/api/tokens"
	"polidex/corpus"
)

// bearer returns the token that the header Authorization bears (RFC 6750, section
// 2.1), empty without one. Another scheme is none of ours: it may be for a proxy
// in front. The error's sentence is for the caller and does not repeat the token.
func bearer(h http.Header) (string, error) {
	var found []string
	for _, value := range h.Values("Authorization") {
		scheme, rest, _ := strings.Cut(strings.TrimSpace(value), " ")
		if strings.EqualFold(scheme, "Bearer") {
			found = append(found, strings.TrimSpace(rest))
		}
	}
	switch {
	case len(found) == 0:
		return "", nil
	case len(found) > 1:
		return "", errors.New("the request bears more than one token; send one")
	case found[0] == "":
		return "", errors.New("the header Authorization bears no token; it should be “Authorization: Bearer pdx_…”")
	}
	return found[0], nil
}

// secretText finds tokens in any text.
var secretText = regexp.MustCompile(tokens.Pattern)

// withoutSecrets returns the text without the tokens in it, for a log.
func withoutSecrets(text string) string {
	if plain, err := url.QueryUnescape(text); err == nil && secretText.MatchString(plain) {
		text = plain // it may be written with escapes
	}
	return secretText.ReplaceAllString(text, tokens.Prefix+"…")
}

// secretInAddress refuses a request with a token in its address, which servers,
// proxies and browsers write down and pass on. By then the token is no secret any
// more, and the answer says so.
func secretInAddress(r *http.Request) error {
	query, err := url.QueryUnescape(r.URL.RawQuery)
	if err != nil {
		query = r.URL.RawQuery
	}
	if !secretText.MatchString(query) && !secretText.MatchString(r.URL.Path) {
		return nil
	}
	return fmt.Errorf("a token stands in the address, which is written down in many places: revoke it with 'polidex token revoke NAME', and send another in the header “Authorization: Bearer pdx_…”: %w", corpus.ErrInvalid)
}
