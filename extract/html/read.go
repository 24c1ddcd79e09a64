package html

import (
	"cmp"
	"context"
	"fmt"

	dom "golang.org/x/net/html"

	"polidex/corpus"
)

// Options say what is known of a page, and bound the work. The zero value is
// right for a page of unknown origin.
type Options struct {
	// ContentType is the HTTP header's value, for the charset that it names.
	ContentType string
	// URL is the page's address, so that links into the page itself are known
	// as such even when they are written in full.
	URL string
	// MaxBytes is the largest page that is read; 0 is 64 MiB.
	MaxBytes int
	// MaxBlocks is the number of blocks after which the rest of a page is left
	// out, with a warning; 0 is 100,000.
	MaxBlocks int
}

const (
	defaultMaxBytes  = 64 << 20
	defaultMaxBlocks = 100_000
)

// engine is the name under which this reader stands in [corpus.Quality].
const engine = "html"

// Read makes blocks of the bytes of a web page. The document has a format,
// blocks, regions, properties and quality; all else is the caller's to fill.
// Properties hold the page's meta tags under their own names, in order, and
// "html:title", "html:lang", "link:canonical" and, on EUR-Lex pages,
// "eurlex:title", "eurlex:type", "eurlex:reference" and "eurlex:date".
//
// Errors wrap [corpus.ErrTooLarge] or [corpus.ErrMalformed], or are the
// context's. A page that says only that something went wrong is read like any
// other: see [Challenge].
func Read(ctx context.Context, data []byte, opts Options) (*corpus.Document, error) {
	limit := cmp.Or(opts.MaxBytes, defaultMaxBytes)
	if len(data) > limit {
		return nil, fmt.Errorf("reading a page of %d bytes, more than %d: %w", len(data), limit, corpus.ErrTooLarge)
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("reading a page: %w", err)
	}
	doc := &corpus.Document{Quality: corpus.Quality{Engine: engine, Status: corpus.ReadWhole}}
	doc.Format = corpus.FormatHTML
	src := decode(data, opts.ContentType, &doc.Quality)
	root, err := parse(ctx, src, &doc.Quality)
	if ctx.Err() != nil {
		return nil, fmt.Errorf("reading a page: %w", ctx.Err())
	}
	if err != nil {
		return nil, fmt.Errorf("reading a page: %s: %w", err, corpus.ErrMalformed)
	}
	doc.Properties = properties(root)

	r := newReader(ctx, root, opts, doc)
	if r.body != nil {
		r.children(r.body, place{})
	}
	if r.err != nil {
		return nil, fmt.Errorf("reading a page: %w", r.err)
	}
	r.finish()
	if len(doc.Blocks) == 0 {
		doc.Quality.Warn("The page has no text.")
	}
	return doc, nil
}

// reader holds what is known while a page is walked.
type reader struct {
	ctx   context.Context
	doc   *corpus.Document
	limit int

	body  *dom.Node
	facts map[*dom.Node]facts
	sheet hiddenNames
	notes notes
	// bold holds what is known of the weight of elements.
	bold map[*dom.Node]bool
	// titled holds which elements stand in the part with the page's title.
	titled map[*dom.Node]bool
	// mains are the elements that hold the page's own content; empty when the
	// page does not mark it.
	mains map[*dom.Node]bool
	// above are the elements that mains stand in.
	above map[*dom.Node]bool
	// titleInMain says that the content has a main heading of its own.
	titleInMain bool
	// record says that the page is an EPrints record.
	record bool

	// room is how many bytes the tables may still add, see spread; inCell says
	// that the walk is inside a table's cell.
	room   int
	inCell bool

	blocks []draft
	// cut says that the limit was met.
	cut bool
	err error
}

// draft is a block and what is known of it only while the page is read.
type draft struct {
	corpus.Block
	// bold is the byte range of the first bold words of Text.
	bold span
	// tab says that the text began with a mark and a tabulator, as numbers of
	// headings and bullets do in converted word-processor texts.
	tab bool
	// rank orders list items by their indent where style names give it.
	rank int
	// caption says that the paragraph names the table below it.
	caption bool
	// typed says that the item's mark was typed into its text, so that its
	// level must be found from its neighbours.
	typed bool
}

// place is where the walk is: what the blocks made there inherit.
type place struct {
	// level is the number of lists that are open.
	level int
	// main says that the walk is inside what the page marks as its content.
	main bool
	// furniture is the reason why all blocks here are furniture, or empty.
	furniture string
}

// deeper is the place inside one more list.
func (p place) deeper() place {
	p.level++
	return p
}

func newReader(ctx context.Context, root *dom.Node, opts Options, doc *corpus.Document) *reader {
	r := &reader{ctx: ctx, doc: doc, limit: cmp.Or(opts.MaxBlocks, defaultMaxBlocks), room: maxSpread}
	r.body = find(root, "body")
	if r.body == nil {
		return r
	}
	r.sheet = hiddenBySheet(root)
	r.facts, r.bold, r.titled = map[*dom.Node]facts{}, map[*dom.Node]bool{}, map[*dom.Node]bool{}
	r.survey(r.body, false)
	r.mains = r.findMains()
	r.above = map[*dom.Node]bool{}
	for m := range r.mains {
		for p := m.Parent; p != nil; p = p.Parent {
			r.above[p] = true
		}
		r.titleInMain = r.titleInMain || r.facts[m].title
	}
	r.record = doc.Property("eprints.eprintid") != "" || doc.Property("eprints.title") != ""
	r.notes = findNotes(r.body, opts.URL)
	return r
}

// add appends a block, unless it is empty or the limit is met.
func (r *reader) add(p place, d draft) {
	if d.Text == "" || r.err != nil {
		return
	}
	if len(r.blocks) >= r.limit {
		r.cut = true
		return
	}
	if len(r.blocks)%1024 == 0 {
		r.err = r.ctx.Err()
	}
	if p.furniture != "" {
		d.Kind, d.Reason, d.Region, d.Level = corpus.Furniture, p.furniture, 0, 0
	}
	r.blocks = append(r.blocks, d)
}

// finish turns the drafts into the document's blocks.
func (r *reader) finish() {
	r.blocks = splitNotedPages(r.blocks, r.record)
	r.blocks = typedLists(r.blocks)
	if len(r.blocks) > r.limit { // a paragraph may hold a whole list
		r.blocks, r.cut = r.blocks[:r.limit], true
	}
	if r.cut {
		r.doc.Quality.Truncated = true
		r.doc.Quality.Status = corpus.ReadPartly
		r.doc.Quality.Warn(fmt.Sprintf("The page has more than %d blocks; the rest was left out.", r.limit))
	}
	settleLevels(r.blocks)
	carryNotedPages(r.blocks)
	r.setAside()
	r.doc.Blocks = make([]corpus.Block, len(r.blocks))
	for i := range r.blocks {
		if r.blocks[i].Kind == corpus.Heading {
			r.blocks[i].Strong = false // says nothing of a heading
		}
		r.doc.Blocks[i] = r.blocks[i].Block
		r.doc.Quality.BrokenWords += brokenWords(r.blocks[i].Text)
	}
}
