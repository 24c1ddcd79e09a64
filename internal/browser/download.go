package browser

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"polidex/corpus"
)

// Download clicks on the element, waits until the file that this leads to is in
// the folder, and returns its path there. The name is the one that the server
// gives it.
func (e *Element) Download(folder string) (string, error) {
	path, err := e.tab.download(folder, e.click())
	return path, e.failed("downloading by", err)
}

func (t *Tab) download(folder string, trigger chromedp.Action[chromedp.Void]) (string, error) {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	events := true
	if _, err := chromedp.CallBrowser(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder, EventsEnabled: &events,
		BrowserContextID: chromedp.FromContext(t.ctx).BrowserContextID,
	}); err != nil {
		return "", err
	}
	begun := chromedp.BrowserEvents(ctx, browser.DownloadWillBegin)
	progress := chromedp.BrowserEvents(ctx, browser.DownloadProgress)
	if _, err := act(t, trigger); err != nil {
		return "", err
	}
	var name, id string
	for e, err := range begun {
		if err != nil {
			return "", fmt.Errorf("no download began: %w", err)
		}
		if e.FrameID != t.watch.frame {
			continue // another tab's
		}
		name, id = e.SuggestedFilename, e.GUID
		break
	}
	for e, err := range progress {
		switch {
		case err != nil:
			return "", fmt.Errorf("%s did not arrive: %w", name, err)
		case e.GUID != id:
		case e.State == browser.DownloadProgressStateCanceled:
			return "", fmt.Errorf("the download of %s was cancelled: %w", name, corpus.ErrUnavailable)
		case e.State == browser.DownloadProgressStateCompleted:
			return filepath.Join(folder, name), nil
		}
	}
	return "", fmt.Errorf("%s did not arrive: %w", name, corpus.ErrUnavailable)
}
