package theme

import "charm.land/glamour/v2/ansi"

// Signs that glamour writes and package render draws: they carry layout through
// glamour, which wraps and indents in a way of its own. They are noncharacters
// (Unicode 23.7) and never reach the terminal.
const (
	Hang     = "\uFDD0" // lines continuing this one begin below here
	QuoteBar = "\uFDD1" // the bar of a quotation
)

// Glamour returns the style sheet for the body of an article: no margins and no
// padding, text in the terminal's own colour, headings bold in the accent colour
// without their number signs, quotations behind a bar. Package render wraps the
// lines itself, by the signs Hang and QuoteBar.
func (t *Theme) Glamour() ansi.StyleConfig {
	yes, none := true, uint(0)
	one, two := uint(1), uint(2)
	bar := QuoteBar
	accent := t.accentName()
	item := ansi.StylePrimitive{BlockPrefix: t.Glyphs.Bullet + " " + Hang}
	heading := func(p ansi.StylePrimitive) ansi.StyleBlock { return ansi.StyleBlock{StylePrimitive: p} }
	return ansi.StyleConfig{
		Document:   ansi.StyleBlock{Margin: &none},
		BlockQuote: ansi.StyleBlock{Indent: &one, IndentToken: &bar},
		List:       ansi.StyleList{LevelIndent: two},

		Heading: heading(ansi.StylePrimitive{Bold: &yes}),
		H1:      heading(ansi.StylePrimitive{Color: accent, Underline: &yes}),
		H2:      heading(ansi.StylePrimitive{Color: accent}),
		H4:      heading(ansi.StylePrimitive{Italic: &yes}),
		H5:      heading(ansi.StylePrimitive{Italic: &yes}),
		H6:      heading(ansi.StylePrimitive{Italic: &yes}),

		Emph:          ansi.StylePrimitive{Italic: &yes},
		Strong:        ansi.StylePrimitive{Bold: &yes},
		Strikethrough: ansi.StylePrimitive{CrossedOut: &yes},
		LinkText:      ansi.StylePrimitive{Underline: &yes},
		Code:          ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: accent}},
		CodeBlock:     ansi.StyleCodeBlock{StyleBlock: ansi.StyleBlock{Indent: &two}},

		Item:        item,
		Enumeration: ansi.StylePrimitive{BlockPrefix: ". " + Hang},
		Task: ansi.StyleTask{
			Ticked:   "[" + t.Glyphs.Check + "] " + Hang,
			Unticked: "[ ] " + Hang,
		},
		HorizontalRule: ansi.StylePrimitive{Format: "\n" + t.Glyphs.Line(3) + "\n"},
		Table: ansi.StyleTable{
			CenterSeparator: &t.Glyphs.Cross,
			ColumnSeparator: &t.Glyphs.Vertical,
			RowSeparator:    &t.Glyphs.Horizontal,
		},
	}
}

// accentName is the accent colour in glamour's spelling, nil without colours.
func (t *Theme) accentName() *string {
	if t.Options.NoColor {
		return nil
	}
	name := "4"
	if t.Options.Dark {
		name = "6"
	}
	return &name
}
