package remote

import (
	"errors"
	"fmt"
)

// Words divides the line of a command into words as a POSIX shell does (Shell Command Language 2.2): blanks
// part them, 'single' quotes keep everything, in "double" quotes a backslash keeps \ " $ and `, elsewhere it
// keeps what follows it. Nothing is expanded: $(id), ;, > and * are text.
//
// A quote that is not closed and more than 64 words are errors.
func Words(line string) ([]string, error) {
	var (
		words  []string
		word   []byte
		inside bool // a word has begun, though it may be empty
	)
	for i := 0; i < len(line); i++ {
		switch c := line[i]; c {
		case ' ', '\t', '\n', '\r':
			if inside {
				words, word, inside = append(words, string(word)), nil, false
			}
		case '\'', '"':
			text, end := quotation(line, i)
			if end < 0 {
				return nil, fmt.Errorf("a %c is not closed; close it, or write \\%c for the sign itself", c, c)
			}
			word, inside, i = append(word, text...), true, end
		case '\\':
			if i++; i == len(line) {
				return nil, errors.New(`the line ends with a \; write \\ for the sign itself`)
			}
			word, inside = append(word, line[i]), true
		default:
			word, inside = append(word, c), true
		}
	}
	if inside {
		words = append(words, string(word))
	}
	if len(words) > wordsMost {
		return nil, fmt.Errorf("the command has more than %d words", wordsMost)
	}
	return words, nil
}

// quotation is the text of the quotation that begins at a byte of a line, and the place
// of its last quote, -1 if it is not closed.
func quotation(line string, from int) (text []byte, end int) {
	quote := line[from]
	for i := from + 1; i < len(line); i++ {
		c := line[i]
		switch {
		case c == quote:
			return text, i
		case c == '\\' && quote == '"' && i+1 < len(line) && isEscapable(line[i+1]):
			i++
			c = line[i]
		}
		text = append(text, c)
	}
	return nil, -1
}

// isEscapable reports whether a backslash within double quotes keeps a sign from its meaning.
func isEscapable(c byte) bool { return c == '\\' || c == '"' || c == '$' || c == '`' }
