package render

import (
	"strings"

	"readout/store/markup"
)

// An OriginalLine is a line of an original; Why is the reason it was cut, "" if it was
// kept.
type OriginalLine struct{ Text, Why string }

// OpenOriginal makes a document of all lines of a file: those that were kept as
// they are, those that were cut dim and behind a dash, with the reason of each
// run of them in the Notes of a Galley, on its first row. The body it has places
// in is that of the kept lines joined by line feeds; the place of a cut line is
// that of the kept one behind it.
func OpenOriginal(key string, lines []OriginalLine) *Document {
	var all strings.Builder
	var kept markup.Moves // from the body to all lines
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
			kept = kept.Add(all.Len(), body-all.Len())
			body += len(l.Text) + 1
		}
		all.WriteString(l.Text)
	}
	kept = kept.Add(all.Len()+1, max(0, body-1)-all.Len()-1)
	text, tidied := markup.Tidy(all.String())
	d := &Document{key: key, reasons: map[int]string{}}
	blocks := d.divide(text, lines, tidied)
	d.Text = markup.OpenLines(text, blocks, kept, tidied)
	return d
}

// divide makes blocks of the runs of lines that were kept, or cut for one reason.
// Empty lines do not end a run.
func (d *Document) divide(text string, lines []OriginalLine, tidied markup.Moves) (blocks []markup.Block) {
	from, at, first := 0, 0, -1
	add := func(to int) {
		if to = min(to, len(text)); to <= from {
			return
		}
		b := markup.Block{From: from, To: to, Kind: markup.Kept, Follows: true}
		if first >= 0 && lines[first].Why != "" {
			b.Kind = markup.Cut
			d.reasons[len(blocks)] = lines[first].Why
		}
		blocks = markup.AppendBounded(blocks, text, b)
		from = to
	}
	for k, l := range lines {
		if strings.TrimSpace(l.Text) != "" && (first < 0 || l.Why != lines[first].Why) {
			if first >= 0 {
				add(tidied.Forth(at))
			}
			first = k
		}
		at += len(l.Text) + 1
	}
	add(len(text))
	return blocks
}

func (ts *typesetter) original(runs []markup.Run, k markup.Kind) []line {
	lines := linesOf(runs)
	for i, now := range lines {
		now = now.indented()
		sign := "  "
		if k == markup.Cut && !now.blank() {
			sign = ts.theme.Glyphs.Dash + " "
		}
		now.first, now.rest = sign+now.first, "  "+now.rest
		if k == markup.Cut {
			now.lead = ts.styles.cut
			now.spans = []styleSpan{{0, len(now.text), ts.styles.cut}}
		}
		lines[i] = now
	}
	return lines
}
