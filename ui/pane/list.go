package pane

import "readout/store"

// PageSize is how many documents a list wants at a time: more than most windows
// show, and few enough to be read and quoted within a key's time.
const PageSize = 100

// pagesKept bounds the pages a list remembers, so that a walk through 100,000
// documents does not hold them all.
const pagesKept = 48

// A ListHead is what stands above a list: what it holds, what is remarkable about
// that, and in which order. If there is no room, the end gives way.
type ListHead struct{ What, Noted, Order string }

// A List shows the documents of a result and, below headings, those that have not all that
// was asked for, and those whose titles are like what was typed. It holds the pages it was given and no more;
// rows of other pages are drawn as dim dots until Wanted brings them.
type List struct {
	Head  ListHead
	Note  []string  // shown if there are no documents: what this means and what to try
	Offer [2]string // heads the documents of the part Offered: which word nothing has, and what there is
	Moved bool      // the reader moved the cursor since the result was new

	words    bool // the documents answer words: each has a second row with the place found
	parts    []listPart
	total    int // documents that come in pages, of all parts but those with like titles
	pages    map[int][]store.Hit
	requests map[int]bool
	like     []store.Hit
	cursor   int
	scroll   Scroll
	w, h     int
}

// Show takes a new result and puts the cursor at the top.
func (l *List) Show(r store.Result) {
	l.words, l.total, l.like = answers(r), max(r.Rows(), len(r.Hits)), r.Like
	l.parts = partsOf(r)
	l.pages, l.requests = map[int][]store.Hit{0: r.Hits}, map[int]bool{0: true}
	l.cursor, l.Moved = 0, false
	l.scroll.Top = 0
	l.measure()
}

// answers reports whether a result answers words: if nothing is marked and nothing has
// a score, the query named no words to look for, and all briefings are listed.
func answers(r store.Result) bool {
	if r.Query.Text == "" || len(r.Hits) == 0 {
		return r.Query.Text != ""
	}
	first := r.Hits[0]
	return first.Score != 0 || first.Marks != nil || first.TitleMarks != nil
}

// Answers reports whether the documents answer words; otherwise they are a list by
// time.
func (l *List) Answers() bool { return l.words }

// Add takes a further page of the result that is shown.
func (l *List) Add(page int, hits []store.Hit) {
	if len(l.pages) >= pagesKept {
		l.forget(page)
	}
	l.pages[page], l.requests[page] = hits, true
}

// Retry allows a page that could not be had to be asked for again.
func (l *List) Retry(page int) { delete(l.requests, page) }

// forget drops the page farthest from the one that is needed now.
func (l *List) forget(page int) {
	far, dist := -1, -1
	for p := range l.pages {
		if d := max(p-page, page-p); d > dist {
			far, dist = p, d
		}
	}
	delete(l.pages, far)
	delete(l.requests, far)
}

// Wanted names the pages of the rows that are seen and that have not been asked for;
// they count as asked for from now on.
func (l *List) Wanted() []int {
	first, end := l.scroll.Seen()
	var pages []int
	for _, line := range []int{first, end - 1} {
		i, _, _ := l.at(line)
		if p := i / PageSize; i >= 0 && i < l.total && !l.requests[p] {
			l.requests[p] = true
			pages = append(pages, p)
		}
	}
	return pages
}

// Resize gives the list its room, its heading included.
func (l *List) Resize(w, h int) {
	l.w, l.h = w, h
	l.measure()
	l.follow()
}

func (l *List) measure() {
	l.scroll.Height = max(0, l.h-l.headRows())
	l.scroll.Len = l.line(l.Len()-1) + l.tall()
	l.scroll.Move(0)
}

func (l *List) headRows() int {
	if l.h < 6 {
		return 0
	}
	return 1
}

// tall is the number of rows of a document.
func (l *List) tall() int {
	if l.words && l.h >= 9 {
		return 2
	}
	return 1
}

// Len is the number of documents, like ones included.
func (l *List) Len() int { return l.total + len(l.like) }

// Total is the number of documents with all that was asked for.
func (l *List) Total() int { return l.count(store.All) }

// CursorRow is the row of the list's room on which the document under the cursor
// begins; without documents, that of the first note.
func (l *List) CursorRow() int {
	if l.Len() == 0 {
		return l.headRows() + 1
	}
	return l.headRows() + l.Place()
}

// At is the place of the cursor, from 0.
func (l *List) At() int { return l.cursor }

// Selected is the document under the cursor, if it is there yet.
func (l *List) Selected() (store.Hit, bool) { return l.hit(l.cursor) }

func (l *List) hit(i int) (store.Hit, bool) {
	if i >= l.total {
		if i -= l.total; i < len(l.like) {
			return l.like[i], true
		}
		return store.Hit{}, false
	}
	page := l.pages[i/PageSize]
	if i < 0 || i%PageSize >= len(page) {
		return store.Hit{}, false
	}
	return page[i%PageSize], true
}

// Place is where the cursor stands on the screen, to be handed to Restore.
func (l *List) Place() int { return l.line(l.cursor) - l.scroll.Top }

// Restore puts the cursor on document i, so many rows below the top.
func (l *List) Restore(i, place int) {
	l.cursor = max(0, min(i, l.Len()-1))
	l.scroll.To(l.line(l.cursor) - place)
	l.follow()
	l.Moved = true
}

// Move moves the cursor by n documents.
func (l *List) Move(n int) {
	l.cursor = max(0, min(l.cursor+n, l.Len()-1))
	l.Moved = true
	l.follow()
}

// Page moves the cursor by n half windows.
func (l *List) Page(n int) { l.Move(halves(n, max(1, l.scroll.Height/l.tall()))) }

// End moves the cursor to the first or the last document. At the first one the
// list stays at its top when documents come in.
func (l *List) End(last bool) {
	if last {
		l.Move(l.Len())
		return
	}
	l.Move(-l.Len())
	l.Moved = false
}

// Click moves the cursor to the document on row y, and reports whether there is one
// and whether the cursor stood there before.
func (l *List) Click(y int) (hit, again bool) {
	line := l.scroll.Top + y - l.headRows()
	if y < l.headRows() || line >= l.scroll.Len {
		return false, false
	}
	i, _, _ := l.at(line)
	if i < 0 || i >= l.Len() {
		return false, false
	}
	again = i == l.cursor
	l.Move(i - l.cursor)
	return true, again
}

// follow scrolls so that the cursor is seen, with the heading of a part if it stands on the
// first of its documents.
func (l *List) follow() {
	first := l.line(l.cursor)
	end := first + l.tall()
	if p, ok := l.part(l.cursor); ok && l.cursor == p.from && l.scroll.Height > p.headRows()+l.tall() {
		first -= p.headRows()
	}
	l.scroll.Keep(first, end)
}
