// Package shelf keeps documents: it reads places into volumes, keeps these in a cache file,
// brings them up to date when files change, and mends them when the cache is damaged. It
// answers no questions but those about single documents; package store does.
//
// Documents are kept as bytes, in volumes that stand in memory or in a mapped cache
// file, and decoded when they are asked for. So a library that was read before opens at
// once and takes little memory, however large it is.
package shelf

import (
	"strings"
	"sync"

	"readout/store/dates"
	"readout/store/days"
	"readout/store/index"
	"readout/store/source"
)

// A Snapshot is the documents of some places, as they were when they were read. They are
// numbered from 0; some numbers are of documents that have been deleted since. It never
// changes, so goroutines may share it.
type Snapshot struct {
	*frame
	index  *index.Index
	kept   *kept   // as its cache file has it, or nil
	mender *mender // of its cache file, or nil
	stats  Stats
	titles func() titles // made ready when first asked for
}

// Stats describes the documents of a Snapshot.
type Stats struct {
	Documents   int
	Undated     int
	Ambiguous   int            // documents whose day and month could not be told apart
	First, Last dates.Date     // of publication
	Orders      []dates.Order  // how numeric dates were read, by vote of the documents, one a place
	Bytes       int64          // of body text
	Faults      []source.Fault // at most some hundred a file
	Unread      int            // files and folders that could not be read whole
	LeftOut     int            // files that are rightly left out, whole or in part
	CachePath   string         // the file in which the library is kept, "" if in none
	CacheBytes  int64          // its size
	Uncached    string         // why it could not be kept though it should, "" otherwise
}

func newSnapshot(f *frame, faults []fault) *Snapshot {
	s := &Snapshot{frame: f}
	parts := make([]*index.Segment, len(f.volumes))
	for i, v := range f.volumes {
		parts[i] = v.index
	}
	s.index = index.New(f.alive, parts...)
	s.stats = f.stats()
	s.stats.Faults = shownFaults(faults)
	s.stats.Unread, s.stats.LeftOut = faultyFiles(faults)
	s.titles = sync.OnceValue(s.makeTitles)
	return s
}

// stats are those that follow from the documents.
func (f *frame) stats() Stats {
	s := Stats{Documents: len(f.newest), Undated: f.undated, Ambiguous: f.ambiguous, Orders: f.orders, Bytes: f.text}
	if dated := len(f.newest) - f.undated; dated > 0 {
		s.Last = f.published[f.newest[0]].Date()
		s.First = f.published[f.newest[dated-1]].Date()
	}
	return s
}

// Stats describes the documents.
func (s *Snapshot) Stats() Stats { return s.stats }

// Index is the index of the words, which numbers documents alike.
func (s *Snapshot) Index() *index.Index { return s.index }

// Count is how many numbers there are, those of deleted documents too.
func (s *Snapshot) Count() int { return s.count() }

// Documents are the numbers of all documents. It is not for changing.
func (s *Snapshot) Documents() *index.Set { return s.alive }

// Newest are the numbers of the documents by date of publication, the latest first; those of
// one date by path, and at the end those without a date, of which there are so many. It is not
// for changing.
func (s *Snapshot) Newest() (numbers []int32, undated int) { return s.newest, s.undated }

// Rank is the place of each number in Newest. It is not for changing.
func (s *Snapshot) Rank() []int32 { return s.rank }

// Published are the dates of publication by number, 0 for unknown. It is not for changing.
func (s *Snapshot) Published() []days.Moment { return s.published }

// Today is the day after which dates of publication are not believed.
func (s *Snapshot) Today() dates.Date { return s.today }

// ID is the ID of a document.
func (s *Snapshot) ID(n int32) ID { return s.id(n) }

// Find returns the number of the document with an ID.
func (s *Snapshot) Find(id ID) (n int32, found bool) { return s.find(id) }

// Path is the path of a document. It is the memory of its volume.
func (s *Snapshot) Path(n int32) string { return s.path(n) }

// Document returns a document whole.
func (s *Snapshot) Document(n int32) Document {
	v, i := s.at(n)
	x := v.entry(i)
	order := s.orderOf(uint32(x.place))
	x.ID = s.id(n)
	if root := s.labelOf(uint32(x.place)); strings.HasPrefix(x.Path, root) {
		x.root = root
	}
	x.Published = dated(x.finding.Resolve(order))
	x.Mentions = x.speaksOf(order)
	return x.Document
}

// A Summary is what lists show of a document.
type Summary struct {
	ID        ID
	Path      string
	Title     string
	Source    string
	Published Dated
}

// Summary returns what lists show of a document.
func (s *Snapshot) Summary(n int32) Summary {
	v, r, next := s.row(n)
	h := v.heading(r, next)
	return Summary{s.id(n), h.path, h.title.Text, h.source, dated(h.finding(r).Resolve(s.orderOf(r.place)))}
}

// Opening returns the plain form of the first most bytes of a body.
func (s *Snapshot) Opening(n int32, most uint32) string {
	v, r, next := s.row(n)
	return v.plain(r, next, most)
}

// Body returns the body of a document, which is the memory of its volume: it is for looking
// at while the Snapshot is in use, and what is kept of it must be copied.
func (s *Snapshot) Body(n int32) (body string, markdown bool) {
	v, r, next := s.row(n)
	return lend(v.body(r, next, 0)), r.flags.has(isMarkdown)
}

// Mentions returns what a document speaks of. It is the memory of its volume, as Body.
func (s *Snapshot) Mentions(n int32) []dates.Expression {
	v, r, next := s.row(n)
	return v.mentioned(r, next, s.orderOf(r.place))
}

// Times calls do with the packed times that each document of a set speaks of, and with how
// its numeric dates are read ([days.Spans]), until do returns false.
func (s *Snapshot) Times(docs *index.Set, do func(n int, times []byte, order dates.Order) bool) {
	for i, v := range s.volumes {
		rows := v.rows()
		if rows == nil {
			continue
		}
		all := v.mentions(0, decodeRow(rows[v.count*rowSize:]).mention)
		for j := range v.count {
			if n := s.bases[i] + j; docs.Has(n) {
				r, end := decodeRow(rows[j*rowSize:]), decodeRow(rows[(j+1)*rowSize:]).mention
				if r.mention > end || int(end)*4 > len(all) {
					v.damaged.Store(true)
					break
				}
				if !do(n, all[4*r.mention:4*end], s.orderOf(r.place)) {
					return
				}
			}
		}
	}
}

// Release tells the system that what was read need not be kept in memory for us.
func (s *Snapshot) Release() {
	for _, v := range s.volumes {
		v.release()
	}
}
