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
