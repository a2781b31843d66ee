package markup

import (
	"strings"

	"readout/store/text"
)

// spaced has a space for what would end a line or be many spaces.
var spaced = strings.NewReplacer("\n", " ", "\t", " ")

// inert returns a piece of a text that stands between two others, such as what an
// entity stands for, made safe and on one line: entities become characters long after
// the text was cleaned.
func inert(before, s, after string) string {
	return strings.ReplaceAll(text.SafeBetween(before, spaced.Replace(s), after), "\n", " ")
}
