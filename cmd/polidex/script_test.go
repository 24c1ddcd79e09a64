package main

import (
	"flag"
	"os"
	"path/filepath"
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

// TestScript runs the command line as its users do. $DOCUMENTS is the folder of
// the project's test documents.
func TestScript(t *testing.T) {
	documents, err := filepath.Abs("../../testdata/documents")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("DOCUMENTS", documents)
			e.Setenv("COLUMNS", "100")
			return nil
		},
	})
}
