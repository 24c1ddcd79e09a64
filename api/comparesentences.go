package api

// compareSentences say what the objects of a comparison are.
func compareSentences() map[string]string {
	return map[string]string{
		"Comparison":        "What became of the actions of one text in another.",
		"ComparedText":      "A form of a text whose actions were compared.",
		"ComparedChange":    "What became of one action.",
		"ComparedWords":     "An action as one of the two texts has it.",
		"ComparisonFurther": "Paths that give the same comparison in another form.",
	}
}

// compareMembers say what the members of these are.
func compareMembers() map[string]string {
	return map[string]string{
		"Comparison.a": "The earlier text, as it was named first.", "Comparison.b": "The later text.",
		"Comparison.language": "The language of the two forms.", "Comparison.languages": "All languages that both texts have a form in.",
		"Comparison.summary": "What was changed, in words.", "Comparison.counts": "How many actions became what, by the kind of change; of all changes, whatever is asked for.",
		"Comparison.changes": "What became of each action: first those of the later text in its order, then the dropped ones in the order of the earlier.",
		"Comparison.links":   "Where to go on.",

		"ComparedText.document": "The form that was compared.", "ComparedText.actions": "The number of its actions.", "ComparedText.links": "Where to go on.",

		"ComparedChange.kind":   "carried (the words and days are the same), reworded, deadline-changed, added or dropped.",
		"ComparedChange.score":  "The likeness of the two by their words, up to 1; 0 where there is only one.",
		"ComparedChange.before": "The action in the earlier text; absent for one that is new.",
		"ComparedChange.after":  "The action in the later text; absent for one that was dropped.",

		"ComparedWords.id": "The action's id.", "ComparedWords.text": "Its words.", "ComparedWords.page": "The page where it begins; absent without pages.",
		"ComparedWords.deadline": "Its time, with or without days; absent for none.", "ComparedWords.links": "Where to go on.",

		"ComparisonFurther.self": "This answer.", "ComparisonFurther.page": "The two texts side by side, for people.",
		"ComparisonFurther.csv": "The changes as CSV.", "ComparisonFurther.ndjson": "The changes as a JSON object a line.",
		"ComparisonFurther.xlsx": "The changes as a workbook.", "ComparisonFurther.parquet": "The changes as a Parquet file.",
	}
}
