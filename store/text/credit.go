package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// CreditAt returns where a line names who took a picture or has the rights in one, as captions do; -1
// if it does not. A word that only begins or ends so, such as "Photography" or "Pressefoto", names nobody.
func CreditAt(line string) int {
	at := -1
	for _, sign := range [...]string{"Photo", "PHOTO", "Foto", "photo by", "Bild:", "Image:", "Crédit", "/AFP", "/Getty",
		"Getty Images", "©"} {
		i := strings.Index(line, sign)
		if i < 0 || at >= 0 && at < i {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(line[:i])
		next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(line[i+len(sign):], "s")) // Photos, Fotos
		if !unicode.IsLetter(next) && (sign[0] == '/' || !unicode.IsLetter(before) && before != '-') {
			at = i
		}
	}
	return at
}
