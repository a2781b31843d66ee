package pane

import (
	"strings"

	"readout/store"
	"readout/ui/theme"
)

// Sentences are a page of the sentences that speak of a period, with a cursor: each on
// at most three rows, with the date it speaks of, and below it the briefing it is from.
type Sentences struct {
	Period store.Period
	within string // what else the briefings are kept to: a query, a period; "" for nothing

	state   pageState
	problem string
	result  store.Sentences
	entries []setSentence
	cursor  int
	scroll  Scroll
	w, h    int
}

type pageState uint8

const (
	loading pageState = iota
	loaded
	failed
)

// A setSentence is a sentence set in lines.
type setSentence struct {
	at    int // its first row
	lines []string
	marks lineMarks
	dates []string // one or two rows
	tall  int      // without the blank row behind it
}

// Open waits for the sentences of another period.
func (s *Sentences) Open(p store.Period, within string) {
	*s = Sentences{Period: p, within: within, w: s.w, h: s.h}
}

// Take shows sentences. The cursor stays on the one it is on, if there is one.
func (s *Sentences) Take(found store.Sentences, th *theme.Theme) {
	last, ok := s.Selected()
	s.state, s.result, s.cursor = loaded, found, 0
	for i, f := range found.List {
		if ok && f.ID == last.ID && f.Place == last.Place {
			s.cursor = i
		}
	}
	s.Resize(s.w, s.h, th)
}

// Fail shows why there are none.
func (s *Sentences) Fail(problem string) { s.state, s.problem = failed, problem }

// Loading reports whether the sentences have not come.
func (s *Sentences) Loading() bool { return s.state == loading }

// Resize gives the sentences their room.
func (s *Sentences) Resize(w, h int, th *theme.Theme) {
	s.w, s.h = w, h
	s.entries = make([]setSentence, len(s.result.List))
	row := 0
	for i, f := range s.result.List {
		e := s.set(f, th)
		e.at = row
		row += e.tall
		if s.apart() {
			row++
		}
		s.entries[i] = e
	}
	s.scroll.Len = row
	s.scroll.Height = max(0, h-len(s.head(th)))
	s.follow()
}

// apart reports whether there is room for a blank row between sentences.
func (s *Sentences) apart() bool { return s.h >= 17 }

// Room of the dates beside the sentences, and the width from which they stand there.
const (
	besideWidth = 16
	besideFrom  = 60
)

// mostRows is how many rows a sentence has at most.
const mostRows = 3

// room is the width of the page and of its sentences, and where they begin.
func (s *Sentences) room() (page, text, indent int) {
	page, indent = min(s.w, 100), cursorWidth
	if s.w >= besideFrom {
		indent += besideWidth
	}
	return page, max(1, page-indent-1), indent
}

func (s *Sentences) set(f store.Sentence, th *theme.Theme) setSentence {
	page, width, _ := s.room()
	text, marks := toMatch(f.Text, f.Marks, width*mostRows*3/4, th)
	e := setSentence{lines: wrapped(text, width)}
	e.marks = layRanges(text, e.lines, marks)
	if len(e.lines) > mostRows {
		e.lines = e.lines[:mostRows]
		last := &e.lines[mostRows-1]
		*last = strings.TrimRight(Fit(*last, width-1, th), " ")
		if !strings.HasSuffix(*last, th.Glyphs.Ellipsis) {
			*last += th.Glyphs.Ellipsis
		}
	}
	e.dates = []string{spanName(f.Span.From, f.Span.To, th.Glyphs.Dash)}
	e.tall = len(e.lines) + 1
	if s.w < besideFrom {
		e.tall++
	} else if wide := e.dates[0]; len([]rune(wide)) >= besideWidth && page > besideWidth {
		if from, to, two := strings.Cut(wide, th.Glyphs.Dash); two {
			e.dates = []string{from + th.Glyphs.Dash, to}
		}
	}
	return e
}

func (s *Sentences) follow() {
	s.cursor = max(0, min(s.cursor, len(s.entries)-1))
	if len(s.entries) == 0 {
		s.scroll.To(0)
		return
	}
	e := s.entries[s.cursor]
	s.scroll.Keep(e.at, e.at+e.tall)
}

// Move moves the cursor by n sentences.
func (s *Sentences) Move(n int) {
	s.cursor += n
	s.follow()
}

// Page moves the cursor by n half windows.
func (s *Sentences) Page(n int) {
	if len(s.entries) == 0 {
		return
	}
	to := s.entries[s.cursor].at + halves(n, s.scroll.Height)
	i := s.entryAt(to)
	if i == s.cursor { // a single one fills the window
		i += n / max(1, max(n, -n))
	}
	s.Move(i - s.cursor)
}

// entryAt is the sentence on a row, or the nearest one.
func (s *Sentences) entryAt(row int) int {
	i := 0
	for i+1 < len(s.entries) && s.entries[i+1].at <= row {
		i++
	}
	return i
}

// End moves the cursor to the first or the last sentence.
func (s *Sentences) End(last bool) {
	s.cursor = 0
	if last {
		s.cursor = len(s.entries)
	}
	s.follow()
}

// Click moves the cursor to the sentence on row y, and reports whether there is one and
// whether the cursor stood there before.
func (s *Sentences) Click(y int, th *theme.Theme) (hit, again bool) {
	above := s.h - s.scroll.Height
	row := s.scroll.Top + y - above
	if y < above || row >= s.scroll.Len || len(s.entries) == 0 {
		return false, false
	}
	i := s.entryAt(row)
	again = i == s.cursor
	s.Move(i - s.cursor)
	return true, again
}

// Selected is the sentence under the cursor.
func (s *Sentences) Selected() (store.Sentence, bool) {
	if s.cursor >= len(s.result.List) {
		return store.Sentence{}, false
	}
	return s.result.List[s.cursor], true
}

// Position is the number of the sentence under the cursor, from 1, and of how many.
func (s *Sentences) Position() (at, of int) {
	if len(s.entries) == 0 {
		return 0, 0
	}
	return s.cursor + 1, len(s.entries)
}
