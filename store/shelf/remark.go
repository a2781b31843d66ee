package shelf

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

// Remarks returns a remark for each document that there is one on, in no particular order. It
// looks at neither the bodies nor the times, which are nearly all that there is to be read.
func (s *Snapshot) Remarks(ctx context.Context) (remarks []Remark, err error) {
	s.frame.eachLive(func(n int32, values, next docValues) {
		if err != nil {
			return
		}
		err = ctx.Err()
		date := published.Finding{Date: values.published.Date(), Other: values.other.Date()}.Resolve(s.frame.orderOf(values.place))
		remark := Remark{Published: date.Date, Other: date.Other, Kept: int(next.body - values.body)}
		v, _ := s.frame.volumeOf(n)
		for _, cut := range v.cuts(values, next) {
			if cut.Furniture() {
				remark.Lost += len(cut.Text)
				remark.Lines++
			}
		}
		if date.Date.IsZero() || !date.Other.IsZero() || remark.Lost > 0 {
			remark.Path = v.heading(values, next).path
			remarks = append(remarks, remark)
		}
	})
	return remarks, err
}
