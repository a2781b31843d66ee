package text

// MaxDistance is how far apart words are told at most; of longer ones the first
// MaxDistance letters are compared.
const MaxDistance = 254

// A Distance compares words that are read letter by letter with one that was typed. What counts is the distance
// of Damerau and Levenshtein in its form of optimal string alignment: letters that are missing, too many,
// wrong, or swapped with a neighbour. The letters read can be cut back and others read instead, so that words
// in the order of a dictionary are compared only from where they differ.
type Distance struct {
	typed []rune
	read  []rune
	cells []uint8 // row after row: the distances of the letters read up to one from the beginnings of typed
	least []uint8 // the least of each row
}

// NewDistance returns the distances from a word, with nothing read.
func NewDistance(typed string) *Distance {
	d := new(Distance)
	d.Reset(typed)
	return d
}

// Reset takes another word, and uses the memory of the one before.
func (d *Distance) Reset(typed string) {
	d.typed, d.read, d.cells, d.least = d.typed[:0], d.read[:0], append(d.cells[:0], 0), append(d.least[:0], 0)
	for _, r := range typed {
		if len(d.typed) == MaxDistance {
			break
		}
		d.typed = append(d.typed, r)
		d.cells = append(d.cells, uint8(len(d.typed)))
	}
}

// Typed returns the letters of the word that was typed, not to be changed.
func (d *Distance) Typed() []rune { return d.typed }

// Read returns the letters that were read, not to be changed.
func (d *Distance) Read() []rune { return d.read }

// Add reads a letter. After MaxDistance letters it does nothing.
func (d *Distance) Add(r rune) {
	i := len(d.read) + 1
	if i > MaxDistance {
		return
	}
	width := len(d.typed) + 1
	if need := (i + 1) * width; need > len(d.cells) {
		d.cells = append(d.cells, make([]uint8, need-len(d.cells))...)
		d.least = append(d.least, 0)
	}
	last, row := d.cells[(i-1)*width:i*width], d.cells[i*width:][:width]
	row[0] = uint8(i)
	left, least := row[0], row[0]
	for j, typed := range d.typed {
		n := min(left, last[j+1]) + 1
		if r == typed {
			n = min(n, last[j])
		} else {
			n = min(n, last[j]+1)
		}
		if i > 1 && j > 0 && r == d.typed[j-1] && d.read[i-2] == typed {
			n = min(n, d.cells[(i-2)*width+j-1]+1)
		}
		row[j+1], left, least = n, n, min(least, n)
	}
	d.read = append(d.read, r)
	d.least[i] = least
}

// Cut forgets the letters that were read but for the first n.
func (d *Distance) Cut(n int) { d.read = d.read[:n] }

// Of returns the distance of the first n letters read from the first m typed.
func (d *Distance) Of(n, m int) int { return int(d.cells[n*(len(d.typed)+1)+m]) }

// Least returns the least distance that a word can have which begins with what was read.
func (d *Distance) Least() int { return int(d.least[len(d.read)]) }

// EditDistance returns the distance of two words, or limit+1 if it is more than limit.
func EditDistance(a, b string, limit int) int {
	d := NewDistance(a)
	for _, r := range b {
		if d.Add(r); d.Least() > limit {
			return limit + 1
		}
	}
	return min(d.Of(len(d.read), len(d.typed)), limit+1)
}
