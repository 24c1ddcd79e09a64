package cite

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// ris writes the item as the RIS format has it: a field a line, two letters, two
// spaces, a hyphen and a space before it, and lines that end with CR and LF. The
// tags are those that Zotero and EndNote read for the type; see the table of
// Reference Manager's format of 2001, on which they rest.
func (it *Item) ris() []byte {
	var b bytes.Buffer
	field := func(tag, value string) {
		if value = line(value); value != "" {
			fmt.Fprintf(&b, "%s  - %s\r\n", tag, value)
		}
	}
	field("TY", it.risType())
	field("ID", it.Key)
	for _, n := range it.Authors {
		field("AU", n.ris())
	}
	field("TI", it.Title)
	if it.Issued.Year > 0 {
		field("PY", strconv.Itoa(it.Issued.Year))
		field("DA", it.Issued.ris())
	}
	field("PB", it.Publisher)
	if it.Kind == Legislation {
		field("M1", it.Number)
	} else {
		field("SN", it.Number)
	}
	field("M3", it.Genre)
	field("LA", it.Language)
	field("SP", number(it.Page))
	field("UR", it.URL)
	if it.Accessed.Year > 0 {
		field("Y2", it.Accessed.ris())
	}
	field("N1", it.Note)
	b.WriteString("ER  - \r\n")
	return b.Bytes()
}

func (it *Item) risType() string {
	switch it.Kind {
	case Report:
		return "GOVDOC"
	case Legislation:
		return "STAT"
	case WebPage:
		return "ELEC"
	}
	return "GEN"
}

// ris returns the name as "family, given". A body has a comma at its end, which
// keeps EndNote from taking the last word for a family name, and none within it,
// for what follows one would be taken for a given name.
func (n Name) ris() string {
	if n.Literal != "" {
		return strings.ReplaceAll(n.Literal, ",", "") + ","
	}
	return n.Family + ", " + n.Given
}

// ris returns the date as "2025/04/01/", with what is not known left empty.
func (p Parts) ris() string {
	two := func(n int) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprintf("%02d", n)
	}
	return fmt.Sprintf("%04d/%s/%s/", p.Year, two(p.Month), two(p.Day))
}
