package render

import (
	"strings"
)

// A Line is a line of an original; Why is the reason it was cut, "" if it was
// kept.
type Line struct{ Text, Why string }

// OpenOriginal makes a document of all lines of a file: those that were kept as
// they are, those that were cut dim and behind a dash, with the reason of each
// run of them in the Notes of a Stretch, on its first row. The body it has places
// in is that of the kept lines joined by line feeds; the place of a cut line is
// that of the kept one behind it.
func OpenOriginal(key string, lines []Line) *Document {
	var all strings.Builder
	var kept moves // from the body to all lines
	body, size := 0, 0
	for _, l := range lines {
		size += len(l.Text) + 1
	}
	all.Grow(size)
	for k, l := range lines {
		if k > 0 {
			all.WriteByte('\n')
		}
		if l.Why == "" {
			kept = kept.add(all.Len(), body-all.Len())
			body += len(l.Text) + 1
		}
		all.WriteString(l.Text)
	}
	kept = kept.add(all.Len()+1, max(0, body-1)-all.Len()-1)
	text, tidied := tidy(all.String())
	d := &Document{Text: Text{Key: key, Body: text}, steps: []moves{kept, tidied}, reasons: map[int]string{}}
	d.divide(lines, tidied)
	return d
}

// divide makes blocks of the runs of lines that were kept, or cut for one reason.
// Empty lines do not end a run.
func (d *Document) divide(lines []Line, tidied moves) {
	from, at, first := 0, 0, -1
	add := func(to int) {
		if to = min(to, d.Size()); to <= from {
			return
		}
		b := Block{From: from, To: to, Kind: Kept, Follows: true}
		if first >= 0 && lines[first].Why != "" {
			b.Kind = Cut
			d.reasons[len(d.Blocks)] = lines[first].Why
		}
		d.Blocks = appendBounded(d.Blocks, d.Text.Body, b)
		from = to
	}
	for k, l := range lines {
		if !blank(l.Text) && (first < 0 || l.Why != lines[first].Why) {
			if first >= 0 {
				add(tidied.forth(at))
			}
			first = k
		}
		at += len(l.Text) + 1
	}
	add(d.Size())
}

// original shows lines of an original.
func (ts *typesetter) original(body string, k Kind) []line {
	var lines []line
	for l := range strings.SplitSeq(strings.TrimSuffix(body, "\n"), "\n") {
		now := plainLine(l)
		sign := "  "
		if k == Cut && !now.blank() {
			sign = ts.theme.Glyphs.Dash + " "
		}
		now.first, now.rest = sign+now.first, "  "+now.rest
		if k == Cut {
			now.lead = ts.styles.cut
			now.spans = []span{{0, len(now.text), ts.styles.cut}}
		}
		lines = append(lines, now)
	}
	return lines
}
