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
	languagePrefix = 4096 // bytes that Language looks at if they do not
	languageProof  = 4    // function words it must find
)

// Identify guesses the language of a text from the function words and scripts of
// at most its first 4 KB, and returns its BCP 47 tag, or "" if it is not sure. It
// tells en, de, fr, es, it, pt and nl apart, and by their letters alone ru, uk,
// el, he, ar, fa, th, ko, ja and zh. It does not allocate.
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

// languageIn guesses the language of a text that may end inside a letter. It must find
// so many function words of it.
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

// count counts a word for the languages it is a function word of, and returns
// space for the next.
func count(found *[LanguageCount]int, word []byte) []byte {
	if len(word) == 0 {
		return word
	}
	set := FunctionWord(word)
	for l := English; set != 0 && l <= nl; l++ {
		if set.Has(l) {
			found[l]++
		}
	}
	return word[:0]
}

// clearest returns the language found most, if it is found often and leads the
// second by a fifth.
func clearest(found *[LanguageCount]int, proof int) string {
	best, second := other, 0
	for l := English; l < LanguageCount; l++ {
		if best == other || found[l] > found[best] {
			if best != other {
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
	return best.code()
}

// byScript names the language of a text in a script that few languages share.
func byScript(text string) string {
	const (
		cyrillic = iota
		ukrainian
		greek
		hebrew
		arabic
		persian
		thai
		korean
		japanese
		chinese
		scripts
	)
	var found [scripts]int
	for _, r := range text {
		switch {
		case r < 0x370:
		case strings.ContainsRune("іїєґІЇЄҐ", r):
			found[ukrainian]++
		case unicode.Is(unicode.Cyrillic, r):
			found[cyrillic]++
		case unicode.Is(unicode.Greek, r):
			found[greek]++
		case unicode.Is(unicode.Hebrew, r):
			found[hebrew]++
		case strings.ContainsRune("پچژگ", r):
			found[persian]++
		case unicode.Is(unicode.Arabic, r):
			found[arabic]++
		case unicode.Is(unicode.Thai, r):
			found[thai]++
		case unicode.Is(unicode.Hangul, r):
			found[korean]++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			found[japanese]++
		case unicode.Is(unicode.Han, r):
			found[chinese]++
		}
	}
	best := 0
	for s := range found {
		if found[s] > found[best] {
			best = s
		}
	}
	// The letters of one language among those that several share decide.
	switch {
	case found[best] == 0:
		return ""
	case best == cyrillic && found[ukrainian]*50 > found[cyrillic]:
		best = ukrainian
	case best == arabic && found[persian]*50 > found[arabic]:
		best = persian
	case best == chinese && found[japanese]*10 > found[chinese]:
		best = japanese
	}
	const tags = "ruukelhearfathkojazh"
	return tags[2*best : 2*best+2]
}
