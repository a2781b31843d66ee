package text

import (
	"html"
	"strings"
)

// longestEntity is that of HTML, "&CounterClockwiseContourIntegral;".
const longestEntity = 33

// Entity returns what the character entity stands for that s begins with, and the
// length of the entity, 0 if there is none. Only those count that end in a semicolon
// and are an entity whole ("R&currency;" is no sign of money), as in CommonMark 2.5.
// What it stands for comes from outside as much as the text does: see SafeBetween.
func Entity(s string) (decoded string, size int) {
	if len(s) < 3 || s[0] != '&' {
		return "", 0
	}
	end := strings.IndexByte(s[:min(len(s), longestEntity)], ';')
	if end < 2 || !isEntityName(s[1:end]) {
		return "", 0
	}
	decoded = html.UnescapeString(s[:end+1])
	if decoded == s[:end+1] || len(decoded) > 1 && decoded[len(decoded)-1] == ';' { // "&region;" begins like "&reg"
		return "", 0
	}
	return decoded, end + 1
}

// longestNumber is how many digits the number of an entity has at most.
const longestNumber = 7

// isEntityName reports whether a name may be that of an entity: letters and digits, "#38" or "#x26".
func isEntityName(name string) bool {
	digits := isAlphanumeric
	if name[0] == '#' {
		name, digits = name[1:], isDigit
		if name != "" && name[0]|0x20 == 'x' {
			name, digits = name[1:], isHexDigit
		}
		if len(name) > longestNumber {
			return false
		}
	}
	for i := range len(name) {
		if !digits(name[i]) {
			return false
		}
	}
	return name != ""
}

func isDigit(c byte) bool        { return c-'0' < 10 }
func isHexDigit(c byte) bool     { return isDigit(c) || (c|0x20)-'a' < 6 }
func isAlphanumeric(c byte) bool { return isDigit(c) || (c|0x20)-'a' < 26 }

// Entities decodes the character entities of a text that is otherwise plain, such
// as the title of a feed. What they stand for is safe.
func Entities(s string) string {
	at := strings.IndexByte(s, '&')
	if at < 0 {
		return s
	}
	var decoded strings.Builder
	for at >= 0 {
		decoded.WriteString(s[:at])
		s = s[at:]
		keep, size := Entity(s)
		if size == 0 {
			keep, size = "&", 1
		} else {
			keep = SafeBetween(decoded.String(), keep, s[size:])
		}
		decoded.WriteString(keep)
		s = s[size:]
		at = strings.IndexByte(s, '&')
	}
	return decoded.String() + s
}
