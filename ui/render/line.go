package render

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"readout/store/markup"
)

// A line is a line of text before it is wrapped, with its styles.
type line struct {
	first, rest string      // what stands before the first row and before the others, plain
	lead        string      // style of first and rest, as SGR parameters
	text        string      // without line feeds and escapes
	spans       []styleSpan // ascending, not overlapping; text between them has no style
	origins     []origin    // ascending
	numbers     []cut       // of links in the text: no row begins with one
	set         bool        // it is as wide as it shall be and is not wrapped: a row of a table
}

// A styleSpan is a styled range of bytes of a line. The style is the parameters of a
// colour sequence: "1;36".
type styleSpan struct {
	from, to int
	style    string
}

// fitted returns the line as it can be wrapped to a width.
func (l line) fitted(width int) line {
	if l.set {
		return l
	}
	if lead := max(ansi.StringWidth(l.first), ansi.StringWidth(l.rest)); lead > width/2 || lead+2 > width {
		l = l.unindented()
	}
	if width < 2 {
		l.text, l.spans, l.numbers, l.origins = narrow(l.text), nil, nil, nil
	}
	if n := spacesLen(l.text); n > 0 {
		l = l.from(n)
	}
	return l
}

// spacesLen returns the length of the spaces s begins with, at which no row begins:
// non-breaking ones are among them.
func spacesLen(s string) int {
	n := 0
	for n < len(s) {
		r, size, _ := cluster(s[n:])
		if !isSpace(r) && (r != '\u00A0' || size != len("\u00A0")) {
			break
		}
		n += size
	}
	return n
}

// from returns the line without the first n bytes of its text, or with its ranges as if
// there were -n more.
func (l line) from(n int) line {
	spans := make([]styleSpan, 0, len(l.spans))
	for _, s := range l.spans {
		if s.to > n {
			spans = append(spans, styleSpan{max(0, s.from-n), s.to - n, s.style})
		}
	}
	numbers := make([]cut, 0, len(l.numbers))
	for _, c := range l.numbers {
		if c.to > n {
			numbers = append(numbers, cut{max(0, c.from-n), c.to - n})
		}
	}
	l.numbers, l.spans = numbers, spans
	l.origins = slices.Clone(l.origins)
	for i := range l.origins {
		l.origins[i].at -= n
	}
	if n > 0 {
		l.text = l.text[n:]
	}
	return l
}

// cuts wraps a line that was fitted. No row with what stands before it is wider
// than width.
func (l line) cuts(width int) []cut {
	if l.set {
		return []cut{{0, len(l.text)}}
	}
	return breakRows(l.text, l.numbers, width-ansi.StringWidth(l.first), width-ansi.StringWidth(l.rest))
}

// paint returns a row of the line with its styles: a piece of the text with what
// stands before it. The spans are those that end behind its beginning.
func (l line) paint(lead string, c cut, spans []styleSpan) string {
	var b strings.Builder
	write := func(s, style string) {
		if style == "" || s == "" {
			b.WriteString(s)
			return
		}
		b.WriteString("\x1b[" + style + "m" + s + "\x1b[m")
	}
	if strings.TrimSpace(lead) == "" {
		b.WriteString(lead)
	} else {
		write(lead, l.lead)
	}
	at := c.from
	for _, s := range spans {
		from, to := max(s.from, c.from), min(s.to, c.to)
		if from >= to {
			break
		}
		b.WriteString(l.text[at:from])
		write(l.text[from:to], s.style)
		at = to
	}
	b.WriteString(l.text[at:c.to])
	return b.String()
}

// unindented moves what stands before the line into its text, for screens too
// narrow to indent on.
func (l line) unindented() line {
	return l.behind(strings.TrimLeft(l.first, " "))
}

// behind returns a line of nothing but other words and the line's behind them.
func (l line) behind(words string) line {
	l = l.from(-len(words))
	return line{text: words + l.text, spans: l.spans, numbers: l.numbers, origins: l.origins}
}

// narrow replaces what is wider than one column.
func narrow(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		_, n, cols := cluster(s)
		if cols > 1 {
			b.WriteRune(utf8.RuneError)
		} else {
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}

// plainLine is a line of unstyled text. What continues it stands below its text.
func plainLine(s string) line { return line{text: s}.indented() }

// indented is a line of nothing but text with the spaces and the bullet that it begins with
// before it.
func (l line) indented() line {
	l.text = strings.TrimRight(l.text, " ")
	body := strings.TrimLeft(l.text, " ")
	lead := l.text[:len(l.text)-len(body)]
	n := markup.BulletLen(body)
	l = l.from(len(lead) + n)
	l.first, l.rest = lead+body[:n], lead+strings.Repeat(" ", ansi.StringWidth(body[:n]))
	return l
}

// addOrigin adds where the bytes come from that the line goes on with.
func (l *line) addOrigin(o origin) {
	if k := len(l.origins) - 1; k >= 0 {
		if last := &l.origins[k]; last.run == o.run && last.at+last.size == o.at && last.within+last.size == o.within {
			last.size += o.size
			return
		}
	}
	l.origins = append(l.origins, o)
}

func (l line) blank() bool {
	return strings.TrimSpace(l.text) == "" && strings.TrimSpace(l.first) == ""
}

// nothing reports whether the line has no text and no bullet, but perhaps the bar of
// a quotation.
func (l line) nothing() bool { return strings.TrimSpace(l.text) == "" && l.first == l.rest }

// trimBlank drops blank lines at both ends and makes runs of them one.
func trimBlank(lines []line) []line {
	kept := lines[:0]
	for _, l := range lines {
		if l.nothing() && (len(kept) == 0 || kept[len(kept)-1].nothing()) {
			continue
		}
		kept = append(kept, l)
	}
	for len(kept) > 0 && kept[len(kept)-1].nothing() {
		kept = kept[:len(kept)-1]
	}
	return kept
}
