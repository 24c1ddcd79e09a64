package api

import (
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

// maxThemeBody bounds the body of a theme, in bytes.
const maxThemeBody = 1 << 20

// Bounds of the actions that a dry run lists for each side.
const (
	defaultMoves = "20"
	maxMoves     = 500
)

// themeRoutes change the vocabulary.
func themeRoutes() []route {
	later := map[int]string{http.StatusAccepted: "It is saved, and the documents are still being tagged."}
	return []route{
		{path: "/v1/themes/{id}", id: "get-theme", group: groupCount, summary: "Get a theme",
			doc:    "One theme with the terms that name it, by language, and the numbers of actions and documents that have it.",
			answer: reflect.TypeFor[ThemeAnswer](), example: "/v1/themes/{theme}", handle: (*service).getTheme},
		{method: http.MethodPut, path: "/v1/themes/{id}", id: "put-theme", group: groupCount, summary: "Change a theme, or add one",
			doc: "Takes the whole theme as GET gives it; what is left out is gone. With dry_run=true nothing is saved: the answer says how many actions and documents would gain and lose the theme, lists the first of them with the words that do it, and names other themes that are touched. " +
				"Saving keeps a version of the vocabulary and tags all documents from what was read of them; the originals are not read again. The answer comes when that is done, or with 202 when it takes longer; /v1/vocabulary/versions tells how far it is. Labels, lists and counts follow when it is done. " +
				"With If-Match and the ETag of the theme, or the version of the vocabulary, the answer is 409 when the vocabulary has changed since. A theme of your own is given where a term names it; the built-in ones are weighed by what was learned of them too.",
			words: []string{"dry_run", "limit"}, own: themeWords(), body: reflect.TypeFor[ThemeBody](), maxBody: maxThemeBody, scope: ScopeAdmin,
			answer: reflect.TypeFor[ThemeChange](), also: later, handle: (*service).putTheme},
		{method: http.MethodDelete, path: "/v1/themes/{id}", id: "delete-theme", group: groupCount, summary: "Remove a theme",
			doc:   "Takes a theme out of the vocabulary, and so from all actions, but for those that people gave it in a review. dry_run and If-Match are as for a change. A theme that others name as the broader one stays.",
			words: []string{"dry_run", "limit"}, own: themeWords(), scope: ScopeAdmin,
			answer: reflect.TypeFor[ThemeChange](), also: later, handle: (*service).deleteTheme},
		{path: versionsPath, id: "list-vocabulary-versions", group: groupCount, summary: "List the versions of the vocabulary",
			doc:    "What was changed in the vocabulary, when and by whom, the latest first and the built-in one last, and how far the documents have been tagged with the latest.",
			answer: reflect.TypeFor[VersionsAnswer](), handle: (*service).versions},
		{method: http.MethodPost, path: versionsPath + "/{id}/restore", id: "restore-vocabulary", group: groupCount, summary: "Go back to a version of the vocabulary",
			doc:   "Makes an earlier version the latest, by one more version: nothing is taken out of the history. The documents follow as they do for a change, and If-Match with the version that was seen as the latest works as there.",
			scope: ScopeAdmin, answer: reflect.TypeFor[ThemeChange](), also: later, handle: (*service).restoreVocabulary},
	}
}

// themeWords are the words of a change of the vocabulary, by their names.
func themeWords() map[string]parameter {
	heard := func(*asked, []string) error { return nil } // by the route itself
	return map[string]parameter{
		"dry_run": {name: "dry_run", kind: huma.TypeBoolean, closed: []string{"true", "false"}, initial: "false", example: "true", read: heard,
			doc: "Say what the change would do, and do not make it."},
		"limit": {name: "limit", kind: huma.TypeInteger, initial: defaultMoves, example: defaultMoves, read: heard,
			doc: "How many actions a dry run lists for each side, from 0 to 500."},
	}
}
