// Package clean makes outside text safe to show and takes a briefing out of
// the page it was saved from: navigation, sign-up forms, cookie banners and
// other furniture go, and the title, the source and the byline are found.
//
// It promises that nothing is lost: every line it takes out is kept with its place and the reason, and Body and
// Removed put together again are the text that came in. A wrong cut is worse than a line left in. It works by
// the shape of lines, not by lists of phrases, in any language. Cleaning is idempotent.
//
// It knows nothing of files, dates or screens.
package clean

import (
	"cmp"

	"readout/store/text"
)

// A Cut is a line that was taken out of a document.
type Cut struct {
	Line int    // 1-based place in the original: body lines and cuts put together in order
	Text string // the line, safe
	// the reason in a few words a reader understands: "menu", "repeated", "in many documents", "to visitors",
	// "template", "title", "metadata", …
	Why string
}

// Furniture reports whether the line belonged to the page and not to the briefing: titles, bylines and other
// details are cut because they stand elsewhere on the screen.
func (c Cut) Furniture() bool {
	switch c.Why {
	case "header", "title", "byline", "metadata", "letterhead", "blank":
		return false
	}
	return true
}

// A Value is a piece of text and where it came from, such as a title found in
// the "first line" or the "lead sentence".
type Value struct {
	Text string
	From string
	Line int // 1-based line of the original that it begins on, as in Cut; 0 for none, as in a page of HTML
}

// LeadSentence is where a title is from that was made of the beginning of the text, which keeps it.
const LeadSentence = "lead sentence"

// A Dated is a date that the page declares about itself, as it was written, not yet parsed.
type Dated struct {
	Text string
	From string // "meta article:published_time", "JSON-LD datePublished", "time element", …
}

// Hints are what the container of a text declared about it, raw. Empty fields are unknown. From says where that
// stood, such as "front matter"; "" means "declared".
type Hints struct {
	Title, Source, Byline, Language, Link string
	From                                  string
}

// value is one of the hints as a Value; none for an empty one.
func (h Hints) value(hint string) Value {
	if hint = text.OneLine(hint); hint == "" {
		return Value{}
	}
	return Value{Text: hint, From: cmp.Or(h.From, "declared")}
}

// An Article is a document after cleaning. All strings are safe.
type Article struct {
	Title    Value
	Source   Value
	Byline   Value
	Language Value   // declared, else none
	Dates    []Dated // declared dates of publication, best first
	Link     string  // canonical address, if declared
	Text     string  // the original as it came in, safe, its lines as Cut counts them; "" if it was HTML
	Body     string  // lines ended by \n; Markdown if Markdown is set
	Markdown bool
	Stripped bool   // no tree could be made of a page, so the body is its text without tags
	Links    []Link // of a Markdown body, which has their words but not their addresses
	Removed  []Cut  // ascending by Line
	BodyFrom int    // line of the original on which the body begins
	BodyTo   int    // and its last
}

// A Line is a line of the original with the reason it was cut, or "" if it is in the body.
type Line struct {
	Text string
	Why  string
}

// Original puts a body and its cuts together again, line by line.
func Original(body string, removed []Cut) []Line {
	var lines []Line
	next := 0
	cutsHere := func() {
		for next < len(removed) && removed[next].Line <= len(lines)+1 {
			lines = append(lines, Line{removed[next].Text, removed[next].Why})
			next++
		}
	}
	for line := range linesOf(body) {
		cutsHere()
		lines = append(lines, Line{Text: line})
	}
	for ; next < len(removed); next++ {
		lines = append(lines, Line{removed[next].Text, removed[next].Why})
	}
	return lines
}
