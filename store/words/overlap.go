package words

import "readout/store/text"

// beginningLength is how many bytes of a text are read to compare it with others.
const beginningLength = 64 << 10

// Beginning returns what is read of a text to compare it with others.
func Beginning(s string) string {
	return s[:text.RuneStart(s, min(len(s), beginningLength))]
}

// Overlap returns what share of the different words of two texts stand in both, from 0
// to 1 (Jaccard 1901). Of long texts only the first 64 KB count.
func Overlap(a, b string) float64 {
	in := make(map[string]uint8)
	for i, text := range [...]string{a, b} {
		var s Tokenizer
		for s.Reset(Beginning(text)); s.Next(); {
			in[string(s.Term)] |= 1 << i
		}
	}
	both := 0
	for _, where := range in {
		if where == 1|2 {
			both++
		}
	}
	return float64(both) / float64(max(1, len(in)))
}
