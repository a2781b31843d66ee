package clean

import (
	"strings"
	"sync/atomic"
)

// A Tally counts in how many documents of a library each short line stands. It
// may be used by any number of goroutines at once. It knows lines by a hash, so
// a count can be too high by chance, which is why no line is cut for its count
// alone. It takes at most 17 MB, a small library about 1 KB a line.
type Tally struct {
	documents atomic.Int64
	pages     [tallyPages]atomic.Pointer[tallyPage]
}

const tallyPages = 1 << 14

type tallyPage [256]atomic.Uint32

// NewTally returns an empty tally.
func NewTally() *Tally { return new(Tally) }

// Add counts the lines of one more document, each once. text may be raw or safe.
func (t *Tally) Add(text string) {
	t.documents.Add(1)
	var seen [512]uint64 // a cache: a line that was pushed out of it counts twice
	for s := range linesOf(text) {
		h := hashLine(strings.TrimSpace(s))
		if h == 0 || seen[h>>55] == h {
			continue
		}
		seen[h>>55] = h
		t.counter(h).Add(1)
	}
}

// counter returns the counter of a line, making its page if need be.
func (t *Tally) counter(hash uint64) *atomic.Uint32 {
	page := &t.pages[hash>>8%tallyPages]
	p := page.Load()
	if p == nil {
		page.CompareAndSwap(nil, new(tallyPage))
		p = page.Load()
	}
	return &p[hash>>24%uint64(len(p))]
}

// count returns in how many documents a line stands.
func (t *Tally) count(hash uint64) int64 {
	if p := t.pages[hash>>8%tallyPages].Load(); p != nil {
		return int64(p[hash>>24%uint64(len(p))].Load())
	}
	return 0
}

// many returns from how many documents on a line counts as one that recurs: two,
// and one in two hundred. Real paragraphs are quoted again, but far more rarely.
func (t *Tally) many() int64 { return max(2, t.documents.Load()/200) }

// markMany marks the lines that stand in many documents. A text that mostly
// consists of such lines is written to a template, like bulletins with fixed
// headings and advice: there they are text, and none is marked.
func (t *Tally) markMany(lines []line) {
	if t == nil {
		return
	}
	many := t.many()
	recurring, all := 0, 0
	for i := range lines {
		l := &lines[i]
		all += len(l.trimmed)
		if l.hash != 0 && t.count(l.hash) >= many {
			l.common, l.many = true, true
			recurring += len(l.trimmed)
		}
	}
	if recurring*templateShare > all && !isMenu(lines, menuLines) {
		for i := range lines {
			lines[i].many = false
		}
	}
}

// Recurs reports whether an article that was cleaned while t was still growing
// should be cleaned again from its original: lines that were left in turned out
// to stand in many documents, or lines cut for that turned out not to.
func (t *Tally) Recurs(a Article) bool {
	many := t.many()
	left := 0
	for _, cut := range a.Removed {
		recurs := t.count(hashLine(strings.TrimSpace(cut.Text))) >= many
		switch {
		case cut.Why == inManyDocuments && !recurs:
			return true
		case cut.Why == "title" && recurs:
			left++
		}
	}
	for s := range linesOf(a.Body) {
		if h := hashLine(strings.TrimSpace(s)); h != 0 && t.count(h) >= many {
			if left++; left >= echoes {
				return true
			}
		}
	}
	return false
}

// templateShare: one byte in so many makes a template.
const templateShare = 3
