package ocr

import "path/filepath"

// environment is all that the program gets of an environment. Of its threads
// several are slower than one, and pages are recognised side by side.
func environment() []string { return []string{"OMP_THREAD_LIMIT=1", "LC_ALL=C"} }

// rootFolder is where the program is started: where it can leave nothing.
func rootFolder(program string) string {
	return filepath.VolumeName(program) + string(filepath.Separator)
}
