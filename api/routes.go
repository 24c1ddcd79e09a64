package api

import (
	"cmp"
	"net/http"
	"reflect"
	"slices"

	"polidex/corpus"
)

// handler answers a request of its route, or returns the error to answer with.
type handler func(s *service, rt *route, w http.ResponseWriter, r *http.Request) error

// route is one address: what answers it, and what its description says.
type route struct {
	// method is empty for GET, which answers HEAD too.
	method string
	path   string
	// id names the operation in the OpenAPI description; empty leaves a page
	// out of it.
	id      string
	group   string
	summary string
	doc     string
	// words are the query words that it takes.
	words []string
	// initial are values for words that a request leaves out.
	initial map[string]string
	// own are words that have other values here than elsewhere, by their names.
	own map[string]parameter
	// body is the Go type of the JSON that it takes, nil for none; takes are the
	// other media types of bodies, and maxBody how large they may be, 0 for the
	// bound of all routes.
	body    reflect.Type
	takes   []string
	maxBody int64
	// scope is what a caller must be allowed; empty is reading.
	scope Scope
	// answer is the Go type of the JSON answer; nil for other media types, or none.
	answer reflect.Type
	// status is that of success, 0 for 200; also are further ones, with what they
	// mean.
	status int
	also   map[int]string
	// others are the Go types of the answers of further statuses, where they are not
	// answer.
	others map[int]reflect.Type
	// media are the other media types that it answers with.
	media []string
	// example is a path that works; what stands in braces is put in from the
	// index (see examples).
	example string
	// page says that it answers people: see [page].
	page   bool
	handle handler
}

// The groups of routes, in the order of the documentation.
const (
	groupAsk       = "Ask"
	groupDocuments = "Documents"
	groupCount     = "Count"
	groupServer    = "Server"
)

// routes is every address that is served.
func routes() []route {
	return slices.Concat(askRoutes(), compareRoutes(), pictureRoutes(), citeRoutes(), feedRoutes(), jobRoutes(), reviewRoutes(), themeRoutes(), serverRoutes(), siteRoutes())
}

// askRoutes are those of reading: lists, counts and documents.
func askRoutes() []route {
	downloads := downloadTypes()
	return []route{
		{path: "/v1/search", id: "search", group: groupAsk, summary: "Search passages, actions or documents",
			doc:   "Full text over the corpus, narrowed by theme, year, actor and more, with exact counts beside the hits. The values of one word given several times are alternatives; different words must all hold; a minus before a word leaves its values out.",
			words: listWords("kind"), answer: reflect.TypeFor[List](), media: downloads,
			example: "/v1/search?q={words}&facet=year&limit=5", handle: list("")},
		{path: "/v1/actions", id: "list-actions", group: groupAsk, summary: "List key actions",
			doc:   "The register of commitments: every key action that matches, with actors, deadline, themes and page. In every other format than json it is a download of all of them, without a cap.",
			words: listWords(), answer: reflect.TypeFor[List](), media: downloads,
			example: "/v1/actions?year={year}&sort=deadline", handle: list(corpus.KindAction)},
		{path: "/v1/actions/{id}", id: "get-action", group: groupAsk, summary: "Get an action",
			doc:    "One action in full: its words and where they stand, and the rule and words behind each fact.",
			answer: reflect.TypeFor[ActionAnswer](), example: "/v1/actions/{action}", handle: (*service).action},
		{path: "/v1/passages/{id}", id: "get-passage", group: groupAsk, summary: "Get a passage",
			doc:    "One passage with its page and rectangle, and the years, themes and actions found in it.",
			answer: reflect.TypeFor[PassageAnswer](), example: "/v1/passages/{passage}", handle: (*service).passage},
		{path: "/v1/documents", id: "list-documents", group: groupDocuments, summary: "List documents",
			doc:   "The documents of the corpus with their numbers of pages, passages and actions.",
			words: listWords(), answer: reflect.TypeFor[List](), media: downloads,
			example: "/v1/documents?sort=date", handle: list(corpus.KindDocument)},
		{path: "/v1/documents/{id}", id: "get-document", group: groupDocuments, summary: "Get a document",
			doc:    "All that was read and found: blocks in reading order with page and rectangle, actions, years with their roles, themes with the words that named them, how completely the file was read, and each time it was retrieved.",
			answer: reflect.TypeFor[Document](), example: "/v1/documents/{document}", handle: (*service).document},
		{path: "/v1/documents/{id}/original", id: "get-original", group: groupDocuments, summary: "Get the original",
			doc:   "The file as it was taken in, byte for byte. Ranges can be asked for. Add #page=3 to open a PDF at a page. Pages of HTML are shown in a sandbox: their script does not run.",
			media: []string{"application/pdf", "text/html", "text/plain"}, example: "/v1/documents/{document}/original", handle: (*service).original},
		{path: "/v1/documents/{id}/outline", id: "get-outline", group: groupDocuments, summary: "Get the headings",
			doc:    "The document's headings in order, with their level and page, and the number of actions that stand under each.",
			answer: reflect.TypeFor[OutlineAnswer](), example: "/v1/documents/{document}/outline", handle: (*service).outline},
		{path: "/v1/documents/{id}/pages/{page}", id: "get-page", group: groupDocuments, summary: "Get a page",
			doc:    "The blocks of one page with their rectangles, in reading order, and the actions on it. A block that goes on over the page's end is on both pages.",
			answer: reflect.TypeFor[PageAnswer](), example: "/v1/documents/{paged}/pages/1", handle: (*service).documentPage},
		{path: "/v1/documents/{id}/text", id: "get-text", group: groupDocuments, summary: "Get the text",
			doc:   "The words as they were read, in plain: without what pages repeat, a block a paragraph, pages parted by a form feed.",
			media: []string{"text/plain"}, example: "/v1/documents/{document}/text", handle: (*service).text},
		{path: "/v1/years", id: "list-years", group: groupCount, summary: "List years",
			doc:   "The years that actions have, with the numbers of actions, of actions due in the year, and of documents, of all or of those that match.",
			words: append(filterNames(), "format", "bom"), answer: reflect.TypeFor[YearsAnswer](), media: downloads,
			example: "/v1/years?theme={theme}", handle: (*service).years},
		{path: "/v1/actors", id: "list-actors", group: groupCount, summary: "List actors",
			doc:   "Those who are to act, with the numbers of actions and documents, of all or of those that match.",
			words: append(filterNames(), "format", "bom"), answer: reflect.TypeFor[ActorsAnswer](), media: downloads,
			example: "/v1/actors?year={year}", handle: (*service).actors},
		{path: "/v1/themes", id: "list-themes", group: groupCount, summary: "List themes",
			doc:   "The vocabulary in its order, with the numbers of actions and documents that have each theme, of all or of those that match; with the word theme, those themes alone. Themes that documents have from an older vocabulary stand at the end.",
			words: append(filterNames(), "format", "bom"), answer: reflect.TypeFor[ThemesAnswer](), media: downloads,
			example: "/v1/themes", handle: (*service).themes},
		{path: "/v1/themes/by-year", id: "count-themes-by-year", group: groupCount, summary: "Count themes by year",
			doc:   "How many actions (or, by kind, passages or documents) have each theme in each year, under the same filters as the lists. An action that has two years is counted under both and once in the total. A download has a row for each cell that is not zero.",
			words: slices.Insert(append(filterNames(), "format", "bom"), 2, "kind"), initial: map[string]string{"kind": "action"}, answer: reflect.TypeFor[Crosstab](), media: downloads,
			example: "/v1/themes/by-year?format=csv", handle: (*service).themesByYear},
		{path: "/v1/crosstab", id: "count-crosstab", group: groupCount, summary: "Count by any two fields",
			doc:   "How many actions (or, by kind, passages or documents) have each value of one field together with each value of another, under the same filters as the lists. An entry that has two values is counted under both and once in the total. Of a field with itself: what stands together. A download has a row for each cell that is not zero.",
			words: slices.Insert(append(filterNames(), "format", "bom"), 2, "rows", "columns", "kind"), initial: map[string]string{"kind": "action", "rows": "theme", "columns": "year"},
			answer: reflect.TypeFor[Crosstab](), media: downloads,
			example: "/v1/crosstab?rows=actor&columns=deadline_year", handle: (*service).crosstab},
	}
}

// serverRoutes are those about the server itself.
func serverRoutes() []route {
	return []route{
		{path: "/healthz", id: "health", group: groupServer, summary: "Is the server alive?",
			doc: "Answers as long as the process can.", answer: reflect.TypeFor[Health](), example: "/healthz", handle: (*service).healthy},
		{path: "/readyz", id: "readiness", group: groupServer, summary: "Is the server ready?",
			doc: "Answers 503 until the index is open and can be searched.", answer: reflect.TypeFor[Health](), example: "/readyz", handle: (*service).ready},
		{path: "/openapi.json", id: "openapi", group: groupServer, summary: "This description, as JSON",
			doc: "OpenAPI 3.1, made from the program itself.", media: []string{"application/openapi+json"}, example: "/openapi.json", handle: (*service).openapiJSON},
		{path: "/openapi.yaml", id: "openapi-yaml", group: groupServer, summary: "This description, as YAML",
			doc: "OpenAPI 3.1, made from the program itself.", media: []string{"application/yaml"}, example: "/openapi.yaml", handle: (*service).openapiYAML},
		{path: "/{$}", id: "home", group: groupServer, summary: "What runs here",
			doc:    "A page for people, and for programs (Accept: application/json) the numbers of what is held and where to go on.",
			answer: reflect.TypeFor[Home](), media: []string{"text/html"}, example: "/", page: true, handle: (*service).home},
	}
}

// failures are the statuses that every operation may answer with.
func failures(rt *route) []int {
	out := []int{http.StatusBadRequest}
	if hasID(rt.path) || slices.Contains(rt.words, "like") || slices.Contains(rt.words, "b") {
		out = append(out, http.StatusNotFound)
	}
	if rt.isOfDocument() {
		out = append(out, http.StatusGone)
	}
	if rt.body != nil || len(rt.takes) > 0 {
		out = append(out, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity)
	}
	if slices.Contains(rt.media, pictureType) {
		out = append(out, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity)
	}
	if rt.scope != "" {
		out = append(out, http.StatusUnauthorized, http.StatusForbidden, http.StatusConflict)
	}
	return append(out, http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusServiceUnavailable)
}

// verb is the route's method.
func (rt *route) verb() string { return cmp.Or(rt.method, http.MethodGet) }
