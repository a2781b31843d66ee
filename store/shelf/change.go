package shelf

// Change counts the documents that are new since an older Snapshot of the same places, and
// those that are deleted. One whose text, title or path has changed is both.
func (s *Snapshot) Change(since *Snapshot) (added, deleted int) {
	s.Guard(func() { since.Guard(func() { added, deleted = s.frame.change(since.frame) }) })
	return added, deleted
}

func (f *frame) change(old *frame) (added, deleted int) {
	i, j := 0, 0
	for i < len(f.byID) && j < len(old.byID) {
		a, b := f.byID[i], old.byID[j]
		switch x, y := f.id(a), old.id(b); {
		case x < y:
			added++
			i++
		case x > y:
			deleted++
			j++
		default:
			if f.path(a) != old.path(b) {
				added++
				deleted++
			}
			i++
			j++
		}
	}
	return added + len(f.byID) - i, deleted + len(old.byID) - j
}
