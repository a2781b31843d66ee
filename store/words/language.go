package words

import (
	"strings"
)

// A Language is one whose words can be stemmed, or Other.
type Language uint8

const (
	Other Language = iota
	English
	German
	French
	Spanish
	Italian
	Portuguese
	Dutch
	Swedish
	Danish
	Norwegian
	Finnish
	Russian
	LanguageCount
)

// Languages is a set of languages, a bit for each.
type Languages uint32

func (set Languages) Has(l Language) bool { return set>>l&1 != 0 }

const tags = "..endefresitptnlsvdanofiru"

// tag returns the BCP 47 tag of a language, "" for Other.
func (l Language) tag() string {
	if l == Other {
		return ""
	}
	return tags[2*l : 2*l+2]
}

// LanguageOf returns the language of a BCP 47 tag. "", which is unknown, counts as English.
func LanguageOf(tag string) Language {
	tag, _, _ = strings.Cut(tag, "-")
	if tag == "" {
		return English
	}
	for l := English; l < LanguageCount; l++ {
		if strings.EqualFold(l.tag(), tag) {
			return l
		}
	}
	return Other
}
