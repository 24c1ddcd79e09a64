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
	// Checksum is the CRC-32 of a file of an archive in hex, as the archive's
	// directory states it; empty for others.
	Checksum string `json:"checksum,omitempty"`
	// Tool is the version of Polidex that retrieved it.
	Tool string `json:"tool,omitempty"`
	// Parent is the source through which this one was found: a record, a list, an
	// archive of files, a page; empty for one that was named itself.
	Parent string `json:"parent,omitempty"`
	// Record is what the catalogue that named it says of it; nil without one.
	Record *Record `json:"record,omitempty"`
}

// Record is what a catalogue says of a document: an EPrints record, an entry of a
// harvest, the list of an institution. Fields are empty where it says nothing.
type Record struct {
	// URL is the page of the record.
	URL   string `json:"url,omitempty"`
	Title string `json:"title,omitempty"`
	// Date is as precise as the catalogue has it: a year, a month or a day.
	Date string `json:"date,omitempty"`
	// Reference is the number or the official reference: "COM(2025) 148 final".
	Reference string `json:"reference,omitempty"`
	Language  string `json:"language,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	// OfficialURL is the document's address at its publisher.
	OfficialURL string   `json:"official_url,omitempty"`
	Creators    []string `json:"creators,omitempty"`
	Subjects    []string `json:"subjects,omitempty"`
}
