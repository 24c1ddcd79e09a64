package ingest

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"polidex/corpus"
	"polidex/ingest/cellar"
	"polidex/ingest/fetch"
)

// loadPage gets a web address: a document and what it leads to, or a list.
func (r *run) loadPage(ctx context.Context, in *input, last corpus.Retrieval) (loaded, error) {
	known, err := r.opts.Archive.knownList(ctx, in.source)
	if err != nil {
		return loaded{}, err
	}
	known = known.in(in.manner)
	held := fetch.Held{ETag: last.ETag, LastModified: last.LastModified}
	if known.Source != "" {
		held = fetch.Held{ETag: known.ETag, LastModified: known.LastModified}
	}
	answer, err := r.opts.Fetch.Get(ctx, fetch.Request{URL: in.source, Held: held})
	switch {
	case err != nil:
		return loaded{}, err
	case answer.NotModified && known.Source != "":
		return loaded{list: &contents{same: true}, known: known}, nil
	case answer.NotModified:
		l := loaded{same: true}
		l.more, l.note, err = r.followHeld(ctx, in, last)
		return l, err
	}
	if why, refused := r.opts.Refuse(ctx, answer.Data, answer.ContentType); refused {
		return loaded{}, fmt.Errorf("%s: %w", why, corpus.ErrUnsupported)
	}
	if list, ok, err := r.readList(ctx, in, answer); ok || err != nil {
		return loaded{list: list, known: known}, err
	}
	l := loaded{data: answer.Data, retrieval: corpus.Retrieval{
		Redirects: answer.Redirects, Status: answer.Status, ETag: answer.ETag,
		LastModified: answer.LastModified, ContentType: answer.ContentType,
	}}
	if isHTML(answer.ContentType) {
		l.more, l.note = r.follow(ctx, in, answer.Data, answer.ContentType, answer.URL)
	}
	return l, nil
}

// followHeld returns what a page leads to that has not changed since it was last
// retrieved: some of it may have failed then, or not been asked for.
func (r *run) followHeld(ctx context.Context, in *input, last corpus.Retrieval) ([]input, string, error) {
	if !isHTML(last.ContentType) {
		return nil, "", nil
	}
	data, err := r.opts.Archive.ReadOriginal(ctx, last.Digest)
	if errors.Is(err, corpus.ErrMalformed) || errors.Is(err, corpus.ErrNotFound) {
		return nil, "", nil // the page is there all the same
	}
	if err != nil {
		return nil, "", err
	}
	more, note := r.follow(ctx, in, data, last.ContentType, answering(last))
	return more, note, nil
}

// answering returns the address that answered.
func answering(got corpus.Retrieval) string {
	if n := len(got.Redirects); n > 0 {
		return got.Redirects[n-1]
	}
	return got.Source
}

// loadNamedList gets a list that was named as one, or a harvest.
func (r *run) loadNamedList(ctx context.Context, in *input) (loaded, error) {
	known, err := r.opts.Archive.knownList(ctx, in.source)
	if err != nil {
		return loaded{}, err
	}
	known = known.in(in.manner)
	l := loaded{known: known}
	if in.kind == harvestInput {
		l.list, err = r.loadHarvest(ctx, in, known)
	} else {
		l.list, err = r.loadList(ctx, in, known)
	}
	return l, err
}

// loadOfficial gets an official document from the repository of its publisher.
func (r *run) loadOfficial(ctx context.Context, in *input, last corpus.Retrieval) (loaded, error) {
	o := in.official
	doc, err := r.cellar.Get(ctx, cellar.Request{
		Name: o.name, Language: o.language, Form: o.form,
		Held: fetch.Held{ETag: last.ETag, LastModified: last.LastModified},
	})
	if err != nil {
		return loaded{}, err
	}
	if doc.NotModified {
		return loaded{same: true}, nil
	}
	l := loaded{data: doc.Data, retrieval: corpus.Retrieval{
		Redirects: addresses(doc), Status: doc.Status, ETag: doc.ETag, LastModified: doc.LastModified,
		ContentType: doc.ContentType, Record: officialRecord(o, doc),
	}}
	if len(doc.Parts) > 1 && len(doc.Further) == 0 {
		l.note = fmt.Sprintf("joined of %d parts", len(doc.Parts))
	}
	for _, name := range doc.Further {
		part := official{name, o.language, o.form}
		l.more = append(l.more, input{source: part.String(), shown: part.String(), kind: officialInput, official: part})
	}
	l.more = r.found(in, l.more)
	return l, nil
}

// addresses are those that an official document was found at, the last the one
// that answered: its name is none.
func addresses(doc cellar.Document) []string {
	if n := len(doc.Redirects); n > 0 && doc.Redirects[n-1] == doc.URL || doc.URL == "" {
		return doc.Redirects
	}
	return append(doc.Redirects, doc.URL)
}

// officialRecord is what the name says of the document.
func officialRecord(o official, doc cellar.Document) *corpus.Record {
	record := &corpus.Record{OfficialURL: doc.URL, Language: doc.Language}
	if ref, ok := corpus.ParseReference(strings.ReplaceAll(o.name.Work, "_", "-")); ok {
		record.Reference = ref.String()
	}
	return record
}
