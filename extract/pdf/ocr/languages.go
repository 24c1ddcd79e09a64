package ocr

import (
	"slices"
	"strings"
)

// The scripts that tesseract's detection names, as far as Europe writes them.
const (
	latin    = "Latin"
	greek    = "Greek"
	cyrillic = "Cyrillic"
)

// language is one that can be recognised: its ISO 639-1 code, the name of its
// data (ISO 639-2/T, where tesseract does not differ), and its script.
type language struct{ code, pack, script string }

// languages are in the order in which they stand in for others of their script.
var languages = []language{
	{"en", "eng", latin}, {"de", "deu", latin}, {"fr", "fra", latin}, {"it", "ita", latin},
	{"es", "spa", latin}, {"pl", "pol", latin}, {"ro", "ron", latin}, {"nl", "nld", latin},
	{"pt", "por", latin}, {"cs", "ces", latin}, {"hu", "hun", latin}, {"sv", "swe", latin},
	{"sk", "slk", latin}, {"da", "dan", latin}, {"fi", "fin", latin}, {"hr", "hrv", latin},
	{"lt", "lit", latin}, {"sl", "slv", latin}, {"lv", "lav", latin}, {"et", "est", latin},
	{"ga", "gle", latin}, {"mt", "mlt", latin},
	{"no", "nor", latin}, {"nb", "nor", latin}, {"nn", "nor", latin}, {"is", "isl", latin},
	{"sq", "sqi", latin}, {"bs", "bos", latin}, {"tr", "tur", latin}, {"ca", "cat", latin},
	{"gl", "glg", latin}, {"eu", "eus", latin}, {"lb", "ltz", latin}, {"cy", "cym", latin},
	{"el", "ell", greek},
	{"bg", "bul", cyrillic}, {"uk", "ukr", cyrillic}, {"sr", "srp", cyrillic},
	{"mk", "mkd", cyrillic}, {"ru", "rus", cyrillic}, {"be", "bel", cyrillic},
}

// languageOf finds a language by its code; a region behind it does not matter.
func languageOf(code string) (language, bool) {
	code, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(code, "_", "-")), "-")
	i := slices.IndexFunc(languages, func(l language) bool { return l.code == code })
	if i < 0 {
		return language{}, false
	}
	return languages[i], true
}

// choice is what a page is recognised with.
type choice struct {
	language, packs, script string
	// missing is the pack that would have been better.
	missing string
}

// Languages returns the ISO 639-1 codes of the languages whose data is
// installed, in alphabetical order.
func (r *Recogniser) Languages() []string {
	var out []string
	for _, l := range languages {
		if r.has(l.pack) {
			out = append(out, l.code)
		}
	}
	slices.Sort(out)
	return out
}

func (r *Recogniser) has(pack string) bool { return slices.Contains(r.packs, pack) }

// choose says with what to recognise a language; "" is an unknown one. Without
// packs in the answer there is nothing to recognise it with.
func (r *Recogniser) choose(code string) choice {
	l, known := languageOf(code)
	switch {
	case !known:
		return r.chooseScript(latin)
	case r.has(l.pack):
		return r.chosen(l)
	}
	c := r.chooseScript(l.script)
	c.language, c.missing = "", l.pack
	return c
}

// chooseScript says with what to recognise a script: the first language of it
// that is installed, which for Latin is English where it can be, or the data of
// the script itself.
func (r *Recogniser) chooseScript(script string) choice {
	missing := ""
	for _, l := range languages {
		switch {
		case l.script != script:
		case r.has(l.pack):
			return r.chosen(l)
		case missing == "":
			missing = l.pack
		}
	}
	for _, pack := range []string{"script/" + script, script} {
		if r.has(pack) {
			return choice{packs: pack, script: script}
		}
	}
	return choice{script: script, missing: missing}
}

// chooseAny says with what to recognise a page where nothing is installed for
// Latin.
func (r *Recogniser) chooseAny() choice {
	for _, script := range []string{greek, cyrillic} {
		if c := r.chooseScript(script); c.packs != "" {
			return c
		}
	}
	return r.chooseScript(latin)
}

// chosen is a language with its own pack. Names and terms in texts of other
// scripts are often English.
func (r *Recogniser) chosen(l language) choice {
	c := choice{language: l.code, packs: l.pack, script: l.script}
	if l.script != latin && r.has("eng") {
		c.packs += "+eng"
	}
	return c
}
