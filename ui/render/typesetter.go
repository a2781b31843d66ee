package render

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/yuin/goldmark/ast"

	"readout/store/markup"
	"readout/ui/theme"
)

// A typesetter sets blocks with one theme. It belongs to one goroutine: glamour
// gives wrong text to two.
type typesetter struct {
	theme  *theme.Theme
	engine *engine
	styles leads
}

// leads are the styles of what is not text, as SGR parameters.
type leads struct{ dim, rule, label, cut, speaker, number string }

func newTypesetter(th *theme.Theme) *typesetter {
	return &typesetter{
		theme:  th,
		engine: newEngine(th.Glamour()),
		styles: leads{dim: params(th.Dim), rule: params(th.Rule), label: params(th.Label), cut: params(th.Cut),
			speaker: params(th.Speaker), number: params(th.LinkNumber)},
	}
}

// params returns the parameters of the colour sequence a style begins with.
func params(s lipgloss.Style) string {
	out := s.Render("x")
	if n := sgrLen(out); n > 0 {
		return out[2 : n-1]
	}
	return ""
}

func (ts *typesetter) set(d *Document, i int, s Setting) *setBlock {
	runs, first := d.runs(i, s)
	lines := ts.lines(d.Blocks[i].Kind, runs, first, s.Width)
	if label := d.Speaker(i); label != "" {
		markSpeaker(label, lines, ts.styles.speaker)
	}
	return setLines(lines, d, i, runs, s.Width)
}

// runs are those of block i, and the links before it if they are numbered, else -1.
func (d *Document) runs(i int, s Setting) (runs []markup.Run, first int) {
	if !s.Links {
		runs, _ = d.Runs(i)
		return runs, -1
	}
	runs, _ = d.LinkedRuns(i)
	return runs, d.LinksBefore(i)
}

// lines makes lines of a block, not wrapped yet. The width is for what is not
// wrapped: rules and tables.
func (ts *typesetter) lines(k markup.Kind, runs []markup.Run, first, width int) []line {
	switch k {
	case markup.Rule:
		return []line{{first: ts.theme.Glyphs.Line(min(width/2, ruleLen)), lead: ts.styles.rule}}
	case markup.Code:
		return codeLines(runs)
	case markup.Kept, markup.Cut:
		return ts.original(runs, k)
	case markup.Lines:
		return ts.numbered(runs, first)
	}
	if k == markup.Prose || k == markup.Flow {
		return hanging(ts.text(runs, 0, len(runs), first, "\n"))
	}
	return ts.shaped(runs, first, width)
}

// ruleLen is the length of a thematic break.
const ruleLen = 20

// numbered makes lines of text that glamour does not see, with the numbers of its links.
func (ts *typesetter) numbered(runs []markup.Run, first int) []line {
	lines := linesOf(runs)
	if first >= 0 {
		lines = nil
		s := shaper{runs: runs, first: first}
		p := ts.lineReader(runs)
		p.begin("", "")
		for i := range runs {
			p.read(s.plain(i))
		}
		p.end()
		lines = p.lines
	}
	for i := range lines {
		lines[i] = lines[i].indented()
	}
	return trimBlank(lines)
}

// shaped makes lines of runs as glamour shows them. Tables are set here, one after the
// other with what is between them.
func (ts *typesetter) shaped(runs []markup.Run, first, width int) []line {
	var lines []line
	for from := 0; from < len(runs); {
		to, table := part(runs, from)
		var now []line
		if table {
			now = ts.tableLines(runs, from, to, first, width)
		} else {
			now = ts.text(runs, from, to, first, string(lineBreak))
		}
		if len(lines) > 0 && len(now) > 0 {
			lines = append(lines, line{})
		}
		lines = append(lines, now...)
		from = to
	}
	return lines
}

// part returns where the part ends that begins at a run: a table, or what stands up to the
// next one.
func part(runs []markup.Run, from int) (to int, table bool) {
	depth := 0
	for i := from; i < len(runs); i++ {
		switch runs[i].Part {
		case markup.Begin:
			if depth == 0 && runs[i].Element == markup.Table {
				if i > from {
					return i, false
				}
				table = true
			}
			depth++
		case markup.End:
			if depth--; depth == 0 && table {
				return i + 1, true
			}
		}
	}
	return len(runs), table
}

// text makes lines of some runs, with a sign for what begins a new line. Should glamour
// fail, they are shown without styles.
func (ts *typesetter) text(runs []markup.Run, from, to, first int, down string) []line {
	s := shaper{runs: runs[:to], next: from, first: first, down: down, bar: " " + ts.theme.Glyphs.Vertical + " "}
	doc := ast.NewDocument()
	for s.next < len(s.runs) {
		s.blocks(doc, false)
	}
	out, err := ts.engine.render(doc, s.src)
	if err != nil {
		return plainLines(runs[:to])
	}
	return ts.readLines(out, runs)
}

// markSpeaker gives the label that begins a block its style.
func markSpeaker(label string, lines []line, style string) {
	if len(lines) == 0 || style == "" || !strings.HasPrefix(lines[0].text, label) {
		return
	}
	spans := []styleSpan{{0, len(label), style}}
	for _, s := range lines[0].spans {
		if s.to > len(label) {
			spans = append(spans, styleSpan{max(s.from, len(label)), s.to, s.style})
		}
	}
	lines[0].spans = spans
}
