package api

import "maps"

// schemaSentences say what each object of the answers is.
func schemaSentences() map[string]string {
	out := map[string]string{
		"Action":        "A key action: a commitment or a request to act, stated as an item of a list or a row of a table that is marked as such.",
		"ActionAnswer":  "One action, the document it is of, and the blocks that it stands in.",
		"Block":         "A piece of text that a person would point at: a heading, a paragraph, a list item, a table row, a note.",
		"Call":          "A mark in a block's text that calls a note.",
		"Citation":      "A place where another official document is cited.",
		"Crosstab":      "How many entries have each value of one field together with each value of another.",
		"CrosstabLinks": "Paths that lead on from the table.",
		"Deadline":      "The time by or in which an action is to be done.",
		"Document":      "A document with all that was read and found in it.",
		"DocumentLinks": "Paths that lead on from a document.",
		"EntryLinks":    "Paths that lead on from a hit.",
		"Facet":         "How many of the entries that match have each value of a field.",
		"FacetValue":    "A value and its count.",
		"Group":         "The hits of one document or work beside the best one.",
		"Health":        "The state of the server.",
		"Hit":           "An entry that was found: a passage, an action or a document, flat. Members that do not apply to its kind, or have nothing to say, are absent.",
		"Home":          "What runs here and how much it holds.",
		"List":          "The answer of a list of entries.",
		"ListLinks":     "Paths that lead on from a list.",
		"Mention":       "Words of the text that name a theme.",
		"Meta":          "What identifies a document.",
		"PageRect":      "A rectangle on a page.",
		"PassageAnswer": "One passage, the document it is of, and what was found in it.",
		"Place":         "A byte range of a block's text in UTF-8.",
		"PlacedBlock":   "A block and its index in the document.",
		"Problem":       "An error, as RFC 9457 describes it.",
		"Property":      "A name and value from the file's own metadata.",
		"Quality":       "How completely a document was read. A document is never silently cut.",
		"Range":         "A byte range of a text in UTF-8.",
		"Reason":        "The rule behind a fact and the words that it rests on.",
		"Recognition":   "How a page's text was recognised from its picture.",
		"Rect":          "A rectangle on a page in PDF points, with the origin at the lower left.",
		"Region":        "A box or a table.",
		"Retrieval":     "One time that the original was taken from a source.",
		"Record":        "What a catalogue says of a document.",
		"Signals":       "Counts that show whether the letters of a file were read rightly.",
		"ThemeCount":    "A theme of the vocabulary with the numbers of what has it.",
		"ThemeLinks":    "Paths to what has a theme.",
		"ThemesAnswer":  "The vocabulary with counts.",
		"Widening":      "Words of the query, and the other names by which they were looked for too.",
		"Year":          "A year in the text, and what it does there.",
	}
	for _, more := range []map[string]string{
		partSentences(),
		compareSentences(),
		reviewSentences(),
		themeSentences(),
		jobSentences(),
	} {
		maps.Copy(out, more)
	}
	return out
}

// memberSentences say what each member of the objects is, by object and member.
func memberSentences() map[string]string {
	out := map[string]string{}
	for object, members := range map[string]map[string]string{
		"Hit": hitSentences(), "List": listSentences(), "Action": actionSentences(), "Block": blockSentences(),
		"Document": documentSentences(), "Meta": metaSentences(), "Quality": qualitySentences(), "Retrieval": retrievalSentences(), "Record": recordSentences(),
		"Recognition": recognitionSentences(), "Signals": signalSentences(),
	} {
		for member, sentence := range members {
			out[object+"."+member] = sentence
		}
	}
	for _, more := range []map[string]string{
		smallSentences(),
		partMembers(),
		compareMembers(),
		reviewMembers(),
		themeMembers(),
		jobMembers(),
		accessMembers(),
		exportMembers(),
	} {
		maps.Copy(out, more)
	}
	return out
}

func listSentences() map[string]string {
	return map[string]string{
		"total":      "The exact number of entries that match.",
		"groups":     "The number of groups that the entries are in; absent without group.",
		"cut":        "Whether something was left out that a longer search would have found; notes says what.",
		"took_ms":    "The time of the search in milliseconds.",
		"generation": "Names the content that was searched; it changes with every change of content.",
		"read_as":    "The query as it was understood, in canonical form; empty without words.",
		"notes":      "Sentences about what was repaired in the query or looks like a slip.",
		"widened":    "The words that were looked for by other names of the same thing too; exact=true turns it off. Absent where there are none.",
		"hits":       "The entries, in the order asked for.",
		"facets":     "Counts over all that matches, by field.",
		"next":       "The cursor of the next hits; absent at the end.",
		"links":      "Where to go on.",
	}
}

func smallSentences() map[string]string {
	return map[string]string{
		"PageRect.page": "The physical page.", "PageRect.box": "The rectangle.",
		"ListLinks.self": "This answer.", "ListLinks.next": "The hits that follow; absent at the end.",
		"ListLinks.csv": "All that matches as CSV, without a cap.", "ListLinks.ndjson": "All that matches as a JSON object a line, without a cap.",
		"EntryLinks.self": "The permanent address of the entry.", "EntryLinks.document": "The document that it is of.",
		"EntryLinks.original": "The file as it was taken in, at the entry's page where it has one.", "EntryLinks.like": "Entries of the same kind that are like it.",
		"DocumentLinks.self": "The permanent address of the document.", "DocumentLinks.original": "The file as it was taken in.",
		"DocumentLinks.actions": "The document's actions.", "DocumentLinks.forms": "All documents that are forms of the same work; absent for a document without a work.",

		"Facet.values":   "By falling count, then by value; years in order.",
		"Facet.distinct": "The number of values there are, listed or not.", "Facet.missing": "The number of entries that have no value.",
		"FacetValue.value": "The value, as it goes into the query word.", "FacetValue.label": "A theme's name in English; absent for other fields.",
		"FacetValue.count": "The number of entries that have it.",

		"ActionAnswer.document": "The document that the action is of.", "ActionAnswer.action": "The action.",
		"ActionAnswer.blocks": "The blocks that the action's places point into.", "ActionAnswer.links": "Where to go on.",
		"PassageAnswer.document": "The document that the passage is of.", "PassageAnswer.passage": "The passage.",
		"PassageAnswer.years":          "The years that stand in it, each with its role.",
		"PassageAnswer.theme_mentions": "The words in it that name a theme.", "PassageAnswer.actions": "The ids of the actions that its words are part of.",
		"PassageAnswer.citations": "The official documents that are cited in it.",
		"PassageAnswer.links":     "Where to go on.",
		"PlacedBlock.index":       "Its index among the document's blocks, from 0.", "PlacedBlock.block": "The block.",

		"Deadline.text": "The words, as printed.", "Deadline.from": "The first day, empty when open.", "Deadline.to": "The last day, empty when open.",
		"Deadline.precision": "How exactly it is put: day, month, quarter, season, part, half, year or period.", "Deadline.place": "Where the words stand.",
		"Year.year": "The year.", "Year.role": "What it does: deadline, start, period, reference, publication or mention. A year in a name or number is a reference.",
		"Year.text": "The words that it stands in.", "Year.place": "Where it stands.",
		"Mention.theme": "The theme's id.", "Mention.term": "The vocabulary's term that matched.", "Mention.words": "The text's own words.", "Mention.place": "Where they stand.",
		"Citation.key": "The key of what is cited: of a work (com-2020-605), an act's CELEX number (32016R0794), or a place in the Official Journal (oj-l-2016-135-p53).", "Citation.text": "The citation, as printed.", "Citation.place": "Where it stands.",
		"Place.block": "The index of the block, from 0.", "Place.start": "The first byte.", "Place.end": "The byte after the last.",
		"Widening.words": "The words as they were typed.", "Widening.by": "The other names.",
		"Range.start": "The first byte.", "Range.end": "The byte after the last.",
		"Reason.fact": "What was concluded: action, actor:europol, deadline, relative, theme:fraud.", "Reason.rule": "The name of the rule.",
		"Reason.words": "The words that it rests on.", "Reason.place": "Where they stand.", "Reason.confidence": "How likely it is to be right, from 0 to 1; left out where it is not known apart from the action's.",
		"Rect.x0": "The left side.", "Rect.y0": "The lower side.", "Rect.x1": "The right side.", "Rect.y1": "The upper side.",
		"Call.at": "The number of bytes of the text before the mark.", "Call.mark": "The mark, without brackets.",
		"Call.note": "The index of the note among the document's blocks, from 0; -1 where none was found.",

		"Region.kind": "box or table.", "Region.caption": "A table's caption, where the format marks one.", "Region.page": "The physical page where it begins.",
		"Property.name": "The name, as the file has it.", "Property.value": "The value, as the file has it.",

		"ThemesAnswer.vocabulary_version": "The edition of the vocabulary.", "ThemesAnswer.generation": "Names the content that was counted.",
		"ThemesAnswer.themes": "The themes in the vocabulary's order.", "ThemesAnswer.notes": "Sentences about what looks like a slip.",
		"ThemeCount.id": "The id, as it goes into the query word theme.", "ThemeCount.labels": "The names by language.",
		"ThemeCount.note": "What the theme covers.", "ThemeCount.broader": "The id of the broader theme.",
		"ThemeCount.eurovoc": "EuroVoc notations of exact matches.", "ThemeCount.iccs": "Notations of the International Classification of Crime for Statistical Purposes.",
		"ThemeCount.actions": "The number of actions that have it.", "ThemeCount.documents": "The number of documents that have it.", "ThemeCount.links": "Where to go on.",
		"ThemeLinks.actions": "The actions that have the theme.", "ThemeLinks.documents": "The documents that have the theme.",

		"Crosstab.rows": "The field of the rows.", "Crosstab.columns": "The field of the columns.",
		"Crosstab.row_values": "The values of the rows, in order.", "Crosstab.column_values": "The values of the columns, in order.",
		"Crosstab.counts":     "The counts, row by row: counts[r][c] belongs to row_values[r] and column_values[c].",
		"Crosstab.row_totals": "The number of entries that have the row's value, with or without a value of the columns' field, each once.",
		"Crosstab.total":      "The number of entries that match.", "Crosstab.generation": "Names the content that was counted.",
		"Crosstab.labels": "The themes' names in English, by id, where a side is themes.", "Crosstab.notes": "Sentences about what looks like a slip.", "Crosstab.links": "Where to go on.",
		"CrosstabLinks.self": "This answer.", "CrosstabLinks.csv": "The same counts as CSV, a row a cell.",
		"CrosstabLinks.cell": "The entries of a cell: put its values in the place of the two names in braces, such as {theme} and {year}.",

		"Group.value": "The id of the document, or the key of the work.", "Group.total": "The number of hits in the group, the best one with them.",
		"Group.hits": "The next best ones, at most three.",

		"Health.status": "ok or ready.", "Health.version": "The program's version.", "Health.generation": "Names the content that is searched.",
		"Home.name": "polidex.", "Home.version": "The program's version.", "Home.vocabulary_version": "The edition of the vocabulary.",
		"Home.generation": "Names the content that is searched.", "Home.documents": "The number of documents held.",
		"Home.actions": "The number of actions found.", "Home.passages": "The number of passages.", "Home.links": "Paths by what they lead to.",
		"Problem.type": "A path of the documentation, stable for the kind of error.", "Problem.title": "The status in words.",
		"Problem.status": "The HTTP status.", "Problem.detail": "What is wrong with this request.",
		"Problem.parameter": "The query word at fault.", "Problem.suggestion": "What was probably meant.",
	}
}
