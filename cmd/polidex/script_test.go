package main

import (
	"flag"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == workerCommand {
		main() // the test's program is also the child that reads documents
	}
	testscript.Main(m, map[string]func(){"polidex": main})
}

// TestScript runs the command line as its users do. $DOCUMENTS and $SCANS are
// folders of the project's test documents; servers are described at startSites. All scripts, of this run
// and the next, share a cache into which the second PDF engine is compiled: that
// takes some seconds, and half a minute under the race detector.
func TestScript(t *testing.T) {
	if raced {
		t.Skip("hundreds of processes, each of which the race detector makes ten times slower; what they run is raced where it stands")
	}
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	cache := t.TempDir()
	if dir, err := os.UserCacheDir(); err == nil {
		cache = filepath.Join(dir, "polidex-test")
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("DOCUMENTS", filepath.Join(testdata, "documents"))
			e.Setenv("SCANS", filepath.Join(testdata, "scans"))
			e.Setenv("XDG_CACHE_HOME", cache)
			e.Setenv("COLUMNS", "100")
			return startSites(e, filepath.Join(testdata, "documents"))
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"png": checkPNG, "drop": dropLines, "lists": changeLists, "zip": makeZip},
	})
}

// checkPNG is the command "png FILE WIDTH HEIGHT": the file is a PNG of that size
// in which something is drawn.
func checkPNG(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: png FILE WIDTH HEIGHT")
	}
	img, err := png.Decode(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	size := img.Bounds()
	if got := []string{strconv.Itoa(size.Dx()), strconv.Itoa(size.Dy())}; !slices.Equal(got, args[1:]) {
		ts.Fatalf("%s has %v dots, want %v", args[0], got, args[1:])
	}
	for y := range size.Dy() {
		for x := range size.Dx() {
			if r, g, b, _ := img.At(x, y).RGBA(); r+g+b < 0x18000 {
				return
			}
		}
	}
	ts.Fatalf("%s is blank", args[0])
}

// dropLines is the command "drop FILE WORD": it takes the lines with the word out
// of the file, for what is not the same every time.
func dropLines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: drop FILE WORD")
	}
	lines := strings.SplitAfter(ts.ReadFile(args[0]), "\n")
	lines = slices.DeleteFunc(lines, func(l string) bool { return strings.Contains(l, args[1]) })
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Join(lines, "")), 0o644))
}

// TestRecogniserIsThere keeps the run of all checks from leaving out the scripts
// that need it.
func TestRecogniserIsThere(t *testing.T) {
	if _, err := exec.LookPath("tesseract"); err != nil && os.Getenv("POLIDEX_SLOW") != "" {
		t.Error("tesseract is not installed: scans are not tested")
	}
}
