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

// A List shows the documents of a result and, below a heading, those whose
// titles are like what was typed. It holds the pages it was given and no more;
// rows of other pages are drawn as dim dots until Wanted brings them.
type List struct {
	Head  ListHead
	Note  []string // shown if there are no documents: what this means and what to try
	Moved bool     // the reader moved the cursor since the result was new

	words    bool // the documents answer words: each has a second row with the place found
	total    int
	pages    map[int][]store.Hit
	requests map[int]bool
	like     []store.Hit
	cursor   int
	scroll   Scroll
	w, h     int
}

// Show takes a new result and puts the cursor at the top.
func (l *List) Show(r store.Result) {
	l.words, l.total, l.like = answers(r), max(r.Total, len(r.Hits)), r.Like
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
		i, _ := l.at(line)
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

// likeRows stand between the ranked documents and those with like titles.
const likeRows = 2

// line is the first line of document i.
func (l *List) line(i int) int {
	y := i * l.tall()
	if i >= l.total {
		y += likeRows
	}
	return y
}

// at says which document stands on a line and on which of its rows; -1 is the
// room between the documents and those with like titles.
func (l *List) at(line int) (i, row int) {
	tall := l.tall()
	if line >= l.total*tall {
		if line -= likeRows; line < l.total*tall {
			return -1, line + likeRows - l.total*tall
		}
	}
	return line / tall, line % tall
}

// Len is the number of documents, like ones included.
func (l *List) Len() int { return l.total + len(l.like) }

// Total is the number of documents of the result.
func (l *List) Total() int { return l.total }

// Position is the number of the document under the cursor, from 1, and of how many:
// of those of the result or, apart from them, of those with like titles. Without any
// it is 0 of 0.
func (l *List) Position() (at, of int, like bool) {
	switch {
	case l.Len() == 0:
		return 0, 0, false
	case l.cursor >= l.total:
		return l.cursor - l.total + 1, len(l.like), true
	}
	return l.cursor + 1, l.total, false
}

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
	i, _ := l.at(line)
	if i < 0 || i >= l.Len() {
		return false, false
	}
	again = i == l.cursor
	l.Move(i - l.cursor)
	return true, again
}

// follow scrolls so that the cursor is seen, with the heading of like titles if
// it stands on the first of them.
func (l *List) follow() {
	first := l.line(l.cursor)
	end := first + l.tall()
	if l.cursor == l.total && l.scroll.Height > likeRows+l.tall() {
		first -= likeRows
	}
	l.scroll.Keep(first, end)
}
