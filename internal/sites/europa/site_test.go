package europa_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"polidex/extract"
	"polidex/internal/sites/europa"
)

func TestSite(t *testing.T) {
	site, err := europa.New(os.DirFS("../../../testdata/documents"))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	defer server.Close()
	for _, c := range []struct {
		name, path string
		status     int
		media      string
		challenge  bool
	}{
		{"strategy", europa.StrategyPage, http.StatusOK, "text/html; charset=utf-8", false},
		{"overview", europa.OverviewPage, http.StatusOK, "text/html; charset=utf-8", false},
		{"consent", europa.ConsentPage, http.StatusOK, "text/html; charset=utf-8", true},
		{"challenge", europa.ChallengePage, http.StatusAccepted, "text/html; charset=utf-8", true},
		{"PDF", europa.SafeWatersPDF, http.StatusOK, "application/pdf", false},
		{"translation", europa.SafeWatersGerman, http.StatusOK, "text/html; charset=utf-8", false},
		{"other PDF", europa.VillagesPDF, http.StatusOK, "application/pdf", false},
		{"no such page", "/x_en", http.StatusNotFound, "text/plain; charset=utf-8", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			resp, err := server.Client().Get(server.URL + c.path)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			data, err := io.ReadAll(resp.Body)
			if err != nil {
				t.Fatal(err)
			}
			_, challenge := extract.Challenge(t.Context(), data, resp.Header.Get("Content-Type"))
			if resp.StatusCode != c.status || resp.Header.Get("Content-Type") != c.media || challenge != c.challenge {
				t.Errorf("GET %s = %d, %s, a challenge: %v, want %d, %s, %v", c.path, resp.StatusCode, resp.Header.Get("Content-Type"), challenge, c.status, c.media, c.challenge)
			}
			etag := resp.Header.Get("ETag")
			if c.status != http.StatusOK {
				return
			}
			req, err := http.NewRequest(http.MethodGet, server.URL+c.path, nil)
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("If-None-Match", etag)
			again, err := server.Client().Do(req)
			if err != nil {
				t.Fatal(err)
			}
			again.Body.Close()
			if again.StatusCode != http.StatusNotModified {
				t.Errorf("GET %s again = %d, want 304", c.path, again.StatusCode)
			}
		})
	}
}
