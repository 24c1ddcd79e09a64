package main

import (
	"context"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"

	"polidex/corpus"
	"polidex/extract/meta"
	"polidex/extract/pdf"
	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/ocr"
	"polidex/extract/pdf/pdfium"
)

// engineSettings say where the second PDF engine and the recogniser find what
// they need. A child gets them as flags, for its environment is empty.
type engineSettings struct {
	// cache is the folder of the engine's compiled module.
	cache string
	// tesseract and tessdata are the recogniser's program and its data; empty are
	// the usual places.
	tesseract, tessdata string
	// noOCR leaves pictures of text unread.
	noOCR bool
	// atOnce is how many pages of a document are recognised at the same time.
	atOnce int
}

// mostAtOnce bounds the pages that are recognised at once: each takes a process
// and some 100 MB.
const mostAtOnce = 4

// engineSettings are those of this machine and its user.
func (a *app) engineSettings(f extractFlags) engineSettings {
	s := engineSettings{noOCR: f.noOCR, atOnce: 1}
	if f.alone {
		s.atOnce = min(runtime.NumCPU(), mostAtOnce)
	}
	if dir := a.env("TESSDATA_PREFIX"); dir != "" {
		s.tessdata, _ = filepath.Abs(dir) // a child starts in another folder
	}
	if dir, err := os.UserCacheDir(); err == nil {
		s.cache = filepath.Join(dir, "polidex")
	}
	if path, err := exec.LookPath("tesseract"); err == nil {
		s.tesseract = path
	}
	return s
}

// flags are the settings as the worker command takes them.
func (s engineSettings) flags() []string {
	out := []string{"--second", "--at-once", strconv.Itoa(s.atOnce)}
	for _, f := range [][2]string{{"--cache", s.cache}, {"--tesseract", s.tesseract}, {"--tessdata", s.tessdata}} {
		if f[1] != "" {
			out = append(out, f[0], f[1])
		}
	}
	if s.noOCR {
		out = append(out, "--no-ocr")
	}
	return out
}

// engines are the second engine and the recogniser.
type engines struct {
	settings engineSettings
	pdfium   *pdfium.Engine
}

func newEngines(s engineSettings) *engines {
	return &engines{settings: s, pdfium: pdfium.New(pdfium.Options{CacheDir: s.cache})}
}

func (e *engines) Close() error { return e.pdfium.Close() }

// options are those of a reading with all that there is.
func (e *engines) options() pdf.Options {
	opts := pdf.Options{Language: meta.Language, NoRecogniser: noEngine()}
	if !pdfium.Available {
		return opts
	}
	opts.Second = &pdf.Engine{Name: "pdfium", Open: func(ctx context.Context, data []byte) (pdf.Pages, error) {
		doc, err := e.pdfium.Open(ctx, data)
		if err != nil {
			return nil, err // not a nil document that is no nil interface
		}
		return doc, nil
	}}
	if e.settings.noOCR {
		opts.NoRecogniser = "it was not to be tried (--no-ocr)"
		return opts
	}
	// Looked for when a page wants it: most files do not.
	find := sync.OnceValues(func() (*ocr.Recogniser, error) {
		return ocr.Find(ocr.Options{Program: e.settings.tesseract, TessData: e.settings.tessdata, Language: meta.Language})
	})
	opts.Recogniser = &pdf.Recogniser{
		Name: "tesseract", AtOnce: e.settings.atOnce, Agree: ocr.Agree,
		Page: func(ctx context.Context, number int, picture image.Image, dpi float64, hint string) (*glyphs.Page, pdf.Recognised, error) {
			found, err := find()
			if err != nil {
				return nil, pdf.Recognised{}, err
			}
			page, r, err := found.Page(ctx, number, picture, dpi, hint)
			return page, pdf.Recognised{
				Recognition: corpus.Recognition{Language: r.Language, Words: r.Words, Confidence: r.Confidence / 100, Missing: r.Missing},
				Sure:        r.Sure,
			}, err
		},
	}
	return opts
}

// noEngine says why no page is recognised where this build draws none.
func noEngine() string {
	if pdfium.Available {
		return ""
	}
	return "this build has no engine that draws pages"
}
