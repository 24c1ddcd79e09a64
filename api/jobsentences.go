package api

// jobSentences say what the objects of adding and removing are.
func jobSentences() map[string]string {
	return map[string]string{
		"Job":       "A piece of work that was asked for: a file or a source is taken in, or a document is read again.",
		"JobCounts": "How many inputs of a job ended how.",
		"JobEvent":  "Something that happened in a job; the data of a server-sent event.",
		"JobEvents": "What has happened in a job so far.",
		"JobLinks":  "Paths that lead on from a job.",
		"JobList":   "The newest jobs, without their rows.",
		"JobRow":    "What became of one input of a job.",
		"Order":     "A source to be taken in, and in which manner.",
		"Tombstone": "Stands where a document was removed.",
	}
}

// jobMembers say what their members are.
func jobMembers() map[string]string {
	out := map[string]string{}
	for object, members := range map[string]map[string]string{
		"Job": jobMemberSentences(), "JobEvent": jobEventSentences(), "JobRow": jobRowSentences(),
		"JobCounts": {
			"inputs": "The number of inputs that are known so far.", "added": "New documents.", "updated": "Sources that brought other bytes than before, and documents that were read again.",
			"unchanged": "Sources that are as they were.", "duplicate": "Bytes that are held from another source.",
			"refused": "Inputs that are not taken, on purpose.", "failed": "Inputs that could not be got or read.", "gone": "Sources where there is nothing any more.",
		},
		"JobEvents": {"events": "The events, the oldest first; of very many the oldest are left out.", "ended": "Whether nothing more will happen."},
		"JobLinks": {
			"self": "The job.", "events": "What happens in it, as server-sent events.",
			"document": "The document that it made; absent for a source, whose rows name what it brought, and until the job is done.",
		},
		"JobList": {"waiting": "The number of all jobs that wait.", "jobs": "The newest ones, the newest first."},
		"Order":   orderSentences(),
		"Tombstone": {
			"document": "The document's id.", "sha256": "The SHA-256 of its bytes, in hex.", "reference": "Its official reference; absent without one.",
			"title": "Its title; absent for one that was purged.", "time": "When it was removed.", "reason": "Why, as was said; absent where nothing was.",
			"by": "Who removed it; absent where that is not known.", "purged": "Whether its original and reviews were removed too.",
		},
	} {
		for member, sentence := range members {
			out[object+"."+member] = sentence
		}
	}
	return out
}

func orderSentences() map[string]string {
	return map[string]string{
		"source":    "A web address, the name of an official document, or a feed:, sitemap: or oai: source. In a job also upload: with the name of a file that was sent.",
		"follow":    "Which linked documents of a page are taken in too: pdf, documents (official ones in any form), or none.",
		"languages": "The languages in which official documents are wanted, as ISO 639-1 codes, the best first; English by itself.",
		"forms":     "The forms in which official documents are wanted: html, pdf, or both; the best that there is by itself.",
		"include":   "Patterns (**, *, ?) of the addresses that are taken of what a list names; all by itself.",
		"exclude":   "Patterns of the addresses that are left out.",
	}
}

func jobMemberSentences() map[string]string {
	out := orderSentences()
	for member, sentence := range map[string]string{
		"id": "Names the job.", "kind": "upload: a file that was sent is read; source: a source is taken in; reprocess: a document is read again.",
		"state":    "waiting, running, done, or failed where nothing could be taken in.",
		"reason":   "Why it failed, in a sentence; absent for others.",
		"document": "The id of the document that the bytes are or will be; absent for a source.",
		"size":     "The number of bytes of a file that was sent.", "by": "Who asked for it, to those who may add documents; absent where that is not known.",
		"created": "When it was asked for.", "started": "When its work last began; absent before.", "ended": "When it ended; absent before.",
		"before": "The number of jobs that are to be done before it; absent where there are none.",
		"counts": "How many inputs ended how.", "rows": "What became of each input, in the order in which they ended; absent in lists and before the first.",
		"rows_left_out": "The number of rows that were too many to keep; absent where there are none.", "links": "Where to go on.",
	} {
		out[member] = sentence
	}
	return out
}

func jobRowSentences() map[string]string {
	return map[string]string{
		"source": "The input.", "state": "added, updated, unchanged, duplicate, refused, failed or gone.",
		"reason":   "A sentence on it; absent where the state says it all.",
		"document": "The id of its document, if it has one.", "title": "The document's title.", "reference": "The document's official reference.",
		"actions": "The number of actions found.", "pages": "The number of pages.", "parent": "The source through which the input was found; absent for one that was named.",
		"took_ms": "How long getting and reading it took, in milliseconds.",
	}
}

func jobEventSentences() map[string]string {
	return map[string]string{
		"id": "Names the event within its job; what came after it is given with the header Last-Event-ID.",
		"step": "waiting; started; of an input fetched (its bytes are there and are being read), read (it was read and analysed), indexed (it can be found) " +
			"and row (it has ended); at the end done or failed.",
		"time": "When it happened.", "source": "The input that it is about.", "document": "The id of the input's document.",
		"size": "The number of bytes that came.", "pages": "The number of pages that were read.", "actions": "The number of actions that were found.",
		"took_ms": "How long the reading took, in milliseconds.", "row": "What became of the input; with row alone.",
		"before": "The number of jobs that are to be done before it; with waiting alone.", "reason": "Why the job failed; with failed alone.",
		"counts": "How many inputs ended how; with done and failed.",
	}
}
