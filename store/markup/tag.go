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

// attributeLen returns the length of the attribute that s begins with, 0 for none, and
// whether it has a value.
func attributeLen(s string) (n int, value bool) {
	for n < len(s) && (isLetter(s, n) || strings.IndexByte("_:@", s[n]) >= 0 || n > 0 && (isDigit(s[n]) || s[n] == '.' || s[n] == '-')) {
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
		if eq := strings.IndexByte(s[at:at+size], '='); value && strings.EqualFold(strings.TrimRight(s[at:at+eq], " \n\x00"), name) {
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

// angle takes in a < inside a paragraph: an address in brackets (6.5), a tag or a comment
// (6.6), or only a sign.
func (r *reader) angle(i int, rest string) int {
	if n := autolinkLen(rest); n > 0 {
		first := len(r.runs)
		r.words(i+1, i+n-1)
		r.runs[len(r.runs)-1].Value = 1
		to := rest[1 : n-1]
		if !strings.Contains(to, ":") {
			to = "mailto:" + to
		}
		r.link(first, i, i+n, to)
		return i + n
	}
	if n := hiddenLen(rest); n > 0 {
		return r.hidden(i, i+n)
	}
	if t, ok := readTag(rest[:min(len(rest), maxLine)]); ok {
		return r.inlineTag(i, t)
	}
	r.words(i, i+1)
	return i + 1
}

// inlineTag takes in a tag inside a paragraph.
func (r *reader) inlineTag(i int, t tag) int {
	next := i + len(t.text)
	switch {
	case t.name == "img":
		r.picture(i, t)
	case t.name == "script" || t.name == "style":
		if !t.closing {
			return min(r.to, i+closingTag(r.src[i:r.to], len(t.text), t.name))
		}
	case t.name == "a" || styleOf(t.name) != 0:
		r.styleTag(i, t)
	case (t.name == "br" || isBlockTag(t.name)) && !r.cell:
		r.trim()
		for next < r.to && isBlank(r.src[next]) {
			next++
		}
		if !r.blankBefore() {
			r.newLine(i, next)
		}
	case isBlockTag(t.name):
		r.apart(i, next)
	}
	return next
}

// styleTag takes in a tag of a link or of a style: it ends what the last one of its name
// began.
func (r *reader) styleTag(i int, t tag) {
	if !t.closing {
		if t.lone {
			return
		}
		r.htmlTags = append(r.htmlTags, r.shell(i, i+len(t.text)))
		return
	}
	for k := len(r.htmlTags) - 1; k >= 0; k-- {
		open := r.htmlTags[k]
		began, _ := readTag(r.src[r.runs[open].From-r.base : r.runs[open].To-r.base])
		if began.name != t.name {
			continue
		}
		r.htmlTags = r.htmlTags[:k]
		if t.name != "a" {
			r.styles = append(r.styles, restyle{open + 1, len(r.runs), styleOf(t.name)})
		} else if to := began.attribute("href"); to != "" {
			r.link(open+1, r.runs[open].From-r.base, i+len(t.text), to)
		}
		return
	}
}

// shell adds a run that shows nothing.
func (r *reader) shell(from, to int) int {
	r.runs = append(r.runs, Run{From: r.base + from, To: r.base + to, Value: 1})
	return len(r.runs) - 1
}

// picture takes in a picture of HTML: its description.
func (r *reader) picture(i int, t tag) {
	from, to := t.attributeAt("alt")
	if strings.TrimSpace(t.text[from:to]) == "" {
		r.label(i, "[image]")
		return
	}
	r.label(i, "[image: ")
	r.entities(i+from, i+to)
	end := "]"
	if bytes, ok := strings.CutPrefix(t.attribute("src"), "[image"); ok {
		end = bytes
	}
	r.label(i+to, end)
}

// entities adds words with their entities resolved. Their line ends are spaces.
func (r *reader) entities(from, to int) {
	for from < to {
		n := strings.IndexAny(r.src[from:to], "&\n")
		if n < 0 {
			n = to - from
		}
		r.words(from, from+n)
		if from += n; from == to {
			return
		}
		if r.src[from] == '\n' {
			n = blanks(r.src[from:to])
			r.space(from, from+n)
		} else if n = r.entity(from); n == 0 {
			n = 1
			r.words(from, from+1)
		}
		from += n
	}
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
		if label == "" || len(label) > 63 || strings.Trim(label, lettersAndDigits+"-") != "" || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
	}
	return true
}
