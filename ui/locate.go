package ui

import (
	"context"

	"readout/store"
	"readout/ui/pane"
)

// stride is how many documents locate looks through at a time.
const stride = 10 * pane.PageSize

// locate finds a document in a result, looking first near the place where it stood, and
// then farther and farther away. If the document is not there any more, its old place is
// the answer.
func locate(ctx context.Context, lib Library, q store.Query, first store.Result, id store.ID, near int) int {
	is := func(hits []store.Hit, from int) int {
		for i, h := range hits {
			if h.ID == id {
				return from + i
			}
		}
		return -1
	}
	if at := is(first.Hits, 0); at >= 0 {
		return at
	}
	if at := is(first.Like, first.Rows()); at >= 0 {
		return at
	}
	q.Limit = stride
	home, last := near/stride, (first.Rows()-1)/stride
	for away := 0; away <= max(home, last-home) && ctx.Err() == nil; away++ {
		for _, n := range []int{home + away, home - away} {
			if n < 0 || n > last || (away == 0 && n != home) {
				continue
			}
			q.After = n * stride
			r, err := lib.Search(ctx, q)
			if at := is(r.Hits, q.After); err == nil && at >= 0 {
				return at
			}
		}
	}
	return min(near, max(0, first.Rows()-1))
}

// around fetches the pages before and behind a document, so that moving to it
// shows it at once.
func around(ctx context.Context, lib Library, q store.Query, at int) (map[int][]store.Hit, error) {
	pages := map[int][]store.Hit{}
	for _, i := range []int{at - pane.PageSize/2, at + pane.PageSize/2} {
		page := i / pane.PageSize
		if i < 0 || page == 0 || pages[page] != nil {
			continue
		}
		q.After = page * pane.PageSize
		r, err := lib.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		pages[page] = r.Hits
	}
	return pages, nil
}
