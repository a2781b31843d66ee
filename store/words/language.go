package words

import (
	"strings"
)

// A Language is one that words can be stemmed in, or other.
type Language uint8

const (
	other Language = iota
	English
	de
	fr
	es
	it
	pt
	nl
	sv
	da
	no
	fi
	ru
	LanguageCount
)

// Languages is a set of them, a bit for each.
type Languages uint32

func (set Languages) Has(l Language) bool { return set>>l&1 != 0 }

const codes = "..endefresitptnlsvdanofiru"

// code returns the BCP 47 tag of a language, "" for other.
func (l Language) code() string {
	if l == other {
		return ""
	}
	return codes[2*l : 2*l+2]
}

// LanguageOf returns the language of a BCP 47 tag. A text of unknown language is
// read as English.
func LanguageOf(tag string) Language {
	tag, _, _ = strings.Cut(tag, "-")
	if tag == "" {
		return English
	}
	for l := English; l < LanguageCount; l++ {
		if strings.EqualFold(l.code(), tag) {
			return l
		}
	}
	return other
}
