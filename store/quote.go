package store

import (
	"strings"
	"unicode/utf8"
)

// A quote is a part of a text as one line, with what is marked in it. It is there for the
// sake of its first mark.
type quote struct {
	text  string
	marks [][2]int
}

// oneLine makes every run of white space one space.
func (q quote) oneLine() quote {
	line := quote{text: strings.Join(strings.Fields(q.text), " ")}
	for _, m := range q.marks {
		before := strings.Join(strings.Fields(q.text[:m[0]]), " ")
		through := strings.Join(strings.Fields(q.text[:m[1]]), " ")
		to := min(len(through), len(line.text)) // half of a white space is none
		from := min(len(before), to)
		if strings.HasPrefix(line.text[from:to], " ") {
			from++
		}
		if from < to {
			line.marks = append(line.marks, [2]int{from, to})
		}
	}
	return line
}

// within makes the quote no longer than so many characters. What is left begins before
// the first mark, by a third of the room there is, and between words.
func (q quote) within(most int) quote {
	if len(q.text) <= most || utf8.RuneCountInString(q.text) <= most {
		return q
	}
	var first [2]int
	if len(q.marks) > 0 {
		first = q.marks[0]
	}
	room := most - 2 // for the dots
	before := max(0, room-utf8.RuneCountInString(q.text[first[0]:first[1]])) / 3
	from := first[0]
	for ; before > 0 && from > 0; before-- {
		_, size := utf8.DecodeLastRuneInString(q.text[:from])
		from -= size
	}
	if i := strings.IndexByte(q.text[from:first[0]], ' '); from > 0 && i >= 0 {
		from += i + 1
	}
	to := from
	for ; room > 0 && to < len(q.text); room-- {
		_, size := utf8.DecodeRuneInString(q.text[to:])
		to += size
	}
	if i := strings.LastIndexByte(q.text[from:to], ' '); to < len(q.text) && from+i > first[1] {
		to = from + i
	}
	return q.part(from, to)
}

const dots = "…"

// part is a part of the quote, with dots where something is left out.
func (q quote) part(from, to int) quote {
	part := quote{text: q.text[from:to]}
	if to < len(q.text) {
		part.text += dots
	}
	shift := -from
	if from > 0 {
		part.text, shift = dots+part.text, shift+len(dots)
	}
	for _, m := range q.marks {
		if m[0] >= from && m[1] <= to {
			part.marks = append(part.marks, [2]int{m[0] + shift, m[1] + shift})
		}
	}
	return part
}
