package main

import (
	"fmt"
	"math"

	"github.com/spf13/cobra"

	"polidex/api"
)

// accessFlags are those of who may do what with a server.
type accessFlags struct {
	requireToken bool
	rate         float64
	proxies      int
}

// defaultRate is the number of requests a second that one client may make: more
// than a person or a script that waits for its answers makes.
const defaultRate = 50

func (f *accessFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.requireToken, "require-token", false, "close reading, too, to those without a token")
	cmd.Flags().Float64Var(&f.rate, "rate", defaultRate, "`requests` a second that one client may make of reading; writing has a tenth. 0 is any number; programs on this machine have no limit")
	cmd.Flags().IntVar(&f.proxies, "trust-proxy", 0, "`number` of reverse proxies in front, whose X-Forwarded-For is believed")
}

func (f *accessFlags) check() error {
	switch {
	case f.rate < 0 || math.IsNaN(f.rate) || math.IsInf(f.rate, 0):
		return usage(fmt.Sprintf("--rate takes a number of requests a second from 0 on, not %g", f.rate))
	case f.proxies < 0:
		return usage(fmt.Sprintf("--trust-proxy takes a number of proxies from 0 on, not %d", f.proxies))
	}
	return nil
}

// access is what the API is told of it.
func (a *app) access(f accessFlags) api.Access {
	return api.Access{Tokens: a.tokens(), RequireToken: f.requireToken, Rate: f.rate, TrustedProxies: f.proxies}
}

// sayAccess says in a line who may write, and read.
func (a *app) sayAccess(f accessFlags) error {
	all, err := a.tokens().List()
	if err != nil {
		return err
	}
	known := plural(len(all), "token is known", "tokens are known")
	what := "Writing needs"
	if f.requireToken {
		what = "Reading and writing need"
	}
	switch {
	case len(all) > 0:
		fmt.Fprintf(a.out, "%s a token; %s.\n", what, known)
	case f.requireToken:
		fmt.Fprintf(a.out, "%s a token, and there is none yet: 'polidex token create NAME --scope read' makes one.\n", what)
	case f.proxies > 0:
		fmt.Fprintf(a.out, "%s a token, and there is none yet: 'polidex token create NAME --scope add' makes one.\n", what)
	default:
		fmt.Fprintln(a.out, "There is no token: your own programs on this machine may write, and nobody else. 'polidex token create' makes one, which all will need then.")
	}
	return nil
}
