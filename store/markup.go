package store

import (
	"context"

	"golang.org/x/sync/semaphore"

	"readout/store/clean"
	"readout/store/source"
)

// markupBytes is how much memory the trees of pages may take at a time, by estimate, no
// matter how many workers there are.
const markupBytes = 256 << 20

// A markupBudget lets workers wait until there is memory for the tree of a page. Of one
// page that is over the whole budget the tree is made while there is no other.
type markupBudget struct{ free *semaphore.Weighted }

func newMarkupBudget() markupBudget { return markupBudget{semaphore.NewWeighted(markupBytes)} }

// limit passes a record on when there is memory for it, or not at all if the context ends.
func (b markupBudget) limit(ctx context.Context, r source.Record, to func(source.Record)) {
	if r.Format != source.HTML {
		to(r)
		return
	}
	need := min(clean.TreeBytes(r.Text), markupBytes)
	if b.free.Acquire(ctx, need) != nil {
		return
	}
	defer b.free.Release(need)
	to(r)
}
