package cellar

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"strings"

	"polidex/corpus"
	"polidex/ingest/fetch"
)

// Getter asks servers for documents; a [fetch.Fetcher] is one. It follows
// redirects by itself, and where it returns an error after an answer, the
// answer's Status says which one that was.
type Getter interface {
	Get(ctx context.Context, r fetch.Request) (fetch.Answer, error)
}

// Options are the choices of a Client. The zero value is right for Cellar.
type Options struct {
	// Base is the server that is asked, an http or https address without a query;
	// empty is https://publications.europa.eu. A mirror has what Cellar has under
	// Base + "/resource/".
	Base string
	// Refuse says of the bytes of a document, or of one part of it, that they are
	// something else (a challenge, a request for consent), and what; nil refuses
	// nothing.
	Refuse func(ctx context.Context, data []byte, contentType string) (reason string, refused bool)
	// MaxParts bounds the files that make up one document; 0 is 60. A work has
	// seldom more than a dozen.
	MaxParts int
	// MaxBytes bounds a document that is joined of several files; 0 is 64 MiB.
	MaxBytes int64
}

// Client gets documents from Cellar. It is safe for use by many goroutines if
// its Getter is.
type Client struct {
	get  Getter
	base *url.URL
	opts Options
}

// New returns a Client. The error wraps [corpus.ErrInvalid] for a base that is no
// address.
func New(get Getter, opts Options) (*Client, error) {
	base, err := url.Parse(strings.TrimRight(cmp.Or(opts.Base, "https://publications.europa.eu"), "/"))
	if err != nil || base.Scheme != "http" && base.Scheme != "https" || base.Host == "" || base.User != nil || base.RawQuery != "" || base.Fragment != "" {
		return nil, fmt.Errorf("the address of Cellar is not an http or https address of a server: %w", corpus.ErrInvalid)
	}
	opts.MaxParts = cmp.Or(opts.MaxParts, 60)
	opts.MaxBytes = cmp.Or(opts.MaxBytes, 64<<20)
	return &Client{get: get, base: base, opts: opts}, nil
}

// Request is what is asked of Cellar: one document in one language and form.
type Request struct {
	Name Name
	// Language is a code of two or three letters; empty is that of the name, and
	// English where it has none.
	Language string
	// Form is Any for that of the name, and where it has none for the best one
	// that there is.
	Form Form
	// Held is what is known of an earlier answer to the same request.
	Held fetch.Held
}

// Document is what Cellar has under a name.
type Document struct {
	// NotModified says that the document is as it was when it was last got; there
	// are then no bytes.
	NotModified bool
	Data        []byte
	ContentType string
	Form        Form
	// Language is a two-letter code; empty where the name is that of a file and
	// the answer does not say.
	Language string
	// URL is the address that answered, and Redirects how it was come by. Of
	// several parts they are those of the list.
	URL       string
	Redirects []string
	Status    int
	// ETag and LastModified are empty for a document of several parts, which is
	// compared by its bytes.
	ETag         string
	LastModified string
	// Parts are the files that Data is made of, in their order, if there are
	// several. Of a PDF in several files Data is the first.
	Parts []Part
	// Further are the other files of a PDF in several files: an annex, the second
	// volume. They cannot be joined without rewriting them, and are documents of
	// their own, by the names of their files.
	Further []Name
}

// Part is one file of a document.
type Part struct {
	// Name is what the file is called: "1_EN_ACT_part1_v10.html"; empty where the
	// list does not say.
	Name string
	// URL is where the file is.
	URL string
}

// address is where the server has a resource.
func (c *Client) address(uri string) string {
	return c.base.String() + "/resource/" + strings.TrimPrefix(uri, resources)
}
