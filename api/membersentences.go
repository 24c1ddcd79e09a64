package api

func hitSentences() map[string]string {
	return map[string]string{
		"id":         "The id of the entry.",
		"kind":       "passage, action or document.",
		"document":   "The id of the document that it is of.",
		"work":       "The key of the official reference, shared by all forms and languages of one text.",
		"form":       "What the document is among the forms of its work: main, or main-in-language, which main is too; absent for a document that is neither.",
		"title":      "The document's title.",
		"reference":  "The document's official reference, as printed.",
		"type":       "The document's type.",
		"date":       "The day of the document's adoption or publication.",
		"language":   "The document's language, as an ISO 639-1 code.",
		"source":     "The path or URL that the document was first taken from.",
		"text":       "The passage, or the action's words.",
		"block":      "The index of the block where it begins, from 0.",
		"block_kind": "heading, paragraph, item, row or note.",
		"section":    "The path of headings above it, the outermost first.",
		"page":       "The physical page where it begins, from 1.",
		"lead_in":    "The action's lead-in, as printed.",
		"box":        "The title of the box, list or table that the action stands in.",
		"actors":     "Those who are to act.",
		"themes":     "The ids of its themes.",
		"years":      "The years that it is filtered and counted by.",
		"cites":      "The keys of the official documents that it cites.",
		"deadline":   "The action's deadline, or its relative time where that has days.",
		"confidence": "How sure the action is, from 0 to 1.",
		"pages":      "The number of the document's pages.",
		"actions":    "The number of the document's actions.",
		"passages":   "The number of the document's passages.",
		"score":      "How well it fits the words; to be compared within one answer alone.",
		"snippet":    "The part of the text that shows the match best.",
		"marks":      "The parts of the snippet that matched.",
		"group":      "The other hits of the same document or work; only with the query word group.",
		"links":      "Where to go on.",
	}
}

func actionSentences() map[string]string {
	return map[string]string{
		"id":         "The id, stable while the document, the place and the words are.",
		"text":       "The words, without bullet, number, note mark or closing punctuation.",
		"lead_in":    "The nearest lead-in, as printed; empty without one.",
		"box":        "The title of the box, list or table; empty without one.",
		"actors":     "Those who are to act.",
		"deadline":   "The time by or in which it is to be done, or null.",
		"relative":   "Where there is no deadline: the time that the text counts from an event (within two years of adoption). Its days are empty where the event or its day is not known; absent without such a time.",
		"years":      "The years that it prints, each with its role.",
		"themes":     "The ids of its themes, in the vocabulary's order.",
		"page":       "The physical page where it begins, from 1; absent without pages.",
		"noted_page": "The page of another file that a catalogue record notes.",
		"block":      "The index of the block where it begins, from 0.",
		"places":     "The parts of the blocks' texts that the words were made from, in order.",
		"section":    "The path of headings above it, the outermost first.",
		"confidence": "How sure it is, from 0 to 1; see why.",
		"why":        "The rule and the words behind the action and each of its facts.",
		"review":     "What a person made of it: accepted, corrected or added (a missed one); absent when nobody has looked.",
	}
}

func blockSentences() map[string]string {
	return map[string]string{
		"kind":       "heading, paragraph, item, row, note or furniture (what the page repeats or the site adds; it is kept and never analysed).",
		"level":      "The depth of a heading in the outline or of an item in its list, from 1.",
		"text":       "The text on one line, words broken at a line's end joined; the cells of a row are separated by tabs.",
		"marker":     "The item's bullet or number or the note's mark, as printed.",
		"page":       "The physical page where it begins, from 1; absent without pages.",
		"noted_page": "The page of another file that the text notes for it.",
		"box":        "Where it stands on the page; absent without pages.",
		"continued":  "Where it goes on, page by page, where a page's end cuts it.",
		"section":    "The path of headings above it, the outermost first.",
		"region":     "The number, from 1, of the region that it belongs to.",
		"header":     "Whether it is the row that names a table's columns.",
		"strong":     "Whether it is printed wholly in bold.",
		"reason":     "Why it is furniture.",
		"calls":      "The raised marks in the text that call notes, in the order of the text; they are no part of it.",
	}
}

func documentSentences() map[string]string {
	return map[string]string{
		"document":       "What identifies the document.",
		"blocks":         "The text, in reading order.",
		"regions":        "The boxes and tables that blocks belong to.",
		"actions":        "The key actions found, in reading order, with the reviews laid over them.",
		"years":          "The years in the text, each with its role.",
		"themes":         "The ids of the themes that an action has or that a section is about.",
		"theme_mentions": "The words of the text that name a theme.",
		"citations":      "The places where other official documents are cited, in text order.",
		"quality":        "How completely the document was read.",
		"properties":     "What the file says of itself.",
		"provenance":     "Each time that these bytes were retrieved, the oldest first.",
		"links":          "Where to go on.",
	}
}

func metaSentences() map[string]string {
	return map[string]string{
		"id":          "The id: the same bytes are the same document.",
		"sha256":      "The SHA-256 of the original, in hex.",
		"work":        "The key of the work, shared by all forms and languages of one text: that of the official reference, or text- or record- and the id of its first form; empty for a document without either.",
		"work_reason": "What joined it to the other forms of its work.",
		"form":        "What it is among the forms of its work: main is the one that is best read, main-in-language the best in its language; absent for one that is neither. An annex is a part with a main form of its own.",
		"main":        "The id of the form to read in its place: the best of the same part of its work; absent for that itself.",
		"replaced_by": "The id of the last version from the same source; absent for one that none has replaced.",
		"from_record": "The members that the text does not state, and a catalogue's record of it does.",
		"title":       "The title.",
		"reference":   "The official reference, as printed; empty without one.",
		"type":        "The type of text.",
		"date":        "The day of adoption or publication; empty when it is not known.",
		"language":    "The language, as an ISO 639-1 code.",
		"pages":       "The number of pages; absent for formats without pages.",
		"format":      "What the original was read as: pdf, html or text.",
		"source":      "The path or URL that it was first taken from.",
	}
}

func qualitySentences() map[string]string {
	return map[string]string{
		"engine":              "The readers that made the blocks, the main one first.",
		"engine_reason":       "Why another reader was asked, and what came of it.",
		"structure":           "Where headings, items and tables come from, the file's tags or the layout of its pages, and why.",
		"status":              "whole, partly, or needs-ocr when the pages are images.",
		"pages_in_file":       "The number of pages in the file.",
		"pages_read":          "The number of pages that were read.",
		"characters":          "The number of letters of all blocks but furniture.",
		"characters_per_page": "The same over the pages read.",
		"pages_without_text":  "The pages that are pictures of text, have none of their own that can be used, and were not recognised.",
		"unread":              "Why these were not recognised.",
		"recognised":          "The pages whose text was recognised from their picture.",
		"hidden_letters":      "The number of letters that the file has and nobody sees; they are in no block.",
		"broken_words":        "The number of words that look damaged.",
		"doubt":               "Why the text may be wrong.",
		"signals":             "Counts over the letters of a PDF file.",
		"items":               "The number of list items.",
		"items_seen":          "The number of lines of a PDF's pages that begin as an item does.",
		"items_kept":          "Of these, those that became an item or the beginning of a table's cell.",
		"furniture_blocks":    "The number of blocks set aside as furniture.",
		"furniture":           "The same by reason.",
		"milliseconds":        "How long reading and analysing took.",
		"truncated":           "Whether a limit was met and something left out; a warning says what.",
		"warnings":            "Sentences for a person.",
	}
}

func recognitionSentences() map[string]string {
	return map[string]string{
		"page":       "The physical page.",
		"language":   "The language in which the page was read, as an ISO 639-1 code.",
		"words":      "The number of words that it found.",
		"confidence": "Its own confidence, the mean over the words, from 0 to 1.",
		"missing":    "The name of the language data that would have been right and is not installed.",
	}
}

func signalSentences() map[string]string {
	return map[string]string{
		"letters":        "The number of letters.",
		"undecoded":      "Of these, letters that are not known.",
		"controls":       "Of these, control characters.",
		"private":        "Of these, letters of no alphabet.",
		"words":          "The number of words with a letter.",
		"long_words":     "Of these, words longer than words are.",
		"single_letters": "Of these, words of one letter.",
		"broken_pages":   "The number of pages of which some content could not be read.",
	}
}

func retrievalSentences() map[string]string {
	return map[string]string{
		"digest":        "The SHA-256 of the bytes, in hex.",
		"source":        "The path or URL that was asked for.",
		"redirects":     "The URLs that were gone through, the final one last.",
		"time":          "When it was.",
		"status":        "The HTTP status; absent for files.",
		"etag":          "The ETag that the server sent.",
		"last_modified": "The Last-Modified header that the server sent.",
		"content_type":  "The media type that the server named.",
		"size":          "The number of bytes.",
		"mod_time":      "A file's time of change.",
		"checksum":      "The CRC-32 of a file of an archive, as the archive states it.",
		"tool":          "The version of Polidex that retrieved it.",
		"parent":        "The source through which this one was found: a record, a list, an archive, a page.",
		"record":        "What the catalogue that named it says of it.",
	}
}

func recordSentences() map[string]string {
	return map[string]string{
		"url":          "The page of the record.",
		"title":        "The title.",
		"date":         "A year, a month or a day, as precise as the catalogue has it.",
		"reference":    "The number or the official reference.",
		"language":     "The language.",
		"publisher":    "The publisher.",
		"official_url": "The document's address at its publisher.",
		"creators":     "Its authors.",
		"subjects":     "The catalogue's subjects.",
	}
}
