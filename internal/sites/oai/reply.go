package oai

import (
	"fmt"
	"html"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// reply answers one request.
type reply struct {
	site        *Site
	base, path  string
	query       url.Values
	granularity string
}

// arguments are what each verb takes besides itself (section 4).
var arguments = map[string][]string{
	"Identify":    nil,
	"ListRecords": {"metadataPrefix", "from", "until", "set", "resumptionToken"},
}

// body returns what the answer says, and the code of the error that it is.
func (a *reply) body() (xml, code string) {
	verb := a.query.Get("verb")
	known, ok := arguments[verb]
	if !ok || len(a.query["verb"]) != 1 {
		return failure("badVerb", "no such verb")
	}
	for name, values := range a.query {
		if name != "verb" && (!slices.Contains(known, name) || len(values) > 1) {
			return failure("badArgument", "the argument "+name+" is not allowed here, or is repeated")
		}
	}
	if verb == "Identify" {
		return fmt.Sprintf(`<Identify><repositoryName>Harbour repository</repositoryName><baseURL>%s</baseURL><protocolVersion>2.0</protocolVersion>`+
			`<adminEmail>keeper@harbour.example</adminEmail><earliestDatestamp>%s</earliestDatestamp><deletedRecord>persistent</deletedRecord>`+
			"<granularity>%s</granularity></Identify>\n", html.EscapeString(a.base+a.path), time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).Format(a.layout()), a.granularity), ""
	}
	return a.list()
}

// list answers ListRecords. A resumption token is the place in the list and the
// arguments of its beginning, after the number of the token in endless lists.
func (a *reply) list() (xml, code string) {
	args, place := a.query, 0
	if t := a.query.Get("resumptionToken"); t != "" {
		if len(a.query) > 2 {
			return failure("badArgument", "resumptionToken is exclusive")
		}
		if a.forgets() {
			return failure("badResumptionToken", "the list is no longer kept")
		}
		at, rest, _ := strings.Cut(t, "/")
		kept, err := url.ParseQuery(rest)
		n, numErr := strconv.Atoi(at)
		if err != nil || numErr != nil || n < 0 {
			return failure("badResumptionToken", "no token of ours")
		}
		args, place = kept, n
	}
	set, from, until := args.Get("set"), args.Get("from"), args.Get("until")
	switch prefix := args.Get("metadataPrefix"); {
	case prefix == "":
		return failure("badArgument", "metadataPrefix is required")
	case prefix != "oai_dc" || a.path == "/marc":
		return failure("cannotDisseminateFormat", "")
	case set != "" && a.path == "/nosets":
		return failure("noSetHierarchy", "")
	case !a.dates(from, until):
		return failure("badArgument", "from and until are dates of one granularity, in order")
	}
	if a.path == "/endless" || a.path == "/hollow" || a.path == "/circle" {
		return a.unending(), ""
	}
	layout := a.layout()
	if len(from) == len(time.DateOnly) || len(until) == len(time.DateOnly) {
		layout = time.DateOnly
	}
	found := a.site.matching(set, from, until, layout)
	if place >= len(found) {
		return failure("noRecordsMatch", "")
	}
	var out strings.Builder
	out.WriteString("<ListRecords>\n")
	end := min(place+a.site.size, len(found))
	for _, r := range found[place:end] {
		out.WriteString(a.record(r))
	}
	if end < len(found) || place > 0 {
		token := ""
		if end < len(found) {
			token = strconv.Itoa(end) + "/" + args.Encode()
		}
		fmt.Fprintf(&out, `<resumptionToken expirationDate="%s" completeListSize="%d" cursor="%d">%s</resumptionToken>`+"\n",
			a.site.now.Add(time.Hour).Format("2006-01-02T15:04:05Z"), len(found), place, html.EscapeString(token))
	}
	out.WriteString("</ListRecords>\n")
	return out.String(), ""
}

// forgets says whether the repository refuses its own token this time.
func (a *reply) forgets() bool {
	switch a.path {
	case "/amnesiac":
		return true
	case "/forgetful":
		a.site.tokens++
		return a.site.tokens == 1
	}
	return false
}

// unending returns a page that always has another after it.
func (a *reply) unending() string {
	a.site.tokens++
	records, token := a.record(a.site.records[0]), strconv.Itoa(a.site.tokens)
	switch a.path {
	case "/hollow":
		records = ""
	case "/circle":
		token = "0"
	}
	return "<ListRecords>\n" + records + "<resumptionToken>" + token + "/metadataPrefix=oai_dc</resumptionToken></ListRecords>\n"
}

// dates says whether from and until are what the granularity allows.
func (a *reply) dates(from, until string) bool {
	for _, s := range []string{from, until} {
		_, day := time.Parse(time.DateOnly, s)
		_, second := time.Parse("2006-01-02T15:04:05Z", s)
		if s != "" && day != nil && (second != nil || a.layout() == time.DateOnly) {
			return false
		}
	}
	return from == "" || until == "" || len(from) == len(until) && from <= until
}

func (a *reply) layout() string {
	if a.granularity == "YYYY-MM-DD" {
		return time.DateOnly
	}
	return "2006-01-02T15:04:05Z"
}

func (a *reply) record(r Record) string {
	var out strings.Builder
	status := ""
	if r.Deleted {
		status = ` status="deleted"`
	}
	fmt.Fprintf(&out, "<record><header%s><identifier>%s</identifier><datestamp>%s</datestamp>", status, html.EscapeString(r.ID), r.Stamp.Format(a.layout()))
	for _, set := range r.Sets {
		fmt.Fprintf(&out, "<setSpec>%s</setSpec>", html.EscapeString(set))
	}
	out.WriteString("</header>")
	if !r.Deleted {
		out.WriteString(`<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">`)
		for _, e := range r.Core {
			fmt.Fprintf(&out, "<dc:%s>%s</dc:%[1]s>", e.Name, html.EscapeString(strings.ReplaceAll(e.Value, "{base}", a.base)))
		}
		out.WriteString("</oai_dc:dc></metadata>")
	}
	out.WriteString("</record>\n")
	return out.String()
}

// echo returns the attributes of the request element: the arguments, but none
// after badVerb or badArgument (section 3.2).
func (a *reply) echo(code string) string {
	if code == "badVerb" || code == "badArgument" {
		return ""
	}
	out := ""
	for _, name := range []string{"verb", "metadataPrefix", "set", "from", "until", "resumptionToken"} {
		if v := a.query.Get(name); v != "" {
			out += fmt.Sprintf(` %s="%s"`, name, html.EscapeString(v))
		}
	}
	return out
}

func failure(code, message string) (xml, same string) {
	return fmt.Sprintf("<error code=%q>%s</error>\n", code, html.EscapeString(message)), code
}
