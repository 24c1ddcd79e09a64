package main

import (
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress is a bar on standard error that shows how far long work has come.
// Off a terminal it is nothing. What it fails to draw is no loss.
type progress struct {
	bar *progressbar.ProgressBar // nil off a terminal
}

// startProgress begins a bar; a total of -1 is a number not known yet.
func (a *app) startProgress(doing string, total int) *progress {
	f, ok := a.err.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return &progress{}
	}
	return &progress{progressbar.NewOptions(total,
		progressbar.OptionSetWriter(a.err), progressbar.OptionSetDescription(doing),
		progressbar.OptionShowCount(), progressbar.OptionFullWidth(), progressbar.OptionSetPredictTime(true),
		progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))}
}

// hide clears the bar so that a line can be printed in its place.
func (p *progress) hide() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

// at moves the bar to n of total.
func (p *progress) at(n, total int) {
	if p.bar != nil {
		p.bar.ChangeMax(total)
		_ = p.bar.Set(n)
	}
}

// end clears the bar for good.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
