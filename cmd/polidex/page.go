package main

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"os"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/pdf/overlay"
)

// What --show draws over a page.
const (
	showBlocks  = "blocks"
	showLetters = "letters"
)

const (
	leastDPI, usualDPI, mostDPI = 20, 110, 400
)

func (a *app) pageCommand() *cobra.Command {
	flags := extractFlags{alone: true}
	var show []string
	var output string
	dpi := usualDPI
	cmd := &cobra.Command{
		Use:   "page ID|FILE [PAGE]",
		Short: "Draw a page of a PDF as a picture, with what was found on it",
		Long: `Page draws a page of a kept document, or of a PDF file, as a PNG. The id of an
action or a passage draws its page with the passage marked. --show blocks colours
and numbers the blocks as they are read, --show letters puts a box around each
letter.`,
		Example: `  polidex page 3f9c2b7a11d04e58 12 > page.png
  polidex page 3f9c2b7a11d04e58-a5e20c61f77 -o action.png
  polidex page strategy.pdf 3 --show blocks -o blocks.png`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usage(fmt.Sprintf("%s takes an id or a file, and the number of a page; see '%[1]s --help'", cmd.CommandPath()))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, s := range show {
				if err := oneOf("show", s, []string{showBlocks, showLetters}); err != nil {
					return err
				}
			}
			if dpi < leastDPI || dpi > mostDPI {
				return usage(fmt.Sprintf("--dpi takes a number from %d to %d, not %d", leastDPI, mostDPI, dpi))
			}
			if output == "" && isTerminal(a.out) {
				return usage("a picture is no text for a terminal; name a file with -o, or redirect the output")
			}
			x, err := a.extractor(flags)
			if err != nil {
				return err
			}
			defer x.Close()
			p, err := a.findPage(cmd.Context(), x, args, slices.Contains(show, showBlocks))
			if err != nil {
				return err
			}
			return a.drawPage(cmd.Context(), x, p, show, dpi, output)
		},
	}
	flags.add(a, cmd)
	cmd.Flags().StringSliceVar(&show, "show", nil, "draw over the page: blocks, letters")
	cmd.Flags().IntVar(&dpi, "dpi", usualDPI, "the resolution, in dots an `inch`")
	cmd.Flags().StringVarP(&output, "output", "o", "", "the `file` to write; else standard output")
	complete(cmd, "show", func() []string { return []string{showBlocks, showLetters} })
	return cmd
}

// pageOf is a page to draw: the file's bytes, its document where that is known,
// and the block to mark, -1 for none.
type pageOf struct {
	data    []byte
	doc     *corpus.Document
	number  int
	passage int
}

// findPage finds the page that the arguments name. Of a file it makes a document
// where one is needed.
func (a *app) findPage(ctx context.Context, x extractor, args []string, needDocument bool) (p pageOf, err error) {
	p.passage = -1
	if len(args) == 2 {
		if p.number, err = strconv.Atoi(args[1]); err != nil || p.number < 1 {
			return p, usage(fmt.Sprintf("%q is no number of a page", args[1]))
		}
	}
	m := idPattern.FindStringSubmatch(args[0])
	switch info, err := os.Stat(args[0]); {
	case err == nil && info.IsDir():
		return p, usage(fmt.Sprintf("%q is a folder; page takes one file", args[0]))
	case err == nil:
		if p.number == 0 {
			return p, usage("name the page to draw: 'polidex page " + args[0] + " 1'")
		}
		if p.data, err = a.readInput(args[0]); err != nil || !needDocument {
			return p, err
		}
		p.doc, err = x.Extract(ctx, p.data, extract.Source{Name: args[0]})
		return p, err
	case m == nil:
		return p, fmt.Errorf("there is no file %q, and it is no id as 'polidex documents' lists them: %w", args[0], corpus.ErrNotFound)
	}
	archive, err := a.openArchive(ctx, false)
	if err != nil {
		return p, err
	}
	defer archive.Close()
	p.doc, err = document(ctx, archive, m[1])
	if err != nil {
		return p, err
	}
	if p.passage, err = passageOf(p.doc, m); err != nil {
		return p, err
	}
	switch {
	case p.doc.Format != corpus.FormatPDF:
		return p, fmt.Errorf("document %s was read from %s, which has no pages to draw: %w", p.doc.ID, p.doc.Format, corpus.ErrUnsupported)
	case p.number == 0 && p.passage < 0:
		return p, usage("name the page to draw: 'polidex page " + args[0] + " 1'")
	case p.number == 0:
		p.number = p.doc.Blocks[p.passage].Page
	}
	p.data, err = archive.ReadOriginal(ctx, p.doc.Digest)
	return p, err
}

// passageOf returns the block that an id taken apart names, -1 for that of a
// document.
func passageOf(doc *corpus.Document, id []string) (int, error) {
	switch {
	case id[2] != "":
		action, err := actionOf(doc, id[0])
		if err != nil {
			return -1, err
		}
		return action.Block, nil
	case id[3] != "":
		return blockOf(doc, id[3])
	}
	return -1, nil
}

// drawPage draws the page, and over it what is to be shown.
func (a *app) drawPage(ctx context.Context, x extractor, p pageOf, show []string, dpi int, output string) error {
	picture, err := x.Picture(ctx, p.data, p.number, float64(dpi))
	if err != nil {
		return err
	}
	if len(show) > 0 || p.passage >= 0 {
		var marks []overlay.Mark
		if slices.Contains(show, showBlocks) {
			marks = overlay.Blocks(p.doc, p.number)
		}
		if slices.Contains(show, showLetters) {
			page, err := x.Letters(ctx, p.data, p.number)
			if err != nil {
				return err
			}
			marks = append(marks, overlay.Letters(page.Letters)...)
		}
		if p.passage >= 0 {
			marks = append(marks, overlay.Passage(&p.doc.Blocks[p.passage], p.number)...)
		}
		if err := drawMarks(picture, marks); err != nil {
			return err
		}
	}
	return a.writeOutput(output, picture.PNG)
}

// drawMarks draws marks over the picture of a page.
func drawMarks(picture *extract.PagePicture, marks []overlay.Mark) error {
	canvas, err := canvasOf(picture.PNG)
	if err != nil {
		return err
	}
	overlay.Draw(canvas, picture.DPI/pointsPerInch, marks)
	var b bytes.Buffer
	if err := png.Encode(&b, canvas); err != nil {
		return fmt.Errorf("writing the picture: %w", err)
	}
	picture.PNG = b.Bytes()
	return nil
}
