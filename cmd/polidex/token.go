package main

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"polidex/api/tokens"
	"polidex/corpus"
)

func (a *app) tokenCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "token",
		Short: "Make, list and revoke tokens for writing over HTTP",
		Long: `Token makes, lists and revokes the tokens by which a server knows who writes. A
server that runs sees each change at once. Without any token, programs on the
server's own machine that run for its own user (or for root) may write, and nobody
else; with the first token all need one.`,
		Args: noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.tokenCreateCommand(), a.tokenListCommand(), a.tokenRevokeCommand())
	return cmd
}

// tokens is the store in the data folder.
func (a *app) tokens() *tokens.Store {
	return tokens.Open(a.data, tokens.Options{Logger: a.logger()})
}

func (a *app) tokenCreateCommand() *cobra.Command {
	var scopes []string
	var expires string
	cmd := &cobra.Command{
		Use:   "create NAME --scope SCOPE",
		Short: "Make a token and print it, this once",
		Long: `Create makes a token and prints it. It cannot be printed again: only its hash is
kept. It goes in the header 'Authorization: Bearer pdx_…' of requests. The name
stands with what its holder changes.

  read     reads, where 'polidex serve --require-token' closes reading
  add      takes documents in and has them read again
  review   corrects what was found
  admin    does all of these, removes documents and changes the vocabulary`,
		Example: `  polidex token create anna --scope add,review --expires 90d
  TOKEN=$(polidex token create nightly --scope add)`,
		Args: exactly(1, "a name for the token"),
		RunE: func(_ *cobra.Command, args []string) error {
			given, err := tokens.ParseScopes(scopes)
			if err != nil {
				return usage("--scope: " + plain(err))
			}
			end, err := expiry(expires, time.Now())
			if err != nil {
				return err
			}
			if err := os.MkdirAll(a.data, 0o755); err != nil {
				return fmt.Errorf("making the data folder: %w", err)
			}
			secret, err := a.tokens().Create(args[0], given, end)
			if err != nil {
				return err
			}
			fmt.Fprintln(a.out, secret)
			fmt.Fprintf(a.err, "This is the token %q. Keep it now: it is not shown again.\n", args[0])
			return nil
		},
	}
	cmd.Flags().StringSliceVar(&scopes, "scope", nil, "what its holder may do, by `names` with commas between: "+strings.Join(tokens.ScopeNames(), ", "))
	complete(cmd, "scope", tokens.ScopeNames)
	cmd.Flags().StringVar(&expires, "expires", "", "when it ends: after a `time` such as 12h, 90d or 26w, or with a day such as 2027-06-30; by default never")
	return cmd
}

func (a *app) tokenListCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List tokens, without what is secret of them",
		Args:  exactly(0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			if err := a.checkFormat(); err != nil {
				return err
			}
			all, err := a.tokens().List()
			if err != nil {
				return err
			}
			return a.printTokens(all)
		},
	}
	a.formatFlag(cmd)
	return cmd
}

func (a *app) tokenRevokeCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "revoke NAME",
		Short: "End a token at once",
		Args:  exactly(1, "the name of a token"),
		RunE: func(_ *cobra.Command, args []string) error {
			store := a.tokens()
			if err := os.MkdirAll(a.data, 0o755); err != nil {
				return fmt.Errorf("making the data folder: %w", err)
			}
			if err := store.Revoke(args[0]); err != nil {
				return err
			}
			fmt.Fprintf(a.err, "The token %q is revoked.\n", args[0])
			if some, err := store.Any(); err == nil && !some {
				fmt.Fprintln(a.err, "No token is left: the server's own user may write without one again, on its own machine.")
			}
			return nil
		},
	}
}

func (a *app) printTokens(all []tokens.Token) error {
	scopes := func(t tokens.Token) string {
		names := make([]string, len(t.Scopes))
		for i, s := range t.Scopes {
			names[i] = string(s)
		}
		return strings.Join(names, ",")
	}
	ends := func(t tokens.Token) string {
		switch {
		case t.Expires.IsZero():
			return "never"
		case t.Expired(time.Now()):
			return "ended " + day(t.Expires.UTC())
		}
		return day(t.Expires.UTC())
	}
	_, err := listing[tokens.Token]{
		columns: []column[tokens.Token]{
			{name: "name", cell: func(t tokens.Token) string { return t.Name }},
			{name: "scopes", cell: scopes, widest: 21},
			{name: "created", cell: func(t tokens.Token) string { return day(t.Created.UTC()) }, widest: 10},
			{name: "last used", cell: func(t tokens.Token) string { return orNever(t.LastUsed) }, widest: 10},
			{name: "ends", cell: ends, widest: 16},
		},
		header: []string{"name", "scopes", "created", "last_used", "expires"},
		record: func(t tokens.Token) []string {
			return []string{t.Name, scopes(t), moment(t.Created), t.LastUsed, moment(t.Expires)}
		},
		none: "no token has been made; 'polidex token create NAME --scope add' makes one",
	}.print(a, each(all))
	return err
}

func orNever(day string) string {
	if day == "" {
		return "never"
	}
	return day
}

var period = regexp.MustCompile(`^([0-9]{1,6})([hdw])$`)

// maxExpiry is the longest time that a token can be given.
const maxExpiry = 100 * 365 * 24 * time.Hour

// expiry reads when a token ends: a time from now on (12h, 90d, 26w), or a day,
// with whose last second in UTC it ends. Empty is never, the zero time. The error
// is of the kind [corpus.ErrInvalid].
func expiry(text string, now time.Time) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	end := time.Time{}
	if m := period.FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1]) // six digits at most
		unit := map[string]time.Duration{"h": time.Hour, "d": 24 * time.Hour, "w": 7 * 24 * time.Hour}[m[2]]
		if n > int(maxExpiry/unit) {
			return time.Time{}, fmt.Errorf("--expires %s is more than a hundred years; without it a token never ends: %w", text, corpus.ErrInvalid)
		}
		end = now.Add(time.Duration(n) * unit)
	} else if day, err := time.Parse(time.DateOnly, text); err == nil {
		end = day.AddDate(0, 0, 1).Add(-time.Second)
	} else {
		return time.Time{}, fmt.Errorf("--expires takes a time such as 12h, 90d or 26w, or a day such as 2027-06-30, not %q: %w", text, corpus.ErrInvalid)
	}
	end = end.UTC().Truncate(time.Second)
	if !end.After(now) {
		return time.Time{}, fmt.Errorf("--expires %s is not in the future: %w", text, corpus.ErrInvalid)
	}
	return end, nil
}
