package pane

import (
	"strings"

	"readout/store"
	"readout/ui/theme"
)

// Details says of a document why it has its title and its date, what was cut
// and what else is known; below that it lists the dates that the text speaks of. The
// cursor goes through the rows of both.
type Details struct {
	Scroll
	of     Description
	rows   []detailRow
	byTime bool // the dates are in their own order, not in that of the text
	cursor int  // a row; those of the dates follow the others
	w, h   int
}

// A Description is what the details say of a document. It is made by Describe.
type Description struct {
	facts []fact
	times times
}

// A detailRow is a row of the page; the cursor stops at those with something to read.
type detailRow struct {
	text string
	stop bool
}

// Describe says what is known of a document and of the edition that is shown. It reads
// all of it, which takes a while for long ones.
func Describe(doc store.Document, t Edition, th *theme.Theme) Description {
	return Description{factsOf(doc, th.Glyphs.Ellipsis), timesOf(doc, t)}
}

// Open waits for another description.
func (d *Details) Open(th *theme.Theme) {
	*d = Details{w: d.w, h: d.h, byTime: d.byTime}
	d.Resize(d.w, d.h, th)
}

// Take shows a description.
func (d *Details) Take(of Description, th *theme.Theme) {
	d.of = of
	d.of.times.sort(d.byTime)
	d.Restyle(th)
	d.Move(0)
}

// Restyle sets the rows again, because the width or the theme has changed.
func (d *Details) Restyle(th *theme.Theme) {
	date := d.cursor - len(d.rows)
	d.rows = []detailRow{{}, {text: head("DETAILS", true, th)}, {}}
	for _, f := range d.of.facts {
		for _, text := range detail(f, columnWidth(d.w)-1, th) {
			d.rows = append(d.rows, detailRow{text, true})
		}
	}
	if d.of.facts != nil {
		d.rows = append(d.rows, detailRow{}, detailRow{text: head(d.of.times.heading(d.byTime), true, th)})
	}
	if date >= 0 && d.of.facts != nil {
		d.cursor = len(d.rows) + date
	}
	d.Len = len(d.rows) + len(d.of.times.order)
	d.Move(0)
}

// Resize gives the details their room.
func (d *Details) Resize(w, h int, th *theme.Theme) {
	d.w, d.h, d.Height = w, h, h
	d.Restyle(th)
}

// Move moves the cursor by n rows, and on to one with something to read.
func (d *Details) Move(n int) {
	d.cursor = max(0, min(d.cursor+n, d.Len-1))
	step := 1
	if n < 0 {
		step = -1
	}
	for _, step := range [2]int{step, -step} {
		for at := d.cursor; at >= 0 && at < d.Len; at += step {
			if d.stops(at) {
				d.follow(at)
				return
			}
		}
	}
	d.To(d.Top)
}

func (d *Details) stops(at int) bool { return at >= len(d.rows) || d.rows[at].stop }

// follow puts the cursor on a row, and shows the headings and blank rows above it too.
func (d *Details) follow(at int) {
	d.cursor = at
	first := at
	for first > 0 && !d.stops(first-1) {
		first--
	}
	if at-first >= d.Height {
		first = at
	}
	d.Keep(first, at+1)
}

// Page moves the cursor by n half windows.
func (d *Details) Page(n int) { d.Move(halves(n, d.Height)) }

// End moves the cursor to the first or the last row.
func (d *Details) End(last bool) {
	if d.cursor = 0; last {
		d.cursor = d.Len
	}
	d.Move(0)
}

// Click moves the cursor to row y, and reports whether there is a date and whether the
// cursor stood there before.
func (d *Details) Click(y int) (date, again bool) {
	at := d.Top + y
	if at >= d.Len || !d.stops(at) {
		return false, false
	}
	again = at == d.cursor
	d.follow(at)
	return at >= len(d.rows), again
}

// Selected is where in the body the date under the cursor stands, if there is one.
func (d *Details) Selected() (body int, ok bool) {
	if at := d.cursor - len(d.rows); at >= 0 && at < len(d.of.times.order) {
		return d.of.times.at(at).Start, true
	}
	return 0, false
}

// ToDates moves the cursor to the first date, and reports whether there is one.
func (d *Details) ToDates() bool {
	if len(d.of.times.order) == 0 {
		return false
	}
	d.Move(len(d.rows) - d.cursor)
	return true
}

// Position is the number of the date under the cursor, from 1, and how many there are;
// 0 above them.
func (d *Details) Position() (at, of int) {
	return max(0, d.cursor-len(d.rows)+1), len(d.of.times.order)
}

// Sort puts the dates into the other order, that of time or that of the text. The
// cursor stays on its date.
func (d *Details) Sort(th *theme.Theme) {
	body, ok := d.Selected()
	d.byTime = !d.byTime
	d.of.times.sort(d.byTime)
	if ok {
		d.cursor = len(d.rows) + d.of.times.find(body)
	}
	d.Restyle(th)
}

// ByTime reports whether the dates are listed in their own order.
func (d *Details) ByTime() bool { return d.byTime }

// View draws the details.
func (d *Details) View(th *theme.Theme) []string {
	first, end := d.Seen()
	rows := make([]string, 0, d.h)
	for at := first; at < end; at++ {
		mark := cursorMark(at == d.cursor && d.stops(at), true, th)
		switch {
		case at >= len(d.rows):
			rows = append(rows, mark+d.of.times.view(at-len(d.rows), at == d.cursor, columnWidth(d.w)-cursorWidth, th))
		case d.rows[at].stop:
			rows = append(rows, mark+strings.TrimPrefix(d.rows[at].text, " "))
		default:
			rows = append(rows, d.rows[at].text)
		}
	}
	return column(rows, d.w, d.h, th)
}
