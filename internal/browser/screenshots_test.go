package browser_test

import (
	"os"
	"path/filepath"
	"testing"
)

// TestScreenshots writes a picture of every page in every view into the folder
// that POLIDEX_SCREENSHOTS names, as "home-1280-light.png".
func TestScreenshots(t *testing.T) {
	folder := os.Getenv("POLIDEX_SCREENSHOTS")
	if folder == "" {
		t.Skip("pictures are written where POLIDEX_SCREENSHOTS names a folder")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	s := aReadServer(t)
	for _, v := range views {
		tab := quietTab(t, v)
		for _, p := range pages {
			if _, err := tab.Go(s.url + s.fill(t, p.path)); err != nil {
				t.Fatal(err)
			}
			picture, err := tab.Picture(true)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(folder, p.name+"-"+v.String()+".png"), picture, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
