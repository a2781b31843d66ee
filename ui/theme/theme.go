// Package theme holds every colour, style and drawn sign of readout, and the
// style sheet glamour renders articles with.
//
// It promises quiet screens: one accent colour, faint for what is secondary,
// bold for titles, and colours only from the sixteen of the terminal's own
// palette, so that a person's light or dark scheme is kept. Meaning is never by
// colour alone: what is marked is also bold, underlined, reversed or has a sign
// of its own, and Options.NoColor takes only the colours away.
//
// A Theme never changes once made. Two sessions with different terminals have two
// themes and share nothing.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// Options say what the terminal of a session can show. They are comparable and
// name a theme: equal options give equal themes, so they can be part of a key.
type Options struct {
	Dark    bool // the background is dark; true is the better guess when unknown
	NoColor bool // NO_COLOR: no colours, but bold, underline and reverse stay
	ASCII   bool // draw lines, bars and marks with ASCII only
	Lean    bool // draw the lines between panes with as few bytes as can be: ASCII, no style
}

// A Theme says how each part of the screen looks. The styles have no width,
// padding or border: layout belongs to the panes. It is handed on as a pointer: styles
// are large, and a copy on every frame of a stack made the stacks of a server's
// sessions take more memory than anything else of them.
type Theme struct {
	Options Options
	Glyphs  Glyphs

	Name  lipgloss.Style // the program's name in the title bar
	Title lipgloss.Style // the rest of the title bar: library, counts
	Rule  lipgloss.Style // horizontal and vertical lines between panes

	Pane      lipgloss.Style // heading of a pane: TIMELINE, BRIEFINGS
	PaneFocus lipgloss.Style // heading of the pane that has the keys

	Row        lipgloss.Style // a row of a list
	Cursor     lipgloss.Style // the row under the cursor; it also begins with Glyphs.Cursor
	CursorMark lipgloss.Style // Glyphs.Cursor itself
	CursorIdle lipgloss.Style // the row under the cursor of a pane without the keys
	Dim        lipgloss.Style // secondary text: source, snippet, placeholder
	Date       lipgloss.Style // the column of dates
	Undated    lipgloss.Style // "undated" in the column of dates

	Bar     lipgloss.Style // a bar of the timeline
	BarIdle lipgloss.Style // a bar outside the chosen period
	Count   lipgloss.Style // the number beside a bar

	Hit    lipgloss.Style // a match of the search
	HitDim lipgloss.Style // one word of several where the others are not near
	HitNow lipgloss.Style // the match n and N stand on

	Spoken     lipgloss.Style // a date that a text speaks of, in the text
	SpokenHere lipgloss.Style // the one that was gone to

	Fault lipgloss.Style // the part of a query that cannot be understood

	Prompt lipgloss.Style // the / before what is typed
	Status lipgloss.Style // the line at the bottom
	Key    lipgloss.Style // a key in the status line and in the help
	KeyFor lipgloss.Style // what the key does
	Notice lipgloss.Style // something worth knowing: "3 files could not be read"
	Error  lipgloss.Style // something went wrong

	Cut    lipgloss.Style // a line taken out of the original
	CutWhy lipgloss.Style // the reason beside it

	ArticleTitle lipgloss.Style // the title above an article
	ArticleMeta  lipgloss.Style // date, source, byline and minutes below it
	Speaker      lipgloss.Style // who speaks, at the beginning of a turn of a transcript
	LinkNumber   lipgloss.Style // the number behind the words of a link

	Label lipgloss.Style // a name in the details: "title", "published"
	Value lipgloss.Style // and what it is
}

// New returns the theme for a terminal.
func New(o Options) *Theme {
	plain := lipgloss.NewStyle()
	bold := plain.Bold(true)
	faint := plain.Faint(true)
	accent, alarm := colours(o)
	t := &Theme{
		Options: o, Glyphs: unicodeGlyphs(),
		Name: accent(bold), Title: plain, Rule: faint,
		Pane: faint, PaneFocus: accent(bold),
		Row: plain, Cursor: bold, CursorMark: accent(bold), CursorIdle: plain,
		Dim: faint, Date: plain, Undated: faint,
		Bar: accent(plain), BarIdle: faint, Count: faint,
		Hit: accent(bold.Underline(true)), HitDim: faint.Underline(true), HitNow: bold.Reverse(true), Fault: alarm(bold.Underline(true)),
		Spoken: plain.Underline(true), SpokenHere: accent(bold.Reverse(true)),
		Prompt: accent(bold), Status: plain, Key: bold, KeyFor: faint,
		Notice: bold, Error: alarm(bold),
		Cut: faint, CutWhy: faint.Italic(true),
		ArticleTitle: bold, ArticleMeta: faint, Speaker: accent(bold), LinkNumber: faint,
		Label: faint, Value: plain,
	}
	if o.ASCII {
		t.Glyphs = asciiGlyphs()
	}
	if o.Lean {
		plain := asciiGlyphs()
		t.Glyphs.Vertical, t.Glyphs.Horizontal, t.Glyphs.Cross = plain.Vertical, plain.Horizontal, plain.Cross
		t.Rule = lipgloss.NewStyle()
	}
	return t
}

// colours returns what paints with the accent colour and with the colour of
// errors. They are indices of the terminal's palette, chosen to be readable on
// the usual light and dark schemes.
func colours(o Options) (accent, alarm func(lipgloss.Style) lipgloss.Style) {
	paint := func(dark, light color.Color) func(lipgloss.Style) lipgloss.Style {
		if o.NoColor {
			return func(s lipgloss.Style) lipgloss.Style { return s }
		}
		c := lipgloss.LightDark(o.Dark)(light, dark)
		return func(s lipgloss.Style) lipgloss.Style { return s.Foreground(c) }
	}
	return paint(lipgloss.Cyan, lipgloss.Blue), paint(lipgloss.BrightRed, lipgloss.Red)
}
