package oai

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"polidex/corpus"
	"polidex/ingest/markup"
)

// namespace is that of an answer (section 3.2).
const namespace = "http://www.openarchives.org/OAI/2.0/"

// Bounds of an answer. 1,000 records of 50 elements, each on a line, have 200,000
// tokens; an element of Dublin Core is the sixth within each other.
const (
	maxTokens = 2_000_000
	maxDepth  = 64
)

// answer is what one answer of a repository says.
type answer struct {
	ResponseDate string
	Errors       []protocolError
	Identify     *identify
	Records      []record
	Token        *token
}

// protocolError is an error or exception condition (section 3.6).
type protocolError struct {
	Code    string `xml:"code,attr"`
	Message string `xml:",chardata"`
}

// identify describes the repository (section 4.2).
type identify struct {
	Name        string `xml:"http://www.openarchives.org/OAI/2.0/ repositoryName"`
	Version     string `xml:"http://www.openarchives.org/OAI/2.0/ protocolVersion"`
	Earliest    string `xml:"http://www.openarchives.org/OAI/2.0/ earliestDatestamp"`
	Deleted     string `xml:"http://www.openarchives.org/OAI/2.0/ deletedRecord"`
	Granularity string `xml:"http://www.openarchives.org/OAI/2.0/ granularity"`
}

// record is one record (section 2.5).
type record struct {
	Header struct {
		Status     string `xml:"status,attr"`
		Identifier string `xml:"http://www.openarchives.org/OAI/2.0/ identifier"`
		Datestamp  string `xml:"http://www.openarchives.org/OAI/2.0/ datestamp"`
	} `xml:"http://www.openarchives.org/OAI/2.0/ header"`
	Metadata struct {
		Core dublinCore `xml:"http://www.openarchives.org/OAI/2.0/oai_dc/ dc"`
	} `xml:"http://www.openarchives.org/OAI/2.0/ metadata"`
}

// dublinCore is the metadata of a record; every element may be there many times.
type dublinCore struct {
	Title      []string `xml:"http://purl.org/dc/elements/1.1/ title"`
	Creator    []string `xml:"http://purl.org/dc/elements/1.1/ creator"`
	Subject    []string `xml:"http://purl.org/dc/elements/1.1/ subject"`
	Publisher  []string `xml:"http://purl.org/dc/elements/1.1/ publisher"`
	Date       []string `xml:"http://purl.org/dc/elements/1.1/ date"`
	Language   []string `xml:"http://purl.org/dc/elements/1.1/ language"`
	Identifier []string `xml:"http://purl.org/dc/elements/1.1/ identifier"`
	Relation   []string `xml:"http://purl.org/dc/elements/1.1/ relation"`
}

// token is a resumption token (section 3.5); an empty one ends a list.
type token struct {
	Value    string `xml:",chardata"`
	ListSize string `xml:"completeListSize,attr"`
}

// parse reads an answer. The error wraps [corpus.ErrUnsupported] when it is none
// of OAI-PMH 2.0, [corpus.ErrTooLarge], or [corpus.ErrMalformed].
func parse(data []byte) (*answer, error) {
	d := xml.NewTokenDecoder(newBounded(data))
	a := &answer{}
	root := false
	for {
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF) && root:
			return a, nil
		case err != nil:
			return nil, malformed(err)
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if !root {
			root = true
			if start.Name != (xml.Name{Space: namespace, Local: "OAI-PMH"}) {
				return nil, fmt.Errorf("the answer is not one of OAI-PMH 2.0, its outermost element is %q: %w", markup.Clip(start.Name.Local, 40), corpus.ErrUnsupported)
			}
			continue
		}
		if err := a.element(d, start); err != nil {
			return nil, malformed(err)
		}
	}
}

// element takes in what stands at start; it is called for the children of the
// outermost element and of a list.
func (a *answer) element(d *xml.Decoder, start xml.StartElement) error {
	if start.Name.Space != namespace {
		return d.Skip()
	}
	switch start.Name.Local {
	case "responseDate":
		return d.DecodeElement(&a.ResponseDate, &start)
	case "error":
		var e protocolError
		err := d.DecodeElement(&e, &start)
		a.Errors = append(a.Errors, e)
		return err
	case "Identify":
		a.Identify = &identify{}
		return d.DecodeElement(a.Identify, &start)
	case "ListRecords":
		return nil // its children come next
	case "record":
		var r record
		err := d.DecodeElement(&r, &start)
		a.Records = append(a.Records, r)
		return err
	case "resumptionToken":
		a.Token = &token{}
		err := d.DecodeElement(a.Token, &start)
		a.Token.Value = strings.TrimSpace(a.Token.Value)
		return err
	}
	return d.Skip()
}

func malformed(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, corpus.ErrTooLarge):
		return err
	case errors.Is(err, io.EOF):
		return fmt.Errorf("the answer has no XML in it: %w", corpus.ErrMalformed)
	case errors.As(err, &syntax):
		return fmt.Errorf("the answer is no well-formed XML: %s: %w", markup.Clip(syntax.Msg, 200), corpus.ErrMalformed)
	}
	return fmt.Errorf("the answer cannot be read: %s: %w", markup.Clip(err.Error(), 200), corpus.ErrMalformed)
}

// bounded hands out the tokens of an answer until there are too many, or too
// deep ones.
type bounded struct {
	d             *xml.Decoder
	tokens, depth int
}

func newBounded(data []byte) *bounded {
	return &bounded{d: markup.Decoder(markup.Readable(data), false)}
}

// Token implements [xml.TokenReader].
func (b *bounded) Token() (xml.Token, error) {
	t, err := b.d.RawToken()
	switch t.(type) {
	case xml.StartElement:
		b.depth++
	case xml.EndElement:
		b.depth--
	}
	b.tokens++
	if b.tokens > maxTokens || b.depth > maxDepth {
		return nil, fmt.Errorf("the answer has more than %d parts, or more than %d within each other: %w", maxTokens, maxDepth, corpus.ErrTooLarge)
	}
	return t, err
}
