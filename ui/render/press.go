package render

import (
	"context"
	"slices"
	"sort"
	"time"

	"readout/store/spawn"
	"readout/ui/theme"
)

// A Setting is how a document is set.
type Setting struct {
	Width int // at least 1
	Theme *theme.Theme
	Links bool // a number stands behind the words of every link: cables[3]

	// Beside gives the reasons of an original's cut lines as Notes; else each
	// stands on a row of its own above the lines.
	Beside bool
}

// Equal reports whether two settings set every document the same.
func (s Setting) Equal(o Setting) bool {
	return s.Width == o.Width && s.Links == o.Links && s.Beside == o.Beside && s.Theme.Options == o.Theme.Options
}

// A Press sets blocks of documents in lines and keeps what it set, within a bound
// of bytes. Sessions share one; it is safe for concurrent use. At most two
// goroutines set blocks at a time, since glamour cannot be stopped and needs a
// typesetter for each.
type Press struct {
	// patience is how long Around waits for styles; then it does without.
	patience time.Duration

	cache *cache
	desks chan *desk
	look  func(block int) // tests see each block before it is set
}

// overtime is how long blocks that took too long are worked on when nobody waits for
// them any more, beyond the one that is being set.
const overtime = time.Second

// NewPress returns a press that keeps at most limit bytes.
func NewPress(limit int) *Press {
	p := &Press{patience: 500 * time.Millisecond, cache: newCache(limit), desks: make(chan *desk, 2)}
	for range cap(p.desks) {
		p.desks <- newDesk()
	}
	return p
}

// Around sets the blocks about a place, with so many rows above the row that shows
// it and so many below it, as far as there are any; at least the block itself.
//
// If that takes longer than patience, what is missing is set without styles, and
// Plainly says so; the work goes on for a moment, and asking again gives it. If
// ctx ends before, its error is returned.
func (p *Press) Around(ctx context.Context, d *Document, s Setting, place, above, below int) (Galley, error) {
	if err := ctx.Err(); err != nil || len(d.Blocks) == 0 {
		return Galley{Begins: true, Ends: true, To: d.Size()}, err
	}
	s.Width = max(1, s.Width)
	w := viewport{d: d, place: place, above: above, below: below, setting: s}
	known := func(i int) *setBlock { return p.known(d, i, s) }
	if now, ok := w.gather(known); ok {
		return now, nil
	}
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), p.patience+overtime)
	done := make(chan Galley, 1)
	spawn.Go(func() {
		defer cancel()
		if now, ok := p.set(late, w, s); ok {
			done <- now
		}
	}, nil) // without styles, then
	patience := time.NewTimer(p.patience)
	defer patience.Stop()
	select {
	case now := <-done:
		return now, nil
	case <-ctx.Done():
		cancel()
		return Galley{}, ctx.Err()
	case <-patience.C:
	}
	now, _ := w.gather(func(i int) *setBlock {
		if b := known(i); b != nil {
			return b
		}
		return plainBlock(d, i, s.Width)
	})
	return now, nil
}

// set sets what a viewport needs, unless ctx ends.
func (p *Press) set(ctx context.Context, w viewport, s Setting) (Galley, bool) {
	select {
	case <-ctx.Done():
		return Galley{}, false
	case desk := <-p.desks:
		defer func() { p.desks <- desk }()
		return w.gather(func(i int) *setBlock {
			if ctx.Err() != nil {
				return nil
			}
			if b := p.known(w.d, i, s); b != nil {
				return b
			}
			b := desk.set(w.d, i, s, p.look)
			p.keep(w.d, i, s, b)
			return b
		})
	}
}

// keyOf names a set block.
func keyOf(d *Document, i int, s Setting) blockKey {
	return blockKey{d.key, int32(i), int32(min(s.Width, 1<<30)), s.Theme.Options, s.Links}
}

func (p *Press) known(d *Document, i int, s Setting) *setBlock {
	if d.key == "" {
		return nil
	}
	return p.cache.get(keyOf(d, i, s))
}

func (p *Press) keep(d *Document, i int, s Setting, b *setBlock) {
	if d.key != "" {
		p.cache.put(keyOf(d, i, s), b)
	}
}

// A viewport is what is asked of a document.
type viewport struct {
	d            *Document
	place        int
	above, below int
	setting      Setting
}

// gather puts the blocks of the viewport together, each from get, unless get
// returns nil.
func (w viewport) gather(get func(i int) *setBlock) (Galley, bool) {
	first := w.d.BlockAt(w.place)
	b := get(first)
	if b == nil {
		return Galley{}, false
	}
	row := sort.Search(len(b.rows), func(k int) bool { return int(b.rows[k].place) > w.place }) - 1
	row = max(0, row)
	blocks := []*setBlock{b}
	for rows, i := len(b.rows)-row-1, first+1; rows < w.below && i < len(w.d.Blocks); i++ {
		if b = get(i); b == nil {
			return Galley{}, false
		}
		blocks = append(blocks, b)
		rows += w.height(i, b)
	}
	slices.Reverse(blocks)
	for rows := row; rows < w.above && first > 0; {
		first--
		if b = get(first); b == nil {
			return Galley{}, false
		}
		blocks = append(blocks, b)
		rows += w.height(first+1, b)
	}
	slices.Reverse(blocks)
	return galleyOf(w.d, first, blocks, w.setting), true
}

// height is the rows of a block and of the gap that block i has above it.
func (w viewport) height(i int, b *setBlock) int {
	if len(b.rows) == 0 || w.d.Blocks[i].Follows {
		return len(b.rows)
	}
	return len(b.rows) + 1
}

// A desk is what one goroutine sets blocks with.
type desk struct{ typesetters map[theme.Options]*typesetter }

func newDesk() *desk { return &desk{typesetters: map[theme.Options]*typesetter{}} }

// set sets block i. Should that fail, it is shown as it is, and the typesetter,
// which may be in disorder, is thrown away.
func (k *desk) set(d *Document, i int, s Setting, look func(int)) (b *setBlock) {
	defer func() {
		if recover() != nil {
			delete(k.typesetters, s.Theme.Options)
			b = plainBlock(d, i, s.Width)
			b.plainly = false // asking again would not help
		}
	}()
	if look != nil {
		look(i)
	}
	ts := k.typesetters[s.Theme.Options]
	if ts == nil {
		ts = newTypesetter(s.Theme)
		k.typesetters[s.Theme.Options] = ts
	}
	return ts.set(d, i, s)
}

// plainBlock sets block i without looking into it. Of a block that is only long
// because most of it is hidden, it shows the beginning.
func plainBlock(d *Document, i, width int) *setBlock {
	runs := d.Beginning(i)
	s := setLines(plainLines(runs), d, i, runs, width)
	s.plainly = true
	return s
}
