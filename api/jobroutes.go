package api

import (
	"net/http"
	"reflect"
	"strconv"

	"polidex/corpus"
)

// groupJobs is the group of routes that add, remove and tell what becomes of it.
const groupJobs = "Add"

// Bounds of the routes of jobs.
const (
	// maxUpload bounds the body with which a file is sent, in bytes. What of it is
	// taken is the intake's to say.
	maxUpload = 257 << 20
	// defaultJobs and maxJobs are how many jobs a list has.
	defaultJobs = 20
	maxJobs     = 200
)

// jobRoutes add and remove documents, and tell what becomes of what was asked for.
func jobRoutes() []route {
	return []route{
		{method: http.MethodPost, path: "/v1/documents", id: "add-document", group: groupJobs, summary: "Add a document or a source",
			doc:  "Takes a file, as multipart/form-data in the field file, or a source, as JSON: a web address (a document, a page, a repository's record, a feed, a sitemap), an official document by its reference, CELEX number or ELI, or a repository by oai:. The answer is a job, whose address is in the header Location; the file or the order is kept when it comes, and is done also if the server is started anew. A file whose bytes are held already is answered with their document. A document that was removed is added anew.",
			body: reflect.TypeFor[corpus.Order](), takes: []string{"multipart/form-data"}, maxBody: maxUpload, scope: ScopeAdd,
			answer: reflect.TypeFor[Job](), status: http.StatusAccepted,
			also:   map[int]string{http.StatusOK: "The bytes are held already: their document."},
			others: map[int]reflect.Type{http.StatusOK: reflect.TypeFor[Document]()}, handle: (*service).addDocument},
		{method: http.MethodDelete, path: "/v1/documents/{id}", id: "remove-document", group: groupJobs, summary: "Remove a document",
			doc:   "Puts a tombstone in the document's place: it is no longer listed, searched or given (410), and no refresh takes its bytes in again until somebody adds them anew. Its original and reviews stay, unless it is purged. Of a document that was removed before, the answer is its tombstone.",
			words: []string{"purge", "reason"}, scope: ScopeAdmin, answer: reflect.TypeFor[corpus.Tombstone](), handle: (*service).removeDocument},
		{method: http.MethodPost, path: "/v1/documents/{id}/reprocess", id: "reprocess-document", group: groupJobs, summary: "Read a document again",
			doc:   "Has the original read and analysed again by the extractor of now. A document that can no longer be read, or not as much of it, stays as it is, and the job says so. Reviews stay.",
			scope: ScopeAdd, answer: reflect.TypeFor[Job](), status: http.StatusAccepted, handle: (*service).reprocessDocument},
		{path: "/v1/jobs", id: "list-jobs", group: groupJobs, summary: "List jobs",
			doc:   "The newest jobs, without their rows: those that wait, that are worked on, and the last ones that have ended.",
			words: []string{"limit"}, own: listJobsWords(), answer: reflect.TypeFor[JobList](), example: "/v1/jobs", handle: (*service).listJobs},
		{path: "/v1/jobs/{id}", id: "get-job", group: groupJobs, summary: "Get a job",
			doc:    "How far a job has come, and what became of each of its inputs.",
			answer: reflect.TypeFor[Job](), handle: (*service).getJob},
		{path: "/v1/jobs/{id}/events", id: "follow-job", group: groupJobs, summary: "Follow a job",
			doc:   "What happens in a job, as server-sent events until it ends: waiting, started, for each input fetched, read, indexed and row, at the end done or failed. The data of an event is a JobEvent. With the header Last-Event-ID the stream goes on after that event; where nothing is left to tell, the answer is 204. A client that accepts application/json alone gets what has happened so far as a list.",
			media: []string{"text/event-stream"}, answer: reflect.TypeFor[JobEvents](),
			also: map[int]string{http.StatusNoContent: "The job has ended, and the event that was named is its last."}, handle: (*service).followJob},
	}
}

// listJobsWords are the query words of the list of jobs.
func listJobsWords() map[string]parameter {
	return map[string]parameter{"limit": {
		name: "limit", kind: "integer", initial: strconv.Itoa(defaultJobs), maximum: maxJobs, example: "50", read: readLimit,
		doc: "The number of jobs in the answer, at most " + strconv.Itoa(maxJobs) + ".",
	}}
}

// jobWords are the query words of removing a document.
func jobWords() []parameter {
	heard := func(*asked, []string) error { return nil } // by the route itself
	return []parameter{
		{name: "purge", kind: "boolean", closed: []string{"true", "false"}, initial: "false", example: "true", read: heard,
			doc: "Whether the original is removed too, and the reviews with it, which quote it. The retrievals stay, which say where the bytes came from."},
		{name: "reason", kind: "string", example: "superseded by com-2026-9", read: heard,
			doc: "Why the document is removed, in a sentence; it is kept in the tombstone."},
	}
}
