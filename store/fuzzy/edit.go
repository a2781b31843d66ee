package fuzzy

// maxEdited is the length up to which words of titles are compared by their
// errors.
const maxEdited = 64

// An editor counts typing errors: letters wrong, missing, too many, or swapped
// with their neighbour (optimal string alignment, a form of Damerau's distance).
type editor struct {
	typed   []rune
	allowed int // errors
	text    []rune
	rows    [3][maxEdited + 1]int
}

// set takes a typed word, and returns how many errors it may have.
func (e *editor) set(typed word) (allowed int) {
	e.typed = append(e.typed[:0], []rune(typed.text)...)
	switch {
	case typed.runes >= minTwo:
		e.allowed = 2
	case typed.runes >= minOneError:
		e.allowed = 1
	default:
		e.allowed = 0
	}
	return e.allowed
}

// fit fits the typed word with errors to a word of so many runes.
func (e *editor) fit(text string, runes int) fit {
	typed, allowed := len(e.typed), e.allowed
	if runes+allowed < typed || runes > maxEdited {
		return 0
	}
	open := typed >= minOpen
	if !open && runes > typed+allowed {
		return 0
	}
	whole, start := e.errors(text, allowed)
	switch {
	case whole <= allowed && whole == 1:
		return oneError
	case whole <= allowed:
		return twoErrors
	case open && start == 1:
		return (oneError + part) / 2
	case open && start <= allowed:
		return twoErrors - 5
	}
	return 0
}

// errors returns the errors between the typed word and text, and between it and
// the beginning of text that is most like it; anything above limit may be more.
func (e *editor) errors(text string, limit int) (whole, start int) {
	e.text = e.text[:0]
	for _, r := range text {
		if len(e.text) == len(e.typed)+limit {
			e.text = append(e.text, r) // enough to know that the whole differs
			break
		}
		e.text = append(e.text, r)
	}
	before, last, row := &e.rows[0], &e.rows[1], &e.rows[2]
	for j := range len(e.text) + 1 {
		last[j] = j
	}
	for i, typed := range e.typed {
		row[0] = i + 1
		least := row[0]
		for j, r := range e.text {
			cost := 1
			if typed == r {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && typed == e.text[j-1] && e.typed[i-1] == r {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least > limit {
			return least, least
		}
		before, last, row = last, row, before
	}
	start = limit + 1
	for _, n := range last[:len(e.text)+1] {
		start = min(start, n)
	}
	return last[len(e.text)], start
}
