// Package timex finds what a text says of time, after TimeML, and puts it in the
// calendar: "last September", "by 2035", "three days ago", "twice a week".
//
// The work has two steps, as in the literature. The recognizer reads a text into
// sightings: from the words and numbers that a time may stand around (lexicon.go) it
// backs up to where an expression may begin, and tries the patterns there (phrase*.go).
// The resolver takes the sightings in order and counts them from the day of
// publication or from the date mentioned last (resolve.go), and express.go writes the
// value. A Tagger does both.
package timex

import (
	"readout/store/dates"
	"readout/store/dates/written"
)

// A Type is the meaning of a time expression after TimeML 1.2.1.
type Type uint8

// The types of TIMEX3.
const (
	DateType     Type = iota + 1 // a day, month, year or another period of the calendar
	TimeType                     // a time of a day
	DurationType                 // a length of time
	SetType                      // times that recur
)

// String returns the name that TimeML gives the type: DATE, TIME, DURATION or SET.
func (t Type) String() string {
	return [...]string{"", "DATE", "TIME", "DURATION", "SET"}[t]
}

// MarshalText writes the name of the type.
func (t Type) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// An Expression is a time expression of a text (TimeML 1.2.1, TIMEX3).
type Expression struct {
	Start, End int  // byte offsets in the text
	Type       Type // DATE, TIME, DURATION or SET
	// Value is the normal form of TimeML: "2025-11-24", "2022-09", "2025-W47-1",
	// "2025-SU", "203" (a decade), "2025-11-24T09:00", "P3M"; with X for what the
	// text does not tell, as in "XXXX-WXX-2"; or PAST_REF, PRESENT_REF and
	// FUTURE_REF.
	Value string
	// From and To are the first and the last day, month or year that the
	// expression stands for, both unknown if it has no place in the calendar.
	From, To dates.Date
	// Other is the day-first reading of a numeric date that could be both, when
	// neither TagOptions.Order nor a weekday settles it; else unknown.
	Other dates.Date
	Order written.Order // what a numeric date shows beyond doubt, as in Mention
}

// Options say what is known of a text before its time expressions are read.
type Options struct {
	On       dates.Date    // the day of publication; unknown leaves relative expressions unresolved
	Language string        // BCP 47; unknown is taken for English
	Order    written.Order // how numeric dates are read
}

// Tag returns the time expressions of a text in order, not overlapping.
//
// What is not written in full ("Thursday", "4 May", "last September") is read
// from the day of publication: tense and words such as "last", "next" and "by"
// tell whether it lies before or after it. In a narrative, a text that tells of
// years long past, it is read from the date mentioned last. What cannot be read
// either way keeps an open value.
func Tag(text string, opt Options) []Expression {
	var t Tagger
	t.Read(text, opt.Language)
	return t.Append(nil, opt.On, opt.Order)
}

// A Tagger is Tag in two steps: Read finds the expressions of a text, which takes
// nearly all of the time, and Append puts them in the calendar, once for each order
// that numeric dates may have. The zero Tagger is ready, and it keeps its memory from
// one text to the next. It is for one goroutine.
type Tagger struct {
	recognizer recognizer
	sightings  []sighting
	resolver   resolver
}

// Read finds the time expressions of a text in a language, which is as in TagOptions.
func (t *Tagger) Read(text, language string) {
	t.recognizer.read(text, language)
	t.sightings = t.recognizer.sightings(t.sightings[:0])
}

// Whole reports whether Read has read the text to its end. It stops at a hundred thousand
// expressions, or if there are far more numbers and words that may belong to
// one than in any text that people read.
func (t *Tagger) Whole() bool { return !t.recognizer.overflow }

// Append adds what Read has found to dst, as Tag does with the same TagOptions.
func (t *Tagger) Append(dst []Expression, on dates.Date, order written.Order) []Expression {
	if len(t.sightings) == 0 {
		return dst
	}
	t.resolver.begin(t.recognizer.Text, on, order, t.sightings)
	return t.resolver.appendAll(dst, t.sightings)
}
