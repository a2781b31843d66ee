// Package shelf keeps documents: it reads places into volumes, keeps these in a cache file,
// brings them up to date when files change, and mends them when the cache is damaged. It
// answers no questions but those about single documents; package store does.
//
// Documents are kept as bytes, in volumes that stand in memory or in a mapped cache
// file, and decoded when they are asked for. So a snapshot that was read before opens at
// once and takes little memory, however large it is.
package shelf

import (
	"strings"
	"sync"

	"readout/store/dates"
	"readout/store/dates/timex"
	"readout/store/dates/written"
	"readout/store/days"
	"readout/store/index"
	"readout/store/source"
)

// A Snapshot is the documents of some places, as they were when they were read. They are
// numbered from 0; some numbers are of documents that have been deleted since. It never
// changes, so goroutines may share it.
type Snapshot struct {
	frame      *frame
	index      *index.Index
	checkpoint *checkpoint // as its cache file has it, or nil
	repairer   *repairer   // of its cache file, or nil
	stats      Stats
	titles     func() titles  // made ready when first asked for
	formats    func() formats // likewise
}

// Stats describes the documents of a Snapshot.
type Stats struct {
	Documents   int
	Undated     int
	Ambiguous   int             // documents whose day and month could not be told apart
	First, Last dates.Date      // of publication
	Orders      []written.Order // how numeric dates were read, by vote of the documents, one a place
	Bytes       int64           // of body text
	Faults      []source.Fault  // at most some hundred a file
	Unread      int             // files and folders that could not be read whole
	LeftOut     int             // files that are rightly left out, whole or in part
	CachePath   string          // the file in which the snapshot is kept, "" if in none
	CacheBytes  int64           // its size
	Uncached    string          // why it could not be kept though it should, "" otherwise
}

func newSnapshot(f *frame, faults []fault) *Snapshot {
	s := &Snapshot{frame: f}
	parts := make([]*index.Segment, len(f.volumes))
	for i, v := range f.volumes {
		parts[i] = v.volume.index
	}
	s.index = index.New(f.live, parts...)
	s.stats = f.stats()
	s.stats.Faults = shownFaults(faults)
	s.stats.Unread, s.stats.LeftOut = faultyFiles(faults)
	s.titles, s.formats = sync.OnceValue(s.makeTitles), sync.OnceValue(s.makeFormats)
	return s
}

// stats are those that follow from the documents.
func (f *frame) stats() Stats {
	s := Stats{Documents: len(f.newest), Undated: f.undated, Ambiguous: f.ambiguous, Orders: f.orders, Bytes: f.bodyBytes}
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
func (s *Snapshot) Count() int { return s.frame.count() }

// Documents are the numbers of all documents. It is not for changing.
func (s *Snapshot) Documents() *index.Set { return s.frame.live }

// Newest are the numbers of the documents by date of publication, the latest first; those of
// one date by path, and at the end those without a date, of which there are so many. It is not
// for changing.
func (s *Snapshot) Newest() (numbers []int32, undated int) { return s.frame.newest, s.frame.undated }

// Rank is the place of each number in Newest. It is not for changing.
func (s *Snapshot) Rank() []int32 { return s.frame.rank }

// Published are the dates of publication by number, 0 for unknown. It is not for changing.
func (s *Snapshot) Published() []days.Moment { return s.frame.published }

// Today is the day after which dates of publication are not believed.
func (s *Snapshot) Today() dates.Date { return s.frame.today }

// Find returns the number of the document with an ID.
func (s *Snapshot) Find(id ID) (n int32, found bool) { return s.frame.find(id) }

// Path is the path of a document. It is the memory of its volume.
func (s *Snapshot) Path(n int32) string { return s.frame.path(n) }

// Document returns a document whole.
func (s *Snapshot) Document(n int32) Document {
	v, i := s.frame.volumeOf(n)
	doc := v.document(i)
	order := s.frame.orderOf(uint32(doc.place))
	doc.ID = s.frame.id(n)
	if root := s.frame.labelOf(uint32(doc.place)); strings.HasPrefix(doc.Path, root) {
		doc.root = root
	}
	doc.Published = dated(doc.finding.Resolve(order))
	doc.Mentions = doc.mentionsIn(order)
	return doc.Document
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
	v, values, next := s.frame.valuesOf(n)
	h := v.heading(values, next)
	return Summary{s.frame.id(n), h.path, h.title.Text, h.source, dated(h.finding(values).Resolve(s.frame.orderOf(values.place)))}
}

// Opening returns the plain form of the first most bytes of a body.
func (s *Snapshot) Opening(n int32, most uint32) string {
	v, values, next := s.frame.valuesOf(n)
	return v.plain(values, next, most)
}

// Body returns the body of a document, which is the memory of its volume: it is for looking
// at while the Snapshot is in use, and what is kept of it must be copied.
func (s *Snapshot) Body(n int32) (body string, markdown bool) {
	v, values, next := s.frame.valuesOf(n)
	return unsafeString(v.body(values, next, 0)), values.flags.has(isMarkdown)
}

// Mentions returns what a document speaks of. It is the memory of its volume, as Body.
func (s *Snapshot) Mentions(n int32) []timex.Expression {
	v, values, next := s.frame.valuesOf(n)
	return v.expressions(values, next, s.frame.orderOf(values.place))
}

// Times calls do with the packed times that each document of a set speaks of, and with how
// its numeric dates are read ([days.Spans]), until do returns false.
func (s *Snapshot) Times(docs *index.Set, do func(n int, times []byte, order written.Order) bool) {
	for i, v := range s.frame.volumes {
		rows := v.volume.allValues()
		if rows == nil {
			continue
		}
		all := v.volume.mentions(0, decodeValues(rows[v.volume.count*valuesSize:]).mention)
		for j := range v.volume.count {
			if n := s.frame.bases[i] + j; docs.Has(n) {
				values, end := decodeValues(rows[j*valuesSize:]), decodeValues(rows[(j+1)*valuesSize:]).mention
				if values.mention > end || int(end)*4 > len(all) {
					v.volume.damaged.Store(true)
					break
				}
				if !do(n, all[4*values.mention:4*end], s.frame.orderOf(values.place)) {
					return
				}
			}
		}
	}
}

// Release tells the system that what was read need not be kept in memory for us.
func (s *Snapshot) Release() {
	for _, v := range s.frame.volumes {
		v.volume.release()
	}
}
