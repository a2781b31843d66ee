package index

import "readout/store/query"

const (
	maxCount = 1<<16 - 1              // of a word in a field of a document; more are not counted
	maxEntry = 5 + 1 + 3*int(counted) // bytes
)

// How the counts of an entry are written is said by the two low bits of its first number:
// once or twice in the body only, n times in the body only (n - 3 follows), or a byte with a
// bit for each field and the counts of those fields.
const (
	once = iota
	twice
	often
	mixed
)

// appendEntry appends a document's entry to a plain list: the distance to the document
// before, or to 0, and how often the term stands in each field.
func appendEntry(to []byte, gap uint32, c counts) []byte {
	if c[query.Title]|c[query.Source]|c[query.Byline] != 0 {
		return appendMixed(appendNumber(to, gap<<2|mixed), c)
	}
	code := min(uint32(c[query.Body])-1, often)
	to = appendNumber(to, gap<<2|code)
	if code == often {
		to = appendNumber(to, uint32(c[query.Body])-3)
	}
	return to
}

// appendMixed appends the counts of several fields, and before them which fields they are.
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
