package ingest_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/ingest"
)

// zipped is a member of an archive that a test makes.
type zipped struct {
	name, text string
	// change alters the header before it is written.
	change func(*zip.FileHeader)
	// raw writes the text as it is, under the sizes and the checksum of the header.
	raw bool
}

var zipTime = time.Date(2030, time.January, 2, 3, 4, 6, 0, time.UTC)

func archiveOf(t testing.TB, members ...zipped) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, m := range members {
		h := &zip.FileHeader{Name: m.name, Method: zip.Deflate, Modified: zipTime}
		if m.raw {
			h.Method, h.CRC32 = zip.Store, crc32.ChecksumIEEE([]byte(m.text))
			h.CompressedSize64, h.UncompressedSize64 = uint64(len(m.text)), uint64(len(m.text))
		}
		if m.change != nil {
			m.change(h)
		}
		create := z.CreateHeader
		if m.raw {
			create = z.CreateRaw
		}
		w, err := create(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, m.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestRunArchive(t *testing.T) {
	const unsafe = ", which is not taken"
	noUTF8 := func(h *zip.FileHeader) { h.NonUTF8 = true }
	unicodePath := func(name string) func(*zip.FileHeader) {
		return func(h *zip.FileHeader) {
			h.NonUTF8 = true
			field := binary.LittleEndian.AppendUint32([]byte{1}, crc32.ChecksumIEEE([]byte(h.Name)))
			field = append(field, name...)
			h.Extra = binary.LittleEndian.AppendUint16(h.Extra, 0x7075)
			h.Extra = append(binary.LittleEndian.AppendUint16(h.Extra, uint16(len(field))), field...)
		}
	}
	lie := func(size uint64) func(*zip.FileHeader) {
		return func(h *zip.FileHeader) { h.Method, h.UncompressedSize64 = zip.Deflate, size }
	}
	deflated := string([]byte{0x4b, 0x04, 0x00}) // "a"
	tests := []struct {
		name    string
		members []zipped
		want    []string
	}{
		{"in the order of their names", []zipped{{name: "b.txt", text: "B"}, {name: "a.txt", text: "A"}, {name: "a/"}, {name: "a/z.txt", text: "Z"}}, []string{
			"added a.zip/a/z.txt", "added a.zip/a.txt", "added a.zip/b.txt",
		}},
		{"what leads out", []zipped{
			{name: "../up.txt", text: "1"}, {name: "in/../../up.txt", text: "2"}, {name: "/etc/passwd", text: "3"}, {name: `C:\a.txt`, text: "4"},
			{name: "c:a.txt", text: "5"}, {name: `in\a.txt`, text: "6"}, {name: "a\x00.pdf", text: "7"}, {name: "..", text: "8"}, {name: ".", text: "9"}, {name: "...", text: "0"},
			{name: "./in//fine.txt", text: "Fine"},
		}, []string{
			`refused a.zip/"/etc/passwd": an unsafe name (it begins at the root of the disk)` + unsafe,
			`refused a.zip/".": an unsafe name (it names no file)` + unsafe,
			`refused a.zip/"../up.txt": an unsafe name (it has .. in it)` + unsafe,
			`refused a.zip/"..": an unsafe name (it has .. in it)` + unsafe,
			`refused a.zip/"...": an unsafe name (it names no file)` + unsafe,
			`refused a.zip/"C:\\a.txt": an unsafe name (it has a backslash in it, where there is to be a /)` + unsafe,
			`refused a.zip/"a\x00.pdf": an unsafe name (it has a zero byte in it)` + unsafe,
			`refused a.zip/"c:a.txt": an unsafe name (it begins with a drive)` + unsafe,
			`refused a.zip/"in/../../up.txt": an unsafe name (it has .. in it)` + unsafe,
			`refused a.zip/"in\\a.txt": an unsafe name (it has a backslash in it, where there is to be a /)` + unsafe,
			`added a.zip/in/fine.txt`,
		}},
		{"no files", []zipped{
			{name: "link.txt", text: "/etc/passwd", change: func(h *zip.FileHeader) { h.SetMode(fs.ModeSymlink | 0o777) }},
			{name: "pipe.txt", change: func(h *zip.FileHeader) { h.SetMode(fs.ModeNamedPipe) }},
			{name: "disk.txt", change: func(h *zip.FileHeader) { h.SetMode(fs.ModeDevice) }},
			{name: "inner.ZIP", text: "PK"},
			{name: "locked.txt", text: "Locked", change: func(h *zip.FileHeader) { h.Flags |= 1 }, raw: true},
			{name: "lzma.txt", text: "x", change: func(h *zip.FileHeader) { h.Method = 14 }, raw: true},
			{name: strings.Repeat("n", 1025), text: "long"},
		}, []string{
			`refused a.zip/"` + strings.Repeat("n", 1024) + `": its name is longer than 1024 bytes`,
			"refused a.zip/disk.txt: not a regular file",
			"refused a.zip/inner.ZIP: an archive within an archive is not opened; take it out and name it",
			"refused a.zip/link.txt: a link in an archive is not followed",
			"refused a.zip/locked.txt: it is encrypted; unpack the archive with its password and name the folder",
			"refused a.zip/lzma.txt: it is packed by method 14, and only stored and deflated files are read; unpack the archive and name the folder",
			"refused a.zip/pipe.txt: not a regular file",
		}},
		{"hidden", []zipped{{name: "__MACOSX/._a.txt", text: "1"}, {name: ".git/a", text: "2"}, {name: ".git/b", text: "3"}, {name: "a.txt", text: "A"}}, []string{
			"refused a.zip/.git: hidden: its name begins with a dot",
			"refused a.zip/__MACOSX/._a.txt: hidden: its name begins with a dot",
			"added a.zip/a.txt",
		}},
		{"one name twice", []zipped{{name: "a.txt", text: "first"}, {name: "./a.txt", text: "second"}, {name: "a.txt", text: "third"}}, []string{
			"added a.zip/a.txt",
			"refused a.zip/a.txt (2): another file of the archive has the same name, and is the one that is taken",
			"refused a.zip/a.txt (3): another file of the archive has the same name, and is the one that is taken",
		}},
		{"names in other encodings", []zipped{
			{name: "stra\xe1e.txt", text: "cp437", change: noUTF8},
			{name: "día.txt", text: "UTF-8 without its mark", change: noUTF8},
			{name: "marked\xff.txt", text: "marked", change: func(h *zip.FileHeader) { h.Flags |= 0x800 }, raw: true},
			{name: "stra\xe1e2.txt", text: "with a field", change: unicodePath("ulice ř.txt")},
			{name: "in.txt", text: "a field that leads out", change: unicodePath("../out.txt")},
			{name: "bell\a.txt", text: "bell"},
		}, []string{
			`refused a.zip/"../out.txt": an unsafe name (it has .. in it)` + unsafe,
			`added a.zip/bell\a.txt`, `added a.zip/día.txt`, `added a.zip/marked\xff.txt`, `added a.zip/straße.txt`, `added a.zip/ulice ř.txt`,
		}},
		{"sizes that are lies", []zipped{
			{name: "bomb.txt", text: deflated, change: lie(1 << 30), raw: true},
			{name: "empty.txt"},
			{name: "large.txt", text: strings.Repeat("large", 1<<18), raw: true},
			{name: "less.txt", text: deflated, change: lie(2), raw: true},
			{name: "more.txt", text: deflated, change: lie(0), raw: true},
			{name: "sum.txt", text: "sum", change: func(h *zip.FileHeader) { h.CRC32++ }, raw: true},
			{name: "two.txt", text: "two", change: func(h *zip.FileHeader) { h.UncompressedSize64++ }, raw: true},
		}, []string{
			"refused a.zip/bomb.txt: it would expand to more than 200 times its packed size, as no document does",
			"failed a.zip/empty.txt: it is empty",
			"refused a.zip/large.txt: 1.3 MB, above the limit of 1.0 MB",
			"failed a.zip/less.txt: the archive is damaged here: it could be read only up to 0 bytes: unexpected EOF",
			"failed a.zip/more.txt: the archive is damaged here: it could be read only up to 0 bytes: zip: not a valid zip file",
			"failed a.zip/sum.txt: the archive is damaged here: it could be read only up to 3 bytes: zip: checksum error",
			"failed a.zip/two.txt: the archive is damaged here: its directory gives two sizes for it",
		}},
		{"too much together", []zipped{
			{name: "a.txt", text: strings.Repeat("a", 20<<20), change: lie(3_000_000_000), raw: true},
			{name: "b.txt", text: strings.Repeat("b", 20<<20), change: lie(3_000_000_000), raw: true},
		}, []string{
			"refused a.zip: its files are 6.0 GB unpacked, above the limit of 4.0 GB for one archive; take a part of them with --include",
		}},
		{"nothing", nil, []string{"refused a.zip: the archive holds no files"}},
		{"folders alone", []zipped{{name: "a/"}, {name: "a/b/"}}, []string{"refused a.zip: the archive holds no files"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := folder(t, map[string]string{"a.zip": string(archiveOf(t, test.members...))})
			d := newDesk(t, nil)
			d.opts.MaxBytes = 1 << 20
			rows, _ := d.run(filepath.Join(dir, "a.zip"))
			if diff := cmp.Diff(test.want, lines(rows, dir)); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
			again, _ := d.run(dir)
			for _, l := range lines(again, dir) {
				if strings.HasPrefix(l, "added") || strings.HasPrefix(l, "updated") {
					t.Errorf("in the next run, by way of the folder: %s", l)
				}
			}
			if got, err := os.ReadDir(dir); err != nil || len(got) != 1 {
				t.Errorf("the folder holds %v (%v), want the archive alone", got, err)
			}
		})
	}
}

func TestRunDamagedArchive(t *testing.T) {
	whole := archiveOf(t, zipped{name: "a.txt", text: "A"}, zipped{name: "b.txt", text: "B"})
	end := bytes.LastIndex(whole, []byte("PK\x05\x06"))
	entry := bytes.Index(whole, []byte("PK\x01\x02"))
	changed := func(at int, b ...byte) []byte {
		out := bytes.Clone(whole)
		copy(out[at:], b)
		return out
	}
	// As many names as there is room for in a directory that is too large.
	one := whole[entry : entry+4+bytes.Index(whole[entry+4:], []byte("PK\x01\x02"))]
	flood := append(bytes.Repeat(one, 500_000), whole[end:]...)
	binary.LittleEndian.PutUint32(flood[len(flood)-10:], uint32(500_000*len(one)))
	binary.LittleEndian.PutUint32(flood[len(flood)-6:], 0)

	const damaged = "failed a.zip: it is no ZIP archive, or the directory at its end is damaged or cut off"
	const outside = ": the archive is damaged here: the place that the directory gives is not within the archive"
	for _, test := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "failed a.zip: it is empty"},
		{"text", []byte("just a text"), damaged},
		{"cut off", whole[:len(whole)-30], damaged},
		{"the directory's begin", changed(entry, 'X'), damaged},
		{"the directory's place", changed(end+16, 0xff, 0xff, 0xff, 0x7f), "failed a.zip/a.txt" + outside + "\nfailed a.zip/b.txt" + outside},
		{"the number of names", changed(end+8, 9, 0, 9, 0), damaged},
		{"a flood of names", flood, "refused a.zip: the directory of the archive is larger than 25 MB"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := folder(t, map[string]string{"a.zip": string(test.data)})
			rows, _ := newDesk(t, nil).run(dir)
			if diff := cmp.Diff(strings.Split(test.want, "\n"), lines(rows, dir)); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRunManyMembers(t *testing.T) {
	members := make([]zipped, 100_001)
	for i := range members {
		members[i] = zipped{name: fmt.Sprint(i), raw: true}
	}
	dir := folder(t, map[string]string{"a.zip": string(archiveOf(t, members...))})
	rows, _ := newDesk(t, nil).run(dir)
	want := []string{"refused a.zip: the archive has 100001 names in it, more than 100000"}
	if diff := cmp.Diff(want, lines(rows, dir)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// An archive is as a folder: what of it is unchanged is not read, what is gone is
// said, and it is a source of its own.
func TestRefreshArchive(t *testing.T) {
	dir := folder(t, map[string]string{"in/a.zip": string(archiveOf(t, zipped{name: "a.txt", text: "A"}, zipped{name: "b.txt", text: "B"}))})
	path := filepath.Join(dir, "in", "a.zip")
	d := newDesk(t, nil)
	d.run(filepath.Join(dir, "in"))
	refresh := func() []string {
		var rows []ingest.Row
		d.again(func(p *ingest.Pipeline) (ingest.Summary, error) {
			return p.Refresh(t.Context(), func(r ingest.Row) { rows = append(rows, r) })
		})
		return lines(rows, filepath.Join(dir, "in"))
	}
	if diff := cmp.Diff([]string{"unchanged a.zip/a.txt", "unchanged a.zip/b.txt"}, refresh()); diff != "" {
		t.Errorf("unchanged (-want +got):\n%s", diff)
	}
	put(t, path, string(archiveOf(t, zipped{name: "a.txt", text: "a"}, zipped{name: "c.txt", text: "C"})))
	want := []string{
		"updated a.zip/a.txt: it has changed since 2030-03-01; the earlier text stays as " + id("A"),
		"added a.zip/c.txt",
		"gone a.zip/b.txt: the archive has no such file in it; what was taken in on 2030-03-01 stays as " + id("B"),
	}
	if diff := cmp.Diff(want, refresh()); diff != "" {
		t.Errorf("the same size and time, and other bytes (-want +got):\n%s", diff)
	}
	all, err := d.opts.Archive.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range all {
		got = append(got, fmt.Sprintf("%s %s < %s: %s", s.State, strings.TrimPrefix(s.Source, dir), strings.TrimPrefix(s.Parent, dir), s.Reason))
	}
	wantSources := []string{
		"updated /in < : a folder with 1 input",
		"updated /in/a.zip < /in: an archive with 2 files",
		"updated /in/a.zip/a.txt < /in/a.zip: it has changed since 2030-03-01; the earlier text stays as " + id("A"),
		"gone /in/a.zip/b.txt < /in/a.zip: the archive has no such file in it; what was taken in on 2030-03-01 stays as " + id("B"),
		"added /in/a.zip/c.txt < /in/a.zip: ",
	}
	if diff := cmp.Diff(wantSources, got); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	want = []string{
		"refused " + filepath.Join(dir, "in") + ": the folder holds no files",
		"gone a.zip/a.txt: no such file or folder; what was taken in on 2030-03-01 stays as " + id("a"),
		"gone a.zip/c.txt: no such file or folder; what was taken in on 2030-03-01 stays as " + id("C"),
	}
	if diff := cmp.Diff(want, refresh()); diff != "" {
		t.Errorf("without the archive (-want +got):\n%s", diff)
	}
}

// One file of an archive may be named, as its row names it.
func TestRunMember(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.zip":       string(archiveOf(t, zipped{name: "in/a.txt", text: "A"}, zipped{name: "../b.txt", text: "B"})),
		"b.zip":       "no archive",
		"c.zip/d.txt": "a folder by the name of an archive",
	})
	var sources []string
	for _, name := range []string{"a.zip/in/a.txt", "a.zip/in/b.txt", "a.zip/b.txt", "b.zip/a.txt", "c.zip/d.txt", "c.zip/e.txt"} {
		sources = append(sources, filepath.Join(dir, filepath.FromSlash(name)))
	}
	rows, _ := newDesk(t, nil).run(sources...)
	want := []string{
		"added a.zip/in/a.txt",
		"failed a.zip/in/b.txt: the archive has no such file in it",
		"failed a.zip/b.txt: the archive has no such file in it",
		"failed b.zip/a.txt: it is no ZIP archive, or the directory at its end is damaged or cut off",
		"added c.zip/d.txt",
		"failed c.zip/e.txt: no such file or folder",
	}
	if diff := cmp.Diff(want, lines(rows, dir)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// An archive that a link names is opened only where a file would be.
func TestRunLinkedArchive(t *testing.T) {
	outside := folder(t, map[string]string{"out.zip": string(archiveOf(t, zipped{name: "secret.txt", text: "Secret"}))})
	dir := folder(t, map[string]string{"a.zip": string(archiveOf(t, zipped{name: "a.txt", text: "A"}))})
	for name, target := range map[string]string{"b.zip": "a.zip", "c.zip": filepath.Join(outside, "out.zip")} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	rows, _ := newDesk(t, nil).run(dir)
	want := []string{
		"added a.zip/a.txt", "duplicate b.zip/a.txt: the same bytes as a.zip/a.txt",
		"refused c.zip: a link that leads out of the folder, or to nothing, is not followed",
	}
	if diff := cmp.Diff(want, lines(rows, dir)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// FuzzArchive runs the pipeline over archives that are damaged in any way: each
// input ends in a row, and no source leads out of the archive.
func FuzzArchive(f *testing.F) {
	f.Add(archiveOf(f, zipped{name: "a/b.txt", text: "B"}, zipped{name: "../c.txt", text: "C"}))
	f.Add(archiveOf(f, zipped{name: `C:\d.txt`, text: "D", raw: true}, zipped{name: "a.txt", text: "A"}, zipped{name: "a.txt", text: "A"}))
	f.Add(archiveOf(f, zipped{name: "link", text: "/", change: func(h *zip.FileHeader) { h.SetMode(fs.ModeSymlink) }}, zipped{name: "\xe1", change: func(h *zip.FileHeader) { h.NonUTF8 = true }}))
	f.Add(archiveOf(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		path := filepath.Join(dir, "a.zip")
		put(t, path, string(data))
		d := newDesk(t, nil)
		d.opts.MaxBytes = 1 << 20
		rows, summary := d.run(path)
		if len(rows) == 0 || len(rows) != summary.Inputs {
			t.Errorf("%d rows for %d inputs, want one each", len(rows), summary.Inputs)
		}
		seen := map[string]bool{}
		for _, r := range rows {
			name, ok := strings.CutPrefix(r.Source, path)
			if !ok || seen[name] || r.State == ingest.StateAdded && !fs.ValidPath(strings.TrimPrefix(name, "/")) {
				t.Errorf("row %s %q, want a name of its own within the archive", r.State, r.Source)
			}
			seen[name] = true
		}
		if got, err := os.ReadDir(dir); err != nil || len(got) != 1 {
			t.Errorf("the folder holds %v (%v), want the archive alone", got, err)
		}
	})
}
