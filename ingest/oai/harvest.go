package oai

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"polidex/corpus"
	"polidex/ingest/fetch"
	"polidex/ingest/listing"
	"polidex/ingest/markup"
)

// Getter gets the answers; a [fetch.Fetcher] is one.
type Getter interface {
	Get(ctx context.Context, r fetch.Request) (fetch.Answer, error)
}

// Options bound a harvest. The zero value is right for an institution's
// repository.
type Options struct {
	// MaxPages is the number of answers after which it ends with an error; 0 is
	// 10,000.
	MaxPages int
	// MaxRecords is the number of records after which it does; 0 is a million.
	MaxRecords int
	// MaxPageBytes is the size of an answer that is still read; 0 is 32 MiB.
	MaxPageBytes int
	// Now is the clock; nil is time.Now.
	Now func() time.Time
}

// maxToken is the number of bytes of a resumption token: it is to be sent in an
// address, and servers take few longer ones.
const maxToken = 8000

// maxEmpty is the number of answers in a row that may bring no record and yet a
// token: some repositories leave hidden records out of a page, and then the page
// empty.
const maxEmpty = 10

// Repository is what a repository says of itself.
type Repository struct {
	Name        string
	Granularity Granularity
	// Deleted is "persistent", "transient" or "no". Only in the first case is a
	// record that was withdrawn sure to come as such (section 2.5.1).
	Deleted string
	// Earliest is the lower limit of all date stamps.
	Earliest string
}

// Next is what became of a harvest, and where the next begins.
type Next struct {
	// From is to be given to the next harvest: the time at which the repository
	// answered this one's first request, in its granularity. Not a later one: what
	// has changed while the list was read may have been left out of it. And
	// nothing is taken off: both ends are inclusive (section 2.7.1), and what then
	// comes twice has the version that is known. It is never later than now here: a
	// repository whose clock once ran ahead is not to lose what comes until then.
	// After an error it is what was given.
	From       string
	Repository Repository
	// Pages is the number of answers with records; Records is the number that
	// visit was given, the Deleted among them; Skipped are those without an
	// identifier or an address.
	Pages, Records, Deleted, Skipped int
	// Listed is the number of records that the repository announced, which may be
	// an estimate (section 3.5); 0 when it announced none.
	Listed int
	// Restarted says that the repository gave the list up once and that it was
	// begun anew, so that visit saw some records twice.
	Restarted bool
}

// Harvest lists the records of a source that have changed since from, which is
// empty at first and afterwards Next.From of the harvest before. Visit is given
// them page by page, in the repository's order; an error of its ends the harvest
// and comes back as it is. Nothing new is no error.
//
// Errors are sentences for a person and wrap [corpus.ErrInvalid] for an argument
// that the repository refuses, [corpus.ErrUnsupported] where there is no
// repository or one without oai_dc, [corpus.ErrNotFound], [corpus.ErrMalformed],
// [corpus.ErrTooLarge] past a bound, [corpus.ErrUnavailable], or are the
// context's. What visit was given until then stands.
func Harvest(ctx context.Context, getter Getter, source Source, from string, opts Options, visit func([]listing.Entry) error) (Next, error) {
	opts.MaxPages = cmp.Or(opts.MaxPages, 10_000)
	opts.MaxRecords = cmp.Or(opts.MaxRecords, 1_000_000)
	opts.MaxPageBytes = cmp.Or(opts.MaxPageBytes, 32<<20)
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if from != "" && !validStamp(from) {
		return Next{From: from}, fmt.Errorf("harvesting from %q, which is no day and no time: %w", markup.Clip(from, 40), corpus.ErrInvalid)
	}
	h := &harvest{getter: getter, source: source, opts: opts, visit: visit, next: Next{From: from}}
	if err := h.identify(ctx); err != nil {
		return h.next, err
	}
	if firstSecond(from) < firstSecond(source.From) {
		from = source.From
	}
	if source.Until != "" && firstSecond(from) > lastSecond(source.Until) {
		return h.next, nil // the last harvest has gone past the end
	}
	answered, err := h.list(ctx, from)
	if err == nil && validStamp(answered) {
		now := opts.Now().UTC().Format(stampLayout)
		h.next.From = h.next.Repository.Granularity.cut(min(firstSecond(answered), now))
	}
	return h.next, err
}

// harvest is one harvest under way.
type harvest struct {
	getter Getter
	source Source
	opts   Options
	visit  func([]listing.Entry) error
	next   Next
	asked  int
}

// identify asks the repository what it is.
func (h *harvest) identify(ctx context.Context) error {
	a, err := h.ask(ctx, url.Values{"verb": {"Identify"}}, false)
	if err != nil {
		return fmt.Errorf("asking the repository what it is: %w", err)
	}
	if e := a.condition(); e != nil {
		return fmt.Errorf("asking the repository what it is: %w", e.sentence())
	}
	id := a.Identify
	if id == nil {
		return fmt.Errorf("asking the repository what it is: the answer does not say: %w", corpus.ErrMalformed)
	}
	if v := value(id.Version); v != "" && v != "2.0" {
		return fmt.Errorf("the repository speaks OAI-PMH %q, not 2.0: %w", markup.Clip(v, 20), corpus.ErrUnsupported)
	}
	h.next.Repository = Repository{
		Name: value(id.Name), Granularity: Days, Deleted: markup.Clip(id.Deleted, 20), Earliest: markup.Clip(id.Earliest, 40),
	}
	// Every repository takes days (section 3.3); what else it says is no matter.
	if Granularity(value(id.Granularity)) == Seconds {
		h.next.Repository.Granularity = Seconds
	}
	return nil
}

// list reads the list to its end, and anew from its beginning once when the
// repository does not go on with it. It returns when the first request was
// answered.
func (h *harvest) list(ctx context.Context, from string) (answered string, err error) {
	from, until := h.next.Repository.Granularity.window(from, h.source.Until)
	begin := url.Values{"verb": {"ListRecords"}, "metadataPrefix": {Prefix}}
	for name, value := range map[string]string{"set": h.source.Set, "from": from, "until": until} {
		if value != "" {
			begin.Set(name, value)
		}
	}
	query, empty, tokens := begin, 0, map[string]bool{}
	for {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		if h.asked == h.opts.MaxPages {
			return "", fmt.Errorf("stopped after %d answers; harvest a set, or from a later day: %w", h.asked, corpus.ErrTooLarge)
		}
		h.asked++
		a, err := h.ask(ctx, query, true)
		if err != nil {
			return "", fmt.Errorf("harvesting page %d: %w", h.asked, err)
		}
		answered = cmp.Or(answered, value(a.ResponseDate))
		switch e := a.condition(); {
		case e == nil:
		case e.Code == noRecordsMatch:
			return answered, nil
		case e.Code == badResumptionToken && len(tokens) > 0 && !h.next.Restarted:
			h.next.Restarted = true
			query, empty, tokens, answered = begin, 0, map[string]bool{}, ""
			continue
		default:
			return "", fmt.Errorf("harvesting page %d: %w", h.asked, e.sentence())
		}
		if err := h.page(a); err != nil {
			return "", err
		}
		empty++
		if len(a.Records) > 0 {
			empty = 0
		}
		switch {
		case a.Token == nil || a.Token.Value == "":
			return answered, nil
		case tokens[a.Token.Value]:
			return "", fmt.Errorf("harvesting page %d: the repository goes round in a circle, its resumption token is one that it gave before: %w", h.asked, corpus.ErrMalformed)
		case len(a.Token.Value) > maxToken:
			return "", fmt.Errorf("harvesting page %d: a resumption token of %d bytes, more than %d: %w", h.asked, len(a.Token.Value), maxToken, corpus.ErrTooLarge)
		case empty > maxEmpty:
			return "", fmt.Errorf("harvesting page %d: %d answers in a row brought no record, and yet the list goes on: %w", h.asked, empty, corpus.ErrMalformed)
		}
		tokens[a.Token.Value] = true
		// The token is an exclusive argument: with it goes the verb alone (4.5).
		query = url.Values{"verb": {"ListRecords"}, "resumptionToken": {a.Token.Value}}
	}
}

// page hands the records of an answer to visit.
func (h *harvest) page(a *answer) error {
	if a.Token != nil {
		if n, err := strconv.Atoi(a.Token.ListSize); err == nil && n > 0 {
			h.next.Listed = n
		}
	}
	var entries []listing.Entry
	deleted := 0
	for i := range a.Records {
		e, ok := a.Records[i].entry(h.source.host())
		if !ok {
			h.next.Skipped++
			continue
		}
		if e.Deleted {
			deleted++
		}
		entries = append(entries, e)
	}
	if h.next.Records+h.next.Skipped+len(entries) > h.opts.MaxRecords {
		return fmt.Errorf("more than %d records; harvest a set, or from a later day: %w", h.opts.MaxRecords, corpus.ErrTooLarge)
	}
	if len(a.Records) > 0 {
		h.next.Pages++
	}
	if len(entries) == 0 {
		return nil
	}
	if err := h.visit(entries); err != nil {
		return err
	}
	h.next.Records += len(entries)
	h.next.Deleted += deleted
	return nil
}

// ask sends one request and reads its answer.
func (h *harvest) ask(ctx context.Context, query url.Values, identified bool) (*answer, error) {
	got, err := h.getter.Get(ctx, fetch.Request{
		URL: h.source.Base + "?" + query.Encode(), Accept: "text/xml, application/xml;q=0.9, */*;q=0.1",
	})
	if err != nil {
		return nil, unanswered(err, got.Status, identified)
	}
	if len(got.Data) > h.opts.MaxPageBytes {
		return nil, fmt.Errorf("an answer of %d bytes, more than %d: %w", len(got.Data), h.opts.MaxPageBytes, corpus.ErrTooLarge)
	}
	return parse(got.Data)
}
