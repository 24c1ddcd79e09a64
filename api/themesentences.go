package api

// themeSentences say what the objects of the vocabulary are.
func themeSentences() map[string]string {
	return map[string]string{
		"ThemeAnswer":       "One theme with the terms that name it, and counts.",
		"ThemeAnswerLinks":  "Paths that lead on from a theme.",
		"ThemeBody":         "A theme as it shall be.",
		"ThemeChange":       "What became of a change of the vocabulary, or would.",
		"ThemeChangeLinks":  "Paths that lead on from a change.",
		"ThemeCounts":       "How many actions gain a theme and how many lose it.",
		"ThemeEffect":       "What a change does to the themes of the documents held, with what people corrected laid over both sides.",
		"ThemeMove":         "An action that gains or loses a theme.",
		"ThemeShift":        "What gains a theme, or what loses it.",
		"VersionsAnswer":    "The history of the vocabulary.",
		"VocabularyVersion": "One edition of the vocabulary.",
		"Tagging":           "How far the documents have been tagged with the latest vocabulary.",
	}
}

// themeMembers say what their members are.
func themeMembers() map[string]string {
	out := map[string]string{
		"ThemeAnswer.vocabulary_version": "The version of the vocabulary that the theme is of.", "ThemeAnswer.generation": "Names the content that was counted.",
		"ThemeAnswer.narrower": "The ids of the themes whose broader one it is.",
		"ThemeAnswer.actions":  "The number of actions that have it.", "ThemeAnswer.documents": "The number of documents that have it.", "ThemeAnswer.links": "Where to go on.",
		"ThemeAnswerLinks.self": "The permanent address of the theme.", "ThemeAnswerLinks.actions": "The actions that have the theme.",
		"ThemeAnswerLinks.documents": "The documents that have the theme.", "ThemeAnswerLinks.by_year": "How often it is met, by year.",
		"ThemeAnswerLinks.broader": "The broader theme; absent where there is none.", "ThemeAnswerLinks.versions": "The history of the vocabulary; absent where it cannot change.",

		"ThemeChange.saved": "Whether the change was made.", "ThemeChange.effect": "What it would do; absent once it is saved.",
		"ThemeChange.version": "The version that is the latest now; absent for a dry run.", "ThemeChange.tagging": "How far the documents are; absent for a dry run.", "ThemeChange.links": "Where to go on.",
		"ThemeChangeLinks.theme": "The theme; absent where there is none, and for a dry run.", "ThemeChangeLinks.versions": "The history of the vocabulary.",

		"ThemeEffect.vocabulary_version": "The version in use.", "ThemeEffect.next_vocabulary_version": "The version that the change would make.",
		"ThemeEffect.documents": "The number of documents held.", "ThemeEffect.documents_looked_at": "The number of those that were tagged to see.",
		"ThemeEffect.documents_unreadable": "The number of those among them that are damaged and stay as they are.",
		"ThemeEffect.cut":                  "Whether time ran out before all were looked at: the numbers are then of the first by their ids.",
		"ThemeEffect.gain":                 "What gains the theme.", "ThemeEffect.lose": "What loses the theme.",
		"ThemeEffect.others": "Other themes that actions gain or lose by it: where terms share words, the longer one alone counts.",
		"ThemeShift.actions": "The number of actions.", "ThemeShift.documents": "The number of documents.", "ThemeShift.first": "The first of the actions.",
		"ThemeMove.action": "The action's id.", "ThemeMove.text": "The action's words, cut when very long.", "ThemeMove.document": "The id of its document.", "ThemeMove.title": "The title of its document.",
		"ThemeMove.page": "The page; absent without pages.", "ThemeMove.rule": "The rule that gives the theme, or gave it.", "ThemeMove.words": "The words that it rests on, or rested on.",
		"ThemeCounts.theme": "The theme's id.", "ThemeCounts.gain": "The number of actions that gain it.", "ThemeCounts.lose": "The number of actions that lose it.",

		"VersionsAnswer.versions": "The versions, the latest first.", "VersionsAnswer.tagging": "How far the documents are with the latest.",
		"VocabularyVersion.version": "A hash of its content; it goes into If-Match and the address that restores it.", "VocabularyVersion.time": "When it was made; absent for the built-in one.",
		"VocabularyVersion.change": "What made it: added, edited, removed or restored; built-in for the one that Polidex carries.",
		"VocabularyVersion.theme":  "The theme that was added, edited or removed.", "VocabularyVersion.by": "The name of the token that made it; shown to those who may change it.",
		"VocabularyVersion.themes": "The number of its themes.", "VocabularyVersion.current": "Whether it is the latest.",
		"Tagging.vocabulary_version": "The version that they are tagged with.", "Tagging.state": "done, running, or failed: saving again or the next start goes on then.",
		"Tagging.reason": "Why it failed, in a sentence.", "Tagging.documents": "The number of documents to look at.", "Tagging.done": "The number of those that were looked at.",
		"Tagging.changed": "The number of those whose themes changed.", "Tagging.unreadable": "The number of those that are damaged and stay as they are.",
		"Tagging.started": "When it began; absent where nothing was to be done since the start of the program.", "Tagging.ended": "When it ended.",
	}
	for member, sentence := range map[string]string{
		"id":      "The id, as it goes into the query word theme: small letters, digits and single hyphens. It cannot be changed.",
		"labels":  "The names by language, an ISO 639-1 code.",
		"note":    "What the theme covers.",
		"broader": "The id of the broader theme. Finding a theme does not find the broader one.",
		"eurovoc": "EuroVoc notations of exact matches.",
		"iccs":    "Notations of the International Classification of Crime for Statistical Purposes.",
		"terms":   "The terms that name it in running text, by language, an ISO 639-1 code or any: on lines of their own or separated by semicolons; # begins a comment. The syntax is that of the vocabulary's file.",
	} {
		out["ThemeAnswer."+member], out["ThemeBody."+member] = sentence, sentence
	}
	return out
}
