package browser

import (
	"fmt"
	"os/exec"

	"polidex/corpus"
)

// Missing is what a person is told where no browser is found.
const Missing = "no Chromium found: install Debian's chromium, or name one with POLIDEX_CHROMIUM"

// Find returns the path of a Chromium: the one that is named, or else the first
// of the names that distributions give it. The error wraps
// [corpus.ErrUnavailable].
func Find(named string) (string, error) {
	names := []string{"chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"}
	if named != "" {
		names = []string{named}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	if named != "" {
		return "", fmt.Errorf("no Chromium at %q, which POLIDEX_CHROMIUM names: %w", named, corpus.ErrUnavailable)
	}
	return "", fmt.Errorf("%s: %w", Missing, corpus.ErrUnavailable)
}
