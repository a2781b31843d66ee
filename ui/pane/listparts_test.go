package pane

import (
	"strings"
	"testing"

	"readout/store"
)

// parted is a result with so many documents in each part.
func parted(all, offered, some, like int) store.Result {
	r := store.Result{Query: store.Query{Text: "report"}, Total: all, Offers: offered, Some: some, Like: hits(90, like)}
	r.Hits = hits(0, all+offered+some)
	for i := range r.Hits {
		switch {
		case i >= all+offered:
			r.Hits[i].Part = store.Some
		case i >= all:
			r.Hits[i].Part = store.Offered
		}
		r.Hits[i].Score = 1
	}
	return r
}

// Each part stands below its heading; what the first heading says above it is why nothing
// stands there.
func TestListParts(t *testing.T) {
	offer := [2]string{"nothing has “raport”", "for report (1), press ="}
	for _, c := range []struct {
		result store.Result
		width  int
		want   string
		at     []string // positions on the way down
	}{
		{parted(1, 0, 2, 1), 60, `
      undated  report 1

 some of the words (2)
      undated  report 2
      undated  report 3

 titles like this
▌     undated  report 91`, []string{"1/1", "some 1/2", "some 2/2", "like 1/1"}},
		{parted(0, 1, 1, 0), 60, `

 nothing has “raport”; for report (1), press =
      undated  report 1

 some of the words (1)
▌     undated  report 2`, []string{"offered 1/1", "some 1/1"}},
		{parted(0, 1, 0, 0), 40, `
 nothing has “raport”
 for report (1), press =
▌     undated  report 1`, []string{"offered 1/1"}},
		{parted(0, 0, 1, 0), 60, `
 No briefing has all of these words.
 some of the words (1)
▌     undated  report 1`, []string{"some 1/1"}},
	} {
		l := List{Head: ListHead{What: "FOUND"}, Offer: offer, Note: []string{"No briefing has all of these words."}}
		l.Resize(c.width, 8)
		l.Show(c.result)
		for i, want := range c.at {
			at, of, part := l.Position()
			if got := strings.TrimSpace(part + " " + Count(at) + "/" + Count(of)); got != want {
				t.Errorf("document %d: position %s, want %s", i, got, want)
			}
			l.Move(1)
		}
		l.h = 30
		l.words = false // a row each
		l.measure()
		l.scroll.To(0)
		if got := strings.TrimRight(plain(l.View(true, dark)), "\n"); got != " FOUND"+c.want {
			t.Errorf("got\n%s\nwant\n FOUND%s", got, c.want)
		}
	}
}
