package index

// A watcher looks at the words of a text one by one for a clause.
type watcher struct {
	clause
	number   int
	word     string
	family   family
	inFamily bool
	state    uint64          // bit i: the last words were the first i+1 of the phrase
	starts   [maxParts]int32 // where the last words began, round and round
	seen     int
}

func newWatcher(c clause, number int, l language) watcher {
	w := watcher{clause: c, number: number, word: c.word()}
	if c.stems() {
		w.family, w.inFamily = familyOf(w.word, l)
	}
	return w
}

// see looks at a word of a run that stands at a place, and returns the match that it makes or completes.
func (w *watcher) see(s *scanner, at int) (match, bool) {
	if w.word != "" && w.fits(s.term, w.word, w.prefix) {
		return match{at + s.start, at + s.end, w.number}, true
	}
	if w.inFamily && begin(s.term, w.family.start) && w.family.has(string(s.term)) {
		return match{at + s.start, at + s.end, w.number}, true
	}
	if len(w.parts) < 2 || s.whole {
		return match{}, false
	}
	return w.follow(s, at)
}

func (w *watcher) fits(term []byte, word string, prefix bool) bool {
	return string(term) == word || prefix && begin(term, word)
}

func begin(term []byte, with string) bool {
	return len(term) >= len(with) && string(term[:len(with)]) == with
}

// follow keeps the phrase's state by shift-and (Baeza-Yates and Gonnet 1992).
func (w *watcher) follow(s *scanner, at int) (match, bool) {
	w.starts[w.seen%maxParts] = int32(at + s.start)
	w.seen++
	before := w.state<<1 | 1
	w.state = 0
	last := len(w.parts) - 1
	for i, part := range w.parts {
		if before>>i&1 != 0 && w.fits(s.term, part, w.prefix && i == last) {
			w.state |= 1 << i
		}
	}
	if w.state>>last&1 == 0 {
		return match{}, false
	}
	return match{int(w.starts[(w.seen-1-last)%maxParts]), at + s.end, w.number}, true
}
