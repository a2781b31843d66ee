package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// longestParagraph is how far from a place the beginning and the end of its
// paragraph are looked for, in bytes.
const longestParagraph = 4 << 10

// sentenceAt returns where the sentence of what a block shows begins and ends that an
// expression stands in. ranges are the expressions of the block in order: the full stops in
// them end nothing. Of plain text lines may go on in the next one; of Markdown each line
// is a sentence of its own, or more.
//
// It goes by the look of things, and knows no language: where it errs a sentence
// is too long or a part of one.
func sentenceAt(shown string, at textRange, ranges []textRange, markdown bool) (from, to int) {
	first, last := paragraphAt(shown, at.from, at.to, markdown)
	from, i := first, first
	for i < last {
		stop, after := text.SentenceEnd(shown[:last], i)
		if inside := holder(ranges, stop); inside >= 0 && stop < ranges[inside].to-1 {
			i = max(ranges[inside].to-1, i+1)
			continue
		}
		if after >= at.to {
			return min(from, at.from), after
		}
		if i = after; after <= at.from {
			from = skipSpace(shown[:last], after)
		}
		i = max(i, stop+1)
	}
	return min(from, at.from), max(last, at.to)
}

// A textRange is where an expression stands in what a block shows.
type textRange struct{ from, to int }

// holder returns which range holds a place, or -1.
func holder(ranges []textRange, place int) int {
	low, high := 0, len(ranges)
	for low < high {
		if mid := (low + high) / 2; ranges[mid].to <= place {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(ranges) && ranges[low].from <= place {
		return low
	}
	return -1
}

// paragraphAt returns where the paragraph begins and ends that some bytes stand in.
func paragraphAt(text string, start, end int, markdown bool) (from, to int) {
	from = lineStart(text, start)
	for from > 0 && start-from < longestParagraph && !markdown {
		before := lineStart(text, from-1)
		if !continues(text[before:from-1], text[from:lineEnd(text, from)]) {
			break
		}
		from = before
	}
	to = lineEnd(text, end)
	for to < len(text) && to-end < longestParagraph && !markdown {
		begin := lineStart(text, to)
		next := lineEnd(text, to+1)
		if !continues(text[begin:to], text[to+1:next]) {
			break
		}
		to = next
	}
	if start-from > longestParagraph {
		from = nextWord(text, start-longestParagraph)
	}
	if to-end > longestParagraph {
		to = nextWord(text, end+longestParagraph)
	}
	return min(from, start), max(to, end)
}

func lineStart(text string, i int) int { return strings.LastIndexByte(text[:i], '\n') + 1 }

func lineEnd(text string, i int) int {
	if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(text)
}

// nextWord returns the place after the next space, at most a hundred bytes on.
func nextWord(text string, i int) int {
	if n := strings.IndexAny(text[i:min(len(text), i+100)], " \t\n"); n >= 0 {
		return i + n + 1
	}
	for i < len(text) && !utf8.RuneStart(text[i]) {
		i++
	}
	return i
}

// What tells lines that are wrapped from those that are not, in bytes.
const (
	shortLine = 44  // no line of a wrapped paragraph but its last is so short, before a capital or a number
	longLine  = 132 // nobody wraps so late
)

// continues reports whether a line goes on with the paragraph of the line before.
func continues(before, line string) bool {
	before, line = strings.TrimSpace(before), strings.TrimSpace(line)
	switch {
	case before == "", line == "", isBlock(line), len(before) > longLine:
		return false
	case before[0] == '|', isRule(before):
		return false
	}
	r, _ := utf8.DecodeRuneInString(line)
	return len(before) > shortLine || !unicode.IsUpper(r) && !unicode.IsDigit(r) || strings.HasSuffix(before, ",")
}

// isBlock reports whether a line of plain text begins as list items, quotes and rows of
// tables do.
func isBlock(line string) bool {
	if line[0] == '|' || line[0] == '>' || isRule(line) {
		return true
	}
	first, _, more := strings.Cut(line, " ")
	if !more {
		return false
	}
	switch first {
	case "-", "*", "+", "•", "–", "—", "‣", "◦", "·", "▪":
		return true
	}
	number := strings.TrimRight(strings.TrimLeft(first, "("), ".)")
	return len(number) < len(first) && len(number) <= 3 && number != "" && (strings.Trim(number, "0123456789") == "" || len(number) == 1 && first[len(first)-1] == ')')
}

// isRule reports whether a line holds nothing but signs that draw a line.
func isRule(line string) bool { return strings.Trim(line, "-=*_~ |:+") == "" }

func skipSpace(text string, i int) int {
	return len(text) - len(strings.TrimLeftFunc(text[i:], unicode.IsSpace))
}
