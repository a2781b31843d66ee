package shelf

import (
	"cmp"
	"slices"
	"sort"

	"readout/store/dates"
	"readout/store/dates/written"
	"readout/store/days"
	"readout/store/index"
)

// A frame is what follows from the documents of all volumes together: which are live, how
// their dates are read, their order in time and their IDs. Documents are numbered through the
// volumes, deleted ones too, as the index numbers them.
type frame struct {
	volumes   []volumeView
	today     dates.Date // as Options have it
	labels    []string   // what the paths of each place's documents begin with; missing ones are ""
	bases     []int      // number of each volume's first document, and at last of all documents
	live      *index.Set
	votes     []written.Votes // one a place
	orders    []written.Order // what they say
	published []days.Moment   // by number, as the votes of the place read it; 0 for unknown, and for the deleted
	newest    []int32         // numbers of the live documents, the latest first, undated last
	rank      []int32         // place in newest, by number
	undated   int             // so many at the end of newest
	ambiguous int             // documents whose day and month could not be told apart
	bodyBytes int64           // bytes of bodies
	due       days.Day        // the day from which on a date may be believed that is not yet; 0 for never
	byID      []int32         // numbers of the live documents, in the order of their IDs
	copies    []numberedID    // the IDs of documents whose content another one has too, by number
}

// A volumeView is a volume with those of its documents that are deleted, because they were
// cleaned again or because their file has changed.
type volumeView struct {
	volume  *volume
	deleted *index.Set // nil for none
}

func (v volumeView) isLive(i int) bool { return v.deleted == nil || !v.deleted.Has(i) }

func (v volumeView) deletedCount() int {
	if v.deleted == nil {
		return 0
	}
	return v.deleted.Len()
}

func newFrame(volumes []volumeView, labels []string) *frame {
	f := &frame{volumes: volumes, labels: labels}
	f.number()
	f.live = index.NewSet(f.count())
	f.vote(len(labels))
	f.order(f.date())
	f.identify()
	return f
}

// number gives the volumes their bases.
func (f *frame) number() {
	f.bases = make([]int, 1, len(f.volumes)+1)
	for _, v := range f.volumes {
		f.bases = append(f.bases, f.count()+v.volume.count)
	}
}

// count is how many numbers there are.
func (f *frame) count() int { return f.bases[len(f.bases)-1] }

// volumeOf returns the volume of a document and its place there.
func (f *frame) volumeOf(n int32) (*volume, int) {
	i := sort.SearchInts(f.bases, int(n)+1) - 1
	return f.volumes[i].volume, int(n) - f.bases[i]
}

// valuesOf returns a document's doc values, and the next ones of its volume.
func (f *frame) valuesOf(n int32) (v *volume, values, next docValues) {
	v, i := f.volumeOf(n)
	values, next = v.values(i)
	return v, values, next
}

// eachLive calls do with the doc values of each live document, and with the next ones.
func (f *frame) eachLive(do func(n int32, values, next docValues)) {
	for i, v := range f.volumes {
		data := v.volume.allValues()
		if data == nil {
			continue
		}
		values := decodeValues(data)
		for j := range v.volume.count {
			data = data[valuesSize:]
			next := decodeValues(data)
			if v.isLive(j) {
				do(int32(f.bases[i]+j), values, next)
			}
			values = next
		}
	}
}

// vote lets the documents of each place say whether numeric dates are day first.
func (f *frame) vote(places int) {
	f.votes = make([]written.Votes, places)
	f.eachLive(func(_ int32, values, _ docValues) { f.countVote(values, 1) })
	f.decideOrders()
}

// countVote counts a document's vote, or takes it away with -1.
func (f *frame) countVote(values docValues, documents int) {
	if int(values.place) < len(f.votes) {
		f.votes[values.place].Count(values.flags.order(), documents)
	}
}

// decideOrders counts the votes out.
func (f *frame) decideOrders() {
	f.orders = make([]written.Order, len(f.votes))
	for i := range f.votes {
		f.orders[i] = f.votes[i].Order()
	}
}

// orderOf is how numeric dates of a place are read.
func (f *frame) orderOf(place uint32) written.Order {
	if int(place) < len(f.orders) {
		return f.orders[place]
	}
	return written.Undecided
}

// labelOf is what the paths of a place's documents begin with.
func (f *frame) labelOf(place uint32) string {
	if int(place) < len(f.labels) {
		return f.labels[place]
	}
	return ""
}

// date resolves the dates of publication. It returns a key for each live
// document, in whose order they stand in newest but for equal dates: the moment,
// turned round, and the number.
func (f *frame) date() []uint64 {
	f.published = make([]days.Moment, f.count())
	keys := make([]uint64, 0, f.count())
	f.eachLive(func(n int32, values, next docValues) {
		date, open := values.resolve(f.orderOf(values.place))
		f.published[n] = date
		if open {
			f.ambiguous++
		}
		f.bodyBytes += int64(next.body - values.body)
		if values.due != 0 && (f.due == 0 || values.due < f.due) {
			f.due = values.due
		}
		keys = append(keys, uint64(lastMoment-date&lastMoment)<<numberBits|uint64(n))
	})
	return keys
}

const (
	lastMoment = 1<<35 - 1
	numberBits = 29
)

// order sorts the documents for Newest.
func (f *frame) order(keys []uint64) {
	slices.Sort(keys)
	f.newest, f.rank = make([]int32, len(keys)), make([]int32, f.count())
	for i, key := range keys {
		f.newest[i] = int32(key & (1<<numberBits - 1))
	}
	for from := 0; from < len(f.newest); {
		date, to := f.published[f.newest[from]], from+1
		for to < len(f.newest) && f.published[f.newest[to]] == date {
			to++
		}
		f.sortByPath(f.newest[from:to])
		if date == 0 {
			f.undated = to - from
		}
		from = to
	}
	f.rankNewest()
}

// rankNewest sets the rank of each document in newest, and that it is live.
func (f *frame) rankNewest() {
	for i, n := range f.newest {
		f.rank[n] = int32(i)
		f.live.Add(int(n))
	}
}

func (f *frame) sortByPath(numbers []int32) {
	if len(numbers) < 2 {
		return
	}
	type named struct {
		path string
		n    int32
	}
	list := make([]named, len(numbers))
	for i, n := range numbers {
		list[i] = named{f.path(n), n}
	}
	slices.SortFunc(list, func(a, b named) int { return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.n, b.n)) })
	for i := range list {
		numbers[i] = list[i].n
	}
}

// path is the path of a document, as the volume's own memory.
func (f *frame) path(n int32) string {
	path, _ := f.pathAndTitle(n)
	return path
}

func (f *frame) pathAndTitle(n int32) (path, title string) {
	v, values, next := f.valuesOf(n)
	d := decoder{data: unsafeString(v.bytes(headingSection, values.heading, next.heading))}
	return d.text(), d.text()
}

// identify sorts the documents by ID. Copies of one text would share one: the first
// by path keeps it and the others are told apart by their paths, so the order in
// which they were read does not matter.
func (f *frame) identify() {
	names := make([]numberedID, 0, len(f.newest))
	f.eachLive(func(n int32, values, _ docValues) { names = append(names, numberedID{values.id, n}) })
	slices.SortFunc(names, compareIDs)
	for from := 0; from < len(names); {
		to := from + 1
		for to < len(names) && names[to].id == names[from].id {
			to++
		}
		f.copies = append(f.copies, f.tellApart(names[from:to])...)
		from = to
	}
	if len(f.copies) > 0 {
		slices.SortFunc(names, compareIDs)
		slices.SortFunc(f.copies, compareNumbers)
	}
	f.byID = make([]int32, len(names))
	for i := range names {
		f.byID[i] = names[i].n
	}
}

// A numberedID is the ID of the document with a number.
type numberedID struct {
	id ID
	n  int32
}

func compareIDs(a, b numberedID) int     { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.n, b.n)) }
func compareNumbers(a, b numberedID) int { return cmp.Compare(a.n, b.n) }

// tellApart gives all but the first of documents with one content IDs of their own, and
// returns those.
func (f *frame) tellApart(same []numberedID) (copies []numberedID) {
	if len(same) < 2 {
		return nil
	}
	numbers := make([]int32, len(same))
	for i := range same {
		numbers[i] = same[i].n
	}
	f.sortByPath(numbers)
	id := same[0].id
	for i, n := range numbers {
		same[i] = numberedID{id, n}
		if i > 0 {
			same[i].id = copyID(id, f.path(n))
		}
	}
	return same[1:]
}

func copyID(id ID, path string) ID {
	return newID(id.String(), path)
}

// id is the ID of a document.
func (f *frame) id(n int32) ID {
	if i, copied := slices.BinarySearchFunc(f.copies, numberedID{n: n}, compareNumbers); copied {
		return f.copies[i].id
	}
	_, values, _ := f.valuesOf(n)
	return values.id
}

// find returns the number of a document.
func (f *frame) find(id ID) (int32, bool) {
	i := sort.Search(len(f.byID), func(i int) bool { return f.id(f.byID[i]) >= id })
	if i == len(f.byID) || f.id(f.byID[i]) != id {
		return 0, false
	}
	return f.byID[i], true
}

// has reports whether there is a document with a text, under whatever name.
func (f *frame) has(id ID) bool {
	_, found := f.find(id)
	return found
}
