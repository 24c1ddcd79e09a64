package api

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"polidex/api/web"
)

// docs answers with the description as a page for people: the operations in short,
// the query words, the errors.
func (s *service) docs(rt *route, w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	v := s.docsView()
	v.Frame = s.frame(r, "docs", s.pages.Say("docs.title"))
	return s.show(w, r, v)
}

// docsGroup answers with the operations of one purpose, with examples that work on
// what is held now. The page must stand when the index does not: its examples go
// missing.
func (s *service) docsGroup(rt *route, w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	for _, tag := range s.openapi.Tags {
		if slug(tag.Name) != r.PathValue("group") {
			continue
		}
		ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
		defer cancel()
		e, err := s.surveyFor(ctx, r)
		if err != nil {
			recordOf(r).err = err
			e = examples{}
		}
		v := web.DocsGroup{Frame: s.frame(r, "docs", tag.Name), Group: web.Group{Name: tag.Name, Slug: slug(tag.Name), Description: tag.Description}}
		for i := range s.routes {
			if rt := &s.routes[i]; rt.id != "" && rt.group == tag.Name {
				v.Operations = append(v.Operations, s.operationView(rt, e))
			}
		}
		return s.show(w, r, v)
	}
	return noPath(r)
}

// slug is the name of a group as it stands in an address.
func slug(name string) string { return strings.ToLower(strings.ReplaceAll(name, " ", "-")) }

// objects answers with the list of the objects that answers are made of.
func (s *service) objects(rt *route, w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	v := web.Objects{Frame: s.frame(r, "docs", s.pages.Say("docs.objects"))}
	schemas := s.openapi.Components.Schemas
	for _, name := range schemaNames(schemas) {
		v.Schemas = append(v.Schemas, web.Schema{Name: name, Description: schemas.Map()[name].Description})
	}
	return s.show(w, r, v)
}

// object answers with one object and its members.
func (s *service) object(rt *route, w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	name := r.PathValue("name")
	schema := s.openapi.Components.Schemas.Map()[name]
	if schema == nil || !slices.Contains(schemaNames(s.openapi.Components.Schemas), name) {
		return noPath(r)
	}
	return s.show(w, r, web.Object{Frame: s.frame(r, "docs", name), Schema: schemaView(name, schema)})
}

func (s *service) docsView() web.Docs {
	v := web.Docs{Description: s.openapi.Info.Description}
	for _, tag := range s.openapi.Tags {
		g := web.Group{Name: tag.Name, Slug: slug(tag.Name), Description: tag.Description}
		for i := range s.routes {
			if rt := &s.routes[i]; rt.id != "" && rt.group == tag.Name {
				g.Operations = append(g.Operations, web.Operation{ID: rt.id, Method: rt.verb(), Path: rt.shownPath(), Summary: rt.summary})
			}
		}
		v.Groups = append(v.Groups, g)
	}
	v.Words = s.wordViews()
	for _, k := range append(errorKinds(), fault()) {
		v.Errors = append(v.Errors, web.ErrorKind{Name: k.name, Status: k.status, Title: http.StatusText(k.status), Meaning: k.meaning})
	}
	return v
}

func (s *service) operationView(rt *route, e examples) web.Operation {
	op := operationOf(s.openapi.Paths[rt.shownPath()], rt.verb())
	v := web.Operation{ID: rt.id, Method: op.Method, Path: op.Path, Summary: op.Summary, Description: op.Description}
	v.Example = e.fill(rt.example)
	minus := 0
	for _, p := range op.Parameters {
		if strings.HasPrefix(p.Name, "-") {
			minus++
			continue
		}
		if p.In == "path" {
			v.Parameters = append(v.Parameters, parameterView(p))
			continue
		}
		v.Words = append(v.Words, web.Word{Name: p.Name, Default: rt.initial[p.Name]})
	}
	v.Exclusions = minus > 0
	if op.RequestBody != nil {
		for mediaType, m := range op.RequestBody.Content {
			if m.Schema.Ref != "" {
				v.Body = strings.TrimPrefix(m.Schema.Ref, schemaPrefix)
			} else {
				v.Takes = append(v.Takes, mediaType)
			}
		}
		slices.Sort(v.Takes)
	}
	for _, status := range []string{"200", "201", "202", "204", "206"} {
		res := op.Responses[status]
		if res == nil {
			continue
		}
		for mediaType, m := range res.Content {
			a := web.Answer{Status: status, MediaType: mediaType}
			if m.Schema.Ref != "" {
				a.Schema = strings.TrimPrefix(m.Schema.Ref, schemaPrefix)
			}
			v.Answers = append(v.Answers, a)
		}
	}
	slices.SortFunc(v.Answers, func(a, b web.Answer) int {
		return strings.Compare(a.Status+a.MediaType, b.Status+b.MediaType)
	})
	return v
}

// operationOf returns the operation of a path for a method.
func operationOf(item *huma.PathItem, method string) *huma.Operation {
	switch method {
	case http.MethodPost:
		return item.Post
	case http.MethodPut:
		return item.Put
	case http.MethodDelete:
		return item.Delete
	case http.MethodPatch:
		return item.Patch
	}
	return item.Get
}

// wordViews are the query words that any operation takes, in the order of the
// parameters, without those with a minus.
func (s *service) wordViews() []web.Parameter {
	taken := map[string]bool{}
	for i := range s.routes {
		for _, name := range s.routes[i].words {
			taken[name] = true
		}
	}
	var out []web.Parameter
	for _, p := range slices.Concat(otherWords(), filterWords(), reviewWords(), jobWords(), []parameter{themeWords()["dry_run"]}) {
		if taken[p.name] {
			out = append(out, parameterView(p.describe("")))
		}
	}
	return out
}

func parameterView(p *huma.Param) web.Parameter {
	s, v := p.Schema, web.Parameter{Name: p.Name, In: p.In, Required: p.Required, Description: p.Description}
	if s.Type == huma.TypeArray {
		v.Many, s = true, s.Items
	}
	v.Type = s.Type
	if s.Default != nil {
		v.Default = fmt.Sprint(s.Default)
	}
	for _, e := range s.Enum {
		v.Values = append(v.Values, fmt.Sprint(e))
	}
	switch example := p.Example.(type) {
	case nil:
	case []any:
		v.Example = fmt.Sprint(example...)
	default:
		v.Example = fmt.Sprint(example)
	}
	return v
}

func schemaView(name string, s *huma.Schema) web.Schema {
	v := web.Schema{Name: name, Description: s.Description}
	members := make([]string, 0, len(s.Properties))
	for m := range s.Properties {
		members = append(members, m)
	}
	slices.Sort(members)
	for _, m := range members {
		p := s.Properties[m]
		f := web.Member{Name: m, Description: p.Description, Required: slices.Contains(s.Required, m)}
		f.Type, f.Schema = typeName(p)
		v.Members = append(v.Members, f)
	}
	return v
}

// typeName returns the type in words, and the schema that it is or holds.
func typeName(s *huma.Schema) (words, schema string) {
	switch {
	case s.Ref != "":
		name := strings.TrimPrefix(s.Ref, schemaPrefix)
		return "object", name
	case len(s.AnyOf) > 0:
		w, ref := typeName(s.AnyOf[0])
		return w + " or null", ref
	case s.Type == huma.TypeArray:
		w, ref := typeName(s.Items)
		return "list of " + w, ref
	case s.Type == huma.TypeObject:
		if of, ok := s.AdditionalProperties.(*huma.Schema); ok {
			w, ref := typeName(of)
			return "map of " + w, ref
		}
	}
	return s.Type, ""
}

// fill puts what is held into the example; empty when it needs what is not.
func (e examples) fill(path string) string {
	for name, value := range map[string]string{"{document}": e.document, "{action}": e.action, "{passage}": e.passage, "{year}": e.year, "{theme}": e.theme, "{paged}": e.paged, "{words}": cmp.Or(e.words, "strategy")} {
		if !strings.Contains(path, name) {
			continue
		}
		if value == "" {
			return ""
		}
		path = strings.ReplaceAll(path, name, url.QueryEscape(value))
	}
	return path
}
