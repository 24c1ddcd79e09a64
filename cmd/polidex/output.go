package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"polidex/api/sheets"
)

// rowFile is where the rows of a listing go, and what they were made from.
type rowFile struct {
	// output is a file's name, empty for standard output.
	output string
	// about writes a second file that says what the rows were made from.
	about bool
	// bom is the byte-order mark before CSV.
	bom bool
	// made is what the rows written were made from; nil for a table.
	made *sheets.About
}

// rowFlags adds the flags of a command that lists rows, and has its rows written
// where they say.
func (a *app) rowFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&a.format, "format", formatTable, "how rows are printed: "+strings.Join(rowFormatNames(), ", "))
	complete(cmd, "format", rowFormatNames)
	f.StringVarP(&a.file.output, "output", "o", "", "the `file` to write, else standard output; its ending names the format where --format does not")
	f.BoolVar(&a.file.bom, "bom", false, "begin a CSV file with a byte-order mark, for Excel")
	f.BoolVar(&a.file.about, "about", false, "with -o: write FILE.about.json too, which says what the rows were made from")
	list := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.chooseFormat(cmd.Flags().Changed("format")); err != nil {
			return err
		}
		return a.toFile(func() error { return list(cmd, args) })
	}
}

// chooseFormat takes the format from the file's name where none is given, and
// refuses what does not go together.
func (a *app) chooseFormat(given bool) error {
	if a.file.output == "-" {
		a.file.output = ""
	}
	if ending := strings.ToLower(filepath.Ext(a.file.output)); a.file.output != "" && !given {
		switch ending {
		case ".json":
			a.format = formatJSON
		case ".txt":
			a.format = formatTable
		default:
			if a.format = string(sheets.OfFile(a.file.output)); a.format == "" {
				return usage(fmt.Sprintf("%q does not say which format it is to have; name it .csv, .xlsx, .parquet, .ndjson, .json or .txt, or add --format", a.file.output))
			}
		}
	}
	if err := oneOf("format", a.format, rowFormatNames()); err != nil {
		return err
	}
	switch {
	case sheets.Format(a.format).Binary() && a.file.output == "" && isTerminal(a.out):
		return usage(fmt.Sprintf("%s is no text for a terminal; name a file with -o, or redirect the output", a.format))
	case a.file.bom && a.format != formatCSV:
		return usage("--bom goes with --format csv")
	case a.file.about && a.file.output == "":
		return usage("--about goes with -o; --format xlsx and parquet have it inside")
	case a.file.about && a.format == formatTable:
		return usage("--about goes with the formats for programs, not with a table")
	}
	return nil
}

// tells says whether what rows were made from is written down.
func (f rowFile) tells(format string) bool {
	return f.output != "" || sheets.Format(format).Binary()
}

// toFile has list write its rows into the file, which appears whole or not at all,
// and says on standard error what it holds. Without a file they go to standard
// output.
func (a *app) toFile(list func() error) error {
	if a.file.output == "" {
		return list()
	}
	screen := a.out
	defer func() { a.out = screen }()
	err := replace(a.file.output, func(w io.Writer) error {
		buffer := bufio.NewWriterSize(w, 1<<16)
		a.out = buffer
		if err := list(); err != nil {
			return err
		}
		return buffer.Flush()
	})
	if err != nil {
		return err
	}
	made := a.file.made
	if made == nil {
		fmt.Fprintf(a.err, "wrote %s\n", a.file.output)
		return nil
	}
	if a.file.about {
		if err := a.writeAbout(*made); err != nil {
			return err
		}
	}
	fmt.Fprintf(a.err, "wrote %s: %s\n", a.file.output, clean(fmt.Sprintf("%s; %s", plural(made.Rows, "row", "rows"), made.Sentence())))
	return nil
}

// writeAbout writes the file beside the file.
func (a *app) writeAbout(made sheets.About) error {
	return replace(a.file.output+".about.json", func(w io.Writer) error {
		return writeIndented(w, made)
	})
}

// writeOutput writes data to the file, whole or not at all, and where none is named
// to standard output.
func (a *app) writeOutput(file string, data []byte) error {
	if file != "" {
		return replace(file, func(w io.Writer) error {
			if _, err := w.Write(data); err != nil {
				return fmt.Errorf("writing %s: %w", file, cause(err))
			}
			return nil
		})
	}
	if _, err := a.out.Write(data); err != nil {
		return fmt.Errorf("writing to standard output: %w", err)
	}
	return nil
}

// made returns what the answers to a question are made from. Where nobody will
// read it, the archive is not asked how old it is.
func (a *app) made(ctx context.Context, s *store, question string) (*sheets.About, error) {
	about := &sheets.About{Query: question, Program: version()}
	if !a.file.tells(a.format) {
		return about, nil
	}
	v, err := s.vocabulary(ctx)
	if err != nil {
		return nil, err
	}
	about.Generation, about.Vocabulary = s.index.Generation(), v.Version()
	about.Changed, err = (&changes{archive: s.archive, index: s.index}).Changed(ctx)
	return about, err
}
