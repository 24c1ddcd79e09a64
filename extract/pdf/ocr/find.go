package ocr

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"polidex/corpus"
)

// minMajor is the first version whose recogniser is a neural network, and that
// tells where baselines are.
const minMajor = 4

// askWithin bounds each question to the program that no picture is part of; one
// takes some 20 ms.
const askWithin = 5 * time.Second

// advice ends the errors that an installation mends.
const advice = "install tesseract 4 or later with its data (on Debian: apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-osd)"

// Recogniser recognises pictures of pages. It is safe for concurrent use; every
// call runs processes of its own.
type Recogniser struct {
	opts    Options
	program string
	version string
	packs   []string
}

// folders are where systems put programs, for processes that have no PATH.
var folders = []string{
	"/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin", "/snap/bin",
	`C:\Program Files\Tesseract-OCR`, `C:\Program Files (x86)\Tesseract-OCR`,
}

// Find finds the installed program, its version and its languages. The error
// wraps [corpus.ErrUnavailable] where there is none, it is older than version 4,
// or it has no language data, and says what to install; and where the program
// takes more than 5 s to answer one of two questions.
func Find(opts Options) (*Recogniser, error) {
	r := &Recogniser{opts: opts.withDefaults()}
	if err := r.find(); err != nil {
		return nil, fmt.Errorf("looking for tesseract: %w: %w", err, corpus.ErrUnavailable)
	}
	return r, nil
}

// Version returns the program's name and version: "tesseract 5.3.0".
func (r *Recogniser) Version() string { return r.version }

func (r *Recogniser) find() (err error) {
	if r.program, err = lookFor(r.opts.Program); err != nil {
		return err
	}
	said, err := r.ask("--version")
	if err != nil {
		return err
	}
	major := 0
	if r.version, major = parseVersion(said); major < minMajor {
		return fmt.Errorf("%s is %q: %s", r.program, r.version, advice)
	}
	if said, err = r.ask("--list-langs"); err != nil {
		return err
	}
	if r.packs = parsePacks(said); r.choose("").packs == "" && len(r.Languages()) == 0 {
		return fmt.Errorf("%s has no language data: %s", r.program, advice)
	}
	return nil
}

// lookFor returns the absolute path of a program, for it is started in another
// folder.
func lookFor(program string) (string, error) {
	name := program
	if name == "" {
		name = "tesseract"
	}
	path, err := exec.LookPath(name)
	if err == nil || errors.Is(err, exec.ErrDot) && program != "" {
		return filepath.Abs(path)
	}
	if strings.ContainsAny(name, `/\`) {
		return "", fmt.Errorf("no program %s: %s", name, advice)
	}
	for _, folder := range folders {
		if path, err := exec.LookPath(filepath.Join(folder, name)); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("no program %q in PATH or the usual folders: %s", name, advice)
}

// ask runs the program for what it says of itself. Versions differ in where
// they say it.
func (r *Recogniser) ask(question string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), askWithin)
	defer cancel()
	out, said, err := r.run(ctx, nil, append(r.dataArgs(), question)...)
	if ctx.Err() != nil {
		err = fmt.Errorf("no answer within %s", askWithin)
	}
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", r.program, question, err)
	}
	return append(append(out, '\n'), said...), nil
}

func (r *Recogniser) dataArgs() []string {
	if r.opts.TessData == "" {
		return nil
	}
	dir, err := filepath.Abs(r.opts.TessData)
	if err != nil {
		dir = r.opts.TessData
	}
	return []string{"--tessdata-dir", dir}
}

var versionPattern = regexp.MustCompile(`(?m)^tesseract v?((\d{1,4})[0-9A-Za-z.\-]{0,40})`)

// parseVersion finds the version in what the program says of itself.
func parseVersion(said []byte) (version string, major int) {
	m := versionPattern.FindSubmatch(said)
	if m == nil {
		return "", 0
	}
	major, _ = strconv.Atoi(string(m[2]))
	return "tesseract " + string(m[1]), major
}

var packPattern = regexp.MustCompile(`^(script/)?[A-Za-z][A-Za-z_]{1,30}$`)

// parsePacks finds the names of language data, one a line behind a heading.
func parsePacks(said []byte) []string {
	var packs []string
	s := bufio.NewScanner(bytes.NewReader(said))
	for s.Scan() && len(packs) < 1000 {
		if name := strings.ReplaceAll(strings.TrimSpace(s.Text()), `\`, "/"); packPattern.MatchString(name) {
			packs = append(packs, name)
		}
	}
	return packs
}
