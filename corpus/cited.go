package corpus

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	celexAnywhere  = regexp.MustCompile(`\b(?:5(?:19|20)\d\d(?:DC|JC|SC|PC|JP)\d{4}(?:R?\(\d\d\))+|[035](?:19|20)\d\d[A-Z]{1,2}\d{4}\b)`)
	numberAnywhere = regexp.MustCompile(`\b0*([1-9]\d{0,3})/0*([1-9]\d{0,3})\b`)
	journalStart   = regexp.MustCompile(`\b(?:(?:19|20)\d\d,? )?[LC]\b`)
)

// CitedKey reads what a reader wrote to name a cited document, in any notation,
// as the key of [Citation]. An act that is named by its number ("Regulation (EU)
// 2016/794", "2016/794") comes back as the number alone, "2016/794": see
// [CitedBy].
func CitedKey(s string) (string, bool) {
	s = strings.Join(strings.Fields(s), " ")
	if r, ok := ParseReference(s); ok {
		return r.Work(), true
	}
	if m := celexAnywhere.FindString(strings.ToUpper(s)); m != "" {
		return CELEXKey(m), true
	}
	if m := journalKey.FindStringSubmatch(strings.ToLower(s)); m != nil {
		return journalOf(m[1], m[2], m[3], m[4]).Key(), true
	}
	if at := journalStart.FindStringIndex(s); at != nil {
		if j, _, ok := ParseJournal(s[at[0]:]); ok {
			return j.Key(), true
		}
	}
	if m := numberAnywhere.FindStringSubmatch(s); m != nil {
		return m[1] + "/" + m[2], true
	}
	return "", false
}

// CELEXKey returns the key of what a CELEX number in capitals names: a work for
// preparatory documents, the act for a consolidated text, else the number: that of a
// part or a corrigendum of a preparatory document stays what it is.
func CELEXKey(celex string) string {
	if r, ok := ParseReference(celex); ok {
		return r.Work()
	}
	if celex[0] == '0' {
		return "3" + celex[1:]
	}
	return celex
}

// CitedBy reports whether a value that [CitedKey] returned names the key.
func CitedBy(value, key string) bool {
	first, second, numbered := strings.Cut(value, "/")
	if !numbered {
		return value == key
	}
	act, ok := ParseAct(key)
	if !ok {
		return false
	}
	a, _ := strconv.Atoi(first)
	b, _ := strconv.Atoi(second)
	return act.Numbered(a, b)
}
