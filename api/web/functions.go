package web

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"strconv"
	"strings"
	"time"
)

// functions are what templates call.
func (p *Pages) functions() template.FuncMap {
	return template.FuncMap{
		// t says a sentence of the words: {{t ID .Total}}.
		"t": p.words.say,
		// asset is the address of a file that the page refers to.
		"asset":     p.assetPath,
		"thousands": thousands,
		"day":       p.day,
		"code":      code,
		"list":      func(items ...any) []any { return items },
	}
}

// assetPath returns the address of an asset. It changes with its content, so that
// a browser may keep it.
func (p *Pages) assetPath(name string) (string, error) {
	a, ok := p.assets[name]
	if !ok {
		return "", fmt.Errorf("there is no asset %q", name)
	}
	return "/assets/" + name + "?v=" + a.Version, nil
}

func hash(body []byte) string {
	sum := sha256.Sum256(body)
	return base64.RawURLEncoding.EncodeToString(sum[:6])
}

// thousands writes a number with narrow spaces between its thousands.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	var out strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 && digits[i-1] != '-' {
			out.WriteRune('\u202f')
		}
		out.WriteRune(d)
	}
	return out.String()
}

// day writes a date of the form 2025-04-01, 2025-04 or 2025 in words; what has
// none of these forms stays as it is. It takes a string or a type made of one.
func (p *Pages) day(date any) (string, error) {
	text := fmt.Sprint(date)
	for _, form := range []struct{ layout, id string }{{time.DateOnly, "date.day"}, {"2006-01", "date.month"}} {
		if d, err := time.Parse(form.layout, text); err == nil {
			month, err := p.words.say("date.months." + "m" + strconv.Itoa(int(d.Month())))
			if err != nil {
				return "", err
			}
			return p.words.say(form.id, "Day", d.Day(), "Month", month, "Year", d.Year())
		}
	}
	return text, nil
}

// code lets a long path break after its separators.
func code(path string) template.HTML {
	escaped := template.HTMLEscapeString(path)
	for _, sep := range []string{"/", "?", "&amp;"} {
		escaped = strings.ReplaceAll(escaped, sep, sep+"<wbr>")
	}
	return template.HTML(escaped)
}
