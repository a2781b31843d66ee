package published

import (
	"readout/store/dates"
	"readout/store/dates/lexer"
	"readout/store/dates/written"
)

// Declared is a date that a document states about itself outside its text, such
// as a front matter field or an HTML meta element.
type Declared struct {
	Value string // as written
	From  string // where it stood, in words a reader understands: "front matter", "meta article:published_time"
}

// Evidence is all that may tell when a document was published.
type Evidence struct {
	Declared []Declared // best first
	Text     string     // the whole safe text, lines ended by \n, before furniture was cut
	BodyFrom int        // 1-based line of Text where the body begins, 0 if unknown
	BodyTo   int        // last line of the body, 0 if unknown
	Name     string     // path of the file, for dates in file names
	Language string     // BCP 47, if known: it tells how numeric dates are read
	Now      dates.Date // the day of asking: what lies more than two days after it is no publication date; zero is no bound
}

// A Finding is the answer to when a document was published. The zero Finding
// means that nothing tells.
type Finding struct {
	Date  dates.Date
	Other dates.Date // the other reading, if day and month could not be told apart; else zero
	From  string     // the kind of evidence: "front matter", "metadata line", "dateline", "lead", "file name", …
	Line  int        // 1-based line of Evidence.Text, 0 if it did not stand in the text
}

// Resolve returns the finding with the reading that order says. Undecided leaves
// both.
func (f Finding) Resolve(order written.Order) Finding {
	f.Date, f.Other = written.Resolve(f.Date, f.Other, order)
	return f
}

// fileName finds a date in the path of the file: 2023-05-04-name.md,
// 20230504_name.txt, name-04.05.2023.txt or 2023/05/04/name.html. Digits that
// touch letters are part of a name or a hash.
func fileName(j *judge) Finding {
	var best written.Mention
	j.grammar.Reset(j.evidence.Name)
	for i := lexer.NextDigit(j.evidence.Name, 0); i < len(j.evidence.Name); i = lexer.NextDigit(j.evidence.Name, lexer.EndOfDigits(j.evidence.Name, i)) {
		m, ok := j.grammar.DateInName(i)
		if ok && m.Date.Precision >= best.Date.Precision && j.accepts(&m) {
			best = m
		}
	}
	if best.Date.IsZero() {
		return Finding{}
	}
	return Finding{Date: best.Date, Other: best.Other, From: "file name"}
}
