package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

const (
	languageHint   = 192  // bytes of a text that often tell its language beyond doubt
	languageGlance = 512  // bytes that mostly tell it
	languagePrefix = 4096 // bytes that Identify reads if they do not
	languageProof  = 4    // function words that must be found
)

// Identify guesses the language of a text by the function words and letters of at most its
// first 4 KB. It returns the BCP 47 tag, or "" if it is not sure. It tells en, de, fr, es, it,
// pt and nl apart, and by their letters alone ru, uk, el, he, ar, fa, th, lo, km, my,
// ko, ja and zh. It does not allocate.
func Identify(text string) string {
	if len(text) > languageGlance {
		if tag := languageIn(text[:languageHint], 2*languageProof); tag != "" {
			return tag
		}
		if tag := languageIn(text[:languageGlance], languageProof); tag != "" {
			return tag
		}
	}
	return languageIn(text[:min(len(text), languagePrefix)], languageProof)
}

// languageIn guesses the language of a text, which may end inside a letter. It must have so
// many function words.
func languageIn(body string, proof int) string {
	var found [LanguageCount]int
	var space [MaxTerm]byte
	word, foreign, letters := space[:0], 0, 0
	for i := 0; i < len(body); {
		b := body[i]
		c, n := lower[b], 1
		if c != 0 {
			word = append(word, c)
		} else if b >= utf8.RuneSelf {
			var r rune
			r, n = utf8.DecodeRuneInString(body[i:])
			if !text.InWord(r) {
				word = count(&found, word)
			} else if r < 0x370 {
				word = text.AppendFolded(word, r, body[i:])
			} else {
				foreign++
			}
		} else {
			word = count(&found, word)
		}
		if c != 0 || b >= utf8.RuneSelf {
			letters++
		}
		if len(word) > MaxTerm-utf8.UTFMax*4 {
			word = word[:0]
		}
		i += n
	}
	count(&found, word)
	if foreign > letters/3 {
		return byScript(body)
	}
	return clearest(&found, proof)
}

// count counts a word for the languages in which it is a function word, and returns it
// emptied.
func count(found *[LanguageCount]int, word []byte) []byte {
	if len(word) == 0 {
		return word
	}
	set := FunctionWord(word)
	for l := English; set != 0 && l <= Dutch; l++ {
		if set.Has(l) {
			found[l]++
		}
	}
	return word[:0]
}

// clearest returns the language with the most function words, if they are enough and a fifth
// more than those of the second.
func clearest(found *[LanguageCount]int, proof int) string {
	best, second := Other, 0
	for l := English; l < LanguageCount; l++ {
		if best == Other || found[l] > found[best] {
			if best != Other {
				second = found[best]
			}
			best = l
		} else {
			second = max(second, found[l])
		}
	}
	if found[best] < proof || found[best]*5 < second*6 {
		return ""
	}
	return best.tag()
}

// scripts are the letters that tell languages. One such letter in enough of them decides for a
// language rather than the next one, with which it shares its other letters. The table is never
// changed.
var scripts = [...]struct {
	tag    string
	has    func(r rune) bool
	enough int
}{
	{"uk", func(r rune) bool { return strings.ContainsRune("іїєґІЇЄҐ", r) }, 50},
	{"ru", func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }, 0},
	{"el", func(r rune) bool { return unicode.Is(unicode.Greek, r) }, 0},
	{"he", func(r rune) bool { return unicode.Is(unicode.Hebrew, r) }, 0},
	{"fa", func(r rune) bool { return strings.ContainsRune("پچژگ", r) }, 50},
	{"ar", func(r rune) bool { return unicode.Is(unicode.Arabic, r) }, 0},
	{"th", func(r rune) bool { return unicode.Is(unicode.Thai, r) }, 0},
	{"lo", func(r rune) bool { return unicode.Is(unicode.Lao, r) }, 0},
	{"km", func(r rune) bool { return unicode.Is(unicode.Khmer, r) }, 0},
	{"my", func(r rune) bool { return unicode.Is(unicode.Myanmar, r) }, 0},
	{"ko", func(r rune) bool { return unicode.Is(unicode.Hangul, r) }, 0},
	{"ja", func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) }, 10},
	{"zh", func(r rune) bool { return unicode.Is(unicode.Han, r) }, 0},
}

// byScript guesses the language of a text in a script that few languages share.
func byScript(text string) string {
	var found [len(scripts)]int
	for _, r := range text {
		for i := range scripts {
			if r >= 0x370 && scripts[i].has(r) {
				found[i]++
				break
			}
		}
	}
	best := 0
	for i := range found {
		if found[i] > found[best] {
			best = i
		}
	}
	if found[best] == 0 {
		return ""
	}
	if best > 0 && found[best-1]*scripts[best-1].enough > found[best] {
		best--
	}
	return scripts[best].tag
}
