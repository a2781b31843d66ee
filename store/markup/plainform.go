package markup

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"readout/store/text"
)

// Plain returns the text as people read it, without markup: decoded, a blank line between paragraphs, an item
// or a row a line. Of a plain text it is the text itself, in which only what was broken at a line end is whole.
func (t *Text) Plain() string {
	if t.isSource() {
		return t.Source
	}
	var w plainWriter
	w.Grow(len(t.Source))
	var r reader
	last := 0
	for i, b := range t.Blocks {
		if !t.Markdown {
			w.WriteString(t.Source[last:b.From])
			r.read(t, i)
			w.runs(r.runs)
			if strings.HasSuffix(t.Source[b.From:b.To], "\n") {
				w.WriteByte('\n')
			}
			w.lineStart = true
			last = b.To
			continue
		}
		if !b.Follows {
			w.paragraph()
		} else {
			w.line()
		}
		r.read(t, i)
		w.runs(r.runs)
	}
	if !t.Markdown {
		w.WriteString(t.Source[last:])
	}
	return w.String()
}

// plain returns what the runs show on one line.
func (r *reader) plain() string {
	var w plainWriter
	w.runs(r.runs)
	return oneLine(w.String())
}

// A plainWriter writes runs as plain text.
type plainWriter struct {
	strings.Builder
	lineStart  bool // a line has begun and nothing stands on it
	depth      int  // of lists
	cells      int  // of the row so far
	afterMark  bool // the mark of an item has just been written
	noMarks    bool // without marks and indentation
	afterLabel bool // words of ours stand here on a screen
}

// wordsTouch reports whether two texts end and begin inside a word.
func wordsTouch(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return text.InWord(last) && text.InWord(first)
}

// line begins a line, paragraph one behind a blank line, unless that has been done.
func (w *plainWriter) line() {
	if w.Len() > 0 && !w.lineStart {
		w.WriteByte('\n')
	}
	w.lineStart = true
}

func (w *plainWriter) paragraph() {
	w.line()
	if w.Len() > 0 && !strings.HasSuffix(w.String(), "\n\n") {
		w.WriteByte('\n')
	}
}

func (w *plainWriter) runs(runs []Run) {
	for i := range runs {
		x := &runs[i]
		switch x.Part {
		case Words, Space:
			if x.Text == "" {
				continue
			}
			if w.lineStart && w.depth > 0 && !w.noMarks {
				w.WriteString(strings.Repeat("  ", w.depth))
			}
			if w.afterLabel && wordsTouch(w.String(), x.Text) {
				w.WriteByte(' ')
			}
			w.WriteString(x.Text)
			w.lineStart, w.afterMark, w.afterLabel = false, false, false
		case Break:
			if !w.afterMark {
				w.WriteByte('\n')
				w.lineStart = true
			}
		case Label:
			w.afterLabel = true
		case Begin:
			w.begin(x)
		case End:
			if x.Element == List {
				w.depth--
			}
		}
	}
}

// begin writes what stands before an element.
func (w *plainWriter) begin(x *Run) {
	switch x.Element {
	case List:
		w.depth++
		w.line()
	case Item:
		w.line()
		if w.noMarks {
			return
		}
		w.WriteString(strings.Repeat("  ", max(0, w.depth-1)))
		if x.At >= 0 {
			w.WriteString(x.Mark())
		} else {
			w.WriteByte('-')
		}
		w.WriteByte(' ')
		w.lineStart, w.afterMark = false, true
	case Row:
		w.line()
		w.cells = 0
	case Cell:
		if w.cells > 0 {
			w.WriteString("  ")
			w.lineStart = false
		}
		w.cells++
	case Para, Headline, Quote, Pre, Table:
		if !w.afterMark {
			w.line()
		}
	}
}

// Mark is what stands before an item: its number, or a hyphen. A number belongs to the
// words of the text if there is room for it (At).
func (x *Run) Mark() string {
	if x.Value < 0 {
		return "-"
	}
	return strconv.Itoa(x.Value) + "."
}
