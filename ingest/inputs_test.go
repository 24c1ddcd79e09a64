package ingest_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest"
)

func TestRunFolder(t *testing.T) {
	outside := folder(t, map[string]string{"secret.txt": "Secret", "more/deep.txt": "Deep"})
	dir := folder(t, map[string]string{
		"b.txt": "B", "a/z.txt": "Z", "a/y.txt": "Y", ".hidden": "hidden", ".git/config": "hidden", "own/index/segment": "ours",
	})
	for name, target := range map[string]string{
		"c-inside.txt": "b.txt", "d-outside.txt": filepath.Join(outside, "secret.txt"), "e-outside": filepath.Join(outside, "more"),
		"f-dangling.txt": "nowhere.txt", "g-folder": "a", "h-loop": ".", "i-up.txt": "../" + filepath.Base(outside) + "/secret.txt",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	d := newDesk(t, nil)
	d.opts.Exclude = []string{filepath.Join(dir, "own")}
	rows, summary := d.run(dir, filepath.Join(dir, "b.txt"), dir)
	outOf := ": a link that leads out of the folder, or to nothing, is not followed"
	want := []string{
		"refused .git: hidden: its name begins with a dot",
		"refused .hidden: hidden: its name begins with a dot",
		"added a/y.txt",
		"added a/z.txt",
		"added b.txt",
		"duplicate c-inside.txt: the same bytes as b.txt",
		"refused d-outside.txt" + outOf,
		"refused e-outside" + outOf,
		"refused f-dangling.txt" + outOf,
		"refused g-folder: a link to a folder is not followed; the folder is read where it stands",
		"refused h-loop: a link to a folder is not followed; the folder is read where it stands",
		"refused i-up.txt" + outOf,
		"refused own: the folder where Polidex keeps its own data",
	}
	if diff := cmp.Diff(want, lines(rows, dir)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if summary.Trouble != 0 {
		t.Errorf("summary %+v, want no trouble: nothing that was named was refused", summary)
	}
}

func TestRunNamed(t *testing.T) {
	dir := folder(t, map[string]string{"picture.png": "picture", "empty/x": "", "a.txt": "A"})
	if err := os.Remove(filepath.Join(dir, "empty", "x")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "a.txt"), filepath.Join(dir, "link.txt")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	d := newDesk(t, nil)
	rows, summary := d.run(filepath.Join(dir, "picture.png"), filepath.Join(dir, "empty"), filepath.Join(dir, "link.txt"), "", os.DevNull)
	want := []string{
		"refused picture.png: a PNG picture; Polidex reads PDF, HTML and plain text",
		"refused empty: the folder holds no files",
		"added link.txt",
		"refused : the source is empty",
		"refused " + os.DevNull + `: not a regular file; its content can be piped in with "-" as source`,
	}
	if diff := cmp.Diff(want, lines(rows, dir)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if summary.Trouble != 4 {
		t.Errorf("summary %+v, want 4 in trouble", summary)
	}
}

func TestRunUnreadable(t *testing.T) {
	if os.Getuid() <= 0 {
		t.Skip("this user may read everything")
	}
	dir := folder(t, map[string]string{"a.txt": "A", "closed/b.txt": "B", "closed.txt": "C"})
	for _, name := range []string{"closed", "closed.txt"} {
		if err := os.Chmod(filepath.Join(dir, name), 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Chmod(filepath.Join(dir, name), 0o700) })
	}
	rows, _ := newDesk(t, nil).run(dir)
	want := []string{"added a.txt", "failed closed: no permission to read it", "failed closed.txt: no permission to read it"}
	if diff := cmp.Diff(want, lines(rows, dir)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if _, err := ingest.OpenArchive(t.Context(), filepath.Join(dir, "closed")); !errors.Is(err, corpus.ErrUnavailable) {
		t.Errorf("OpenArchive: %v, want %q", err, corpus.ErrUnavailable)
	}
}

// The names of files are any bytes; each is found again by its own.
func TestRunStrangeNames(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"line\nbreak.txt", "bytes\xff.txt", "bytes\xfe.txt", "spaces  .txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o666); err != nil {
			t.Skipf("%q is no name here: %v", name, err)
		}
	}
	d := newDesk(t, nil)
	rows, _ := d.run(dir)
	want := []string{`added bytes\xfe.txt`, `added bytes\xff.txt`, `added line\nbreak.txt`, "added spaces  .txt"}
	if diff := cmp.Diff(want, lines(rows, dir)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if _, summary := d.run(dir); summary.Unchanged != 4 {
		t.Errorf("summary of the next run %+v, want 4 unchanged", summary)
	}
}

// A folder's name is any bytes too, and one that hides its letters is shown as
// it is.
func TestRunStrangeFolders(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"folder\xff", "turned\u202egpj.txt"} {
		path := filepath.Join(dir, name)
		if strings.HasPrefix(name, "folder") {
			if err := os.Mkdir(path, 0o777); err != nil {
				t.Skipf("%q is no name here: %v", name, err)
			}
			path = filepath.Join(path, "deep\xfe.txt")
		}
		put(t, path, name)
	}
	if err := os.Symlink("b\xff\x1b[2J", filepath.Join(dir, "a\xff\x1b[2J")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	if err := os.Symlink("a\xff\x1b[2J", filepath.Join(dir, "b\xff\x1b[2J")); err != nil {
		t.Fatal(err)
	}
	rows, _ := newDesk(t, nil).run(filepath.Join(dir, "a\xff\x1b[2J"), filepath.Join(dir, "folder\xff"), filepath.Join(dir, "turned\u202egpj.txt"), dir)
	outOf := "a link that leads out of the folder, or to nothing, is not followed"
	want := []string{
		`failed a\xff\x1b[2J: too many levels of symbolic links`, `added folder\xff/deep\xfe.txt`, `added turned\u202egpj.txt`,
		`refused b\xff\x1b[2J: ` + outOf,
	}
	if diff := cmp.Diff(want, lines(rows, dir)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// What is excluded is not read by its parts either, nor by another name.
func TestRunWithinExcluded(t *testing.T) {
	dir := folder(t, map[string]string{"own/deep/a.txt": "A"})
	if err := os.Symlink(filepath.Join(dir, "own", "deep"), filepath.Join(dir, "link")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	d := newDesk(t, nil)
	d.opts.Exclude = []string{filepath.Join(dir, "own")}
	rows, _ := d.run(filepath.Join(dir, "own", "deep"), filepath.Join(dir, "own", "deep", "a.txt"), filepath.Join(dir, "link"))
	own := ": the folder where Polidex keeps its own data"
	want := []string{"refused own/deep" + own, "refused own/deep/a.txt" + own, "refused link" + own}
	if diff := cmp.Diff(want, lines(rows, dir)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// What is found may be something else, or gone, when its turn comes.
func TestRunReplaced(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A", "b.txt": "B", "c.txt": "C"})
	d := newDesk(t, nil)
	d.opts.Workers = 1
	d.opts.Extract = func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		for _, name := range []string{"b.txt", "c.txt"} {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				return nil, err
			}
		}
		// Not a pipe, which is what hangs, for want of one on every system.
		if err := os.Mkdir(filepath.Join(dir, "b.txt"), 0o777); err != nil {
			return nil, err
		}
		return read(ctx, data, name, contentType)
	}
	rows, _ := d.run(dir)
	want := []string{"added a.txt", "refused b.txt: not a regular file", "failed c.txt: no such file or folder"}
	if diff := cmp.Diff(want, lines(rows, dir)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}
