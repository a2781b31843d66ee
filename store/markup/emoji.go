package markup

import (
	"strings"

	"github.com/yuin/goldmark-emoji/definition"
)

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

// bracesLen returns the length of the attributes in braces that s begins with, 0 if it
// begins with other braces: {.class}, {#id}, {: .note}, and behind a link or picture
// {width=50%} too.
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
