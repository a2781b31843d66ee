package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Abbreviations that something follows: anything, or a number.
const (
	beforeName = " mr mrs ms mx messrs dr prof gen lt col maj capt cpt cmdr comdr cdr adm vadm radm brig sgt cpl pvt " +
		"rev fr hon sen rep gov pres amb insp supt st mt ft vs cf viz e.g i.e approx ca " +
		"hr str mme mlle mgr sr sra srta dott sig bzw ggf "
	beforeNumber = " no nos nr art arts sec sect ch chap fig figs vol pt par para p pp ed eq tab abs est c circa " +
		"jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
)

// longestAbbreviation is the length in bytes up to which a word may be one.
const longestAbbreviation = 24

// abbreviates reports whether a full stop after s, with next behind it, is that of an
// abbreviation, an initial or the number of a list item.
func abbreviates(s string, next rune) bool {
	from := wordBefore(s)
	word := s[from:]
	first, size := utf8.DecodeRuneInString(word)
	switch {
	case word == "" || len(word) > longestAbbreviation:
		return false
	case strings.Trim(word, "0123456789") == "":
		return len(word) <= 2 && beginsLine(s[:from])
	case size == len(word):
		return unicode.IsUpper(first) || unicode.IsDigit(next) && isIn(beforeNumber, word) // J. Smith, p. 4
	case strings.Contains(word, "."): // U.S. Navy; what is written small ends a sentence as well
		return unicode.IsUpper(first) || isIn(beforeName, word)
	}
	return isIn(beforeName, word) || unicode.IsDigit(next) && isIn(beforeNumber, word)
}

// wordBefore returns where the word begins that s ends with; of one that is too long to
// be an abbreviation, a place in it.
func wordBefore(s string) int {
	from := len(s)
	for from > 0 && len(s)-from <= longestAbbreviation {
		r, size := utf8.DecodeLastRuneInString(s[:from])
		if strings.ContainsRune(" \t\n\u00a0([\"'“‘„«*_-–—/", r) {
			break
		}
		from -= size
	}
	return from
}

// beginsLine reports whether a line has nothing yet but white space.
func beginsLine(before string) bool {
	before = strings.TrimRight(before, " \t")
	return before == "" || before[len(before)-1] == '\n'
}

func isIn(list, word string) bool {
	return strings.Contains(list, " "+strings.ToLower(word)+" ")
}
