package store

import (
	"cmp"
	"slices"
	"sort"

	"readout/store/dates"
	"readout/store/dates/written"
	"readout/store/index"
)

// A frame is what a library knows of its documents as a whole: which of them live,
// how their dates are read, their order in time and their names. All of it follows
// from the rows of the volumes. Documents are numbered through the volumes, the
// dead ones too, as the index numbers them.
type frame struct {
	volumes   []shelved
	today     dates.Date // as Options have it
	labels    []string   // what the paths of each place's documents begin with; missing ones are ""
	bases     []int      // number of each volume's first document, and at last of all documents
	alive     *index.Set
	votes     []written.Votes // one a place
	orders    []written.Order // what they say
	published []moment        // by number, as the votes of the place read it; 0 for unknown, and for the dead
	newest    []int32         // numbers of the living, the latest date of publication first, undated last
	rank      []int32         // place in newest, by number
	undated   int             // so many at the end of newest
	ambiguous int             // documents whose day and month could not be told apart
	text      int64           // bytes of bodies
	ahead     day             // from that day on a date may be believed that is not yet; 0 for never
	byID      []int32         // numbers of the living, in the order of their IDs
	copies    []name          // the IDs of documents whose content another one has too, by number
}

// A shelved volume is one with those of its documents that are dead, because they
// were cleaned anew or because their file has changed. dead may be nil.
type shelved struct {
	*volume
	dead *index.Set
}

func newFrame(volumes []shelved, labels []string) *frame {
	f := &frame{volumes: volumes, labels: labels}
	f.number()
	f.alive = index.NewSet(f.count())
	f.vote(len(labels))
	f.order(f.date())
	f.identify()
	return f
}

// number gives the volumes their bases.
func (f *frame) number() {
	f.bases = make([]int, 1, len(f.volumes)+1)
	for _, v := range f.volumes {
		f.bases = append(f.bases, f.count()+v.count)
	}
}

// count is how many numbers there are.
func (f *frame) count() int { return f.bases[len(f.bases)-1] }

// at returns the volume of a document and its place there.
func (f *frame) at(n int32) (*volume, int) {
	i := sort.SearchInts(f.bases, int(n)+1) - 1
	return f.volumes[i].volume, int(n) - f.bases[i]
}

// row returns the row of a document, and the next one of its volume.
func (f *frame) row(n int32) (v *volume, r, next row) {
	v, i := f.at(n)
	r, next = v.row(i)
	return v, r, next
}

// living calls do with each document that is not dead, and with the row after it.
func (f *frame) living(do func(n int32, r, next row)) {
	for i, v := range f.volumes {
		data := v.rows()
		if data == nil {
			continue
		}
		r := decodeRow(data)
		for j := range v.count {
			data = data[rowSize:]
			next := decodeRow(data)
			if v.dead == nil || !v.dead.Has(j) {
				do(int32(f.bases[i]+j), r, next)
			}
			r = next
		}
	}
}

// vote lets the documents of each place say whether numeric dates are day first.
func (f *frame) vote(places int) {
	f.votes = make([]written.Votes, places)
	f.living(func(_ int32, r, _ row) { f.poll(r, 1) })
	f.settle()
}

// poll counts a document's vote, or takes it away with -1.
func (f *frame) poll(r row, documents int) {
	if int(r.place) < len(f.votes) {
		f.votes[r.place].Count(r.flags.order(), documents)
	}
}

// settle reads the votes.
func (f *frame) settle() {
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

// date resolves the dates of publication. It returns a key for each living
// document, in whose order they stand in newest but for equal dates: the moment,
// turned round, and the number.
func (f *frame) date() []uint64 {
	f.published = make([]moment, f.count())
	keys := make([]uint64, 0, f.count())
	f.living(func(n int32, r, next row) {
		date, open := r.resolve(f.orderOf(r.place))
		f.published[n] = date
		if open {
			f.ambiguous++
		}
		f.text += int64(next.body - r.body)
		if r.ahead != 0 && (f.ahead == 0 || r.ahead < f.ahead) {
			f.ahead = r.ahead
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
	f.place()
}

// place says for each document where it stands in newest, and that it lives.
func (f *frame) place() {
	for i, n := range f.newest {
		f.rank[n] = int32(i)
		f.alive.Add(int(n))
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
	v, r, next := f.row(n)
	d := decoder{data: lend(v.bytes(headPart, r.head, next.head))}
	return d.text(), d.text()
}

// identify sorts the documents by ID. Copies of one text would share one: the first
// by path keeps it and the others are told apart by their paths, so the order in
// which they were read does not matter.
func (f *frame) identify() {
	names := make([]name, 0, len(f.newest))
	f.living(func(n int32, r, _ row) { names = append(names, name{r.id, n}) })
	slices.SortFunc(names, byName)
	for from := 0; from < len(names); {
		to := from + 1
		for to < len(names) && names[to].id == names[from].id {
			to++
		}
		f.copies = append(f.copies, f.tellApart(names[from:to])...)
		from = to
	}
	if len(f.copies) > 0 {
		slices.SortFunc(names, byName)
		slices.SortFunc(f.copies, byNumber)
	}
	f.byID = make([]int32, len(names))
	for i := range names {
		f.byID[i] = names[i].n
	}
}

// A name is the ID of the document with a number.
type name struct {
	id ID
	n  int32
}

func byName(a, b name) int   { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.n, b.n)) }
func byNumber(a, b name) int { return cmp.Compare(a.n, b.n) }

// tellApart gives all but the first of documents with one content IDs of their own, and
// returns those.
func (f *frame) tellApart(same []name) (copies []name) {
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
		same[i] = name{id, n}
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
	if i, copied := slices.BinarySearchFunc(f.copies, name{n: n}, byNumber); copied {
		return f.copies[i].id
	}
	_, r, _ := f.row(n)
	return r.id
}

// find returns the number of a document.
func (f *frame) find(id ID) (int32, bool) {
	i := sort.Search(len(f.byID), func(i int) bool { return f.id(f.byID[i]) >= id })
	if i == len(f.byID) || f.id(f.byID[i]) != id {
		return 0, false
	}
	return f.byID[i], true
}

// has reports whether a text is in the library, under whatever name.
func (f *frame) has(id ID) bool {
	_, found := f.find(id)
	return found
}
