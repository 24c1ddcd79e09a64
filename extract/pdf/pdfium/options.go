package pdfium

// Options are the limits of an engine.
type Options struct {
	// CacheDir is the folder in which the compiled module is kept; it is made if
	// need be. It holds code that is run: where users other than root and that of
	// the process own it or may write to it, or to what is kept in it, it is not
	// used (on Unix; elsewhere that is for the caller to see to). "" and folders
	// that are not used have the module compiled at every start.
	CacheDir string
	// MaxBytes is the size of the largest file opened; 0 means 96 MB, of which
	// PDFium's memory holds a copy. A larger one is refused with
	// [corpus.ErrTooLarge].
	MaxBytes int
	// MaxPages is the number of pages read; 0 means 10,000.
	MaxPages int
	// MaxGlyphs is the number of glyphs read of a page; 0 means 300,000.
	MaxGlyphs int
	// MaxDocumentGlyphs is the number of glyphs, and of painted areas, read of
	// all pages together; 0 means 8 million.
	MaxDocumentGlyphs int
	// MaxPixels is the size of the largest picture; 0 means 24 million, which is
	// A4 at 500 dots an inch. What would be larger is shown smaller.
	MaxPixels int
}
