package shelf

import (
	"context"

	"golang.org/x/sync/semaphore"

	"readout/store/clean"
)

// markupBytes is how much memory the trees of pages may take at a time, by estimate, no
// matter how many workers there are.
const markupBytes = 256 << 20

// A markupBudget lets workers wait until there is memory for the tree of a page. A page
// that is over the whole budget waits until it is alone.
type markupBudget struct {
	ctx   context.Context // of the reading
	bytes int64
	free  *semaphore.Weighted
}

func newMarkupBudget(ctx context.Context, bytes int64) *markupBudget {
	return &markupBudget{ctx, bytes, semaphore.NewWeighted(bytes)}
}

// article takes the article out of a page when there is memory for it, or at once if the
// context ends, as nobody will ask for another then. Without a budget there is
// no other worker.
func (b *markupBudget) article(text string, hints clean.Hints) clean.Article {
	page := clean.Measure(text)
	if b == nil {
		return page.Article(hints)
	}
	need := min(page.Bytes(), b.bytes)
	if b.free.Acquire(b.ctx, need) == nil {
		defer b.free.Release(need)
	}
	return page.Article(hints)
}
