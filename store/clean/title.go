package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// On a page the title stands somewhere above the article, among kickers,
// standfirsts, captions, bylines and teasers. Each line there gets a score: what
// it shares with the article, against what makes it look like one of the others.

// Scores of a line as title.
const (
	forShared   = 3.5  // times the share of its words that the article has too
	forLead     = 2.0  // times the share that the first lines of the article have
	forTwice    = 2.0  // it stands twice, or in a longer line such as "title | site"
	forDated    = 2.0  // a date follows within five lines
	forSentence = -2.5 // it ends like a sentence: a standfirst
	forCaption  = -2.0 // sentences inside, but no end; ends in a bracket or a colon
	forInside   = -3.0 // it stands in what was taken for the article
	forMany     = -1.0 // it stands in many documents: a teaser
	forFewWords = -0.5 // times the words it has less than 6
	forManyMore = -0.5 // times the words it has more than 18
	titleScore  = -1.0 // less is no title
	titleReach  = 60   // lines above the body that are looked at
)

// pageTitle returns the index of the title of a page, -1 if there is none.
func pageTitle(lines []line, body stretch) int {
	words := articleWords(lines[body.from:body.to])
	best, top, seen := -1, titleScore, 0
	for i := min(body.from+3, body.to) - 1; i >= 0 && seen < titleReach; i-- {
		l := &lines[i]
		if l.blank() {
			continue
		}
		seen++
		if l.words < 3 || l.words > 30 || len(l.trimmed) > longest || l.frequency() >= many || isMetadata(l) ||
			bylineOf(l) != "" || isLetterhead(l) || isCredit(l.trimmed) {
			continue
		}
		if score := titleShape(l) + titleContent(l, words); score+forDated+forTwice > top {
			if hasDateBelow(lines, i) {
				score += forDated
			}
			if l.repeated || isQuotedAbove(lines[:body.to], i) {
				score += forTwice
			}
			if i >= body.from {
				score += forInside
			}
			if l.common {
				score += forMany
			}
			if score > top {
				best, top = i, score
			}
		}
	}
	return best
}

// titleShape scores what a line looks like.
func titleShape(l *line) float64 {
	score := 0.0
	last := l.trimmed[len(l.trimmed)-1]
	if l.sentence && last != '?' && last != '!' {
		score += forSentence
	}
	if last == ':' || last == ')' || last == ']' || !l.sentence && hasSentenceInside(l.trimmed) ||
		strings.ContainsAny(l.trimmed, "|©@") {
		score += forCaption
	}
	return score + forFewWords*float64(max(0, 6-l.words)) + forManyMore*float64(max(0, l.words-18))
}

// titleContent scores what a line shares with the article; a line that shares nothing is no title.
func titleContent(l *line, words map[string]bool) float64 {
	all, shared, lead := 1.0, 0.0, 0.0
	for w := range contentWords(l.trimmed) {
		all++
		if inLead, ok := words[w]; ok {
			shared++
			if inLead {
				lead++
			}
		}
	}
	if shared == 0 {
		return -100
	}
	return forShared*shared/all + forLead*lead/all
}

// leadLines is how many lines of an article its lead has.
const leadLines = 3

// articleWords returns the words of an article, true for those of its lead.
func articleWords(lines []line) map[string]bool {
	words := make(map[string]bool, 64)
	seen := 0
	for i := range lines {
		if lines[i].blank() {
			continue
		}
		seen++
		for w := range contentWords(lines[i].trimmed) {
			words[w] = words[w] || seen <= leadLines
		}
	}
	return words
}

// contentWords yields the words of s that say what it is about, in lower case:
// those of five letters and more, and in scripts without spaces each pair.
func contentWords(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		from, letters := 0, 0
		var before rune
		beforeAt := 0
		for i := 0; i <= len(s); {
			r, size := ' ', 1
			if i < len(s) {
				r, size = utf8.DecodeRuneInString(s[i:])
			}
			switch {
			case text.IsDense(r):
				if text.IsDense(before) && !yield(s[beforeAt:i+size]) {
					return
				}
				from, letters = i+size, 0
			case unicode.IsLetter(r):
				letters++
			default:
				if letters >= 5 && !yield(strings.ToLower(s[from:i])) {
					return
				}
				from, letters = i+size, 0
			}
			before, beforeAt = r, i
			i += size
		}
	}
}

// hasSentenceInside reports whether a sentence ends before the end of s: a word,
// a full stop and a capital letter.
func hasSentenceInside(s string) bool {
	for i := 4; i+1 < len(s); i++ {
		if s[i] != '.' || !isLower(s[i-1]) || !isLower(s[i-2]) || !isLower(s[i-3]) {
			continue
		}
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[i+1:], " "))
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' || c >= utf8.RuneSelf }

// hasDateBelow reports whether one of the five lines after i is a date.
func hasDateBelow(lines []line, i int) bool {
	seen := 0
	for i++; i < len(lines) && seen < 5; i++ {
		if lines[i].blank() {
			continue
		}
		if isMetadata(&lines[i]) {
			return true
		}
		seen++
	}
	return false
}

// isQuotedAbove reports whether line i stands in a longer line above it or near the top, such as "title |
// site", in the trail to the page, or in a label for sharing it.
func isQuotedAbove(lines []line, i int) bool {
	t := lines[i].trimmed
	if len(t) < 15 {
		return false
	}
	for j := range lines {
		if other := lines[j].trimmed; len(other) > len(t) && strings.Contains(other, t) {
			return true
		}
	}
	return false
}
