package clean

import (
	"strings"

	"readout/store/text"
)

// Unmark returns Markdown as running text for a line in a list: without the signs
// of headings, lists, quotes, tables, emphasis and code, without the targets of
// links, pictures, HTML tags and the shortcodes of site generators, and with
// character entities decoded. It goes by the look of things, not by a parser, so
// it is fast and may err where a page would show the difference.
func Unmark(markdown string) string {
	var plain strings.Builder
	plain.Grow(len(markdown))
	start := true // of a line
	for i := 0; i < len(markdown); {
		if start {
			i += markerLength(markdown[i:])
			start = false
			continue
		}
		skip, keep := inlineMark(markdown[:i], markdown[i:])
		if skip > 0 {
			i += skip
			if keep != "" {
				plain.WriteString(text.SafeBetween(plain.String(), keep, markdown[i:]))
			}
			continue
		}
		start = markdown[i] == '\n'
		plain.WriteByte(markdown[i])
		i++
	}
	return plain.String()
}

// markerLength is the length of the signs that begin a line: spaces, quotes,
// headings, list markers, table rules.
func markerLength(s string) int {
	line, _, _ := strings.Cut(s, "\n")
	if strings.Trim(line, " \t-=*_|:`~+") == "" { // a rule, a fence, an underline
		return len(line)
	}
	i := 0
	for i < len(line) {
		rest := line[i:]
		switch {
		case rest[0] == ' ' || rest[0] == '\t' || rest[0] == '>':
			i++
		case rest[0] == '#':
			i += len(rest) - len(strings.TrimLeft(rest, "#"))
		case len(rest) > 1 && rest[1] == ' ' && strings.IndexByte("-*+", rest[0]) >= 0:
			i += 2
		default:
			return i
		}
	}
	return i
}

// inlineMark tells how many bytes at the beginning of s, which stands after
// before, are markup, 0 if none, and what stands for them in the text.
func inlineMark(before, s string) (skip int, keep string) {
	switch s[0] {
	case '*', '`', '~', '|', '[':
		return 1, ""
	case '_': // at the edge of a word it is emphasis, inside it belongs to the word
		if before == "" || len(s) == 1 || !isWordByte(before[len(before)-1]) || !isWordByte(s[1]) {
			return 1, ""
		}
	case '!':
		if strings.HasPrefix(s, "![") {
			return 2, ""
		}
	case ']':
		return targetLength(s), ""
	case '<':
		return tagLength(s), ""
	case '{':
		return shortcodeLength(s), ""
	case '&':
		decoded, size := text.Entity(s)
		return size, decoded
	case '\\':
		if len(s) > 1 && s[1] > ' ' && !isWordByte(s[1]) && s[1] < 0x80 {
			return 2, s[1:2]
		}
	}
	return 0, ""
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// longestMark bounds the markup that is looked for, so that an open bracket
// costs little.
const longestMark = 1000

// targetLength is the length of "](target)" or "][label]" or else of "]".
func targetLength(s string) int {
	if len(s) < 2 || s[1] != '(' && s[1] != '[' {
		return 1
	}
	closing := byte(')')
	if s[1] == '[' {
		closing = ']'
	}
	depth := 0
	for i := 1; i < min(len(s), longestMark) && s[i] != '\n'; i++ {
		switch s[i] {
		case s[1]:
			depth++
		case closing:
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 1
}

// tagLength is the length of an HTML tag, a comment or an address in angle
// brackets, 0 if "<" is only a sign.
func tagLength(s string) int {
	if len(s) < 2 || !isWordByte(s[1]) && s[1] != '/' && s[1] != '!' {
		return 0
	}
	return 1 + strings.IndexByte(s[:min(len(s), longestMark)], '>')
}

// shortcodeLength is the length of "{{ … }}" or "{% … %}", 0 if there is none.
func shortcodeLength(s string) int {
	for _, pair := range [][2]string{{"{{", "}}"}, {"{%", "%}"}} {
		if strings.HasPrefix(s, pair[0]) {
			if end := strings.Index(s[:min(len(s), longestMark)], pair[1]); end > 0 {
				return end + 2
			}
		}
	}
	return 0
}
