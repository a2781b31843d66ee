package clean

import (
	"iter"
	"strings"
)

// linesOf yields the lines of a text without their line ends. A text that ends
// in a line end has no further, empty line after it.
func linesOf(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(text) > 0 {
			line, rest, _ := strings.Cut(text, "\n")
			if !yield(line) {
				return
			}
			text = rest
		}
	}
}
