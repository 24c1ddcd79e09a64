package main

import (
	"errors"
	"net/url"

	"github.com/spf13/cobra"
)

// publicURL is the address under which a server is reached from outside; as a flag
// it takes an absolute address alone.
type publicURL string

func (p *publicURL) String() string { return string(*p) }

func (p *publicURL) Type() string { return "URL" }

func (p *publicURL) Set(s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return errors.New("it takes an address such as https://polidex.example.org")
	}
	*p = publicURL(u.String())
	return nil
}

// add adds the flag to a command.
func (p *publicURL) add(cmd *cobra.Command) {
	cmd.Flags().Var(p, "public-url", "the `address` under which others reach the server, for links in feeds and calendars; without it, what a request calls it")
}
