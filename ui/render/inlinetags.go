package render

import (
	"regexp"
	"strings"

	"readout/store/text"
)

// tag hides a tag inside a paragraph (6.6), and the brackets of an address (6.5).
func (m *mdVeil) tag(rest string) {
	if n := autolinkLen(rest); n > 0 {
		m.hide(1)
		m.show(n - 2)
		m.hide(1)
		return
	}
	n := inlineTagLen(rest)
	if n == 0 {
		m.show(1)
		return
	}
	m.hideTag(n)
}

// autolinkLen returns the length of the address in brackets s begins with, or 0.
func autolinkLen(s string) int {
	n := strings.IndexAny(s[1:min(len(s), maxCode)], "<> \n") + 2
	if n < 4 || s[n-1] != '>' || !autolink.MatchString(s[:n]) {
		return 0
	}
	return n
}

// hideTag hides a tag. The description of a picture is shown.
func (v *veil) hideTag(n int) {
	tag := v.in[v.i : v.i+n]
	name := strings.ToLower(tagName(tag))
	if name == "img" {
		if at := altAt.FindStringSubmatchIndex(tag); at != nil {
			from, to := at[2], at[3]
			if from < 0 {
				from, to = at[4], at[5]
			}
			v.gap(from)
			v.entities(to - from)
			v.gap(n - to)
			return
		}
	}
	if isBlockTag(name) {
		v.gap(n)
		return
	}
	v.hide(n)
}

// entities shows n bytes with their entities resolved.
func (v *veil) entities(n int) {
	for end := v.i + n; v.i < end; {
		k := strings.IndexByte(v.in[v.i:end], '&')
		if k < 0 {
			v.show(end - v.i)
			return
		}
		v.show(k)
		if decoded, k := text.Entity(v.in[v.i:end]); k > 0 {
			v.entity(decoded, k)
		} else {
			v.show(1)
		}
	}
}

var (
	autolink = regexp.MustCompile(`^<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[A-Za-z0-9.!#$%&'*+/=?^_` + "`" +
		`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>`)
	inlineTag = regexp.MustCompile(`^<(?:[A-Za-z][A-Za-z0-9-]*(?:[\s\x00]+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>` + "`" +
		`]+|'[^']*'|"[^"]*"))?)*[\s\x00]*/?|/[A-Za-z][A-Za-z0-9-]*\s*)>`)
	altAt = regexp.MustCompile(`(?i)\salt\s*=\s*(?:"([^"]*)"|'([^']*)')`)
)

// inlineTagLen returns the length of the tag, comment or instruction s begins
// with, or 0.
func inlineTagLen(s string) int {
	s = s[:min(len(s), maxLine)]
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
	return len(inlineTag.FindString(s[:min(len(s), maxCode)]))
}
