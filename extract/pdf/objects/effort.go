package objects

// effort is how many bytes may still be looked at where a file makes its reader
// look at the same ones again: an object that was left open reaches to the next
// one's end, or the file's, and so does the one behind it. Sound files use a
// small part of it.
type effort int

func newEffort(size int) effort { return effort(32*size + 16<<20) }

func (e *effort) spend(n int) { *e -= effort(max(n, 0)) }

func (e *effort) spent() bool { return *e <= 0 }
