package store

import (
	"context"

	"readout/store/dates"
	"readout/store/dates/published"
)

// A Remark is what is to be said of how a document was read: it has no date of
// publication, one whose day and month could not be told apart, or lost furniture.
type Remark struct {
	Path      string
	Published dates.Date
	Other     dates.Date // the other reading of an ambiguous numeric date, else zero
	Lines     int        // of furniture
	Lost      int        // bytes of furniture
	Kept      int        // bytes of its body
}

// Remarks returns a remark for each document that there is one on, in no particular
// order. It looks at all documents, but at neither their bodies nor their times,
// which are nearly all that Documents would read.
func (l *Library) Remarks(ctx context.Context) ([]Remark, error) {
	return sound(ctx, l, func(l *Library) ([]Remark, error) { return l.remarks(ctx) })
}

func (l *Library) remarks(ctx context.Context) (found []Remark, err error) {
	l.living(func(n int32, r, next row) {
		if err != nil {
			return
		}
		err = ctx.Err()
		date := published.Finding{Date: r.published.date(), Other: r.other.date()}.Resolve(l.orderOf(r.place))
		remark := Remark{Published: date.Date, Other: date.Other, Kept: int(next.body - r.body)}
		v, _ := l.at(n)
		for _, cut := range v.cuts(r, next) {
			if cut.Furniture() {
				remark.Lost += len(cut.Text)
				remark.Lines++
			}
		}
		if date.Date.IsZero() || !date.Other.IsZero() || remark.Lost > 0 {
			remark.Path = v.heading(r, next).path
			found = append(found, remark)
		}
	})
	return found, err
}
