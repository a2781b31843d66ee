package markup

import (
	"strings"
)

// A tag is a tag of HTML.
type tag struct {
	name    string // in lower case
	closing bool
	lone    bool // it closes itself
	text    string
}

// readTag reads the tag that s begins with (6.6): an opening or closing one whose
// attributes are well formed. What has the form of a tag, but a name that HTML does not
// know, is one if it looks like one: "<your name>" is text.
func readTag(s string) (tag, bool) {
	t := tag{}
	at := 1
	if len(s) > 1 && s[1] == '/' {
		t.closing = true
		at++
	}
	n := nameLen(s[at:])
	if n == 0 {
		return tag{}, false
	}
	t.name = strings.ToLower(s[at : at+n])
	at += n
	valued := false
	for !t.closing {
		gap := spaceLen(s[at:])
		size, value := attributeLen(s[at+gap:])
		if gap == 0 || size == 0 {
			break
		}
		at += gap + size
		valued = valued || value
	}
	at += spaceLen(s[at:])
	if at < len(s) && s[at] == '/' && !t.closing {
		t.lone = true
		at++
	}
	if at >= len(s) || s[at] != '>' {
		return tag{}, false
	}
	t.text = s[:at+1]
	return t, t.closing || t.lone || valued || isElement(t.name)
}

// nameLen returns the length of the name of a tag that s begins with.
func nameLen(s string) int {
	n := 0
	for n < len(s) && (isLetter(s, n) || n > 0 && (isDigit(s[n]) || s[n] == '-')) {
		n++
	}
	return n
}

// spaceLen returns how much space s begins with; a hole is space too.
func spaceLen(s string) int {
	n := 0
	for n < len(s) && (isBlank(s[n]) || s[n] == hole) {
		n++
	}
	return n
}

// attributeLen returns the length of the attribute that s begins with, 0 for none, and whether it has a value.
func attributeLen(s string) (n int, value bool) {
	for n < len(s) && (isLetter(s, n) || strings.IndexByte("_:@", s[n]) >= 0 ||
		n > 0 && (isDigit(s[n]) || s[n] == '.' || s[n] == '-')) {
		n++
	}
	if n == 0 {
		return 0, false
	}
	at := n + spaceLen(s[n:])
	if at >= len(s) || s[at] != '=' {
		return n, false
	}
	at++
	at += spaceLen(s[at:])
	if at >= len(s) {
		return n, false
	}
	switch q := s[at]; q {
	case '"', '\'':
		end := strings.IndexByte(s[at+1:], q)
		if end < 0 {
			return 0, false
		}
		return at + end + 2, true
	default:
		size := strings.IndexAny(s[at:], " \n\"'=<>`")
		if size <= 0 {
			return 0, false
		}
		return at + size, true
	}
}

// attribute returns the value of an attribute of a tag, its entities resolved.
func (t tag) attribute(name string) string {
	from, to := t.attributeAt(name)
	return decodeEntities(t.text[from:to])
}

// attributeAt returns where in a tag the value of an attribute stands.
func (t tag) attributeAt(name string) (from, to int) {
	s := t.text
	at := 1 + len(t.name)
	for at < len(s) {
		at += spaceLen(s[at:])
		size, value := attributeLen(s[at:])
		if size == 0 {
			return 0, 0
		}
		eq := strings.IndexByte(s[at:at+size], '=')
		if value && strings.EqualFold(strings.TrimRight(s[at:at+eq], " \n\x00"), name) {
			from = at + eq + 1
			from += spaceLen(s[from:])
			to = at + size
			if s[from] == '"' || s[from] == '\'' {
				return from + 1, to - 1
			}
			return from, to
		}
		at += size
	}
	return 0, 0
}

// isElement reports whether HTML knows an element, or lets writers name it: those names have
// a hyphen.
func isElement(name string) bool {
	if isBlockTag(name) || strings.Contains(name, "-") {
		return true
	}
	switch name {
	case "a", "abbr", "acronym", "area", "audio", "b", "base", "basefont", "bdi", "bdo", "big", "button", "canvas", "cite",
		"code", "col", "colgroup", "data", "datalist", "del", "dfn", "em", "embed", "font", "g", "i", "img", "input", "ins",
		"kbd", "label", "map", "mark", "math", "meta", "meter", "noscript", "object", "output", "path", "picture", "progress",
		"q", "rp", "rt", "ruby", "s", "samp", "script", "select", "slot", "small", "source", "span", "strike", "strong",
		"style", "sub", "sup", "svg", "template", "textarea", "time", "tt", "u", "use", "var", "video", "wbr":
		return true
	}
	return false
}

// styleOf is how the words in an element are set.
func styleOf(name string) Style {
	switch name {
	case "b", "strong", "th":
		return Strong
	case "i", "em", "cite", "dfn", "var":
		return Emph
	case "s", "del", "strike":
		return Strike
	case "code", "kbd", "samp", "tt":
		return Coded
	}
	return 0
}

// hiddenLen returns the length of the comment, instruction or declaration s begins with,
// or 0.
func hiddenLen(s string) int {
	s = s[:min(len(s), maxLine)]
	for _, empty := range []string{"<!-->", "<!--->"} {
		if strings.HasPrefix(s, empty) {
			return len(empty)
		}
	}
	for _, b := range [][2]string{{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}} {
		if strings.HasPrefix(s, b[0]) {
			if n := strings.Index(s[len(b[0]):], b[1]); n >= 0 {
				return len(b[0]) + n + len(b[1])
			}
			return 0
		}
	}
	if strings.HasPrefix(s, "<!") && isLetter(s, 2) {
		return strings.IndexByte(s, '>') + 1
	}
	return 0
}

// autolinkLen returns the length of the address in brackets s begins with, or 0 (6.5).
func autolinkLen(s string) int {
	n := strings.IndexAny(s[1:min(len(s), maxCode)], "<> \n") + 1
	if n < 3 || s[n] != '>' {
		return 0
	}
	inner := s[1:n]
	scheme, _, ok := strings.Cut(inner, ":")
	if ok && len(scheme) >= 2 && len(scheme) <= 32 && isLetter(scheme, 0) && strings.Trim(scheme, schemeSigns) == "" {
		return n + 1
	}
	if isMail(inner) {
		return n + 1
	}
	return 0
}

const (
	lettersAndDigits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	schemeSigns      = lettersAndDigits + "+.-"
	mailSigns        = lettersAndDigits + ".!#$%&'*+/=?^_`{|}~-"
)

// isMail reports whether s is the address of a mailbox.
func isMail(s string) bool {
	name, host, ok := strings.Cut(s, "@")
	if !ok || name == "" || strings.Trim(name, mailSigns) != "" {
		return false
	}
	for label := range strings.SplitSeq(host, ".") {
		if label == "" || len(label) > 63 || strings.Trim(label, lettersAndDigits+"-") != "" ||
			label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
	}
	return true
}
