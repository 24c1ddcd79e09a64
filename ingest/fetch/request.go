package fetch

// Request is what is asked of a server.
type Request struct {
	// URL is an http or https address.
	URL string
	// Accept is the header of that name: which forms are wanted; empty is any
	// document that Polidex reads.
	Accept string
	// AcceptLanguage is the header of that name; empty leaves the choice to the
	// server.
	AcceptLanguage string
	// Held is what is known of an earlier answer to the same request.
	Held Held
	// Choices lets an answer of 300 Multiple Choices come back with its body,
	// which names the choices; otherwise it is an error.
	Choices bool
}

// Held is what is known of an earlier answer from the same URL; its zero value
// is nothing.
type Held struct {
	ETag         string
	LastModified string
}

// Answer is what a fetch brought.
type Answer struct {
	// NotModified says that the source has not changed since the retrieval that
	// was held; Data is then nil.
	NotModified bool
	Data        []byte
	// URL is the address that answered, after all redirects.
	URL string
	// Redirects are the addresses gone through, in order, the final last; none
	// when there was no redirect.
	Redirects []string
	Status    int
	// ETag and the others are the headers of their names, empty where the server
	// sent none or one that is longer than any is.
	ETag         string
	LastModified string
	ContentType  string
	// Language is the Content-Language header.
	Language string
}
