package fuzzy

import "readout/store/text"

// maxEdited is the length up to which words of titles are compared by their
// errors.
const maxEdited = 64

// An editor counts the typing errors that lie between a word and those of titles.
type editor struct {
	distance text.Distance
	allowed  int // errors
}

// set takes a typed word, and returns how many errors it may have.
func (e *editor) set(typed word) (allowed int) {
	e.distance.Reset(typed.text)
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
func (e *editor) fit(word string, runes int) fit {
	typed, allowed := len(e.distance.Typed()), e.allowed
	if runes+allowed < typed || runes > maxEdited {
		return 0
	}
	open := typed >= minOpen
	if !open && runes > typed+allowed {
		return 0
	}
	whole, start := e.errors(word, allowed)
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

// errors returns the errors between the typed word and another, and between it and
// the beginning of the other that is most like it; anything above limit may be more.
func (e *editor) errors(word string, limit int) (whole, start int) {
	d := &e.distance
	d.Cut(0)
	typed := len(d.Typed())
	start = d.Of(0, typed)
	for _, r := range word {
		if d.Add(r); d.Least() > limit {
			return limit + 1, start
		}
		start = min(start, d.Of(len(d.Read()), typed))
	}
	return d.Of(len(d.Read()), typed), start
}
