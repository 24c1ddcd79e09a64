package corpus

import "time"

// Retrieval records one time that an original was taken from a source. The
// archive appends one for each, also when the bytes were known already.
type Retrieval struct {
	// Digest is the SHA-256 of the bytes in hex.
	Digest string `json:"digest"`
	// Source is the path or URL that was asked for.
	Source string `json:"source"`
	// Redirects are the URLs that were gone through, in order, the final last.
	Redirects []string  `json:"redirects,omitempty"`
	Time      time.Time `json:"time"`
	// Status is the HTTP status, 0 for files.
	Status       int    `json:"status,omitempty"`
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
	ContentType  string `json:"content_type,omitempty"`
	Size         int64  `json:"size"`
	// ModTime is a file's time of change, zero for URLs.
	ModTime time.Time `json:"mod_time,omitzero"`
	// Tool is the version of Polidex that retrieved it.
	Tool string `json:"tool,omitempty"`
}
