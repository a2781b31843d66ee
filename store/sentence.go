package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/dates"
	"readout/store/text"
)

// longestParagraph is how far from a place the beginning and the end of its
// paragraph are looked for, in bytes.
const longestParagraph = 4 << 10

// sentenceAt returns where the sentence of a text, plain or Markdown, begins and ends
// that an expression stands in. held are the expressions of the text in order: the
// full stops in them end nothing.
//
// Headings, list items, quoted lines and rows of tables are sentences of their own. It
// goes by the look of things, and knows no language: where it errs a sentence
// is too long or a part of one.
func sentenceAt(body string, at dates.Expression, held []dates.Expression) (from, to int) {
	first, last := paragraphAt(body, at.Start, at.End)
	from, i := first, first
	for i < last {
		stop, after := text.SentenceEnd(body[:last], i)
		if inside := holder(held, stop); inside >= 0 && stop < held[inside].End-1 {
			i = max(held[inside].End-1, i+1)
			continue
		}
		if after >= at.End {
			return min(from, at.Start), after
		}
		if i = after; after <= at.Start {
			from = skipSpace(body[:last], after)
		}
		i = max(i, stop+1)
	}
	return min(from, at.Start), max(last, at.End)
}

// holder returns which expression holds a place, or -1.
func holder(held []dates.Expression, place int) int {
	low, high := 0, len(held)
	for low < high {
		if mid := (low + high) / 2; held[mid].End <= place {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(held) && held[low].Start <= place {
		return low
	}
	return -1
}

// paragraphAt returns where the paragraph begins and ends that some bytes stand in.
func paragraphAt(text string, start, end int) (from, to int) {
	from = lineStart(text, start)
	for from > 0 && start-from < longestParagraph {
		before := lineStart(text, from-1)
		if !continues(text[before:from-1], text[from:lineEnd(text, from)]) {
			break
		}
		from = before
	}
	to = lineEnd(text, end)
	for to < len(text) && to-end < longestParagraph {
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
	case before[0] == '#', before[0] == '|', strings.HasPrefix(before, "```"), isRule(before):
		return false
	}
	r, _ := utf8.DecodeRuneInString(line)
	return len(before) > shortLine || !unicode.IsUpper(r) && !unicode.IsDigit(r) || strings.HasSuffix(before, ",")
}

// isBlock reports whether a line begins as headings, list items, quotes, rows of tables
// and fences do.
func isBlock(line string) bool {
	if strings.IndexByte("#|>", line[0]) >= 0 || strings.HasPrefix(line, "```") || isRule(line) {
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
