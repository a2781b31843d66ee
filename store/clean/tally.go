package clean

import (
	"encoding/binary"
	"errors"
	"sync/atomic"
)

// A Tally counts in how many documents of a library each short line stands, and in how many of them as a line
// of a template. It may be used by any number of goroutines at once. It knows lines by a hash, so a count can
// be too high by chance, which is why no line is cut for its count alone. It takes at most 17 MB, a small
// library about 1 KB a line.
type Tally struct {
	documents atomic.Int64
	follower  *Tally // what Add has added since Follow, or nil
	pages     [tallyPages]atomic.Pointer[tallyPage]
	templates [1 << 12]atomic.Uint32 // the lines of templates are few
}

const tallyPages = 1 << 14

type tallyPage [256]atomic.Uint32

// NewTally returns an empty tally.
func NewTally() *Tally { return new(Tally) }

// A document is written to a template, such as a bulletin with fixed headings and advice, if lines of most
// documents stand in it in so many places, with lines of its own between them. In pages menus do the same.
const (
	templatePlaces = 3
	templateShare  = 3  // or if one byte in so many is of lines in many documents
	menuEntry      = 40 // bytes of the longest line that could be of a menu
)

// Follow lets a tally count what is added to t from now on, so that this much can be
// kept beside what t was before. Nobody may use either meanwhile.
func (t *Tally) Follow(added *Tally) { t.follower = added }

// Add counts the lines of one more document, each once. Whether it is written to a template
// is judged by what is known so far; see Recount.
func (t *Tally) Add(d *Draft) {
	d.counted = true
	t.document()
	scan := templateScan{threshold: t.most()}
	entries := 0
	d.each(func(s string, h uint64) {
		if s == "" {
			entries = 0
			return
		}
		if entries++; len(s) > menuEntry {
			entries = 0
		}
		d.menu = d.menu || entries == menuLines
		if scan.fresh(h) {
			n := int64(0)
			if h != 0 {
				n = int64(t.line(h))
			}
			scan.add(h, n)
		}
	})
	if !d.menu {
		scan.countIn(t)
	}
}

// A templateScan looks at the lines of a document, in order, for those of a template.
type templateScan struct {
	threshold int64       // documents in which such a line stands, at least
	recent    [512]uint64 // a cache: a line that was pushed out of it is fresh again
	lines     [64]uint64  // lines that stand in most documents
	count     int         // of fixed
	places    int         // in which they stand
	inPlace   bool
}

// fresh reports whether a line is looked at for the first time.
func (f *templateScan) fresh(h uint64) bool {
	slot := &f.recent[h>>traceFrom%uint64(len(f.recent))]
	if h != 0 && *slot == h {
		return false
	}
	*slot = h
	return true
}

// add takes a line that stands in so many documents.
func (f *templateScan) add(h uint64, documents int64) {
	if h == 0 || documents < f.threshold {
		f.inPlace = false
		return
	}
	if !f.inPlace {
		f.inPlace = true
		f.places++
	}
	if f.count < len(f.lines) {
		f.lines[f.count] = h
		f.count++
	}
}

// countIn counts the lines of a template, if it is one.
func (f *templateScan) countIn(t *Tally) {
	if f.places < templatePlaces {
		return
	}
	for _, h := range f.lines[:f.count] {
		t.ofTemplate(h)
	}
}

func (t *Tally) document() {
	t.documents.Add(1)
	if t.follower != nil {
		t.follower.document()
	}
}

// line counts a line and returns in how many documents it stands.
func (t *Tally) line(hash uint64) uint32 {
	if t.follower != nil {
		t.follower.line(hash)
	}
	return t.counter(hash).Add(1)
}

// ofTemplate counts a line of a template.
func (t *Tally) ofTemplate(hash uint64) {
	t.template(hash).Add(1)
	if t.follower != nil {
		t.follower.ofTemplate(hash)
	}
}

// template returns the counter of a line in templates.
func (t *Tally) template(hash uint64) *atomic.Uint32 {
	return &t.templates[hash>>24%uint64(len(t.templates))]
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
	if p := t.pages[hash>>8%tallyPages].Load(); p != nil && hash != 0 {
		return int64(p[hash>>24%uint64(len(p))].Load())
	}
	return 0
}

// many returns from how many documents on a line counts as one that recurs: two,
// and one in two hundred. Real paragraphs are quoted again, but far more rarely.
func (t *Tally) many() int64 { return max(2, t.documents.Load()/200) }

// most returns from how many documents on a line counts as one that stands in most: five, and one in five.
func (t *Tally) most() int64 { return max(5, t.documents.Load()/5) }

// frequency says how often a line stands in a library.
type frequency uint8

const (
	rare   frequency = iota
	copied           // in some other documents, which may be copies of this one
	many             // in so many that it is no title
	most             // in so many that it is furniture though it stands alone
)

// A mark is what a tally says of a line: its frequency and whether it is of a template.
type mark uint8

const templateMark mark = 4

func (m mark) frequency() frequency { return frequency(m &^ templateMark) }

func (m mark) template() bool { return m&templateMark != 0 }

// markOf returns the mark of a line.
func (t *Tally) markOf(hash uint64) mark {
	n := t.count(hash)
	f := copied
	switch {
	case n < t.many():
		return mark(rare)
	case n >= t.most():
		f = most
	case n >= max(5, t.many()):
		f = many
	}
	if int64(t.template(hash).Load())*templateShare >= n {
		return mark(f) | templateMark
	}
	return mark(f)
}

// markMany marks the lines that stand in many documents. In a text that mostly consists of such lines they are
// text, as those of templates are, and none is furniture.
func (t *Tally) markMany(lines []line) {
	if t == nil {
		return
	}
	recurring, all := 0, 0
	for i := range lines {
		l := &lines[i]
		all += len(l.trimmed)
		if l.mark = t.markOf(l.hash); l.frequency() > rare {
			l.common = !l.mark.template()
			recurring += len(l.trimmed)
		}
	}
	if recurring*templateShare > all && !isMenu(lines, menuLines) {
		for i := range lines {
			lines[i].common = false
		}
	}
}

// A Trace is what a whole tally asks of a document that was cleaned while the tally was still growing: its
// lines, in order, with the marks that they had then. It is four bytes a line; for lines in a row that cannot
// be compared there is one noLine. The first is what is known of the document.
type Trace []uint32

const (
	traceFrom = 8 // the lowest bit of a hash that chooses counters
	traceBits = 28

	traceMark = 7 << traceBits
	anyMark   = mark(7) // instead of a mark: cleaning did not ask for it
	noLine    = uint32(anyMark) << traceBits

	traceCounted = 1 // the first: the tally has counted the document
	traceMenu    = 2 // and it has a menu, so it is written to no template
)

func traceOf(hash uint64) uint32 { return uint32(hash>>traceFrom) & (1<<traceBits - 1) }

// hashOf returns what is known of the hash of a line of a trace: all that chooses counters.
func hashOf(line uint32) uint64 { return uint64(line&^traceMark) << traceFrom }

// Templates begins a count of the lines of templates that knows all documents, where Add knew
// those that came before. It takes the place of the count so far.
func (t *Tally) Templates() *Templates {
	clear(t.templates[:])
	return &Templates{tally: t, most: t.most()}
}

// Templates is a count of the lines of templates. It may be used by any number of goroutines at once.
type Templates struct {
	tally *Tally
	most  int64
}

// Add counts the lines of a document that is written to a template.
func (x *Templates) Add(doc Trace) {
	if len(doc) < 2*templatePlaces || doc[0] != traceCounted {
		return
	}
	scan := templateScan{threshold: x.most}
	for _, l := range doc[1:] {
		if h := hashOf(l); scan.fresh(h) {
			scan.add(h, x.tally.count(h))
		}
	}
	scan.countIn(x.tally)
}

// Differs reports whether a tally marks a line of a document otherwise than when it was
// cleaned: it should be cleaned again from its original.
func (t *Tally) Differs(doc Trace) bool {
	for _, l := range doc[min(1, len(doc)):] {
		if m := mark(l >> traceBits); m != anyMark && m != t.markOf(hashOf(l)) {
			return true
		}
	}
	return false
}

// AppendTo appends the tally as bytes that Load reads: about a byte for each line
// that was counted. Nobody may add to it meanwhile.
func (t *Tally) AppendTo(data []byte) []byte {
	data = binary.AppendUvarint(data, uint64(t.documents.Load()))
	data = appendCounters(data, t.templates[:])
	for i := range t.pages {
		if p := t.pages[i].Load(); p != nil {
			data = binary.AppendUvarint(data, uint64(i))
			data = appendCounters(data, p[:])
		}
	}
	return data
}

// appendCounters appends counters, of zeros only how many there are in a row.
func appendCounters(data []byte, counters []atomic.Uint32) []byte {
	for i := 0; i < len(counters); {
		n := counters[i].Load()
		data = binary.AppendUvarint(data, uint64(n))
		from := i
		for i++; n == 0 && i < len(counters) && counters[i].Load() == 0; i++ {
		}
		if n == 0 {
			data = binary.AppendUvarint(data, uint64(i-from))
		}
	}
	return data
}

var errTally = errors.New("these bytes are no tally")

// Load adds what AppendTo wrote of another tally. Nobody may add to either meanwhile.
func (t *Tally) Load(data []byte) error {
	n, size := binary.Uvarint(data)
	if size <= 0 {
		return errTally
	}
	t.documents.Add(int64(n))
	data, ok := loadCounters(data[size:], t.templates[:])
	for ok && len(data) > 0 {
		n, size = binary.Uvarint(data)
		if size <= 0 || n >= tallyPages {
			return errTally
		}
		p := t.pages[n].Load()
		if p == nil {
			p = new(tallyPage)
			t.pages[n].Store(p)
		}
		data, ok = loadCounters(data[size:], p[:])
	}
	if !ok {
		return errTally
	}
	return nil
}

// loadCounters reads counters and returns the bytes after them.
func loadCounters(data []byte, counters []atomic.Uint32) (rest []byte, ok bool) {
	for i := 0; i < len(counters); {
		n, size := binary.Uvarint(data)
		if size <= 0 {
			return nil, false
		}
		data = data[size:]
		counters[i].Add(uint32(n))
		if i++; n > 0 {
			continue
		}
		zeros, size := binary.Uvarint(data)
		if size <= 0 || zeros == 0 || zeros > uint64(len(counters)-i+1) {
			return nil, false
		}
		data = data[size:]
		i += int(zeros) - 1
	}
	return data, true
}
