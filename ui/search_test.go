package ui

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/store"
)

func TestSearchAsOneTypes(t *testing.T) {
	lib := four()
	m := reader(t, lib, 120, 24)
	press(m, "j /")
	letters(m, "cable")
	shows(t, m, "2 OF 4  best first", "/ cable", "cables under the sea")
	hides(t, m, "Press conference")
	if q := lib.asked[len(lib.asked)-1]; q.Text != "cable" || !q.Typing {
		t.Errorf("asked %+v", q)
	}
	if m.results.list.At() != 0 {
		t.Errorf("another search begins at row %d", m.results.list.At())
	}
	asked, list := len(lib.asked), screenOf(m)
	press(m, "enter")
	kept := lib.asked[asked-1]
	if kept.Submitted = true; len(lib.asked) != asked+1 || lib.asked[asked] != kept {
		t.Errorf("enter asks %+v, want %+v", lib.asked[asked:], kept)
	}
	for i, row := range strings.Split(list, "\n")[:22] { // without the status line
		if i == 0 { // the search line stands beside the name again
			continue
		}
		if got := rowOf(m, i); got != row {
			t.Errorf("enter changes row %d from %q to %q", i, row, got)
		}
	}
	if m.scope() != inList {
		t.Error("enter does not go to the list")
	}
	press(m, "esc")
	shows(t, m, "BRIEFINGS  newest first", "Press conference")
}

// Only Enter asks for the second look: not a click, nor what is typed after it.
func TestSubmitting(t *testing.T) {
	lib := four()
	m := reader(t, lib, 120, 24)
	last := func() store.Query { return lib.asked[len(lib.asked)-1] }
	press(m, "/")
	letters(m, "cable")
	press(m, "ctrl+n enter")
	if !last().Submitted || m.results.list.At() != 1 {
		t.Errorf("after enter: asked %+v, at row %d", last(), m.results.list.At())
	}
	asked := len(lib.asked)
	press(m, "/ enter")
	if len(lib.asked) != asked {
		t.Errorf("enter again asks %+v", last())
	}
	press(m, "/")
	letters(m, "s")
	if last().Submitted {
		t.Errorf("while typing: %+v", last())
	}
	drive(m, tea.MouseClickMsg{X: m.layout.list.Min.X + 5, Y: m.layout.list.Min.Y + 2, Button: tea.MouseLeft})
	if last().Submitted || m.input.mode != notTyping {
		t.Errorf("after a click: %+v", last())
	}
	press(m, "/")
	letters(m, "x")
	press(m, "esc enter")
	if last().Submitted {
		t.Errorf("given up: %+v", last())
	}
}

func TestEscapeClearsAndNeverLeaves(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "/")
	letters(m, "zzz")
	shows(t, m, "No briefing has these words", "Try fewer words")
	press(m, "esc")
	shows(t, m, "1/4")
	for range 3 {
		_, cmd := m.Update(keyOf("esc"))
		if cmd != nil {
			if _, quits := cmd().(tea.QuitMsg); quits {
				t.Fatal("esc leaves")
			}
		}
	}
}

func TestTypingTakesLettersThatAreKeys(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "/")
	letters(m, "q?jS")
	shows(t, m, "/ q?jS")
	press(m, "backspace backspace backspace backspace")
	shows(t, m, "1/4")
}

func TestLikeTitlesStandBelow(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "/")
	letters(m, "rutt")
	shows(t, m, "No briefing has these words", "titles like this", "A title like this", "0 OF 4", "0 of 4", "like 1/1")
	hides(t, m, "best first", "1 OF")
}

// A query without a word to look for lists briefings by time.
func TestQueryWithoutWords(t *testing.T) {
	m := reader(t, &chronicle{four()}, 80, 24)
	press(m, "/ (")
	shows(t, m, "BRIEFINGS  newest first", "4 briefings", "1/4")
	hides(t, m, " OF ")
}

// A chronicle answers every query with all documents, as a library answers
// "()".
type chronicle struct{ *shelf }

func (c *chronicle) Search(ctx context.Context, q store.Query) (store.Result, error) {
	text := q.Text
	q.Text = ""
	r, err := c.shelf.Search(ctx, q)
	r.Query.Text, r.Used = text, text
	return r, err
}

func TestStaleResultsAreDropped(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "/")
	_, first := m.Update(keyOf("c"))
	_, second := m.Update(keyOf("a"))
	settle(m, second)
	shows(t, m, "2 OF 4")
	settle(m, first) // comes late; it was told to stop as well
	shows(t, m, "2 OF 4", "undersea")
	hides(t, m, "Classified")
}

func TestOldResultsStayUntilNewOnesCome(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "/")
	m.Update(keyOf("z")) // not answered
	shows(t, m, "The Secretary opened", "1/4")
}

func TestSearchErrorIsShownWhole(t *testing.T) {
	lib := four()
	m := reader(t, lib, 80, 24)
	lib.err = errors.New("the index of this library is broken; open the folder again")
	press(m, "/ c")
	shows(t, m, "This library cannot be read", "open the folder again", "Esc clears")
	lib.err = nil
	press(m, "esc")
	shows(t, m, "1/4")
}

func TestOrder(t *testing.T) {
	lib := four()
	m := reader(t, lib, 80, 24)
	press(m, "S")
	shows(t, m, "oldest first")
	press(m, "S")
	shows(t, m, "newest first")
	press(m, "/ c enter S")
	shows(t, m, "newest first")
}

// A long list is fetched by pages, each when its rows are seen.
func TestPages(t *testing.T) {
	lib := many(1000)
	m := reader(t, lib, 80, 24)
	press(m, "G")
	shows(t, m, "Situation report 1000", "1,000/1,000")
	if n := len(lib.asked); n != 2 {
		t.Errorf("%d searches for two pages", n)
	}
	press(m, "g")
	shows(t, m, "Situation report 1", "1/1,000")
}

func TestRowsNotThereYetAreDots(t *testing.T) {
	m := reader(t, many(1000), 80, 24)
	_, pages := m.Update(keyOf("G"))
	shows(t, m, "· · ·", "1,000/1,000")
	_, open := m.Update(keyOf("enter")) // before its row is there
	settle(m, pages)
	settle(m, open)
	shows(t, m, "Situation report 1000", "Nothing to report")
	if m.screen != reading {
		t.Error("the briefing did not open when its row came")
	}
}

func TestLocate(t *testing.T) {
	lib := many(9000)
	q := store.Query{Limit: 200}
	first, _ := lib.Search(context.Background(), q)
	for _, c := range []struct{ id, near, want int }{
		{5, 0, 4}, {5000, 0, 4999}, {5000, 8999, 4999}, {9000, 3000, 8999}, {100000, 777, 777}, {100000, 99999, 8999},
	} {
		if got := locate(t.Context(), lib, q, first, store.ID(c.id), c.near); got != c.want {
			t.Errorf("document %d near %d: %d, want %d", c.id, c.near, got, c.want)
		}
	}
}
