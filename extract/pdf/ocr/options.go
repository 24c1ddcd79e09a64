package ocr

import (
	"cmp"
	"time"
)

// Options say which program recognises, and how.
type Options struct {
	// Program is the path or the name of tesseract; "" looks for "tesseract" in
	// PATH and in the folders where systems install it.
	Program string
	// TessData is the folder of language data; "" is the program's own.
	TessData string
	// Timeout is the time for one run of the program over a picture, of which a
	// page takes one to three; 0 means 60 s.
	Timeout time.Duration
	// Language tells the language of a text as ISO 639-1, "" where it is unsure.
	// It is asked where a page comes without a hint; nil tells nothing. It must be
	// safe for concurrent use.
	Language func(text string) string
}

func (o Options) withDefaults() Options {
	o.Timeout = cmp.Or(o.Timeout, time.Minute)
	if o.Language == nil {
		o.Language = func(string) string { return "" }
	}
	return o
}

// Report says how a page was recognised.
type Report struct {
	// Language is the ISO 639-1 code of the language that was recognised, "" where
	// the page has no words or was read by its script alone.
	Language string
	// Sure says that Language is that of the hint or was told by the words, and not
	// just the first to try.
	Sure bool
	// Packs are the language data used, as tesseract names them: "deu", "ell+eng".
	Packs string
	// Missing names the language data that would have been right and is not
	// installed, as tesseract does ("lav"); "" where none is. Words of another
	// script are not guessed at: without data for it the page stays empty.
	Missing string
	// Words were taken, and Dropped were left out as noise of pictures and rules.
	Words, Dropped int
	// Confidence is the program's own, the mean of the words taken, in per cent
	// from 0 to 100.
	Confidence float64
	// Bullets were recovered where the program saw other letters.
	Bullets int
	// Quarter counts the quarter turns, anticlockwise, by which the text of the
	// page is turned.
	Quarter int
	// Skew is the angle in degrees, anticlockwise, by which lines climbed before
	// they were set level.
	Skew float64
	// Runs counts how often the program was run.
	Runs int
}
