package ingest

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// maxWait is how many times the settling time a whole file waits for others that
// change, so that they are taken in together.
const maxWait = 10

// view is what is known of the files below watched folders. It is used by one
// goroutine.
type view struct {
	watcher Watcher // nil where the folders are looked through instead
	notice  func(string)
	settle  time.Duration
	poll    time.Duration
	// folders are the watched ones as they were named, by their paths.
	folders map[string]string
	// own tells the folders that are not to be entered.
	own *inputs
	// watched are the folders that the watcher tells of.
	watched map[string]bool
	// known are the files as they were last taken in, and pending those that have
	// changed since.
	known   map[string]stamp
	pending map[string]*pendingFile
	looked  time.Time
}

// stamp is by what a change of a file is seen. The zero value is no file.
type stamp struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
}

func (s stamp) equal(t stamp) bool {
	return s.size == t.size && s.mode == t.mode && s.modified.Equal(t.modified)
}

// pendingFile is a file that has changed, as it was seen last and since when.
type pendingFile struct {
	seen  bool
	stamp stamp
	since time.Time
}

func newView(folders map[string]string, excluded []string, w Watching, notice func(string)) *view {
	v := &view{
		watcher: w.Watcher, notice: notice, settle: w.Settle, poll: w.Poll, folders: folders, own: newInputs(excluded, Manner{}),
		watched: map[string]bool{}, known: map[string]stamp{}, pending: map[string]*pendingFile{},
	}
	if v.watcher == nil {
		system, err := newSystemWatcher()
		if err != nil {
			v.lookInstead(err)
		} else {
			v.watcher = system
		}
	}
	return v
}

// begin enters the folders; what is in them is known from then on.
func (v *view) begin() {
	for _, folder := range v.roots() {
		v.enter(folder)
	}
	for path := range v.pending {
		v.known[path] = stampOf(path)
	}
	clear(v.pending)
}

func (v *view) roots() []string {
	return slices.Sorted(maps.Keys(v.folders))
}

// enter begins to watch a folder and all below it, and takes what is new or
// changed in them for touched. The watch is first: what comes between is seen
// twice and not never.
func (v *view) enter(folder string) {
	if info, err := os.Stat(folder); err != nil || v.own.isExcluded(info) {
		return
	}
	if v.watcher != nil {
		switch err := v.watcher.Add(folder); {
		case err == nil:
			v.watched[folder] = true
		case isLimit(err):
			v.lookInstead(err)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return // the run says it, of the folder or of what is gone
	}
	for _, d := range entries {
		path := filepath.Join(folder, d.Name())
		switch {
		case isPassedOver(d.Name()):
		case d.IsDir():
			v.enter(path)
		case !v.known[path].equal(stampOf(path)):
			v.await(path)
		}
	}
}

// touch notes that something happened to what is at a path.
func (v *view) touch(path string) {
	_, isRoot := v.folders[path]
	if !isRoot && isPassedOver(filepath.Base(path)) {
		return
	}
	info, err := os.Lstat(path)
	if err == nil && info.IsDir() {
		v.enter(path)
		return
	}
	if err != nil {
		v.leave(path)
	}
	v.await(path)
}

func (v *view) await(path string) {
	if v.pending[path] == nil {
		v.pending[path] = &pendingFile{}
	}
}

// leave ends the watching of a folder that is no longer there.
func (v *view) leave(folder string) {
	if !v.watched[folder] {
		return
	}
	for path := range v.watched {
		if isBelow(path, folder) {
			delete(v.watched, path)
			// It has ended by itself where the folder was removed, not where it was moved.
			_ = v.watcher.Remove(path)
		}
	}
}

// missed looks through the folders, after a fault that may have hidden changes.
func (v *view) missed(err error) {
	if isLimit(err) {
		v.lookInstead(err)
	}
	v.rescan()
}

// look looks through the folders, if it is time to and nothing tells of changes;
// otherwise it looks whether a watched folder that went is back.
func (v *view) look(now time.Time) {
	if v.looked.IsZero() {
		v.looked = now
	}
	if now.Sub(v.looked) < v.poll {
		return
	}
	v.looked = now
	if v.watcher == nil {
		v.rescan()
		return
	}
	for folder := range v.folders {
		if !v.watched[folder] {
			v.enter(folder)
		}
	}
}

func (v *view) rescan() {
	for folder := range v.folders {
		v.enter(folder)
	}
	for path, s := range v.known {
		if !s.equal(stampOf(path)) {
			v.await(path)
		}
	}
}

// ready returns the paths that have changed and have stayed the same for long
// enough, in order, and forgets them. It returns none while others may soon be.
func (v *view) ready(now time.Time) []string {
	var settled []string
	waiting, longest := false, time.Duration(0)
	for path, f := range v.pending {
		s := stampOf(path)
		if !f.seen || !f.stamp.equal(s) {
			f.seen, f.stamp, f.since = true, s, now
		}
		since := now.Sub(f.since)
		if since < v.settle {
			waiting = true
			continue
		}
		settled, longest = append(settled, path), max(longest, since)
	}
	if waiting && longest < maxWait*v.settle {
		return nil
	}
	var changed []string
	for _, path := range settled {
		changed = append(changed, v.settled(path, v.pending[path].stamp)...)
		delete(v.pending, path)
	}
	slices.Sort(changed)
	return slices.Compact(changed)
}

// settled takes over how a path is now, and returns it and all below it that went
// with it, if that is something new.
func (v *view) settled(path string, now stamp) []string {
	before, known := v.known[path]
	switch {
	case now != (stamp{}):
		v.known[path] = now
		if known && before.equal(now) {
			return nil
		}
		return []string{path}
	case known:
		delete(v.known, path)
		return []string{path}
	}
	var gone []string
	for below := range v.known {
		if isBelow(below, path) {
			gone = append(gone, below)
			delete(v.known, below)
		}
	}
	if gone != nil {
		gone = append(gone, path)
	}
	return gone
}

// named returns the watched folders, as they were named, that any of the paths is
// in.
func (v *view) named(paths []string) []string {
	var out []string
	for _, folder := range v.roots() {
		if slices.ContainsFunc(paths, func(path string) bool { return isBelow(path, folder) }) {
			out = append(out, v.folders[folder])
		}
	}
	return out
}

// lookInstead gives up being told of changes.
func (v *view) lookInstead(err error) {
	v.close()
	v.watcher, v.watched = nil, map[string]bool{}
	v.notice(fmt.Sprintf("the system tells of no more changes (%s); the folders are looked through every %s instead", limit(err), v.poll))
}

func (v *view) changes() <-chan string {
	if v.watcher == nil {
		return nil
	}
	return v.watcher.Changes()
}

func (v *view) faults() <-chan error {
	if v.watcher == nil {
		return nil
	}
	return v.watcher.Faults()
}

func (v *view) close() {
	if v.watcher != nil {
		_ = v.watcher.Close()
	}
}

// stampOf looks at a file, and at a link itself and not at what it names.
func stampOf(path string) stamp {
	info, err := os.Lstat(path)
	if err != nil || info.IsDir() {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime(), info.Mode()}
}

// isBelow says whether a path is a folder or leads below it.
func isBelow(path, folder string) bool {
	rest, ok := strings.CutPrefix(path, strings.TrimSuffix(folder, string(filepath.Separator)))
	return ok && (rest == "" || rest[0] == filepath.Separator)
}

// isPassedOver says whether nothing is made of what has this name: hidden files,
// and downloads that go on, which are renamed when they are whole.
func isPassedOver(name string) bool { return strings.HasPrefix(name, ".") || isPartial(name) }

func isPartial(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".part", ".partial", ".filepart", ".crdownload", ".opdownload", ".download", ".tmp":
		return true
	}
	return false
}
