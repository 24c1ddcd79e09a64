package api_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"polidex/api"
	"polidex/api/sheets"
	"polidex/corpus"
)

// million is an index of a million actions, or as many as it is, made as they are
// asked for.
type million int

func (million) Generation() string { return "g1000000" }

func (million) Table(context.Context, corpus.Query, corpus.Field, corpus.Field) (corpus.Table, error) {
	return corpus.Table{}, corpus.ErrUnsupported
}

func (m million) Search(_ context.Context, q corpus.Query) (corpus.Result, error) {
	from := 0
	if q.Cursor != "" {
		var err error
		if from, err = strconv.Atoi(q.Cursor); err != nil {
			return corpus.Result{}, corpus.ErrInvalid
		}
	}
	r := corpus.Result{Total: int(m), Generation: m.Generation(), Hits: make([]corpus.Hit, min(q.Limit, int(m)-from))}
	for i := range r.Hits {
		r.Hits[i].Entry = m.entry(from + i)
	}
	if from += len(r.Hits); from < int(m) {
		r.Next = strconv.Itoa(from)
	}
	return r, nil
}

// entry is the n-th action: as long as actions are, with words that differ.
func (million) entry(n int) corpus.Entry {
	themes := []string{"drug-trafficking", "cybercrime", "border-security", "maritime-security", "fraud"}
	document := fmt.Sprintf("%016x", 0x9e3779b9*(n/40))
	return corpus.Entry{
		ID: fmt.Sprintf("%s-a%010x", document, n), Kind: corpus.KindAction, Document: document, Title: fmt.Sprintf("Strategy %d on the security of waters", n/40),
		Reference: fmt.Sprintf("COM(20%d) %d final", 20+n%20, n/40), Type: corpus.TypeCommunication, Date: "2031-04-01", Language: "en", Page: n%40 + 1,
		BoxTitle: "Key actions", LeadIn: "The Commission will:", Source: fmt.Sprintf("https://example.org/strategies/%d.pdf", n/40),
		Text: fmt.Sprintf("map the %d weak places of port %d together with Europol by 20%d, and report on them to the Council and to the European Parliament%s",
			n%97, n%1009, 30+n%20, strings.Repeat(", and once more to the regions", n%5)),
		Actors: []string{"commission", "europol"}, Themes: []string{themes[n%5], themes[n*7%5]}, Years: []int{2030 + n%20},
		Deadline: &corpus.Deadline{Text: fmt.Sprintf("by 20%d", 30+n%20), To: corpus.Date(fmt.Sprintf("20%d-12-31", 30+n%20)), Precision: corpus.ByYear},
	}
}

func (m million) server(t testing.TB) string {
	handler, err := api.New(api.Options{Index: m, Archive: &fakeArchive{}, Version: "1", Changes: changes{at: noon()}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

// download asks for all of it and returns the number of bytes and the rows told.
func download(t testing.TB, address string) (size int64, rows string) {
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "identity")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	size, err = io.Copy(io.Discard, res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", address, res.Status, err)
	}
	return size, res.Trailer.Get("Polidex-Rows")
}

// serverVariable makes TestExportServer the server of TestExportMemory.
const serverVariable = "POLIDEX_EXPORT_ROWS"

// TestExportServer serves in a process of its own until its standard input ends,
// and then says how much memory it held at most.
func TestExportServer(t *testing.T) {
	rows, err := strconv.Atoi(os.Getenv(serverVariable))
	if err != nil {
		t.Skip("it is the child of TestExportMemory")
	}
	fmt.Println("at", million(rows).server(t))
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		t.Error(err)
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		if strings.HasPrefix(line, "VmHWM:") {
			fmt.Print(line)
		}
	}
}

// TestExportMemory exports many rows in each format, a million where POLIDEX_ROWS
// says so, from a server in a process of its own, and bounds the memory that it
// held.
func TestExportMemory(t *testing.T) {
	const most = 200 << 10 // kB
	rows := 200_000
	if n, err := strconv.Atoi(os.Getenv("POLIDEX_ROWS")); err == nil {
		rows = n
	}
	if os.Getenv("POLIDEX_SLOW") == "" {
		t.Skip("it takes minutes; POLIDEX_SLOW=1 runs it")
	}
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("the system does not tell how much memory a process held")
	}
	for _, format := range sheets.Formats() {
		t.Run(string(format), func(t *testing.T) {
			child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestExportServer$", "-test.timeout=20m")
			child.Env = append(os.Environ(), fmt.Sprintf("%s=%d", serverVariable, rows))
			child.Stderr = os.Stderr
			in, err := child.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			out, err := child.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := child.Start(); err != nil {
				t.Fatal(err)
			}
			lines := bufio.NewScanner(out)
			lines.Scan()
			address, ok := strings.CutPrefix(lines.Text(), "at ")
			if !ok {
				t.Fatalf("the child says %q", lines.Text())
			}
			size, told := download(t, address+"/v1/actions?format="+string(format))
			in.Close()
			lines.Scan()
			words := strings.Fields(lines.Text())
			if err := child.Wait(); err != nil || len(words) != 3 {
				t.Fatalf("the child says %q and ends with %v", lines.Text(), err)
			}
			peak, err := strconv.Atoi(words[1])
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%s rows, %d MB, with at most %d MB of memory", told, size>>20, peak>>10)
			if told != strconv.Itoa(rows) {
				t.Errorf("%s rows, want %d", told, rows)
			}
			if peak > most {
				t.Errorf("the server held %d MB, may hold %d", peak>>10, most>>10)
			}
		})
	}
}

func BenchmarkExport(b *testing.B) {
	const rows = 100_000
	url := million(rows).server(b)
	for _, format := range sheets.Formats() {
		b.Run(fmt.Sprintf("format=%s/rows=%d", format, rows), func(b *testing.B) {
			for b.Loop() {
				size, _ := download(b, url+"/v1/actions?format="+string(format))
				b.ReportMetric(float64(size), "bytes/file")
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
