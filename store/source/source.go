// Package source finds the files of a place and decodes what they hold into raw
// records: one for a text, Markdown or HTML file, one an item for feeds,
// JSON lines and JSON arrays. It undoes compression and character sets and takes apart
// containers; what the text means is for others to say.
//
// Read are .txt .text .md .markdown .html .htm .xhtml, RSS, Atom and JSON feeds
// (.xml .rss .atom .rdf .json), .jsonl, .ndjson and .json, each also as .gz. Where name
// and content differ, the content is believed; a name that says nothing is tried
// as text.
//
// It promises that one bad file never stops a place: each is named in a Fault
// with its reason. It never follows a link out of the place, never waits for
// a pipe or a device, and reads no file beyond the limits of Options.
//
// What was read can be known again by its Facts: Options.Known spares the files
// that did not change, and Unchanged tells whether a walk is needed at all.
//
// Walk gives records to a function that its workers call, not to an iterator:
// an iterator has one consumer, and what follows (cleaning, dating, indexing)
// costs far more than reading and must run on every core too.
package source

import "fmt"

// Format says what Record.Text is written in.
type Format uint8

// The formats of a record's text.
const (
	Plain Format = iota
	Markdown
	HTML
)

// A Record is what a file, or an item of a file, holds, undecided. All strings are
// valid UTF-8 but otherwise as the outside gave them: not yet safe to show.
type Record struct {
	Path     string // relative to its place with slashes, "news.xml#3" or "docs.jsonl#ID" for an item inside a container
	Place    int    // index of the place in the list given to Walk
	Title    string // this and the next fields: what the file declares itself (front matter, feed and JSON fields), unparsed, "" if nothing
	Date     string
	DateFrom string // where Date stood: "front matter", "feed pubDate", "date field"
	Source   string // who publishes: feed title, front matter "source", JSON "source"
	Byline   string
	Language string // declared, BCP 47
	Link     string // declared address of the original
	Text     string
	Format   Format
	Clean    bool   // the text was taken out of its page already, as by readout export
	Header   int    // lines of front matter or mail header that were taken off before Text
	Head     string // these lines
	Lines    Lines  // where in Head the fields stand
}

// Lines are the lines that fields of a record begin on, counted from 1; 0 for a field
// that is not there, or in what its parser does not count the lines of: JSON, TOML,
// and containers of many documents.
type Lines struct{ Title, Date, Source, Byline, Language int }

// A Fault is a file or item that could not be read whole, with the reason as a
// clear sentence part ("it is larger than 16 MB; raise --max-size to read it").
type Fault struct {
	Path   string // as in Record; the folder for a folder that could not be listed
	Place  int    // as in Record
	Reason string
	// Skipped is true for files that are rightly left out, such as pictures and
	// other binary files; false for documents that should have been read.
	Skipped bool
}

// Error is the fault as a sentence: `cannot read "x.html": it is larger than …`.
// The path is quoted and safe to show.
func (f Fault) Error() string {
	if f.Skipped {
		return fmt.Sprintf("left out %q: %s", f.Path, f.Reason)
	}
	return fmt.Sprintf("cannot read %q: %s", f.Path, f.Reason)
}
