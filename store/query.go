package store

import (
	"readout/store/dates"
	"readout/store/query"
)

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

	Words     Words // which documents the plain words of Text find
	Exact     bool  // words as they are written: no other forms and spellings, and none is offered
	Submitted bool  // it was asked for as it stands, by Enter or a command: its order looks twice (index.Options.Samples)
	Correct   bool  // the nearest word takes the place of one that no document has
}

// Words says which documents a query finds by its plain words.
type Words = query.Words

// The ways to find documents by plain words: those with all of them and, apart from them,
// those with some; only the former; or both as one.
const (
	AllThenSome = query.AllThenSome
	AllWords    = query.AllWords
	AnyWord     = query.AnyWord
)

// A Part is one of the parts that the hits of a query stand in.
type Part uint8

// The parts, in their order: documents with all that was asked for; of words that no document
// has, those with all of it when the nearest words take their place, or, if nothing has any
// word as typed, with some; and the rest of those with some of the words as typed.
const (
	All Part = iota
	Offered
	Some
)

// A Hit is a document of a Result, with what a list shows of it.
type Hit struct {
	ID         ID
	Path       string
	Title      string
	Published  Dated
	Source     string
	Score      float64 // 0 without words; comparable only within one result
	Snippet    string  // a window of the body around the best matches, one line; empty without words
	Part       Part
	Marks      [][2]int // byte ranges of Snippet that match
	TitleMarks [][2]int // byte ranges of Title that match
}

// A Result answers a Query. Hits is the page asked for of all parts in order. Like holds
// documents whose titles resemble what was typed and which are not among the hits, best
// first, only on the first page.
type Result struct {
	Query     Query
	Total     int // documents with all that was asked for
	Offers    int // documents in the part Offered
	Some      int // documents in the part Some
	Hits      []Hit
	Like      []Hit
	Corrected []Correction // words that no document has, and what was searched instead
	Offered   []Correction // words that no document has, and the nearest that some have
	Nearest   int          // documents with all that was asked for, if Offered were taken
	Found     bool         // a document has what was typed, or some of it
	Used      string       // the text with the words of Corrected and Offered: what is to be marked
}

// Rows returns how many documents there are in all parts.
func (r Result) Rows() int { return r.Total + r.Offers + r.Some }

// A Correction is a word that no document has, and the nearest that some have.
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
