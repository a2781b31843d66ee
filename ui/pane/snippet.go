package pane

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/theme"
)

// toMatch makes a text fit a row of w cells: it keeps the part with the most of its matches, near
// the middle of the row, and if that is at the beginning the text from there. It is cut between
// words, with an ellipsis. marks are byte ranges, ascending, and come back as such, as far as they
// are shown.
func toMatch(text string, marks [][2]int, w int, th *theme.Theme) (string, [][2]int) {
	if !isWider(text, w) {
		return text, marks
	}
	first, last := densest(text, marks, w-2*ansi.StringWidth(th.Glyphs.Ellipsis))
	from, before := 0, ""
	if len(marks) > 0 && marks[last][1] <= len(text) && isWider(text[:marks[last][1]], w-1) {
		from, before = wordBefore(text, marks[first][0], marks[last][1], w), th.Glyphs.Ellipsis
	}
	shown := cutBetweenWords(before+text[from:], w, th)
	end := len(shown)
	if end < len(before)+len(text)-from {
		end -= len(th.Glyphs.Ellipsis)
	}
	var moved [][2]int
	for _, m := range marks {
		m = [2]int{m[0] + len(before) - from, min(end, m[1]+len(before)-from)}
		if m[0] >= len(before) && m[0] < m[1] {
			moved = append(moved, m)
		}
	}
	return shown, moved
}

// densest returns the first and the last of the marks of which w cells show the most; of equals
// the first.
func densest(text string, marks [][2]int, w int) (first, last int) {
	from := 0
	for i, m := range marks {
		for from < i && m[1] <= len(text) && ansi.StringWidth(text[marks[from][0]:m[1]]) > w {
			from++
		}
		if i-from > last-first {
			first, last = from, i
		}
	}
	return first, last
}

// wordBefore returns where a word begins, so that what ends at an offset stands near the middle of
// w cells, or the end of the text at their end.
func wordBefore(text string, from, end, w int) int {
	inside := ansi.StringWidth(text[from:end])
	room, behind := max(w/2, inside), w
	if !isWider(text[end:], w) {
		behind = ansi.StringWidth(text[end:])
	}
	for from > 0 {
		word := strings.LastIndexByte(text[:from-1], ' ') + 1
		if inside += ansi.StringWidth(text[word:from]); inside > room && inside+behind >= w {
			break
		}
		from = word
	}
	return from
}

// isWider reports whether a text is wider than w cells.
func isWider(text string, w int) bool {
	_, wider := beginning(text, w)
	return wider
}

// beginning returns no more of a long text than it takes to be wider than w cells, and whether it
// is: most of it need not be measured then.
func beginning(text string, w int) (head string, wider bool) {
	for n := 4 * (max(0, w) + 1); n < len(text); n *= 4 {
		to := n
		for to > 0 && !utf8.RuneStart(text[to]) {
			to--
		}
		if ansi.StringWidth(text[:to]) > w+1 { // the last letter may be half of one
			return text[:to], true
		}
	}
	return text, ansi.StringWidth(text) > w
}

// cutBetweenWords cuts a text that is too long for w cells behind its last word that fits, if that
// leaves half of the row.
func cutBetweenWords(text string, w int, th *theme.Theme) string {
	head, wider := beginning(text, w)
	if !wider {
		return text
	}
	fits := ansi.Truncate(head, w-ansi.StringWidth(th.Glyphs.Ellipsis), "")
	if text[len(fits)] != ' ' {
		if space := strings.LastIndexByte(fits, ' '); 2*ansi.StringWidth(fits[:max(0, space)]) > w {
			fits = fits[:space]
		}
	}
	return strings.TrimRight(fits, " ,;:") + th.Glyphs.Ellipsis
}
