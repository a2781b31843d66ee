package shelf

import (
	"readout/store/clean"
	"readout/store/dates"
	"readout/store/dates/published"
	"readout/store/dates/timex"
	"readout/store/markup"
)

// An ID names a document by its content: it survives renaming and moving of the
// file, and is the same on every machine. Its text form is 11 characters of
// lower-case base 32; the zero ID names nothing.
type ID uint64

// A Dated is a date of publication with its evidence. The zero Dated is
// "unknown", which is an answer.
type Dated struct {
	dates.Date
	Other dates.Date // the other reading of an ambiguous numeric date, else zero
	From  string     // "front matter", "metadata line", "lead", "file name", …
	Line  int        // 1-based line of the original, 0 if it did not stand there
}

func dated(f published.Finding) Dated {
	return Dated{Date: f.Date, Other: f.Other, From: f.From, Line: f.Line}
}

// Inferred reports whether the date was concluded from running text or a name,
// where nothing states that it is the date of publication.
func (d Dated) Inferred() bool {
	switch d.From {
	case "file name", "dateline", "lead", "end of a period":
		return true
	}
	return false
}

// A Document is one briefing. All its strings are safe to show.
type Document struct {
	ID           ID
	Path         string // relative to its place; "file#key" inside a container
	Title        clean.Value
	Published    Dated
	Source       string
	SourceFrom   string // where the source stood: "front matter", "meta og:site_name", …; "" without one
	SourceLine   int    // 1-based line of the original that it begins on, 0 if that is not known
	Byline       string
	BylineFrom   string // likewise: "front matter", "byline", …
	BylineLine   int
	Language     string // BCP 47, "" if unknown
	LanguageFrom string // likewise: "declared", "html lang", …, or "guessed from its words"
	LanguageLine int
	Link         string       // declared address, "" if none
	Links        []clean.Link // of an HTML page's article, in order
	Words        int
	Body         string // furniture removed; Markdown if Markdown is set
	Markdown     bool
	Removed      []clean.Cut
	// Mentions are the times that Body speaks of, in order, with offsets in it. Relative
	// ones count from Published, numeric dates are read as those of the place are. Of
	// a document without a date relative ones have no place in the calendar; while it
	// is open which of two a date is, it counts as the one that Published and
	// Expression.From show, the month-first reading.
	Mentions []timex.Expression

	root string // what Path begins with that names the place: "" or ending in "/"
}

// guessed is the evidence of a language that nothing declares.
const guessed = "guessed from its words"

// Original returns the text as it was in the file, line by line, each cut line
// with its reason.
func (d Document) Original() []clean.Line { return clean.Original(d.Body, d.Removed) }

// Plain returns the body as people read it: without markup, and what was broken at a line
// end whole.
func (d Document) Plain() string { return markup.Read(d.Body, d.Markdown).Plain() }

// Minutes estimates the reading time, at least 1, at 230 words a minute.
func (d Document) Minutes() int { return max(1, (d.Words+115)/230) }
