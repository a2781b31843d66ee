package dates

import "unicode/utf8"

// endOfWord returns the end of the run of letters and combining marks at i.
func endOfWord(text string, start int) int {
	i := start
	for i < len(text) && isLetter(text[i]) {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		role, next := sign(text, i)
		if role != word {
			return i
		}
		if r, _ := utf8.DecodeRuneInString(text[i:]); r >= '\u2e80' { // no spaces between words: each sign is one
			if i == start {
				return next
			}
			return i
		}
		i = next
	}
	return i
}

// longestWord is that of "października", folded, with some room.
const longestWord = 16

// classify returns the roles of a word and its value.
func classify(w string) (role, int) {
	if len(w) > 2*longestWord {
		return 0, 0
	}
	var buf [longestWord]byte
	n := fold(&buf, w)
	if n == 0 {
		return 0, 0
	}
	r, value := vocabulary(string(buf[:n]))
	if r&zone != 0 && !isUpper(w) {
		r &^= zone
	}
	return r, value
}

func isUpper(w string) bool {
	for i := range len(w) {
		if w[i] < 'A' || w[i] > 'Z' {
			return false
		}
	}
	return true
}

// wordBefore returns the word that ends before i with nothing but space and a
// comma, full stop or dash between, an empty one if there is none.
func wordBefore(text string, floor, i int) (from, to int) {
	i = max(i, floor)
	for steps := 0; i > floor && steps < 4; steps++ {
		r, size := utf8.DecodeLastRuneInString(text[floor:i])
		if r != ' ' && r != '.' && r != ',' && r != '-' && r != '/' && r != '\n' && r != '\'' && r != '’' && r != '\u00a0' && r != '\u202f' {
			break
		}
		i -= size
	}
	to = i
	for i > floor && to-i < 2*longestWord {
		if c := text[i-1]; c < utf8.RuneSelf {
			if !isLetter(c) {
				break
			}
			i--
			continue
		}
		_, size := utf8.DecodeLastRuneInString(text[floor:i])
		if role, _ := sign(text, i-size); role != word {
			break
		}
		i -= size
	}
	return i, to
}
