package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"readout/store"
	"readout/store/dates"
	"readout/store/dates/timex"
)

// The types of this file are the JSON that other programs rely on: fields may be added, never renamed or taken
// away. Offsets count Unicode code points. A date is "2025", "2025-11" or "2025-11-24".

type documentJSON struct {
	ID            store.ID `json:"id"`
	Path          string   `json:"path"`
	Title         string   `json:"title"`
	TitleFrom     string   `json:"title_from"`
	Published     string   `json:"published,omitempty"`    // absent when unknown
	PublishedOr   string   `json:"published_or,omitempty"` // the other reading, when day and month could not be told apart
	PublishedFrom string   `json:"published_from,omitempty"`
	Source        string   `json:"source"`
	Byline        string   `json:"byline"`
	Language      string   `json:"language"`
	Words         int      `json:"words"`
	Link          string   `json:"link,omitempty"`
	*wholeJSON             // with the body only
}

type wholeJSON struct {
	Body     string        `json:"body"`     // Markdown if markdown is set
	Text     string        `json:"text"`     // the body as people read it, without markup
	Markdown bool          `json:"markdown"` // the body is Markdown, not plain text
	Removed  []cutJSON     `json:"removed"`
	Mentions []mentionJSON `json:"mentions"`
	Links    []linkJSON    `json:"links,omitempty"`
}

type linkJSON struct {
	Text string `json:"text"`
	URL  string `json:"url"`
}

type cutJSON struct {
	Line int    `json:"line"`
	Text string `json:"text"`
	Why  string `json:"why"`
}

type mentionJSON struct {
	Text    exactText  `json:"text"`
	Type    timex.Type `json:"type"`
	Value   string     `json:"value"`
	ValueOr string     `json:"value_or,omitempty"` // the day-first reading, when day and month could not be told apart
	Start   int        `json:"start"`
	End     int        `json:"end"`
}

type searchJSON struct {
	Query     string            `json:"query"`
	Remarks   []string          `json:"remarks,omitempty"` // what seems not to be meant so in the query
	Corrected map[string]string `json:"corrected"`         // with --correct only
	Offered   map[string]string `json:"offered"`           // words that no briefing has, and the nearest
	Total     int               `json:"total"`             // briefings with all that was asked for
	Hits      []hitJSON         `json:"hits"`
	Offer     *partJSON         `json:"offer,omitempty"` // what there is with the words of offered
	Some      partJSON          `json:"some"`            // briefings with some of the words as typed, those of offer first
	Like      []hitJSON         `json:"like,omitempty"`  // titles that resemble the query
}

// partJSON is a part of what was found, below the hits with all that was asked for.
type partJSON struct {
	Total int       `json:"total"`
	Hits  []hitJSON `json:"hits"`
}

type hitJSON struct {
	ID        store.ID `json:"id"`
	Path      string   `json:"path"`
	Title     string   `json:"title"`
	Published string   `json:"published,omitempty"`
	Source    string   `json:"source"`
	Score     float64  `json:"score"`
	Snippet   string   `json:"snippet"`
	Marks     [][2]int `json:"marks"`
	Some      bool     `json:"some,omitempty"`    // it has not all that was asked for
	Offered   bool     `json:"offered,omitempty"` // it was found by the nearest words

	Explain []reasonJSON `json:"explain,omitzero"` // with --explain only
}

// reasonJSON is a part of a score: so many times a form of a word in a field, or
// in the field "near" how close together the words are.
type reasonJSON struct {
	Word  string  `json:"word"`
	Form  string  `json:"form"`
	Field string  `json:"field"`
	Count int     `json:"count"`
	Score float64 `json:"score"`
}

type timelineJSON struct {
	By string `json:"by"`
	Of string `json:"of"`
	strandJSON
	Compare []strandJSON `json:"compare,omitempty"` // of the same periods and kind of date
}

type strandJSON struct {
	Query      string       `json:"query,omitempty"` // absent for all briefings
	Undated    int          `json:"undated"`
	UndatedAll int          `json:"undated_all,omitempty"` // of all briefings, if only some are counted
	Buckets    []bucketJSON `json:"buckets"`
}

type bucketJSON struct {
	Start string `json:"start"`
	Count int    `json:"count"`
	All   int    `json:"all,omitempty"` // of all briefings, if only some are counted
}

// newDocumentJSON is a document without its body.
func newDocumentJSON(d store.Document) documentJSON {
	return documentJSON{ID: d.ID, Path: d.Path, Title: d.Title.Text, TitleFrom: d.Title.From,
		Published: day(d.Published.Date), PublishedOr: day(d.Published.Other), PublishedFrom: d.Published.From,
		Source: d.Source, Byline: d.Byline, Language: d.Language, Words: d.Words, Link: d.Link}
}

// newWholeJSON is a document with its body.
func newWholeJSON(d store.Document) documentJSON {
	out := newDocumentJSON(d)
	out.wholeJSON = &wholeJSON{Body: d.Body, Text: d.Plain(), Markdown: d.Markdown,
		Removed: make([]cutJSON, len(d.Removed)), Mentions: make([]mentionJSON, len(d.Mentions))}
	for i, cut := range d.Removed {
		out.Removed[i] = cutJSON(cut)
	}
	for _, link := range d.Links {
		out.Links = append(out.Links, linkJSON{link.Text, link.URL})
	}
	points := codePoints{text: d.Body}
	for i, m := range d.Mentions {
		out.Mentions[i] = newMentionJSON(&points, m)
	}
	return out
}

// newMentionJSON is an expression of a text of which points know the last one before.
func newMentionJSON(points *codePoints, e timex.Expression) mentionJSON {
	return mentionJSON{Text: exactText(points.text[e.Start:e.End]), Type: e.Type, Value: e.Value, ValueOr: day(e.Other),
		Start: points.at(e.Start), End: points.at(e.End)}
}

// newHitJSON is a hit, with why it has its score unless that is nil.
func newHitJSON(h store.Hit, why []store.Reason) hitJSON {
	points := codePoints{text: h.Snippet}
	marks := make([][2]int, len(h.Marks))
	for i, m := range h.Marks {
		marks[i] = [2]int{points.at(m[0]), points.at(m[1])}
	}
	var explain []reasonJSON
	if why != nil {
		explain = make([]reasonJSON, len(why))
	}
	for i, r := range why {
		explain[i] = reasonJSON(r)
	}
	return hitJSON{ID: h.ID, Path: h.Path, Title: h.Title, Published: day(h.Published.Date), Source: h.Source,
		Score: h.Score, Snippet: h.Snippet, Marks: marks, Explain: explain,
		Some: h.Part != store.All, Offered: h.Part == store.Offered}
}

// day is a date without the time of day, "" when unknown.
func day(d dates.Date) string { return d.Trim(dates.Day).String() }

// codePoints turns ascending byte offsets of a text into offsets in code points.
type codePoints struct {
	text         string
	bytes, runes int
}

func (c *codePoints) at(offset int) int {
	c.runes += utf8.RuneCountInString(c.text[c.bytes:offset])
	c.bytes = offset
	return c.runes
}

// exactText is a text of a file in JSON: decoded it is the same to the last character,
// but as long as it is JSON nothing in it can harm a terminal or deceive a person.
type exactText string

// MarshalJSON writes all but printable ASCII as escapes, if something in the text is not safe to print.
func (t exactText) MarshalJSON() ([]byte, error) {
	var quoted bytes.Buffer
	if err := writeJSON(&quoted, string(t), ""); err != nil {
		return nil, err
	}
	if store.SafeLine(string(t)) == string(t) {
		return quoted.Bytes(), nil
	}
	var safe []byte
	for _, r := range quoted.String() {
		switch {
		case r <= '~':
			safe = append(safe, byte(r))
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			safe = fmt.Appendf(safe, `\u%04x\u%04x`, high, low)
		default:
			safe = fmt.Appendf(safe, `\u%04x`, r)
		}
	}
	return safe, nil
}

// writeJSON writes a value on lines of its own, or on one line for JSON Lines.
func writeJSON(w io.Writer, value any, indent string) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	return encoder.Encode(value)
}

// A jsonArray writes values as they come as one array.
type jsonArray struct {
	w     io.Writer
	count int
}

func (a *jsonArray) add(value any) error {
	before := ",\n"
	if a.count == 0 {
		before = "[\n"
	}
	a.count++
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	_, err = a.w.Write(append([]byte(before), data...))
	return err
}

func (a *jsonArray) end() error {
	after := "\n]\n"
	if a.count == 0 {
		after = "[]\n"
	}
	_, err := io.WriteString(a.w, after)
	return err
}
