package render

import (
	"strings"

	"charm.land/lipgloss/v2"

	"readout/ui/theme"
)

// A typesetter sets blocks with one theme. It belongs to one goroutine: glamour
// gives wrong text to two.
type typesetter struct {
	theme  *theme.Theme
	engine *engine
	styles leads

	numbers *linkList // of the block at hand, nil if none are wanted
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

// set sets block i of a document.
func (ts *typesetter) set(d *Document, i int, s Setting) *setBlock {
	b := d.Blocks[i]
	body := d.Text.Body[b.From:b.To]
	ts.numbers = nil
	if s.Links {
		ts.numbers, body = d.numbers(i), d.numberedBody(b)
	}
	lines := ts.lines(d, b.Kind, body, s.Width)
	if b.Kind != Title {
		d.markSpeakers(b, lines, ts.styles.speaker)
	}
	takeNumbers(lines, ts.styles.number)
	return setLines(lines, d, i, s.Width)
}

// lines makes lines of a block, not wrapped yet. The width is for what is not
// wrapped: rules and tables.
func (ts *typesetter) lines(d *Document, k Kind, body string, width int) []line {
	switch k {
	case Rule:
		return []line{{first: ts.theme.Glyphs.Line(min(width/2, ruleLen)), lead: ts.styles.rule}}
	case Code:
		return codeLines(body)
	case Lines:
		return plainLines(ts.numbers.inText(body))
	case HTML:
		return ts.html(withoutCode(body))
	case Kept, Cut:
		return ts.original(body, k)
	case Prose:
		return ts.plain(ts.numbers.inText(sentences(body)))
	case Flow:
		return ts.plain(ts.numbers.inText(joined(body)))
	}
	return ts.markup(d.source(body), body, width)
}

// ruleLen is the length of a thematic break.
const ruleLen = 20

// plain makes lines of text in which nothing is markup.
func (ts *typesetter) plain(body string) []line {
	out, err := ts.engine.words(strings.TrimRight(body, "\n"))
	if err != nil {
		return plainLines(body)
	}
	return hanging(readLines(out, ts.theme, ts.styles.dim))
}

// html makes lines of the text of HTML, which is only bounded once its tags are
// gone.
func (ts *typesetter) html(body string) []line {
	text := htmlText(body, ts.numbers)
	if len(text) > maxLine {
		return plainLines(text)
	}
	return ts.plain(text)
}

// markup makes lines of Markdown; should glamour fail, it is shown as it is.
func (ts *typesetter) markup(source, body string, width int) []line {
	node, src := ts.engine.shaped(source, ts.numbers)
	if t := tableOf(node); t != nil {
		if g := ts.gridOf(t, src); g != nil {
			return ts.table(g, width)
		}
		return plainLines(body)
	}
	out, err := ts.engine.render(node, src)
	if err != nil {
		return plainLines(body)
	}
	return readLines(out, ts.theme, ts.styles.dim)
}
