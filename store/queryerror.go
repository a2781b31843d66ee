package store

import (
	"fmt"

	"readout/store/text"
)

// A QueryError is a query that cannot be answered: where the fault is, and what
// may have been meant.
type QueryError struct {
	Text         string // the query
	Start, End   int    // byte range of the fault in Text
	Problem, Fix string // "there is no 31 June 2024", "write 30 June 2024, or 2024-06 for the month"
}

func (e *QueryError) Error() string {
	message := e.Problem + "; " + e.Fix
	if from, to := max(e.Start, 0), min(e.End, len(e.Text)); from < to {
		return fmt.Sprintf("%q: %s", text.OneLine(e.Text[from:to]), message)
	}
	return message
}

// Remarks returns what is to be said of the text beside the answer, because it may not be meant
// so: a quote that is not closed, a field without a value and, while it is typed, a field that
// there is not.
func (q Query) Remarks() []string {
	words, err := parse(q)
	if err != nil {
		return nil
	}
	return words.Remarks()
}
