package robots

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// MaxBytes is how much of a file is read, and what is after it left out: the
// least that RFC 9309, section 2.5, asks of a parser, and what Google's reads.
const MaxBytes = 500 << 10

// longestDelay bounds what a Crawl-delay can say.
const longestDelay = 24 * time.Hour

// group is what the groups of one crawler say together.
type group struct {
	named bool
	rules []Rule
	delay time.Duration
}

// parser goes through the lines of a file.
type parser struct {
	agent string
	// own and any are the groups that name the crawler and the ones for all.
	own, any group
	// inOwn and inAny say whether the lines that follow belong to them.
	inOwn, inAny bool
	// started says that a crawler was named, ruled that a rule came after it: the
	// next user-agent line begins another group.
	started, ruled bool
}

// Parse reads a robots.txt for the crawler with a product token, such as
// "polidex", in whatever case. Groups of the same crawler are one (RFC 9309,
// section 2.2.1); those for "*" hold only where none names it.
func Parse(data []byte, agent string) Rules {
	data = data[:min(len(data), MaxBytes)]
	// Google's parser takes the beginning of a byte order mark for one too.
	for _, b := range []byte("\xEF\xBB\xBF") {
		data = bytes.TrimPrefix(data, []byte{b})
	}
	p := parser{agent: agent}
	number := 0
	for len(data) > 0 {
		var line []byte
		line, data = cutLine(data)
		number++
		if field, value, ok := split(string(line)); ok {
			p.line(number, field, value)
		}
	}
	found := p.any
	if p.own.named {
		found = p.own
	}
	return Rules{Delay: found.delay, rules: found.rules}
}

// cutLine cuts a line off, which ends with LF, CR or both.
func cutLine(data []byte) (line, rest []byte) {
	i := bytes.IndexAny(data, "\r\n")
	if i < 0 {
		return data, nil
	}
	line, rest = data[:i], data[i+1:]
	if data[i] == '\r' {
		rest = bytes.TrimPrefix(rest, []byte("\n"))
	}
	return line, rest
}

// split takes a line apart. The colon may be missing between two words.
func split(line string) (field, value string, ok bool) {
	line, _, _ = strings.Cut(line, "#")
	field, value, ok = strings.Cut(line, ":")
	if !ok {
		words := strings.Fields(line)
		if len(words) != 2 {
			return "", "", false
		}
		field, value = words[0], words[1]
	}
	return strings.ToLower(strings.TrimSpace(field)), strings.TrimSpace(value), true
}

func (p *parser) line(number int, field, value string) {
	switch field {
	case "user-agent", "useragent", "user agent":
		p.name(value)
	case "allow":
		p.rule(number, true, value)
	case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw":
		p.rule(number, false, value)
	case "crawl-delay", "crawldelay":
		p.delay(value)
	}
	// Any other field must not end a group (RFC 9309, section 2.2.4).
}

func (p *parser) name(value string) {
	if p.ruled {
		p.inOwn, p.inAny, p.ruled = false, false, false
	}
	p.started = true
	switch {
	case value == "*" || strings.HasPrefix(value, "* ") || strings.HasPrefix(value, "*\t"):
		p.inAny = true
	case strings.EqualFold(product(value), p.agent):
		p.inOwn, p.own.named = true, true
	}
}

// product is the token of a crawler's name, without its version (RFC 9309,
// section 2.2.1: letters, underscore and hyphen).
func product(name string) string {
	end := strings.IndexFunc(name, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '_' && r != '-'
	})
	if end < 0 {
		return name
	}
	return name[:end]
}

func (p *parser) rule(number int, allow bool, path string) {
	if !p.started {
		return
	}
	p.ruled = true
	if !strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "*") {
		return // empty, or nothing that any path begins with
	}
	rules := []Rule{{Allow: allow, Line: number, pattern: normalise(path, true)}}
	// As Google has it: who allows a folder's index.html allows the folder.
	if slash := strings.LastIndexByte(path, '/'); allow && slash >= 0 && strings.HasPrefix(path[slash:], "/index.htm") {
		rules = append(rules, Rule{Allow: true, Line: number, pattern: normalise(path[:slash+1], true) + "$"})
	}
	if p.inOwn {
		p.own.rules = append(p.own.rules, rules...)
	}
	if p.inAny {
		p.any.rules = append(p.any.rules, rules...)
	}
}

// delay reads a Crawl-delay, which no standard has: seconds, with or without a
// fraction, for the crawlers that the group has named so far. The longest of
// several holds. It does not end a group.
func (p *parser) delay(value string) {
	seconds, err := strconv.ParseFloat(value, 64)
	if err != nil || !(seconds > 0) {
		return
	}
	delay := time.Duration(min(seconds, longestDelay.Seconds()) * float64(time.Second))
	if p.inOwn {
		p.own.delay = max(p.own.delay, delay)
	}
	if p.inAny {
		p.any.delay = max(p.any.delay, delay)
	}
}
