package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"

	"polidex/corpus"
	"polidex/extract/evaluate"
	"polidex/ingest"
)

// reviewedGold is a document that people have reviewed.
type reviewedGold struct {
	// ID is the document's, and Source where it was taken from.
	ID     string `json:"id"`
	Source string `json:"source"`
	gold   evaluate.Gold
}

// isGoldLines says whether a path is a file of gold, a JSON object a line.
func isGoldLines(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir() && (strings.HasSuffix(name, ".ndjson") || strings.HasSuffix(name, ".jsonl"))
}

// evaluateReviews measures the extraction against what people have reviewed: the
// documents of the archive that are completely reviewed, or those that a file of
// their gold names. What is measured is each document as it was found, before any
// review; with again, its original is read anew first.
func (a *app) evaluateReviews(ctx context.Context, file string, again bool, flags extractFlags) error {
	archive, err := a.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer archive.Close()
	var known []reviewedGold
	var unusable []error
	if file == "" {
		known, err = goldOfReviews(ctx, archive)
	} else {
		known, unusable, err = readGoldLines(file)
	}
	if err != nil {
		return err
	}
	x, err := a.extractor(flags)
	if err != nil {
		return err
	}
	defer x.Close()
	if x, err = a.tagging(ctx, x); err != nil {
		return err
	}
	bar := a.startProgress("reading", len(known))
	defer bar.end()
	var results []evaluate.Result
	for n, k := range known {
		bar.at(n, len(known))
		doc, err := a.asFound(ctx, archive, k.ID, again, x)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case doc == nil && errors.Is(err, corpus.ErrNotFound):
			unusable = append(unusable, fmt.Errorf("document %s is not in %q; take it in first", k.ID, a.data))
			continue
		case errors.Is(err, corpus.ErrUnavailable):
			return err
		}
		results = append(results, evaluate.Judge(k.name(), k.gold, doc, err))
	}
	bar.hide()
	for _, why := range unusable {
		fmt.Fprintln(a.err, "polidex: "+clean(plain(why)))
	}
	if len(results) > 0 {
		if err := a.printEvaluation(evaluate.Sum(results)); err != nil {
			return err
		}
	}
	if len(unusable) > 0 {
		return errSomeFailed
	}
	return nil
}

// asFound returns a document without its reviews, as it is kept or as it is read now.
func (a *app) asFound(ctx context.Context, archive *ingest.Archive, id string, again bool, x extractor) (*corpus.Document, error) {
	laid, err := archive.ReviewsOf(ctx, id)
	if err != nil || !again {
		if err != nil {
			return nil, err
		}
		return laid.Extracted, nil
	}
	old := *laid.Extracted
	if old.Provenance, err = archive.Retrievals(ctx, old.Digest); err != nil {
		return nil, err
	}
	return extractOriginal(ctx, archive, &old, x)
}

// name is how the figures call a document: the name of its file with the beginning
// of its ID, since names may be shared.
func (k reviewedGold) name() string {
	base := path.Base(strings.ReplaceAll(k.Source, `\`, "/"))
	if k.Source == "" || base == "/" || base == "." {
		return k.ID
	}
	return strings.TrimSuffix(base, path.Ext(base)) + "-" + k.ID[:min(len(k.ID), 4)]
}

// goldOfReviews is the gold of the completely reviewed documents.
func goldOfReviews(ctx context.Context, archive *ingest.Archive) ([]reviewedGold, error) {
	ids, err := archive.ReviewedDocuments(ctx)
	if err != nil {
		return nil, err
	}
	var out []reviewedGold
	for _, id := range ids {
		laid, err := archive.ReviewsOf(ctx, id)
		if errors.Is(err, corpus.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		g, ok := laid.Gold()
		if !ok {
			continue
		}
		line, err := json.Marshal(g)
		if err != nil {
			return nil, fmt.Errorf("writing the gold of %s: %w", id, err)
		}
		k, err := readGoldLine(line)
		if err != nil {
			return nil, fmt.Errorf("the reviews of %s: %w", id, err)
		}
		out = append(out, k)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no document is completely reviewed yet; 'polidex review DOCUMENT --complete' says that one is: %w", corpus.ErrNotFound)
	}
	return out, nil
}

func readGoldLine(line []byte) (reviewedGold, error) {
	var k reviewedGold
	gold, err := evaluate.Read(line)
	if err != nil {
		return k, err
	}
	if err := json.Unmarshal(line, &k); err != nil || !idPattern.MatchString(k.ID) {
		return k, fmt.Errorf("reading gold: %q is no id of a document: %w", k.ID, corpus.ErrMalformed)
	}
	k.gold = gold
	return k, nil
}

// maxGoldLine is how long the gold of one document may be, in bytes.
const maxGoldLine = 64 << 20

// readGoldLines reads a file of gold as /v1/reviews/gold gives it. Lines that cannot
// be used are returned as errors of one line each.
func readGoldLines(file string) (all []reviewedGold, unusable []error, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, nil, notFound(fmt.Errorf("opening the gold: %w", err))
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, maxGoldLine)
	for n := 1; lines.Scan(); n++ {
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		k, err := readGoldLine(line)
		if err != nil {
			unusable = append(unusable, fmt.Errorf("%s, line %d: %w", file, n, err))
			continue
		}
		all = append(all, k)
	}
	if err := lines.Err(); err != nil {
		return nil, nil, fmt.Errorf("reading the gold %q: %w", file, err)
	}
	if len(all)+len(unusable) == 0 {
		return nil, nil, fmt.Errorf("there is no gold in %q: it has no lines: %w", file, corpus.ErrNotFound)
	}
	return all, unusable, nil
}
