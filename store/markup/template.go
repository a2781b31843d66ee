package markup

import (
	"strings"
)

// Site generators put code into the Markdown they read: the address of a link is
// {{ "/a" | url }}, a picture is {{< figure … >}}. No parser of Markdown knows
// it, so without this the reader would see code where the site shows words.

// A templateCode is a kind of template code, by its marks. Those that only write
// addresses and values have none in running text: who writes {{ name }} there
// means to show it.
type templateCode struct {
	open, end string
	hidden    bool // nothing of it is shown in running text
}

var templateKinds = [...]templateCode{{"{{<", ">}}", true}, {"{{%", "%}}", true}, {"{%", "%}", true},
	{"{{", "}}", false}}

// The signs that stand for code in the target of a link: no text has them.
const (
	noCode3 = "\uFFFC" // three bytes
	noCode2 = "\u00AD" // two bytes
)

// noCode stands for so many bytes of code, at least two.
func noCode(size int) string {
	twos := [...]int{0, 2, 1}[size%3]
	return strings.Repeat(noCode3, (size-2*twos)/3) + strings.Repeat(noCode2, twos)
}

// dropNoCode takes those signs away.
func dropNoCode(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, noCode3, ""), noCode2, "")
}

// maxCode bounds the length of a piece of code.
const maxCode = 2 << 10

// codeLen returns the length of the code that s begins with, 0 if there is none.
func codeLen(s string) (n int, hidden bool) {
	for _, c := range templateKinds {
		if !strings.HasPrefix(s, c.open) {
			continue
		}
		if end := strings.Index(s[:min(len(s), maxCode)], c.end); end > 0 {
			return end + len(c.end), c.hidden
		}
	}
	return 0, false
}

// hole stands for template code that is not shown. No text has it: it is a
// control.
const hole = 0

// maskCode takes template code out of Markdown and keeps its length: inside the target of a
// link there are signs for it (noCode), in running text holes. Code spans and blocks keep it.
func maskCode(md string) string {
	if !strings.Contains(md, "{{") && !strings.Contains(md, "{%") {
		return md
	}
	b := []byte(md)
	target := byte(0) // the sign that ends the target that i is in
	for i := 0; i < len(md); {
		n := 1
		switch c := md[i]; {
		case c == '\\' && i+1 < len(md):
			n = 2
		case c == '`' && target == 0:
			n = codeSpanLen(md[i:])
		case c == target || c == '\n':
			target = 0
		case c == '<' && target == 0 && isElement(strings.ToLower(tagName(md[i:min(len(md), i+16)]))):
			target = '>'
		case c == ']' && strings.HasPrefix(md[i:], "]("):
			n, target = 2, ')'
		case c == ']' && strings.HasPrefix(md[i:], "]:"):
			n, target = 2, '\n'
		case c == '{':
			size, hidden := codeLen(md[i:])
			fill := strings.Repeat(string(rune(hole)), size)
			if target != 0 {
				fill = noCode(size)
			}
			if size > 0 && (hidden || target != 0) {
				copy(b[i:], fill)
				n = size
			}
		}
		i += n
	}
	return string(b)
}

// codeSpanLen returns the length of the code span or fenced block that s begins
// with; of backticks alone if nothing closes them (CommonMark 6.1).
func codeSpanLen(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "`"))
	for at := n; ; {
		next := strings.IndexByte(s[at:], '`')
		if next < 0 {
			return n
		}
		at += next
		run := len(s[at:]) - len(strings.TrimLeft(s[at:], "`"))
		if at += run; run == n {
			return at
		}
	}
}
