package shelf

// Change counts the documents that are new since an older Snapshot of the same places,
// and those that are there no more. One whose text, title or path has changed is both.
// If both are 0, nothing that a reader could see has changed.
func (s *Snapshot) Change(since *Snapshot) (came, gone int) {
	s.Guard(func() { since.Guard(func() { came, gone = s.change(since.frame) }) })
	return came, gone
}

func (f *frame) change(old *frame) (came, gone int) {
	i, j := 0, 0
	for i < len(f.byID) && j < len(old.byID) {
		a, b := f.byID[i], old.byID[j]
		switch x, y := f.id(a), old.id(b); {
		case x < y:
			came++
			i++
		case x > y:
			gone++
			j++
		default:
			if f.path(a) != old.path(b) {
				came++
				gone++
			}
			i++
			j++
		}
	}
	return came + len(f.byID) - i, gone + len(old.byID) - j
}
