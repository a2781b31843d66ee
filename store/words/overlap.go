package words

import "readout/store/text"

// beginningLength is how many bytes of a text are read to compare it with others.
const beginningLength = 64 << 10

// Beginning returns what is read of a text to compare it with others.
func Beginning(s string) string {
	return s[:text.RuneStart(s, min(len(s), beginningLength))]
}

// Overlap returns which share of the different words of two texts both have, from 0 to 1
// (Jaccard 1901). Of long texts only the first 64 KB count.
func Overlap(a, b string) float64 {
	texts := make(map[string]uint8) // a bit for each text with the word
	for i, text := range [...]string{a, b} {
		var t Tokenizer
		for t.Reset(Beginning(text)); t.Next(); {
			texts[string(t.Term)] |= 1 << i
		}
	}
	both := 0
	for _, with := range texts {
		if with == 1|2 {
			both++
		}
	}
	return float64(both) / float64(max(1, len(texts)))
}
