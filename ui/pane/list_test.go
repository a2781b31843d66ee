package pane

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/ui/render"
	"readout/ui/theme"
)

var dark = theme.New(theme.Options{Dark: true})

// mark is a text as it is marked.
func mark(text string, style lipgloss.Style) string {
	return render.Mark(text, [][2]int{{0, len(text)}}, style)
}

// result is one with total documents, of which the first page is there.
func result(text string, total int) store.Result {
	r := store.Result{Query: store.Query{Text: text}, Total: total, Hits: hits(0, min(total, PageSize))}
	if text != "" && total > 0 {
		r.Hits[0].Score = 1
	}
	return r
}

func hits(from, n int) []store.Hit {
	out := make([]store.Hit, n)
	for i := range out {
		out[i] = store.Hit{ID: store.ID(from + i + 1), Title: fmt.Sprintf("report %d", from+i+1), Snippet: "a place found"}
	}
	return out
}

func plain(rows []string) string {
	for i := range rows {
		rows[i] = strings.TrimRight(ansi.Strip(rows[i]), " ")
	}
	return strings.Join(rows, "\n")
}

func TestListWantsWhatIsSeen(t *testing.T) {
	var l List
	l.Resize(80, 20)
	l.Show(result("", 100_000))
	if got := l.Wanted(); got != nil {
		t.Errorf("at the top pages %v are wanted", got)
	}
	l.End(true)
	if got := l.Wanted(); !slices.Equal(got, []int{999}) {
		t.Errorf("at the end pages %v are wanted", got)
	}
	if got := l.Wanted(); got != nil {
		t.Errorf("pages %v are wanted twice", got)
	}
	if _, ok := l.Selected(); ok {
		t.Error("a document that is not there is selected")
	}
	l.Add(999, hits(999*PageSize, PageSize))
	if hit, ok := l.Selected(); !ok || hit.ID != 100_000 {
		t.Errorf("the last document is %v", hit.ID)
	}
	l.Retry(3)
	l.Restore(3*PageSize, 0)
	if got := l.Wanted(); !slices.Equal(got, []int{3}) {
		t.Errorf("in between pages %v are wanted", got)
	}
}

func TestListForgetsFarPages(t *testing.T) {
	var l List
	l.Resize(80, 20)
	l.Show(result("", 100_000))
	for p := range 60 {
		l.Add(p, hits(p*PageSize, PageSize))
	}
	if len(l.pages) > pagesKept || l.pages[59] == nil {
		t.Errorf("%d pages are kept", len(l.pages))
	}
	l.End(false)
	if got := l.Wanted(); !slices.Equal(got, []int{0}) {
		t.Errorf("a forgotten page is not wanted again: %v", got)
	}
}

func TestListRowsOfWords(t *testing.T) {
	r := result("report", 3)
	r.Like = []store.Hit{{ID: 9, Title: "reporter", Source: "Gazette"}}
	l := List{Head: ListHead{What: "3 FOUND"}}
	l.Resize(40, 14)
	l.Show(r)
	l.Move(3)
	want := ` 3 FOUND
      undated  report 1
               a place found
      undated  report 2
               a place found
      undated  report 3
               a place found

 titles like this
▌     undated  reporter
▌              Gazette`
	if got := strings.TrimRight(plain(l.View(true, dark)), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for y, want := range map[int]int{0: -1, 1: 0, 2: 0, 3: 1, 7: -1, 8: -1, 9: 3, 10: 3, 11: -1} {
		if hit, _ := l.Click(y); hit != (want >= 0) || hit && l.At() != want {
			t.Errorf("a click on row %d: %v, document %d", y, hit, l.At())
		}
	}
}

// At every scroll position each row belongs to one document, in order, and the
// cursor is seen.
func TestListCursorIsSeen(t *testing.T) {
	for _, words := range []string{"", "report"} {
		r := result(words, 30)
		r.Like = hits(100, 5)
		for h := range 30 {
			var l List
			l.Show(r)
			l.Resize(50, h)
			for range l.Len() {
				if h > 1 && !strings.Contains(plain(l.View(true, dark)), "▌") {
					t.Fatalf("height %d: document %d is not seen", h, l.At())
				}
				l.Move(1)
			}
			if l.At() != 34 {
				t.Errorf("height %d: the last document is %d", h, l.At())
			}
		}
	}
}

func TestListSourceAndDates(t *testing.T) {
	var l List
	r := result("", 1)
	r.Hits[0].Source = "Harbour Times"
	r.Hits[0].Published.Date = ymd(2023, 5, 4)
	r.Hits[0].Published.Other = ymd(2023, 4, 5)
	l.Show(r)
	l.Resize(90, 3)
	want := "▌  4 May 2023? report 1                                             Harbour Times"
	if got := plain(l.View(true, dark)[:1]); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func BenchmarkListView(b *testing.B) {
	var l List
	l.Resize(120, 50)
	l.Show(result("report", 100_000))
	for b.Loop() {
		l.View(true, dark)
	}
}
