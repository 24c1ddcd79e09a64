package html

import (
	"regexp"
	"strings"

	"polidex/corpus"
)

// challengeWords is the number of words from which a page is believed to be a
// text whatever it begins with.
const challengeWords = 250

// challenges are the pages that servers send in place of what was asked for, by
// what their titles and first words have in common.
var challenges = []struct {
	reason string
	text   *regexp.Regexp
}{
	{"the server answered that there were too many requests", regexp.MustCompile(`(?i)\btoo many requests\b|\brate limit(ed| exceeded)\b|^(error )?429\b`)},
	{"the server asked for proof that the reader is human", regexp.MustCompile(`(?i)captcha|\bnot a (ro)?bot\b|are you (a )?(human|robot)|verify(ing)? (that )?you are( a)? human|checking your browser|just a moment|attention required|unusual traffic|pardon our interruption|javascript is disabled.*verify|enable javascript and cookies|awswaf|request unsuccessful\. incapsula`)},
	{"the server asked for consent first", regexp.MustCompile(`(?i)before you continue|\bconsent\b.{0,60}\bto continue\b|accept (all )?cookies to continue`)},
	{"the server refused access", regexp.MustCompile(`(?i)\baccess (to this page )?(is |has been |was )?(denied|forbidden|blocked)|^(error )?40[13]\b|\b403 forbidden\b|\brequest (rejected|blocked)\b|the requested url was rejected`)},
	{"the server asked for a login", regexp.MustCompile(`(?i)^(eu login|log ?in|sign ?in|authentication required)\b`)},
	{"the page was not found", regexp.MustCompile(`(?i)\b(page|document|resource) (was |could |can ?)?not (be )?found|^(error )?4(04|10)\b|\b404 not found\b|page introuvable|seite nicht gefunden|página no encontrada|pagina non trovata|requested document does not exist`)},
	{"the server was not able to answer", regexp.MustCompile(`(?i)^(error )?5\d\d\b|internal server error|bad gateway|service (is )?(temporarily )?unavailable|gateway time-?out|under maintenance|server (is )?(too busy|inaccessib)|temporarily (down|unavailable)`)},
}

// Challenge recognises a page that a server sent in place of the one asked for:
// an error in the clothes of a page, a test for robots, a request for consent or
// a login. It judges a document made by [Read] by its title and its first words,
// and only when there are few: a text about such things is a text.
func Challenge(doc *corpus.Document) (reason string, ok bool) {
	words := 0
	var text, aside []string
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == corpus.Furniture {
			if b.Reason == "noscript" || b.Reason == "dialog" || b.Reason == "form" {
				aside = append(aside, b.Text)
			}
			continue
		}
		words += len(strings.Fields(b.Text))
		text = append(text, b.Text)
	}
	if words > challengeWords {
		return "", false
	}
	candidates := []string{doc.Property("html:title")}
	candidates = append(candidates, text[:min(len(text), 4)]...)
	if words < challengeWords/5 {
		candidates = append(candidates, aside...)
	}
	for _, c := range challenges {
		for _, t := range candidates {
			if c.text.MatchString(t) {
				return c.reason, true
			}
		}
	}
	return "", false
}
