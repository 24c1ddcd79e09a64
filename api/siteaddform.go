package api

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"unicode"

	"polidex/corpus"
)

const (
	// mostSources is how many lines of sources a form may have.
	mostSources = 100
	// maxField bounds a field of a form that is no file, in bytes.
	maxField = 64 << 10
)

// addition is what a form asks to be added, and what became of it so far.
type addition struct {
	// jobs were made; held are documents whose bytes were sent and are there already.
	jobs, held []string
	// sources is what stands in the field, order the manner in which they are wanted.
	sources string
	order   corpus.Order
	// fileFaults and sourceFaults are sentences, and fault the first error behind them.
	fileFaults, sourceFaults []string
	fault                    error
}

// addForm takes the files and the sources of a form, and goes on to the page that
// shows what becomes of them. What cannot be taken is said beside its field, and the
// rest is taken all the same.
func (s *service) addForm(_ *route, w http.ResponseWriter, r *http.Request) error {
	intake, err := s.intake()
	if err != nil {
		return err
	}
	mediaType, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || mediaType != "multipart/form-data" || params["boundary"] == "" {
		return fmt.Errorf("files and sources are sent here as multipart/form-data, not as %q: %w", r.Header.Get("Content-Type"), corpus.ErrUnsupported)
	}
	a := &addition{}
	if err := s.readAddition(intake, r, multipart.NewReader(newPatientBody(w, r.Body), params["boundary"]), a); err != nil {
		return err
	}
	s.orderSources(intake, r, a)
	if a.fault == nil && len(a.jobs)+len(a.held) == 0 {
		a.fault = fmt.Errorf("the form is empty: %w", corpus.ErrInvalid)
		a.sourceFaults = append(a.sourceFaults, s.pages.Say("add.nothing"))
	}
	if a.fault == nil {
		http.Redirect(w, r, addressOfAdded(a.jobs, a.held), http.StatusSeeOther)
		return nil
	}
	v, err := s.addView(r, intake, a.jobs, a.held, 0)
	if err != nil {
		return err
	}
	v.Sources, v.Languages, v.Follows = a.sources, strings.Join(a.order.Languages, " "), s.followOptions(a.order.Follow)
	v.FileFaults, v.SourceFaults = a.fileFaults, a.sourceFaults
	// Such a page is not to be loaded again by itself: that would send the form again.
	v.Running = false
	return s.showStatus(w, r, kindOf(a.fault).status, v)
}

// readAddition reads a form part by part and has each file kept while it comes.
// Errors are those of a form that cannot be read on.
func (s *service) readAddition(intake Intake, r *http.Request, form *multipart.Reader, a *addition) error {
	left := int64(maxUpload)
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return formFault(err)
		}
		switch part.FormName() {
		case fileField:
			if part.FileName() == "" {
				continue // a field in which nothing was chosen
			}
			s.takePart(intake, r, part, &left, a)
		case "sources":
			a.sources, err = readField(part)
		case "languages":
			var text string
			text, err = readField(part)
			a.order.Languages = strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == ';' || c == ' ' || c == '\n' || c == '\r' || c == '\t' })
		case "follow":
			a.order.Follow, err = readField(part)
		default:
			return fmt.Errorf("the form has a field %q that is not known here: %w", part.FormName(), corpus.ErrInvalid)
		}
		if err != nil {
			return err
		}
	}
}

// readField reads a field that is no file.
func readField(part io.Reader) (string, error) {
	data, err := io.ReadAll(io.LimitReader(part, maxField+1))
	switch {
	case err != nil:
		return "", formFault(err)
	case len(data) > maxField:
		return "", fmt.Errorf("a field has more than %d bytes: %w", maxField, corpus.ErrTooLarge)
	}
	return strings.TrimSpace(strings.ToValidUTF8(string(data), "\uFFFD")), nil
}

// takePart has a file of the form kept.
func (s *service) takePart(intake Intake, r *http.Request, part *multipart.Part, left *int64, a *addition) {
	body := &allowance{part, left}
	j, document, err := intake.Upload(r.Context(), part.FileName(), part.Header.Get("Content-Type"), callerName(r), body)
	switch {
	case err != nil:
		err = ofIntake(err)
		a.fileFaults = append(a.fileFaults, s.pages.Say("add.filefault", "Name", shownName(part.FileName()), "Reason", s.faultOf(err)))
		a.fail(err)
	case document != "":
		a.held = appendNew(a.held, document)
	default:
		a.jobs = appendNew(a.jobs, j.ID)
	}
}

// shownName is a name that a sender gave to a file as a page shows it: of a length
// that people still read, and without what would turn the words around it.
func shownName(name string) string {
	name = strings.Map(func(c rune) rune {
		if unicode.IsPrint(c) {
			return c
		}
		return '\uFFFD'
	}, name)
	return beginning(name, openingShown)
}

// allowance reads a file as far as the whole form may go.
type allowance struct {
	io.Reader
	left *int64
}

func (l *allowance) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	if *l.left -= int64(n); *l.left < 0 {
		return 0, fmt.Errorf("all files of a form may have %d MB together; send this one by itself: %w", maxUpload>>20, corpus.ErrTooLarge)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = formFault(err)
	}
	return n, err
}

// orderSources asks for the sources of the form, a line each. Lines that cannot be
// taken stay in the field.
func (s *service) orderSources(intake Intake, r *http.Request, a *addition) {
	var kept []string
	done := map[string]bool{}
	for line := range strings.Lines(a.sources) {
		line = strings.TrimSpace(line)
		if line == "" || done[line] {
			continue
		}
		done[line] = true
		if len(done) > mostSources {
			kept = append(kept, line)
			continue
		}
		order := a.order
		order.Source = line
		j, err := intake.Add(r.Context(), order, callerName(r))
		if err != nil {
			err = ofIntake(err)
			a.sourceFaults = append(a.sourceFaults, s.pages.Say("add.sourcefault", "Source", line, "Reason", s.faultOf(err)))
			a.fail(err)
			kept = append(kept, line)
			continue
		}
		a.jobs = appendNew(a.jobs, j.ID)
	}
	if len(done) > mostSources {
		a.sourceFaults = append(a.sourceFaults, s.pages.Say("add.toomany", mostSources))
		a.fail(corpus.ErrTooLarge)
	}
	a.sources = strings.Join(kept, "\n")
}

// faultOf says an error as the answer of the API would.
func (s *service) faultOf(err error) string { return sentence(problemOf(err).Detail) }

func (a *addition) fail(err error) {
	if a.fault == nil {
		a.fault = err
	}
}

// appendNew adds a value that is not there yet.
func appendNew(to []string, value string) []string {
	if slices.Contains(to, value) {
		return to
	}
	return append(to, value)
}
