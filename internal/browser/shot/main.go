// Command shot takes a picture of a page of a server on this machine, as a person
// sees it, and prints what the browser complains about:
//
//	go run ./internal/browser/shot http://localhost:8080/ home.png --width 390 --dark
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"github.com/spf13/pflag"

	"polidex/internal/browser"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "shot:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	var v browser.View
	flags := pflag.NewFlagSet("shot", pflag.ContinueOnError)
	flags.IntVar(&v.Width, "width", 1280, "the width of the window in pixels")
	flags.IntVar(&v.Height, "height", 0, "the height of the window in pixels; 0 is 900, or 844 up to 500 wide")
	flags.BoolVar(&v.Dark, "dark", false, "prefer the dark colour scheme")
	flags.BoolVar(&v.NoScript, "nojs", false, "turn script off")
	flags.BoolVar(&v.Print, "print", false, "as it is printed")
	var s shot
	flags.BoolVar(&s.whole, "full", false, "the whole page, not the window alone")
	flags.BoolVar(&s.roles, "roles", false, "print what stands on the page, by role and name")
	flags.Usage = func() {
		fmt.Fprintf(os.Stderr, "usage: shot URL OUT.png [flags]\n%s", flags.FlagUsages())
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 2 {
		flags.Usage()
		return fmt.Errorf("it takes an address and the name of a file")
	}
	if v.Height == 0 && v.Width <= 500 {
		v.Height = 844
	}
	s.address, s.file = flags.Arg(0), flags.Arg(1)
	return s.take(ctx, v)
}

// shot is a picture of an address in a file.
type shot struct {
	address, file string
	whole, roles  bool
}

func (s shot) take(ctx context.Context, v browser.View) error {
	if err := browser.Local(s.address); err != nil {
		return err
	}
	path, err := browser.Find(os.Getenv("POLIDEX_CHROMIUM"))
	if err != nil {
		return err
	}
	b, err := browser.Start(ctx, path)
	if err != nil {
		return err
	}
	defer b.Close()
	tab, err := b.Open(v)
	if err != nil {
		return err
	}
	defer tab.Close()
	status, err := tab.Go(s.address)
	if err != nil {
		return err
	}
	png, err := tab.Picture(s.whole)
	if err != nil {
		return err
	}
	if err := os.WriteFile(s.file, png, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %s, status %d, %s\n", s.file, v, status, tab.Weight())
	if s.roles {
		if err := list(tab); err != nil {
			return err
		}
	}
	for _, trouble := range tab.Troubles() {
		fmt.Println("  " + trouble)
	}
	return nil
}

// list prints what a person can name on the page.
func list(tab *browser.Tab) error {
	elements, err := tab.All("", "")
	if err != nil {
		return err
	}
	for _, e := range elements {
		switch {
		case e.Role == "StaticText" || e.Role == "InlineTextBox" || e.Role == "generic" || e.Role == "none" || e.Role == "ListMarker":
		case e.Value != "":
			fmt.Printf("  %v = %q\n", e, e.Value)
		default:
			fmt.Printf("  %v\n", e)
		}
	}
	return nil
}
