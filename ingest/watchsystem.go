package ingest

import (
	"errors"
	"fmt"
	"sync"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// systemWatcher is the Watcher of the system, by github.com/fsnotify/fsnotify: it
// is kept, and knows inotify, kqueue and their like.
type systemWatcher struct {
	watcher *fsnotify.Watcher
	changes chan string
	done    chan struct{}
	once    sync.Once
}

func newSystemWatcher() (*systemWatcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	s := &systemWatcher{watcher: w, changes: make(chan string), done: make(chan struct{})}
	go s.pass()
	return s, nil
}

// pass passes the events on, but for those of permissions alone, until it is
// closed.
func (s *systemWatcher) pass() {
	for {
		select {
		case <-s.done:
			return
		case e, ok := <-s.watcher.Events:
			if !ok {
				return
			}
			if e.Op == fsnotify.Chmod {
				continue
			}
			select {
			case <-s.done:
				return
			case s.changes <- e.Name:
			}
		}
	}
}

func (s *systemWatcher) Add(folder string) error    { return s.watcher.Add(folder) }
func (s *systemWatcher) Remove(folder string) error { return s.watcher.Remove(folder) }
func (s *systemWatcher) Changes() <-chan string     { return s.changes }
func (s *systemWatcher) Faults() <-chan error       { return s.watcher.Errors }

func (s *systemWatcher) Close() (err error) {
	s.once.Do(func() {
		close(s.done)
		err = s.watcher.Close()
	})
	return err
}

// isLimit says whether the system refuses to watch more: inotify(7) has a bound of
// watches (ENOSPC) and one of watchers and open files (EMFILE) for each user.
func isLimit(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
}

// limit says which limit it is, in words that lead somewhere.
func limit(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "its limit is fs.inotify.max_user_watches"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "its limits are fs.inotify.max_user_instances and the number of open files"
	}
	return fmt.Sprintf("it says: %s", plain(err))
}
