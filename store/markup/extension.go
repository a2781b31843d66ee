package markup

import (
	"strings"

	"github.com/yuin/goldmark-emoji/definition"
)

// Site generators put code into the Markdown they read: the address of a link is
// {{ "/a" | url }}, a picture is {{< figure … >}}. No parser of Markdown knows
// it, so without this the reader would see code where the site shows words.

// A templateCode is a kind of template code, by its marks. Those that only write addresses and values have none
// in running text: who writes {{ name }} there means to show it.
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

// hole stands for template code that is not shown. No text has it: it is a control.
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
				if from, to := SentenceIn(md[i : i+size]); target == 0 {
					copy(b[i+from:], md[i+from:i+to])
				}
				n = size
			}
		}
		i += n
	}
	return string(b)
}

// SentenceIn returns where an argument of template code stands that is a sentence to be read,
// such as that of a pulled quote; an empty range if none is. What describes a picture is not.
func SentenceIn(code string) (from, to int) {
	if strings.Contains(code, "alt=") || strings.Contains(code, "alt:") {
		return 0, 0
	}
	for {
		open := strings.IndexByte(code[to:], '"')
		if open < 0 {
			return 0, 0
		}
		from = to + open + 1
		size := strings.IndexByte(code[from:], '"')
		if size < 0 {
			return 0, 0
		}
		to = from + size
		if size > 0 && strings.IndexByte(".!?", code[to-1]) >= 0 {
			return from, to
		}
		to++
	}
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

// longestEmoji is the length of the longest name of a picture.
const longestEmoji = 40

// emojiLen returns the length of the name between colons that s begins with, if it names a
// picture and stands apart from the words about it, and the picture: ":heart:".
func emojiLen(before, s string) (int, string) {
	n := 1
	for n < min(len(s), longestEmoji) && (s[n] >= 'a' && s[n] <= 'z' || isDigit(s[n]) ||
		strings.IndexByte("_+-", s[n]) >= 0) {
		n++
	}
	if n < 2 || n >= len(s) || s[n] != ':' {
		return 0, ""
	}
	if before != "" && isNameByte(before[len(before)-1]) || n+1 < len(s) && isNameByte(s[n+1]) {
		return 0, ""
	}
	found, ok := definition.Github().Get(s[1:n])
	if !ok || !found.IsUnicode() {
		return 0, ""
	}
	return n + 1, string(found.Unicode)
}

func isNameByte(c byte) bool { return isWordByte(c) || c == '_' || c >= 0x80 }

// IsAttributes reports whether a line is attributes in braces and nothing else.
func IsAttributes(line string) bool {
	return strings.HasPrefix(line, "{") && bracesLen("", line) == len(line)
}

// bracesLen returns the length of the attributes in braces that s begins with, 0 if it begins with other
// braces: {.class}, {#id}, {: .note}, and behind a link or picture {width=50%} too.
func bracesLen(before, s string) int {
	end := strings.IndexAny(s[:min(len(s), maxLinkLabel)], "}\n")
	if end < 3 || s[end] != '}' {
		return 0
	}
	inner, marked := strings.CutPrefix(s[1:end], ":")
	named := false
	for word := range strings.FieldsSeq(inner) {
		switch name, _, valued := strings.Cut(word, "="); {
		case len(word) > 1 && (word[0] == '.' || word[0] == '#') && isLetter(word, 1):
			named = true
		case !valued || nameLen(name) != len(name) || name == "":
			return 0
		}
	}
	behind := strings.HasSuffix(before, ")") || strings.HasSuffix(before, "]")
	if !named && !(marked || behind) || strings.TrimSpace(inner) == "" {
		return 0
	}
	return end + 1
}
