package pane

import (
	"strings"
	"unicode"

	"readout/store"
	"readout/ui/render"
	"readout/ui/theme"
)

// A Sheet is a text set in lines, ready to be scrolled: a briefing as it reads,
// plain while it is being rendered, or the original with its cuts.
type Sheet struct {
	Lines    []string // styled
	Plain    []string // the same without styles; matches are counted in it
	Headings []render.Heading
	Notes    []string // what stands beside a line, nil or one a line
	Width    int      // of the text
	Original bool
}

// Rendered makes a sheet of a rendered page.
func Rendered(p render.Page, width int) Sheet {
	return Sheet{Lines: p.Lines, Plain: p.Plain, Headings: p.Headings, Width: width}
}

// Unrendered sets a text without looking at its markup.
func Unrendered(body string, width int) Sheet {
	lines := wrapped(body, width)
	return Sheet{Lines: lines, Plain: lines, Width: width}
}

// sideWidth is the room for reasons beside the lines of an original.
const sideWidth = 18

// Original sets all lines of a document as they stood in the file. Cut ones are
// dim, have a mark, and the first of a run says why: at the side if width
// allows for it, else on a line above.
func Original(d store.Document, width int, th theme.Theme) Sheet {
	s := Sheet{Original: true, Width: width}
	beside := width >= 60
	if beside {
		s.Width = width - sideWidth
	}
	why := ""
	for _, line := range d.Original() {
		note := ""
		if line.Why != why {
			note, why = line.Why, line.Why
		}
		if note != "" && !beside {
			s.add(th.Dim.Render(th.Glyphs.Cut+" cut: "+note), th.Glyphs.Cut+" cut: "+note, "")
		}
		for _, part := range wrapped(line.Text, s.Width-2) {
			if why == "" {
				s.add("  "+part, "  "+part, "")
				continue
			}
			plain := th.Glyphs.Cut + " " + part
			s.add(th.Dim.Render(plain), plain, note)
			note = ""
		}
	}
	return s
}

func (s *Sheet) add(line, plain, note string) {
	s.Lines, s.Plain, s.Notes = append(s.Lines, line), append(s.Plain, plain), append(s.Notes, note)
}

// wrapped breaks text into lines of at most w cells; an empty text is one empty
// line.
func wrapped(text string, w int) []string {
	if w < 1 {
		return []string{""}
	}
	lines := render.Wrap(strings.TrimSuffix(text, "\n"), w)
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}

// letters counts the letters and digits of a line: what stays the same however
// a text is set.
func letters(line string) int {
	n := 0
	for _, r := range line {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// An Anchor is a place in a text that survives setting it anew: so many letters
// into the body.
type Anchor int

// anchor is the place of a line.
func (s *Sheet) anchor(line int) Anchor {
	n := 0
	for i := range min(line, len(s.Plain)) {
		n += s.body(i)
	}
	return Anchor(n)
}

// find is the line of a place.
func (s *Sheet) find(a Anchor) int {
	n := 0
	for i := range s.Plain {
		if n += s.body(i); n > int(a) {
			return i
		}
	}
	return max(0, len(s.Plain)-1)
}

// body is the number of letters of a line that belong to the body.
func (s *Sheet) body(i int) int {
	if s.Original && !strings.HasPrefix(s.Plain[i], "  ") {
		return 0
	}
	return letters(s.Plain[i])
}
