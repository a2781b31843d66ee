package text

import "slices"

// MaxDistance is how far apart words are told at most; of longer ones the first
// MaxDistance letters are compared.
const MaxDistance = 254

// A Distance compares words that are read letter by letter with one that was typed. What
// counts is the distance of Damerau and Levenshtein in its form of optimal string
// alignment: letters that are missing, too many, wrong, or swapped with a neighbour.
// The letters read can be cut back and others read instead, so that words in the order
// of a dictionary are compared only from where they differ.
type Distance struct {
	typed []rune
	read  []rune
	rows  [][]uint8 // rows[i][j] is the distance of read[:i] from typed[:j]
}

// NewDistance returns the distances from a word, with nothing read.
func NewDistance(typed string) *Distance {
	d := new(Distance)
	d.Reset(typed)
	return d
}

// Reset takes another word, and uses the memory of the one before.
func (d *Distance) Reset(typed string) {
	d.typed, d.read = d.typed[:0], d.read[:0]
	for _, r := range typed {
		if len(d.typed) == MaxDistance {
			break
		}
		d.typed = append(d.typed, r)
	}
	d.row(0)
	for j := range d.rows[0] {
		d.rows[0][j] = uint8(j)
	}
}

// row returns the row for so many letters read, to be written.
func (d *Distance) row(i int) []uint8 {
	if i == len(d.rows) {
		d.rows = append(d.rows, nil)
	}
	d.rows[i] = slices.Grow(d.rows[i][:0], len(d.typed)+1)[:len(d.typed)+1]
	return d.rows[i]
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
	row, last := d.row(i), d.rows[i-1]
	row[0] = uint8(i)
	for j := 1; j < len(row); j++ {
		n := min(row[j-1], last[j]) + 1
		if r == d.typed[j-1] {
			n = min(n, last[j-1])
		} else {
			n = min(n, last[j-1]+1)
		}
		if i > 1 && j > 1 && r == d.typed[j-2] && d.read[i-2] == d.typed[j-1] {
			n = min(n, d.rows[i-2][j-2]+1)
		}
		row[j] = n
	}
	d.read = append(d.read, r)
}

// Cut forgets the letters that were read but for the first n.
func (d *Distance) Cut(n int) { d.read = d.read[:n] }

// Of returns the distance of the first n letters read from the first m typed.
func (d *Distance) Of(n, m int) int { return int(d.rows[n][m]) }

// Least returns the least distance that a word can have which begins with what was read.
func (d *Distance) Least() int { return int(slices.Min(d.rows[len(d.read)])) }

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
