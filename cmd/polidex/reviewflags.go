package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"polidex/corpus"
	"polidex/extract/themes"
)

// reviewFlags are what a person says of an action or a document.
type reviewFlags struct {
	accept, reject, complete, list bool
	add, undo, attach              string
	text, leadIn, box              string
	actors, themes                 []string
	deadline, words, relative      string
	title, date, reference         string
	kind, language                 string
	page                           int
	author, comment, vocabulary    string
	states                         []string
}

// none takes a value away.
const none = "none"

func (f *reviewFlags) addTo(cmd *cobra.Command) {
	g := cmd.Flags()
	g.BoolVar(&f.accept, "accept", false, "it is right as it is shown; of a document: all its actions without a verdict are")
	g.BoolVar(&f.reject, "reject", false, "it is no key action")
	g.StringVar(&f.text, "text", "", "the action's right `words`")
	g.StringSliceVar(&f.actors, "actors", nil, "who is to act, all of them: commission,europol; none is nobody")
	g.StringVar(&f.deadline, "deadline", "", "the right `days`: 2026, 2026-06, ..2027, 2026..2028; none is no deadline")
	g.StringVar(&f.words, "deadline-text", "", "the deadline's `words`, as printed")
	g.StringVar(&f.relative, "relative", "", "the `words` of a time counted from an event: 'within a year of adoption'; none")
	g.StringSliceVar(&f.themes, "themes", nil, "the right themes, all of them: fraud,corruption; none")
	g.StringVar(&f.leadIn, "lead-in", "", "the `words` that lead in; none")
	g.StringVar(&f.box, "box", "", "the `title` of the box, list or table; none")
	g.StringVar(&f.add, "add", "", "the document has an action with these `words` that was not found")
	g.IntVar(&f.page, "page", 0, "with --add: the `page`, where the words stand more than once or are not found")
	g.StringVar(&f.title, "title", "", "the document's right `title`")
	g.StringVar(&f.date, "date", "", "its right `day`: 2031-05-14; none")
	g.StringVar(&f.reference, "reference", "", "its right `reference`; none")
	g.StringVar(&f.kind, "type", "", "its right `type`: communication, report, …")
	g.StringVar(&f.language, "language", "", "its right `language`: en, fr, …")
	g.BoolVar(&f.complete, "complete", false, "every action of the document has a verdict, and none is missing")
	g.StringVar(&f.undo, "undo", "", "undo the `review` with this id")
	g.StringVar(&f.attach, "attach", "", "the orphaned `review` with this id is about this action")
	g.BoolVar(&f.list, "list", false, "list the reviews, of one document or action or of all")
	g.StringSliceVar(&f.states, "state", nil, "with --list: those that are held, overruled, replaced, withdrawn, or orphaned")
	g.StringVar(&f.author, "author", "", "the `name` of who reviews (environment POLIDEX_AUTHOR, else the user's); with --list, only theirs")
	g.StringVar(&f.comment, "comment", "", "what there is to say beside, in `words`")
	g.StringVar(&f.vocabulary, "vocabulary", "", "the vocabulary `file` of the themes; the built-in one where none is named")
	complete(cmd, "actors", corpus.ActorNames)
	complete(cmd, "themes", func() []string { return themeIDs(themes.Default()) })
	complete(cmd, "type", corpus.TypeNames)
	complete(cmd, "state", corpus.ReviewStateNames)
}

// The flags whose values are an action's, and a document's.
func actionFlags() []string {
	return []string{"text", "lead-in", "box", "actors", "deadline", "deadline-text", "relative", "themes"}
}

func documentFlags() []string {
	return []string{"title", "date", "reference", "type", "language"}
}

// review is what the flags ask to be kept, nil where they ask for a list.
func (f *reviewFlags) review(cmd *cobra.Command, id, user string) (*corpus.Review, error) {
	given := func(names ...string) []string {
		return slices.DeleteFunc(names, func(n string) bool { return !cmd.Flags().Changed(n) })
	}
	said := given("accept", "reject", "add", "complete", "undo", "attach", "list")
	values := append(given(actionFlags()...), given(documentFlags()...)...)
	switch {
	case len(said) > 1:
		return nil, usage(fmt.Sprintf("--%s and --%s exclude each other", said[0], said[1]))
	case len(said) == 1 && said[0] != "add" && len(values) > 0:
		return nil, usage(fmt.Sprintf("--%s goes without --%s", said[0], values[0]))
	case f.page != 0 && f.add == "":
		return nil, usage("--page goes with --add")
	case len(f.states) > 0 && !f.list:
		return nil, usage("--state goes with --list")
	}
	for _, s := range f.states {
		if err := oneOf("state", s, corpus.ReviewStateNames()); err != nil {
			return nil, err
		}
	}
	if f.undo != "" {
		return f.asUndo(id, user)
	}
	if id == "" && f.list {
		return nil, nil
	}
	m := idPattern.FindStringSubmatch(id)
	if m == nil || m[3] != "" {
		return nil, fmt.Errorf("%q is no id of a document or an action; 'polidex documents' and 'polidex actions --format csv' list them: %w", id, corpus.ErrInvalid)
	}
	if len(said)+len(values) == 0 || f.list {
		return nil, nil
	}
	r := &corpus.Review{Document: m[1], Author: cmp.Or(f.author, user), Comment: f.comment, Supersedes: f.attach}
	if m[2] != "" {
		r.Action = id
	}
	if err := f.setValues(cmd, r); err != nil {
		return nil, err
	}
	return r, f.setVerdict(r, values)
}

// asUndo is the review that undoes another one.
func (f *reviewFlags) asUndo(id, user string) (*corpus.Review, error) {
	document, _, ok := strings.Cut(f.undo, "-r")
	if m := idPattern.FindStringSubmatch(document); !ok || m == nil {
		return nil, fmt.Errorf("%q is no id of a review; 'polidex review --list' lists them: %w", f.undo, corpus.ErrInvalid)
	}
	if id != "" && !strings.HasPrefix(id, document) {
		return nil, usage(fmt.Sprintf("review %s is not of %s; --undo goes without another id", f.undo, id))
	}
	return &corpus.Review{Document: document, Verdict: corpus.Withdrawn, Supersedes: f.undo, Author: cmp.Or(f.author, user), Comment: f.comment}, nil
}

// setVerdict says what the flags come to.
func (f *reviewFlags) setVerdict(r *corpus.Review, values []string) error {
	what := "action"
	if r.Action == "" {
		what = "document"
	}
	wrong := func(flag, needs string) error {
		return usage(fmt.Sprintf("--%s is about %s, and %q is the id of %s", flag, needs, cmp.Or(r.Action, r.Document), article(what)))
	}
	switch {
	case f.attach != "" && what == "document":
		return wrong("attach", "an action")
	case f.attach != "":
	case f.accept:
		r.Verdict = corpus.Accepted
	case f.reject && what == "document":
		return wrong("reject", "an action")
	case f.reject:
		r.Verdict = corpus.Rejected
	case (f.complete || f.add != "") && what == "action":
		return wrong(map[bool]string{true: "complete", false: "add"}[f.complete], "a document")
	case f.complete:
		r.Verdict = corpus.Complete
	case f.add != "":
		r.Verdict, r.Text = corpus.Added, &f.add
		if f.page != 0 {
			r.Origin = &corpus.ReviewOrigin{Page: f.page}
		}
	default:
		r.Verdict = corpus.Corrected
		for _, flag := range values {
			switch {
			case what == "document" && slices.Contains(actionFlags(), flag):
				return wrong(flag, "an action")
			case what == "action" && slices.Contains(documentFlags(), flag):
				return wrong(flag, "a document")
			}
		}
	}
	return nil
}

// setValues takes the values of the flags over.
func (f *reviewFlags) setValues(cmd *cobra.Command, r *corpus.Review) error {
	text := func(flag, value string) *string {
		if !cmd.Flags().Changed(flag) {
			return nil
		}
		if value == none {
			value = ""
		}
		return &value
	}
	list := func(flag string, values []string) []string {
		switch {
		case !cmd.Flags().Changed(flag):
			return nil
		case len(values) == 1 && values[0] == none:
			return []string{}
		}
		return values
	}
	r.Text, r.LeadIn, r.Box = text("text", f.text), text("lead-in", f.leadIn), text("box", f.box)
	r.Title, r.Reference, r.Language = text("title", f.title), text("reference", f.reference), text("language", f.language)
	r.Actors, r.Themes = list("actors", f.actors), list("themes", f.themes)
	if date := text("date", f.date); date != nil {
		r.Date = (*corpus.Date)(date)
	}
	if kind := text("type", f.kind); kind != nil {
		r.Type = (*corpus.DocumentType)(kind)
	}
	if words := text("relative", f.relative); words != nil {
		r.Relative = &corpus.Deadline{Text: *words}
	}
	if f.words != "" && (f.deadline == "" || f.deadline == none) {
		return usage("--deadline-text goes with --deadline, which says the days")
	}
	if days := text("deadline", f.deadline); days != nil {
		r.Deadline = &corpus.Deadline{Text: f.words}
		if *days != "" {
			var err error
			if r.Deadline.From, r.Deadline.To, r.Deadline.Precision, err = corpus.ParseInterval(*days); err != nil {
				return usage("--deadline: " + plain(err))
			}
		}
	}
	return nil
}

func article(what string) string {
	if what == "action" {
		return "an action"
	}
	return "a " + what
}
