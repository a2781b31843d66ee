package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// glamour does not say where its text comes from, so a block that is set is laid
// beside what its source shows (Document.seen): letter by letter, since markup,
// spaces and drawn lines are none. Where they differ, both are searched for the
// next words they have in common. Words that only the screen has are ours: the
// number of a link, the "image" of a picture.

// An alignment says where the letters of a text come from.
type alignment struct {
	anchors []anchor
	ours    []cut // of the text: words that do not stand in the source, ascending
}

// An anchor says that the text goes on at a place of the source, up to the next
// anchor.
type anchor struct{ text, source int }

// An aligner is where two texts are compared.
type aligner struct {
	alignment
	text, source string
	i, j         int
	failures     int
}

// align lays a text beside the source it shows.
func align(text, source string) alignment {
	a := aligner{text: text, source: source}
	for a.step() {
	}
	return a.alignment
}

// step takes in the next letters of both.
func (a *aligner) step() bool {
	if a.i = nextLetter(a.text, a.i); a.i == len(a.text) {
		return false
	}
	a.j = nextLetter(a.source, a.j)
	n := sameLetters(a.text[a.i:], a.source[a.j:])
	if n == 0 {
		return a.resume()
	}
	a.anchor()
	a.i += n
	a.j += n
	return true
}

func (a *aligner) anchor() {
	if k := len(a.anchors); k > 0 && a.anchors[k-1].source-a.anchors[k-1].text == a.j-a.i {
		return
	}
	a.anchors = append(a.anchors, anchor{a.i, a.j})
}

// How far is searched for words in common, and how often in vain.
const (
	maxOurs     = 8
	maxMissed   = 64
	maxFailures = 200
)

// resume finds where text and source go on together after they differed. It
// tells whether the rest is worth comparing.
func (a *aligner) resume() bool {
	a.rewind()
	ours, missed := nextWords(a.text[a.i:], maxOurs), nextWords(a.source[a.j:], maxMissed)
	for sum := 1; sum < maxOurs+maxMissed; sum++ {
		for k := max(0, sum-maxMissed); k <= min(sum, len(ours)-1); k++ {
			if a.meet(ours, missed, k, sum-k) {
				a.drop(ours[:k])
				a.i += ours[k].from
				a.j += missed[sum-k].from
				return true
			}
		}
	}
	a.drop(ours[:1])
	a.i += ours[0].to
	a.failures++
	return a.failures < maxFailures
}

// rewind goes back to the beginning of the words that differ.
func (a *aligner) rewind() {
	i, j := wordStart(a.text, a.i), wordStart(a.source, a.j)
	if i == a.i || j == a.j {
		return
	}
	a.i, a.j = i, j
	for k := len(a.anchors); k > 0 && a.anchors[k-1].text > i; k-- {
		a.anchors = a.anchors[:k-1]
	}
}

// meet tells whether word k of the text and word m of the source are the same,
// and, if words of the source are passed over, those behind them too.
func (a *aligner) meet(ours, missed []cut, k, m int) bool {
	for range 2 {
		if k == len(ours) {
			return true
		}
		if m >= len(missed) || a.text[a.i+ours[k].from:a.i+ours[k].to] != a.source[a.j+missed[m].from:a.j+missed[m].to] {
			return false
		}
		if m == 0 {
			return true
		}
		k++
		m++
	}
	return true
}

func (a *aligner) drop(words []cut) {
	for _, w := range words {
		a.ours = append(a.ours, cut{a.i + w.from, a.i + w.to})
	}
}

// place returns where the bytes of the text from from to to begin in the source.
func (a alignment) place(text string, from, to int) int {
	at := nextLetter(text[:to], from)
	k := 0
	for lo, hi := 0, len(a.anchors); lo < hi; {
		if mid := (lo + hi) / 2; a.anchors[mid].text <= at {
			lo, k = mid+1, mid+1
		} else {
			hi = mid
		}
	}
	if k == 0 {
		return 0
	}
	place := a.anchors[k-1].source + at - a.anchors[k-1].text
	if k < len(a.anchors) {
		place = min(place, a.anchors[k].source)
	}
	return place
}

// without returns a text with spaces for some ranges of it.
func without(text string, ranges []cut) string {
	if len(ranges) == 0 {
		return text
	}
	b := []byte(text)
	for _, r := range ranges {
		for i := r.from; i < r.to; i++ {
			b[i] = ' '
		}
	}
	return string(b)
}

// letterAt returns the length of the letter or digit s begins with, 0 if it is
// something else.
func letterAt(s string) int {
	if c := s[0]; c < utf8.RuneSelf {
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(s)
	if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
		return n
	}
	return 0
}

// nextLetter returns where the next letter stands at or behind at, len(s) if
// there is none.
func nextLetter(s string, at int) int {
	for at < len(s) && letterAt(s[at:]) == 0 {
		at++
		for at < len(s) && !utf8.RuneStart(s[at]) {
			at++
		}
	}
	return min(at, len(s))
}

// sameLetters returns how many bytes of letters both begin with.
func sameLetters(s, t string) int {
	n := 0
	for n < len(s) && n < len(t) {
		k := letterAt(s[n:])
		if k == 0 || !strings.HasPrefix(t[n:], s[n:n+k]) {
			break
		}
		n += k
	}
	return n
}

// wordStart returns where the word begins that at is in or behind.
func wordStart(s string, at int) int {
	for at > 0 {
		_, n := utf8.DecodeLastRuneInString(s[:at])
		if letterAt(s[at-n:]) == 0 {
			break
		}
		at -= n
	}
	return at
}

// nextWords returns up to n words of s.
func nextWords(s string, n int) []cut {
	words := make([]cut, 0, n)
	for at := 0; len(words) < n; {
		from := nextLetter(s, at)
		if from == len(s) {
			break
		}
		for at = from; at < len(s); {
			k := letterAt(s[at:])
			if k == 0 {
				break
			}
			at += k
		}
		words = append(words, cut{from, at})
	}
	return words
}
