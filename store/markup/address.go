package markup

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"readout/store/text"
)

// maxAddress is the length of the longest address that is listed.
const maxAddress = 2000

// Address returns an address safe to show and to open, or "" if it leads nowhere we go: other schemes than
// http, https and mailto, or nothing. Relative ones stay relative.
func Address(s string) string {
	s = strings.TrimSpace(dropNoCode(s))
	if strings.HasPrefix(s, "//") {
		s = "https:" + s
	}
	end := strings.IndexAny(s, ":/?#")
	if s == "" || len(s) > maxAddress || end == 0 && s[0] == ':' {
		return ""
	}
	if end > 0 && s[end] == ':' {
		switch scheme, rest := strings.ToLower(s[:end]), s[end+1:]; {
		case (scheme == "http" || scheme == "https") && len(rest) > 2 && rest[:2] == "//" && rest[2] != '/':
		case scheme == "mailto" && rest != "":
		default:
			return ""
		}
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] > 0x20 && s[i] < 0x7F {
			b.WriteByte(s[i])
		} else {
			fmt.Fprintf(&b, "%%%02X", s[i])
		}
	}
	if b.Len() > maxAddress {
		return ""
	}
	return b.String()
}

// A bareAddress is an address that stands in running text without brackets. The prefix is what it lacks.
type bareAddress struct {
	from, to int
	prefix   string
}

// nextBare returns the next bare address of a text from at on; its end is 0 if there is none.
func nextBare(s string, at int) bareAddress {
	for ; at < len(s); at++ {
		c := s[at] | 0x20
		if c != 'h' && c != 'w' && c != 'm' || at > 0 && isWordByte(s[at-1]) {
			continue
		}
		kind, prefix := bareStart(s[at:])
		if kind == 0 {
			continue
		}
		if before, _ := utf8.DecodeLastRuneInString(s[:at]); text.InWord(before) && !text.IsIdeographic(before) {
			continue
		}
		if n := bareLen(s[at:]); n > kind && (prefix != "" || s[at]|0x20 == 'h' || strings.Contains(s[at:at+n], "@")) {
			return bareAddress{at, at + n, prefix}
		}
	}
	return bareAddress{}
}

// bareStart returns the length of the scheme an address begins with, and the scheme it leaves out.
func bareStart(s string) (size int, prefix string) {
	for _, start := range []string{"https://", "http://", "mailto:", "www."} {
		if len(s) > len(start) && strings.EqualFold(s[:len(start)], start) {
			if r, _ := utf8.DecodeRuneInString(s[len(start):]); !text.InWord(r) && r != '[' {
				return 0, ""
			}
			if start == "www." {
				prefix = "http://" // as in GFM 6.9
			}
			return len(start), prefix
		}
	}
	return 0, ""
}

// bareLen returns the length of the address s begins with. Brackets belong to
// it in pairs, and punctuation at its end is the sentence's.
func bareLen(s string) int {
	round, square := 0, 0
	n := 0
scan:
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		switch r {
		case '(':
			round++
		case ')':
			round--
		case '[':
			square++
		case ']':
			square--
		case '"', '<', '>', '\\', '^', '`', '{', '|', '}':
			break scan
		}
		if round < 0 || square < 0 || r <= ' ' || r >= utf8.RuneSelf && (!text.InWord(r) || text.IsIdeographic(r)) {
			break
		}
		n += size
	}
	return len(strings.TrimRight(s[:n], ".,;:!?'*_~(["))
}

func isWordByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
}
