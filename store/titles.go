package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"readout/store/cache"
	"readout/store/fuzzy"
	"readout/store/index"
)

// titles are those of a library, made ready to be matched approximately: as they were
// when all was read, and those of each volume that came since.
type titles struct {
	parts []titlePart
	rank  []int32 // of the library's frame
}

// A titlePart is titles whose documents are known.
type titlePart struct {
	*fuzzy.Titles
	number func(index int) int32
	index  func(number int32) int // below 0 for a document of another part
}

// A titleMatch is a document whose title was found.
type titleMatch struct {
	fuzzy.Match
	number int32
}

// makeTitles makes the titles of all documents ready.
func (l *Library) makeTitles() titles {
	return titles{[]titlePart{l.framePart(fuzzy.New(l.titlesOf(l.newest)), l.frame)}, l.rank}
}

// titlesOf returns the titles of some documents, as texts of their own.
func (f *frame) titlesOf(numbers []int32) []string {
	var all strings.Builder
	ends := make([]int, len(numbers))
	for i, n := range numbers {
		_, title := f.pathAndTitle(n)
		all.WriteString(title)
		ends[i] = all.Len()
	}
	list, from := make([]string, len(ends)), 0
	for i, end := range ends {
		list[i] = all.String()[from:end]
		from = end
	}
	return list
}

// framePart is the part of titles that stand in the order of a frame.
func (f *frame) framePart(t *fuzzy.Titles, of *frame) titlePart {
	return titlePart{t, func(i int) int32 { return of.newest[i] }, func(n int32) int {
		if int(n) >= of.count() || !of.alive.Has(int(n)) {
			return -1
		}
		return int(of.rank[n])
	}}
}

// openTitles opens those of the base frame, and those of the volumes that came since.
func openTitles(data cache.Blob, base, now *frame) (titles, error) {
	t := titles{rank: now.rank}
	opened, err := fuzzy.Open(data.Whole(), data.Check, func(i int) string { return now.title(base.newest[i]) })
	if err != nil || opened.Len() != len(base.newest) {
		return t, cmp.Or(err, errFrame)
	}
	t.parts = append(t.parts, now.framePart(opened, base))
	for i, v := range now.volumes[len(base.volumes):] {
		first := now.bases[len(base.volumes)+i]
		opened, err := fuzzy.Open(v.titles(), nil, func(i int) string { return now.title(int32(first + i)) })
		if err != nil || opened.Len() != v.count {
			return t, cmp.Or(err, errFrame)
		}
		t.parts = append(t.parts, titlePart{opened, func(i int) int32 { return int32(first + i) }, func(n int32) int {
			if int(n) < first || int(n) >= first+v.count {
				return -1
			}
			return int(n) - first
		}})
	}
	return t, nil
}

// find finds the titles most like what was typed among the documents that keep has, the
// best first.
func (t titles) find(ctx context.Context, typed string, k int, keep *index.Set) ([]titleMatch, error) {
	return t.collect(k, func(part titlePart) ([]fuzzy.Match, error) {
		return part.Find(ctx, typed, k, func(i int) bool { return keep.Has(int(part.number(i))) })
	})
}

// findAmong is find for a few documents: all of them are looked at, and no others.
func (t titles) findAmong(ctx context.Context, typed string, k int, few *index.Set) ([]titleMatch, error) {
	return t.collect(k, func(part titlePart) ([]fuzzy.Match, error) {
		return part.FindAmong(ctx, typed, k, func(yield func(int) bool) {
			for n := range few.All() {
				if i := part.index(int32(n)); i >= 0 && !yield(i) {
					return
				}
			}
		})
	})
}

func (t titles) collect(k int, find func(titlePart) ([]fuzzy.Match, error)) (all []titleMatch, err error) {
	for _, part := range t.parts {
		matches, err := find(part)
		if err != nil {
			return nil, err
		}
		for _, m := range matches {
			all = append(all, titleMatch{m, part.number(m.Index)})
		}
	}
	slices.SortFunc(all, func(a, b titleMatch) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(t.rank[a.number], t.rank[b.number]))
	})
	return all[:min(k, len(all))], nil
}
