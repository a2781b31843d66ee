package index

const (
	maxCount = 1<<16 - 1                 // of a word in a field of a document; more are not counted
	maxEntry = 5 + 1 + 3*int(fieldCount) // bytes
)

// How the counts of an entry are written, in the low bits of its first number:
// once or twice in the body alone, n times in the body alone (n - 3 follows), or
// a byte with a bit for each field and the counts of those fields.
const (
	once = iota
	twice
	often
	mixed
)

// appendEntry appends a document's entry in the list of a term: the distance to
// the document before (from 0) and how often the word stands in each field.
func appendEntry(to []byte, gap uint32, c counts) []byte {
	if c[title]|c[source]|c[byline] != 0 {
		return appendMixed(appendNumber(to, gap<<2|mixed), c)
	}
	code := min(uint32(c[body])-1, often)
	to = appendNumber(to, gap<<2|code)
	if code == often {
		to = appendNumber(to, uint32(c[body])-3)
	}
	return to
}

// appendMixed appends the counts of several fields, and before them which.
func appendMixed(to []byte, c counts) []byte {
	fields := len(to)
	to = append(to, 0)
	for f, n := range c {
		if n > 0 {
			to[fields] |= 1 << f
			to = appendNumber(to, uint32(n))
		}
	}
	return to
}

// postings reads the list of a term.
type postings struct {
	list  []byte
	at    int
	doc   uint32
	body  uint32 // count in the body
	mixed bool   // the word stands in other fields: then count holds all
	count counts
}

// next moves to the next document and reports whether there is one.
func (p *postings) next() bool {
	if p.at >= len(p.list) {
		return false
	}
	v := p.number()
	p.doc += v >> 2
	p.mixed = false
	switch v & 3 {
	case once:
		p.body = 1
	case twice:
		p.body = 2
	case often:
		p.body = p.number() + 3
	default:
		p.readMixed()
	}
	return true
}

func (p *postings) number() (v uint32) {
	v, p.at = numberAt(p.list, p.at)
	return v
}

func (p *postings) readMixed() {
	p.mixed = true
	fields := p.list[p.at]
	p.at++
	p.count = counts{}
	for f := range p.count {
		if fields>>f&1 != 0 {
			p.count[f] = uint16(p.number())
		}
	}
	p.body = uint32(p.count[body])
}

// total returns how often the word stands in the document: so many positions.
func (p *postings) total() int {
	if !p.mixed {
		return int(p.body)
	}
	n := 0
	for _, c := range p.count {
		n += int(c)
	}
	return n
}

// spots reads the positions of a term in its documents, which follow each other
// as their entries in the list do.
type spots struct {
	data []byte
	at   int
}

// skip goes past n positions.
func (s *spots) skip(n int) {
	for range n {
		s.at += numberSize(s.data[s.at])
	}
}

// read appends n positions of a document.
func (s *spots) read(to []uint32, n int) []uint32 {
	pos := uint32(0)
	for range n {
		var v uint32
		v, s.at = numberAt(s.data, s.at)
		pos += v
		to = append(to, pos)
	}
	return to
}
