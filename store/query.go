package store

import "readout/store/dates"

// Sort is the order of the documents of a Result.
type Sort uint8

// The orders. Without words to search for, Relevance means Newest. Undated
// documents come last in both Newest and Oldest. Documents of one date are ordered
// by path, those of one score as in Newest. Unsorted is whatever order reads them
// fastest, for those who look at all of them.
const (
	Relevance Sort = iota
	Newest
	Oldest
	Unsorted
)

// DateKind says which dates of a document are meant.
type DateKind uint8

// Published is when a document was written, Mentioned the dates it speaks of.
const (
	Published DateKind = iota
	Mentioned
)

// Unit is the length of a period of a Timeline.
type Unit uint8

// The units, from the longest. A quarter begins in January, April, July or October, a
// week on Monday (ISO 8601).
const (
	ByDecade Unit = iota
	ByYear
	ByQuarter
	ByMonth
	ByWeek
	ByDay
)

// A Period is a stretch of time to keep to. The zero Period is all time.
type Period struct {
	From, To dates.Date // both inside; zero is open. A date without a day means all of its month or year
	Coarse   bool       // keep only dates that are no finer than From, such as "2023" alone
	Undated  bool       // keep only documents without a date; From and To are then ignored
	Of       DateKind
}

// A Query asks a library for documents.
type Query struct {
	Text   string // words, "phrases" and -exclusions; empty means all documents
	Period Period
	Sort   Sort
	After  int  // leave out so many documents from the top, for the next page
	Limit  int  // at most so many; 0 means 100
	Typing bool // the text is still being typed: its last word counts as a prefix
	Exact  bool // words are searched as typed: none is corrected
}

// A Hit is a document of a Result, with what a list shows of it.
type Hit struct {
	ID         ID
	Path       string
	Title      string
	Published  Dated
	Source     string
	Score      float64  // 0 without words; comparable only within one result
	Snippet    string   // a window of the body around the best matches, one line; empty without words
	Marks      [][2]int // byte ranges of Snippet that match
	TitleMarks [][2]int // byte ranges of Title that match
}

// A Result answers a Query: Hits is the page asked for, Total how many there are
// in all. Like holds documents whose titles resemble what was typed and which
// are not among the hits, best first, only on the first page.
type Result struct {
	Query     Query
	Total     int
	Hits      []Hit
	Like      []Hit
	Corrected []Correction // words that the library does not know, and what was searched instead
	Used      string       // the text that was answered, with the corrections: what Matches wants
}

// A Correction is a word that no document has, and the one that was searched in
// its place.
type Correction struct{ Typed, Used string }

// A Bucket is a period that has documents. Start has the precision of the unit
// (a day for weeks and days, the first year for decades, the first month for quarters), or a coarser one for
// documents whose date is too coarse for the unit.
type Bucket struct {
	Start dates.Date
	Count int // of the documents that the query asks for; may be 0
	All   int // of all documents; never 0
}

// A Timeline counts documents by period. Buckets ascend and leave out the periods
// that no document of the library has. A document is counted once a period.
// Mentioned, those are undated that speak of no time, or of none that has a place in the
// calendar.
type Timeline struct {
	By         Unit
	Of         DateKind
	Undated    int        // of the documents that the query asks for
	UndatedAll int        // of all documents
	Today      dates.Date // as Options have it; what begins later lies ahead
	Buckets    []Bucket
}
