package shelf

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"readout/store/cache"
	"readout/store/fuzzy"
	"readout/store/index"
)

// titles are made ready to be matched approximately: those of the base frame, and those of each
// volume that was added since.
type titles struct {
	segments []titleSegment
	rank     []int32 // of the frame
}

// A titleSegment has some titles, and the documents that they are of.
type titleSegment struct {
	titles *fuzzy.Titles
	number func(index int) int32
	index  func(number int32) int // below 0 for a document of another segment
}

// A TitleMatch is a document whose title is like what was typed.
type TitleMatch struct {
	Number int32
	Score  int
	Marks  [][2]int // byte ranges of the title that match
}

// makeTitles makes the titles of all documents ready.
func (s *Snapshot) makeTitles() titles {
	return titles{[]titleSegment{frameTitles(fuzzy.New(s.frame.titlesOf(s.frame.newest)), s.frame)}, s.frame.rank}
}

// title is the title of a document, as a text of its own.
func (f *frame) title(n int32) string {
	_, title := f.pathAndTitle(n)
	return strings.Clone(title)
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

// frameTitles are titles that stand in the order of a frame.
func frameTitles(t *fuzzy.Titles, of *frame) titleSegment {
	return titleSegment{t, func(i int) int32 { return of.newest[i] }, func(n int32) int {
		if int(n) >= of.count() || !of.live.Has(int(n)) {
			return -1
		}
		return int(of.rank[n])
	}}
}

// openTitles opens the titles of the base frame, and those of the volumes after it.
func openTitles(data cache.Blob, base, now *frame) (titles, error) {
	t := titles{rank: now.rank}
	opened, err := fuzzy.Open(data.Whole(), data.Check, func(i int) string { return now.title(base.newest[i]) })
	if err != nil || opened.Len() != len(base.newest) {
		return t, cmp.Or(err, errFrame)
	}
	t.segments = append(t.segments, frameTitles(opened, base))
	for i, v := range now.volumes[len(base.volumes):] {
		first := now.bases[len(base.volumes)+i]
		opened, err := fuzzy.Open(v.volume.titles(), nil, func(i int) string { return now.title(int32(first + i)) })
		if err != nil || opened.Len() != v.volume.count {
			return t, cmp.Or(err, errFrame)
		}
		t.segments = append(t.segments, titleSegment{opened, func(i int) int32 { return int32(first + i) }, func(n int32) int {
			if int(n) < first || int(n) >= first+v.volume.count {
				return -1
			}
			return int(n) - first
		}})
	}
	return t, nil
}

// fewTitles: if at most one title in so many may be found, those are looked at one by one.
const fewTitles = 16

// OpenTitles makes the titles ready to be searched, which takes a moment the first time.
func (s *Snapshot) OpenTitles() { s.titles() }

// Titles returns the documents of a set whose titles are most like what was typed, at most
// so many, the best first. Words that documents have are taken as they are typed.
func (s *Snapshot) Titles(ctx context.Context, typed string, most int, of *index.Set) ([]TitleMatch, error) {
	words := fuzzy.Typed{Text: typed, Known: func(word string) bool { return s.Index().Knows(ctx, word) }}
	if of.Len() > len(s.frame.newest)/fewTitles {
		return s.titles().find(ctx, words, most, of)
	}
	of = of.Clone()
	of.And(s.frame.live)
	return s.titles().findAmong(ctx, words, most, of)
}

// find finds the titles most like what was typed among the documents that keep has, the
// best first.
func (t titles) find(ctx context.Context, typed fuzzy.Typed, k int, keep *index.Set) ([]TitleMatch, error) {
	return t.collect(k, func(segment titleSegment) ([]fuzzy.Match, error) {
		return segment.titles.Find(ctx, typed, k, func(i int) bool { return keep.Has(int(segment.number(i))) })
	})
}

// findAmong is find for a few documents: all of them are looked at, and no others.
func (t titles) findAmong(ctx context.Context, typed fuzzy.Typed, k int, few *index.Set) ([]TitleMatch, error) {
	return t.collect(k, func(segment titleSegment) ([]fuzzy.Match, error) {
		return segment.titles.FindAmong(ctx, typed, k, func(yield func(int) bool) {
			for n := range few.All() {
				if i := segment.index(int32(n)); i >= 0 && !yield(i) {
					return
				}
			}
		})
	})
}

func (t titles) collect(k int, find func(titleSegment) ([]fuzzy.Match, error)) (all []TitleMatch, err error) {
	for _, segment := range t.segments {
		matches, err := find(segment)
		if err != nil {
			return nil, err
		}
		for _, m := range matches {
			all = append(all, TitleMatch{segment.number(m.Index), m.Score, m.Marks})
		}
	}
	slices.SortFunc(all, func(a, b TitleMatch) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(t.rank[a.Number], t.rank[b.Number]))
	})
	return all[:min(k, len(all))], nil
}
