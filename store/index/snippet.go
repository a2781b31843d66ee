package index

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	snippetScan  = 256 << 10 // bytes of a text that are looked at
	snippetWidth = 160       // used when none is asked for
)

// Snippet returns a window of about width characters (160 if width <= 0) of text
// that holds as many words of the query as possible, as one line, and the byte
// ranges of it that match. It begins and ends with a sentence if one begins or
// ends near, else between words and with "…". Without a match it is the beginning
// of the text. Only the first 256 KB are looked at.
func (q Query) Snippet(text string, width int) (snippet string, matched [][2]int) {
	if width <= 0 {
		width = snippetWidth
	}
	if len(text) > snippetScan {
		text = text[:runeBefore(text, snippetScan)]
	}
	from, to := window(q.matches(text, text), width)
	from, to = widen(text, from, to, width)
	snippet = oneLine(text[from:to])
	if snippet == "" {
		return "", nil
	}
	if before := strings.TrimSpace(text[:from]); before != "" && !endsSentence(before) && !newParagraph(text, from) {
		snippet = "…" + snippet
	}
	if strings.TrimSpace(text[to:]) != "" && !endsSentence(snippet) && !newParagraph(text, to) {
		snippet += "…"
	}
	return snippet, marks(q.matches(snippet, text))
}

// window returns the range of the matches within width bytes that together hold
// the most clauses, then the most matches, the first of such. Bytes stand for
// characters here; widen counts right.
func window(found []match, width int) (from, to int) {
	slices.SortFunc(found, func(x, y match) int { return cmp.Compare(x.start, y.start) })
	var in [maxClauses]int
	clauses, bestClauses, bestCount, first := 0, 0, 0, 0
	for i, m := range found {
		if in[m.clause]++; in[m.clause] == 1 {
			clauses++
		}
		for m.end-found[first].start > width && first < i {
			if in[found[first].clause]--; in[found[first].clause] == 0 {
				clauses--
			}
			first++
		}
		if count := i - first + 1; clauses > bestClauses || clauses == bestClauses && count > bestCount {
			bestClauses, bestCount = clauses, count
			from, to = found[first].start, m.end
		}
	}
	return from, to
}

// widen makes a range of text about width characters long. It goes back to the
// beginning of the sentence if that leaves two thirds of the width for the rest,
// else by a third of the room there is, and on to the end of a sentence if one
// ends in the last third, else to the end of a word.
func widen(text string, from, to, width int) (newFrom, newTo int) {
	room := width - utf8.RuneCountInString(text[from:to])
	from = widenBack(text, from, room)
	end := from
	for n := 0; n < width && end < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	if end == len(text) {
		return from, end
	}
	end = max(end, to)
	if i := lastSentenceEnd(text[from:end]); from+i >= to && i > (end-from)*2/3 {
		return from, from + i
	}
	if i := strings.LastIndexFunc(text[:end], unicode.IsSpace); i > from && i >= to {
		return from, i
	}
	return from, end
}

func widenBack(text string, from, room int) int {
	reach := back(text, from, room*2/3)
	if i := lastSentenceEnd(text[reach:from]); i > 0 {
		return reach + i
	} else if reach == 0 {
		return 0
	}
	reach = back(text, from, room/3)
	if i := strings.IndexFunc(text[reach:from], unicode.IsSpace); i >= 0 {
		return reach + i
	}
	return from
}

// back returns the place n characters before from.
func back(text string, from, n int) int {
	for ; n > 0 && from > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	return from
}

// lastSentenceEnd returns the place after the last end of a sentence or paragraph
// in text, 0 if there is none.
func lastSentenceEnd(text string) int {
	for i := len(text) - 1; i > 0; i-- {
		switch {
		case text[i] == '\n' && text[i-1] == '\n':
			return i
		case (text[i] == ' ' || text[i] == '\n') && endsSentence(text[:i]):
			return i
		}
	}
	if n := len(text); n > 0 && endsSentence(text) {
		return n
	}
	return 0
}

// endsSentence reports whether a text ends with the sign of a sentence's end,
// quotes and brackets after it aside. A full stop after a capital with at most one
// small letter is that of an initial or of "Mr.".
func endsSentence(text string) bool {
	text = strings.TrimRight(text, "\"')]”’»*_ ")
	r, size := utf8.DecodeLastRuneInString(text)
	if r != '.' {
		return strings.ContainsRune("!?…。！？", r)
	}
	text = text[:len(text)-size]
	r, size = utf8.DecodeLastRuneInString(text)
	if unicode.IsLower(r) {
		text = text[:len(text)-size]
		r, size = utf8.DecodeLastRuneInString(text)
	}
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
	return !unicode.IsUpper(r) || unicode.IsLetter(before)
}

// newParagraph reports whether an empty line stands around a place.
func newParagraph(text string, at int) bool {
	gap := len(strings.TrimRightFunc(text[:at], unicode.IsSpace))
	rest := len(text) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
	return strings.Count(text[gap:rest], "\n") > 1
}

// oneLine makes every run of white space one space.
func oneLine(text string) string {
	return strings.Join(strings.Fields(text), " ")
}

func runeBefore(text string, at int) int {
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
