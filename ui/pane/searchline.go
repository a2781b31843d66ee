package pane

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/theme"
)

// longest is how many runes a search line takes.
const longest = 400

// A SearchLine is one line of text being typed. It counts its cursor in cells,
// so that wide letters are right (textinput counts runes).
type SearchLine struct {
	Sign string // the key that began it, which stands before the text; / if empty
	Hint string // shown while there is no text

	text  []rune
	at    int    // the cursor, in runes
	fault [2]int // the part of it that cannot be understood, in runes
}

// Text is what has been typed.
func (s *SearchLine) Text() string { return string(s.text) }

// Set replaces the text and puts the cursor behind it.
func (s *SearchLine) Set(text string) {
	s.text, s.at, s.fault = nil, 0, [2]int{}
	s.insert(text)
}

// Blame marks a part of the text, in bytes, as one that cannot be understood,
// until the text changes.
func (s *SearchLine) Blame(from, to int) {
	text := s.Text()
	from = max(0, min(from, len(text)))
	to = max(from, min(to, len(text)))
	before := utf8.RuneCountInString(text[:from])
	s.fault = [2]int{before, before + utf8.RuneCountInString(text[from:to])}
}

// insert inserts text at the cursor, as typed or pasted: line ends become spaces;
// control characters and what nobody sees are dropped.
func (s *SearchLine) insert(text string) {
	var in []rune
	for _, r := range text {
		if unicode.IsSpace(r) {
			r = ' '
		}
		if unicode.IsGraphic(r) && !unseen(r) && len(s.text)+len(in) < longest {
			in = append(in, r)
		}
	}
	if len(in) == 0 {
		return
	}
	s.text = slices.Insert(s.text, s.at, in...)
	s.at += len(in)
	s.changed()
}

// unseen reports whether a character that counts as a letter or mark shows nothing:
// fillers, grapheme joiners, tags and variation selectors.
func unseen(r rune) bool {
	return unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) || r >= 0xE0000 && r <= 0xE0FFF
}

// mostMarks is how many marks a letter keeps, as in the texts that are searched.
const mostMarks = 8

// changed is called after every change: the fault was one of the text before, and a
// letter may have got too many marks, also because what stood between two runs of them
// is deleted.
func (s *SearchLine) changed() {
	s.fault = [2]int{}
	kept, marks, before := s.text[:0], 0, s.at
	for i, r := range s.text {
		if marks++; !unicode.Is(unicode.M, r) {
			marks = 0
		}
		if marks <= mostMarks {
			kept = append(kept, r)
		} else if i < before {
			s.at--
		}
	}
	s.text = kept
}

// Key does what a key means while typing, and reports whether it meant anything.
func (s *SearchLine) Key(key, text string) bool {
	switch key {
	case "left", "ctrl+b":
		s.at = max(0, s.at-1)
	case "right", "ctrl+f":
		s.at = min(len(s.text), s.at+1)
	case "home", "ctrl+a":
		s.at = 0
	case "end", "ctrl+e":
		s.at = len(s.text)
	case "backspace":
		s.cut(max(0, s.at-1), s.at)
	case "delete", "ctrl+d":
		s.cut(s.at, min(len(s.text), s.at+1))
	case "ctrl+w", "alt+backspace", "ctrl+backspace":
		s.cut(s.wordStart(), s.at)
	case "ctrl+u":
		s.cut(0, s.at)
	case "ctrl+k":
		s.cut(s.at, len(s.text))
	default:
		s.insert(text)
		return text != ""
	}
	return true
}

func (s *SearchLine) cut(from, to int) {
	if from == to {
		return
	}
	s.text = slices.Delete(s.text, from, to)
	s.at = from
	s.changed()
}

// wordStart is where the word before the cursor begins.
func (s *SearchLine) wordStart() int {
	i := s.at
	for i > 0 && s.text[i-1] == ' ' {
		i--
	}
	for i > 0 && s.text[i-1] != ' ' {
		i--
	}
	return i
}

// View draws the line in w cells and says in which of them the cursor stands. While
// typing, the part around the cursor is seen; a sign stands where more text is.
func (s *SearchLine) View(w int, typing bool, th *theme.Theme) (row string, cursor int) {
	sign := cmp.Or(s.Sign, "/")
	prompt := ansi.StringWidth(sign) + 1
	from, at := 0, 0
	if typing {
		from, at = s.window(max(1, w-prompt))
	}
	style := th.Dim
	if typing {
		style = th.Prompt
	}
	text := s.painted(from, th)
	if len(s.text) == 0 {
		text = th.Dim.Render(s.Hint)
	}
	if from > 0 {
		text = th.Dim.Render(th.Glyphs.Ellipsis) + text
	}
	return Fit(style.Render(sign)+" "+text, w, th), min(prompt+at, max(0, w-1))
}

// window is from which rune on the text is seen in a room so wide that the cursor stands
// on text or behind it, and not on a sign that more follows; and the cell of the cursor.
func (s *SearchLine) window(room int) (from, at int) {
	width := func(from, to int) int { return ansi.StringWidth(string(s.text[from:to])) }
	last := room - 1
	if s.at < len(s.text) && width(0, len(s.text)) > room { // the sign of what follows has the last cell
		last -= max(1, width(s.at, s.at+1))
	}
	for from < s.at && width(from, s.at)+min(from, 1) > last {
		from++
	}
	return from, width(from, s.at) + min(from, 1)
}

// Width is how wide the line is with all of its text.
func (s *SearchLine) Width() int {
	return ansi.StringWidth(cmp.Or(s.Sign, "/")+" "+s.Text()) + 1
}

// painted is the text from a rune on, with what cannot be understood marked.
func (s *SearchLine) painted(from int, th *theme.Theme) string {
	first, end := max(from, s.fault[0]), max(from, s.fault[1])
	fault := [2]int{len(string(s.text[from:first])), len(string(s.text[from:end]))}
	return marked(strings.TrimRight(string(s.text[from:]), " "), [][2]int{fault}, th.Row, th.Fault)
}

// Problem draws what is wrong with what is typed, to stand below a search line
// that begins in a cell of a row of w cells: on one row if it fits, else on
// some, but not more than most. How to mend it gives way first.
func Problem(problem, fix string, at, w, most int, th *theme.Theme) []string {
	room := max(1, w-2)
	rows := wrapped(problem+"; "+fix, room)
	if len(rows) > most {
		rows = wrapped(problem, room)
	}
	return below(rows, at, w, most, th.Error, th)
}

// Remark draws what may not be meant so in what is typed, as Problem does.
func Remark(remark string, at, w, most int, th *theme.Theme) []string {
	return below(wrapped(remark, max(1, w-2)), at, w, most, th.Dim, th)
}

// below draws rows below a search line that begins in a cell, at most so many.
func below(rows []string, at, w, most int, style lipgloss.Style, th *theme.Theme) []string {
	room := max(1, w-2)
	if len(rows) > most {
		rows = rows[:most]
		rows[most-1] = ansi.Truncate(rows[most-1], room-1, "") + th.Glyphs.Ellipsis
	}
	if len(rows) == 1 {
		rows[0] = strings.Repeat(" ", max(0, min(at, w-ansi.StringWidth(rows[0])-2))) + rows[0]
	}
	for i, row := range rows {
		rows[i] = Fit(" "+style.Render(row), w, th)
	}
	return rows
}
