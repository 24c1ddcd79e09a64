package ocr_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// fakePrefix begins the names under which the test binary plays the program; how
// it does so follows.
const fakePrefix = "tesseract-as-"

func TestMain(m *testing.M) {
	if how, ok := strings.CutPrefix(filepath.Base(os.Args[0]), fakePrefix); ok {
		os.Exit(fake(strings.TrimSuffix(how, ".exe"), os.Args[1:]))
	}
	os.Exit(m.Run())
}

// program returns the path of a program that behaves in a way.
func program(t *testing.T, how string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), fakePrefix+how)
	if err := os.Symlink(self, path); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	return path
}

// fake plays the program.
func fake(how string, args []string) (status int) {
	switch {
	case slices.Contains(args, "--version"):
		return fakeVersion(how)
	case slices.Contains(args, "--list-langs"):
		return fakeLanguages(how)
	}
	packs := args[slices.Index(args, "-l")+1]
	in := bufio.NewReader(os.Stdin)
	var w, h int
	if _, err := fmt.Fscanf(in, "P5\n%d %d\n255\n", &w, &h); err != nil {
		fmt.Fprintln(os.Stderr, "no picture:", err)
		return 1
	}
	if how == "deaf" {
		fmt.Fprint(os.Stderr, "Error opening data file\n  eng.traineddata\x1b[31m missing\n\n")
		return 1
	}
	first, _ := in.ReadByte()
	_, _ = io.Copy(io.Discard, in)
	switch how {
	case "hanging":
		// What it started holds its output open.
		cmd := exec.Command("sleep", "60")
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		_ = cmd.Start()
		time.Sleep(time.Minute)
	case "flooding":
		for {
			if _, err := os.Stdout.WriteString(strings.Repeat("plum ", 1000)); err != nil {
				return 1
			}
		}
	case "raving":
		fmt.Println("plums are ripe")
		return 0
	case "telling":
		dir, _ := os.Getwd()
		fakePage(w, append([]string{"dir=" + dir}, os.Environ()...), 95)
		return 0
	}
	if packs == "osd" {
		return fakeDetection(how, first)
	}
	words, confidence := fakeWords(how, packs, first)
	fakePage(w, words, confidence)
	return 0
}

func fakeVersion(how string) int {
	switch how {
	case "pondering":
		time.Sleep(time.Minute)
	case "old":
		fmt.Fprintln(os.Stderr, "tesseract 3.04.01")
	case "stranger":
		fmt.Println("orchard 5.0")
	case "broken":
		fmt.Fprintln(os.Stderr, "error while loading shared libraries: libplum.so")
		return 127
	default:
		fmt.Println("tesseract 5.3.0\n leptonica-1.82.0\n Found AVX2")
	}
	return 0
}

func fakeLanguages(how string) int {
	fmt.Println(`List of available languages in "/usr/share/tessdata/" (4):`)
	switch how {
	case "speechless":
	case "detecting":
		fmt.Println("osd")
	case "german":
		fmt.Println("deu\nosd")
	default:
		fmt.Println("deu\nell\neng\nosd\nscript/Cyrillic")
	}
	return 0
}

// fakeWords are what is read in a picture. Its first dot says how it is turned:
// upright pictures begin with a white one.
func fakeWords(how, packs string, first byte) (words []string, confidence int) {
	switch {
	case how == "blank":
		return nil, 0
	case first != 255:
		return strings.Fields("9uruunp sy sumid"), 30
	case how == "greek" && !strings.HasPrefix(packs, "ell"):
		return strings.Fields("TlAota ota Arpavia"), 40
	case how == "greek":
		return strings.Fields("Πλοία στα λιμάνια"), 95
	case packs == "deu":
		return strings.Fields("Größere Pflaumen"), 95
	}
	return strings.Fields("Grofsere Pflaumen"), 85
}

func fakeDetection(how string, first byte) int {
	rotate, script := 0, "Latin"
	if first != 255 {
		rotate = 180
	}
	switch how {
	case "greek":
		script = "Greek"
	case "cyrillic":
		script = "Cyrillic"
	case "blank":
		fmt.Fprintln(os.Stderr, "Too few characters. Skipping this page")
		return 1
	}
	fmt.Printf("Page number: 0\nRotate: %d\nOrientation confidence: 9.5\nScript: %s\nScript confidence: 3.1\n", rotate, script)
	return 0
}

// fakePage writes a page with one line of words.
func fakePage(w int, words []string, confidence int) {
	var b strings.Builder
	for i, word := range words {
		x := 10 + 100*i
		b.WriteString(span("ocrx_word", fmt.Sprintf("bbox %d 20 %d 40; x_wconf %d", x, x+90, confidence), word))
	}
	fmt.Print(hocr(span("ocr_line", fmt.Sprintf("bbox 0 20 %d 40; baseline 0 0; x_size 24", w), b.String())))
}
