package main

import (
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"polidex/ingest"
)

// ingestFlags are the settings of taking documents in.
type ingestFlags struct {
	extractFlags
	allowPrivate bool
	ports        []int
	ignoreRobots bool
	contact      string
	pause        time.Duration
	cellar       string
	// retry and manner are those of the command at hand.
	retry  bool
	manner ingest.Manner
}

func (f *ingestFlags) add(a *app, cmd *cobra.Command) {
	f.extractFlags.add(a, cmd)
	flags := cmd.Flags()
	flags.IntVar(&f.workers, "workers", 0, "how many documents are read at once; 0 is one a processor")
	flags.BoolVar(&f.allowPrivate, "allow-private", false, "also fetch from addresses inside your own network")
	flags.IntSliceVar(&f.ports, "allow-port", nil, "also fetch from this `port`, not only 80 and 443; may be given several times")
	flags.BoolVar(&f.ignoreRobots, "ignore-robots", false, "fetch what a robots.txt asks robots not to; for servers of your own")
	flags.StringVar(&f.contact, "contact", a.env("POLIDEX_CONTACT"), "a mail `address` or page of yours, told to the servers that are asked (environment POLIDEX_CONTACT)")
	flags.DurationVar(&f.pause, "pause", time.Second, "the `time` between two requests to one host")
	flags.StringVar(&f.cellar, "cellar", a.env("POLIDEX_CELLAR"), "the `address` that official documents are asked from; empty is the Publications Office (environment POLIDEX_CELLAR)")
}

// mannerFlags are what of the sources is taken in.
type mannerFlags struct {
	follow           string
	languages, forms []string
	include, exclude []string
}

func (f *mannerFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.follow, "follow", "", "also take in what a page links to: `what` is pdf, or documents for official documents in any form")
	flags.Lookup("follow").NoOptDefVal = string(ingest.FollowDocuments)
	complete(cmd, "follow", followNames)
	flags.StringSliceVar(&f.languages, "languages", nil, "the `languages` in which official documents are wanted, as en,fr,de; English by itself")
	flags.StringSliceVar(&f.forms, "forms", nil, "the `forms` in which official documents are wanted, html or pdf or both; the best that there is by itself")
	complete(cmd, "forms", formNames)
	flags.StringArrayVar(&f.include, "include", nil, "take only what fits the `pattern`: files of folders and archives by path, entries of lists by address (**, *, ?)")
	flags.StringArrayVar(&f.exclude, "exclude", nil, "leave out what fits the `pattern`")
}

func followNames() []string {
	return []string{string(ingest.FollowPDF), string(ingest.FollowDocuments)}
}
func formNames() []string { return []string{"html", "pdf"} }

// manner returns what the flags say, and the arguments without the word that was
// meant for --follow: "--follow pdf" is written as other flags are, and --follow
// alone is allowed too.
func (f *mannerFlags) manner(args []string) (ingest.Manner, []string, error) {
	if f.follow == string(ingest.FollowDocuments) {
		for i, arg := range args {
			if _, err := os.Lstat(arg); err != nil && slices.Contains(followNames(), arg) {
				f.follow, args = arg, slices.Concat(args[:i], args[i+1:])
				break
			}
		}
	}
	m := ingest.Manner{Follow: ingest.Follow(f.follow), Languages: f.languages, Forms: f.forms, Include: f.include, Exclude: f.exclude}
	if f.follow != "" {
		if err := oneOf("follow", f.follow, followNames()); err != nil {
			return m, args, err
		}
	}
	for _, form := range f.forms {
		if err := oneOf("forms", form, formNames()); err != nil {
			return m, args, err
		}
	}
	return m, args, m.Check()
}
