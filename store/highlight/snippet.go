package highlight

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/query"
	"readout/store/text"
)

const (
	snippetReach   = 1 << 20  // bytes of a text that are read at most
	snippetStep    = 64 << 10 // bytes after which reading ends if all parts of the query were found
	snippetMatches = 10_000   // matches after which reading ends
	snippetWidth   = 160      // characters, if no width is asked for
)

// Snippet returns an excerpt of about width characters (160 if width <= 0) of a body with as
// many words of the query as possible, as one line, and the byte ranges of that line that
// match. If no excerpt has all the words that are in the text, and two of half the width have
// more, both are returned with " … " between. An excerpt begins and ends with a sentence if
// one begins or ends near, else between words and with "…". Without a match it is the beginning
// of the text. Of long texts the first 64 KB are read, or as much more, up to 1 MB, as it takes
// to find all words of the query.
func (h *Highlighter) Snippet(body string, width int) (snippet string, matched [][2]int) {
	if width <= 0 {
		width = snippetWidth
	}
	if len(body) > snippetReach {
		body = body[:text.RuneStart(body, snippetReach)]
	}
	finder := h.finder(query.Body, body)
	var lines []string
	for _, e := range finder.excerpts(body, width) {
		lines = append(lines, e.line(body))
	}
	if len(lines) == 2 {
		lines[0], lines[1] = strings.TrimSuffix(lines[0], "…"), strings.TrimPrefix(lines[1], "…")
	}
	for i, line := range lines {
		if i > 0 {
			snippet += " … "
		}
		finder.reset()
		finder.find(line, 0, len(line))
		for _, r := range ranges(finder.matches) {
			matched = append(matched, [2]int{len(snippet) + r[0], len(snippet) + r[1]})
		}
		snippet += line
	}
	return snippet, matched
}

// widen makes a range of body about width characters long. It begins with the sentence, if that
// takes at most two thirds of the room, else a third of the room earlier. It ends with a
// sentence, if one ends in the last third, else with a word.
func widen(body string, from, to, width int) (newFrom, newTo int) {
	room := width - utf8.RuneCountInString(body[from:to])
	from = widenBack(body, from, room)
	end := from
	for n := 0; n < width && end < len(body); n++ {
		_, size := utf8.DecodeRuneInString(body[end:])
		end += size
	}
	if end == len(body) {
		return from, end
	}
	end = max(end, to)
	if i := text.LastSentenceEnd(body, from+(end-from)*2/3, end); i >= to {
		return from, i
	}
	if i := strings.LastIndexFunc(body[:end], unicode.IsSpace); i > from && i >= to {
		return from, i
	}
	return from, end
}

func widenBack(body string, from, room int) int {
	reach := back(body, from, room*2/3)
	if i := text.LastSentenceEnd(body, reach, from); i >= 0 {
		return i
	} else if reach == 0 {
		return 0
	}
	reach = back(body, from, room/3)
	if i := strings.IndexFunc(body[reach:from], unicode.IsSpace); i >= 0 {
		return reach + i
	}
	return from
}

// back returns the offset n characters before from.
func back(text string, from, n int) int {
	for ; n > 0 && from > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	return from
}

// newParagraph reports whether the white space around an offset has an empty line.
func newParagraph(text string, at int) bool {
	gap := len(strings.TrimRightFunc(text[:at], unicode.IsSpace))
	rest := len(text) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
	return strings.Count(text[gap:rest], "\n") > 1
}

// oneLine makes every run of white space one space.
func oneLine(text string) string {
	return strings.Join(strings.Fields(text), " ")
}
