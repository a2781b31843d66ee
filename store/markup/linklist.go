package markup

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// Links returns the links of the text in order. The number of a link is its index and one. Of Markdown they are
// the inline and reference links, those in angle brackets and of wikis, those of HTML, footnotes, and bare
// addresses; of plain text bare addresses. A text that was given its links has those.
func (t *Text) Links() []Link {
	t.linksOnce.Do(func() {
		t.linksBefore = make([]int, len(t.Blocks))
		var r reader
		for i, b := range t.Blocks {
			t.linksBefore[i] = len(t.links)
			if len(t.links) < maxLinks && t.mayLink(b) {
				r.read(t, i)
				r.addLinks()
				t.links = append(t.links, r.links[:min(len(r.links), maxLinks-len(t.links))]...)
			}
		}
	})
	return t.links
}

// LinksBefore is how many links stand before block i.
func (t *Text) LinksBefore(i int) int {
	t.Links()
	return t.linksBefore[i]
}

// LinkedRuns is Runs with bare addresses and the links that were given, as links.
func (t *Text) LinkedRuns(i int) ([]Run, []Link) {
	var r reader
	r.read(t, i)
	r.addLinks()
	if most := maxLinks - t.LinksBefore(i); len(r.links) > most {
		r.links = r.links[:most]
		for k := range r.runs {
			if r.runs[k].Link > most {
				r.runs[k].Link = 0
			}
		}
	}
	return r.runs, r.links
}

// mayLink reports whether a block may have links, at a glance: false is certain.
func (t *Text) mayLink(b Block) bool {
	if b.Kind == Code || b.Kind == Rule {
		return false
	}
	return t.bodyLinks != nil || mayLink(t.Source[b.From:b.To])
}

// Linked reports whether the text may have links, at a glance: false is certain.
func (t *Text) Linked() bool { return len(t.bodyLinks) > 0 || mayLink(t.Source) }

func mayLink(text string) bool {
	for _, sign := range []string{"](", "]:", "://", "www.", "mailto:", "<a ", "<A ", "@", "[[", "[^", "]["} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return strings.Contains(text, "]")
}

// addLinks adds to the links of a block those that are not written as such, and numbers
// them in the order of the text.
func (r *reader) addLinks() {
	if r.t.bodyLinks != nil {
		r.setBodyLinks()
		return
	}
	r.eachPart(r.bareLink)
	r.sortLinks()
}

// bareLink makes the first bare address in a run a link.
func (r *reader) bareLink(x *Run) (rest Run, more bool) {
	if x.Part != Words || x.Link != 0 || x.Style&Coded != 0 || len(x.Text) != x.To-x.From {
		return Run{}, false
	}
	a := nextBare(x.Text, 0)
	to := Address(a.prefix + x.Text[a.from:a.to])
	switch {
	case a.to == 0 || to == "":
		return Run{}, false
	case a.from > 0:
		return x.split(a.from), true
	case a.to < len(x.Text):
		rest, more = x.split(a.to), true
	}
	r.links = append(r.links, Link{Text: x.Text, Address: to, Place: x.From, End: x.To})
	x.Link = len(r.links)
	return rest, more
}

// divideRun puts what stands behind n bytes of a run into one of its own.
func (r *reader) divideRun(i, n int) {
	rest := r.runs[i].split(n)
	r.runs = slices.Insert(r.runs, i+1, rest)
}

// setBodyLinks makes links of what the text was given.
func (r *reader) setBodyLinks() {
	r.links = r.links[:0]
	for i := range r.runs {
		r.runs[i].Link = 0
	}
	if len(r.runs) == 0 {
		return
	}
	given := r.t.bodyLinks
	first := sort.Search(len(given), func(i int) bool { return r.t.Place(given[i].Place) >= r.base })
	for _, l := range given[first:] {
		from, to := r.t.Place(l.Place), r.t.Place(l.End)
		if from >= r.base+len(r.src) {
			break
		}
		r.setLink(Link{Text: l.Text, Address: Address(l.Address), Place: from, End: to})
	}
}

// setLink makes the runs from one place to another a link.
func (r *reader) setLink(l Link) {
	if l.Address == "" {
		return
	}
	found := false
	for i := 0; i < len(r.runs); i++ {
		x := &r.runs[i]
		if x.Part != Words || x.To <= l.Place || x.From >= l.End {
			continue
		}
		if len(x.Text) == x.To-x.From {
			if x.From < l.Place {
				r.divideRun(i, l.Place-x.From)
				continue
			}
			if x.To > l.End {
				r.divideRun(i, l.End-x.From)
				x = &r.runs[i]
			}
		}
		x.Link = len(r.links) + 1
		found = true
	}
	if found {
		r.links = append(r.links, l)
	}
}

// sortLinks numbers the links of a block in the order of the text.
func (r *reader) sortLinks() {
	byPlace := func(a, b Link) int { return cmp.Compare(a.Place, b.Place) }
	if slices.IsSortedFunc(r.links, byPlace) {
		return
	}
	order := make([]int, len(r.links))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return byPlace(r.links[a], r.links[b]) })
	sorted, number := make([]Link, len(order)), make([]int, len(order))
	for i, k := range order {
		sorted[i], number[k] = r.links[k], i+1
	}
	for i := range r.runs {
		if r.runs[i].Link > 0 {
			r.runs[i].Link = number[r.runs[i].Link-1]
		}
	}
	copy(r.links, sorted)
}
