package index

import (
	"bytes"
	"cmp"
)

// A walk goes through the dictionaries of several segments side by side, in the order
// of words and, for the same word, of segments.
type walk struct {
	cursors []walker // a heap: the one to be looked at next on top
}

type walker struct {
	cursor
	number int // of the segment
}

// newWalk returns a walk that stands on the first term that is not before word.
func newWalk(segments []*Segment, word string) *walk {
	w := new(walk)
	for i, s := range segments {
		c := walker{s.cursor(), i}
		if c.seek(word); c.ok {
			w.cursors = append(w.cursors, c)
		}
	}
	for i := len(w.cursors)/2 - 1; i >= 0; i-- {
		w.sink(i)
	}
	return w
}

// top returns the cursor to be looked at, nil at the end.
func (w *walk) top() *walker {
	if len(w.cursors) == 0 {
		return nil
	}
	return &w.cursors[0]
}

// next moves the cursor on top to its next term.
func (w *walk) next() {
	if w.cursors[0].next(); !w.cursors[0].ok {
		last := len(w.cursors) - 1
		w.cursors[0] = w.cursors[last]
		w.cursors = w.cursors[:last]
	}
	w.sink(0)
}

// sink restores the order of the heap under the cursor at i.
func (w *walk) sink(i int) {
	for {
		first := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(w.cursors); child++ {
			if w.cursors[child].before(&w.cursors[first]) {
				first = child
			}
		}
		if first == i {
			return
		}
		w.cursors[i], w.cursors[first] = w.cursors[first], w.cursors[i]
		i = first
	}
}

func (c *walker) before(other *walker) bool {
	return cmp.Or(bytes.Compare(c.word, other.word), cmp.Compare(c.number, other.number)) < 0
}
