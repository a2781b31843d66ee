package markup

import "strings"

// The beginnings of lines that mean something in Markdown (CommonMark 0.31).

func blank(l string) bool { return strings.TrimSpace(l) == "" }

// interrupts reports whether a line begins a block that can interrupt a paragraph.
func interrupts(l string) bool {
	at := indent(l)
	text := l[at:]
	if at > 3 || text == "" {
		return false
	}
	switch text[0] {
	case '#':
		return isHeading(text)
	case '`', '~':
		return fence(text) != ""
	case '>':
		return true
	case '<':
		return htmlEnd(text) != "" && !aloneOnLine(text)
	case '*', '-', '_', '+':
		return isRule(text) || markerLen(text) > 0 && !blank(text[1:])
	case '1':
		n := markerLen(text)
		return n == 2 && !blank(text[n:])
	}
	return false
}

// fence returns the fence that opens a code block, or "" (4.5).
func fence(text string) string {
	if text == "" || text[0] != '`' && text[0] != '~' {
		return ""
	}
	rest := strings.TrimLeft(text, text[:1])
	n := len(text) - len(rest)
	if n < 3 || text[0] == '`' && strings.Contains(rest, "`") {
		return ""
	}
	return text[:n]
}

// isHeading reports whether a line is an ATX heading (4.2).
func isHeading(text string) bool {
	rest := strings.TrimLeft(text, "#")
	n := len(text) - len(rest)
	return n >= 1 && n <= 6 && (rest == "" || strings.ContainsAny(rest[:1], " \t\n"))
}

// IsUnderline reports whether a line makes the paragraph above it a heading (4.3).
func IsUnderline(l string) bool {
	text := strings.TrimSpace(l)
	return indent(l) <= 3 && text != "" && (strings.Trim(text, "=") == "" || strings.Trim(text, "-") == "")
}

// isRule reports whether a line is a thematic break (4.1).
func isRule(text string) bool {
	if text == "" || !strings.ContainsAny(text[:1], "*-_") {
		return false
	}
	n := 0
	for i := range len(text) {
		switch text[i] {
		case text[0]:
			n++
		case ' ', '\t', '\n':
		default:
			return false
		}
	}
	return n >= 3
}

// isTableRule reports whether a line is the one between the head of a table and its rows (GFM 4.10).
func isTableRule(l string) bool {
	text := strings.TrimSpace(l)
	return strings.Contains(text, "-") && strings.Contains(text, "|") && strings.Trim(text, "|:- \t") == ""
}

// htmlEnd returns what ends the HTML block that a line begins, in lower case, a
// line feed for a blank line, or "" if it begins none (4.6).
func htmlEnd(text string) string {
	low := strings.ToLower(text[:min(len(text), 16)])
	for _, b := range [][2]string{{"<!--", "-->"}, {"<?", "?>"}, {"<![cdata[", "]]>"}, {"<!", ">"},
		{"<script", "</script>"}, {"<pre", "</pre>"}, {"<style", "</style>"}, {"<textarea", "</textarea>"}} {
		if strings.HasPrefix(low, b[0]) && (len(b[0]) == 2 || b[0][1] == '!' || !isLetter(low, len(b[0]))) {
			return b[1]
		}
	}
	if isBlockTag(tagName(low)) || aloneOnLine(text) {
		return "\n"
	}
	return ""
}

// aloneOnLine reports whether a line is one complete tag, which begins an HTML
// block but does not interrupt a paragraph.
func aloneOnLine(text string) bool {
	if !strings.HasPrefix(text, "<") {
		return false
	}
	t, ok := readTag(text)
	return ok && blank(text[len(t.text):]) && !isBlockTag(t.name)
}

// isIndentedHTML reports whether a line that is indented as code is begins with a tag of HTML:
// programs that write it indent it.
func isIndentedHTML(text string) bool {
	return isBlockTag(strings.ToLower(tagName(text[:min(len(text), 16)]))) && htmlEnd(text) != ""
}

// tagName returns the name of the tag s begins with, or "".
func tagName(s string) string {
	s, ok := strings.CutPrefix(s, "<")
	if !ok {
		return ""
	}
	s = strings.TrimPrefix(s, "/")
	n := 0
	for n < len(s) && (isLetter(s, n) || n > 0 && s[n] >= '0' && s[n] <= '9') {
		n++
	}
	return s[:n]
}

func isLetter(s string, i int) bool {
	return i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z')
}

// isBlockTag reports whether an HTML tag begins a block of its own.
func isBlockTag(name string) bool {
	switch name {
	case "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog", "dir",
		"div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3",
		"h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem",
		"nav", "noframes", "ol", "optgroup", "option", "p", "param", "pre", "search", "section", "summary", "table", "tbody",
		"td", "tfoot", "th", "thead", "title", "tr", "track", "ul":
		return true
	}
	return false
}

// definedLabel returns the label of the link definition that s seems to begin with, and its length with the
// colon; "" if it begins with something else (4.7). Footnotes are text.
func definedLabel(s string) (label string, size int) {
	at := indent(s)
	if at > 3 || !strings.HasPrefix(s[at:], "[") || strings.HasPrefix(s[at:], "[^") {
		return "", 0
	}
	n := linkLabelLen(s[at+1:])
	if n == 0 || !strings.HasPrefix(s[at+1+n:], "]:") {
		return "", 0
	}
	return s[at+1 : at+1+n], at + n + 3
}

// linkLabelLen returns the length of the label of a link that s begins with, up to
// its bracket, or 0. It may go on over a line end.
func linkLabelLen(s string) int {
	s = s[:min(len(s), maxLinkLabel)]
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			return 0
		case ']':
			return i
		case '\n':
			if blank(s[i+1 : i+1+lineLen(s[i+1:])]) {
				return 0
			}
		}
	}
	return 0
}

// maxLinkLabel is the length of the longest label of a link that is looked up.
const maxLinkLabel = 200
