package pane

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/theme"
)

// A Binding is a line of the help: keys and what they do in one kind of place.
type Binding struct {
	Group, Keys, Does string
}

// Help lists bindings and can be searched.
type Help struct {
	Scroll
	all  []Binding
	find string
	w, h int
}

// Open takes the bindings, which come from the table that dispatches the keys.
func (p *Help) Open(all []Binding) {
	p.all = all
	p.Search("")
}

// Search keeps the lines that have all the words. A / before them is left out: it is the
// key that begins a search elsewhere.
func (p *Help) Search(find string) {
	if len(find) > 1 {
		find = strings.TrimPrefix(find, "/")
	}
	p.find = find
	p.Top = 0
	p.Resize(p.w, p.h)
}

// Resize gives the help its room.
func (p *Help) Resize(w, h int) {
	p.w, p.h, p.Height = w, h, h
	p.Len = len(p.rows(&theme.Theme{}))
	p.Move(0)
}

// View draws the help.
func (p *Help) View(th *theme.Theme) []string {
	rows := p.rows(th)
	first, end := p.Seen()
	return column(rows[first:min(end, len(rows))], p.w, p.h, th)
}

func (p *Help) rows(th *theme.Theme) []string {
	keys, wide := 0, columnWidth(p.w)
	for _, b := range p.all {
		keys = max(keys, ansi.StringWidth(b.Keys))
	}
	keys = min(keys, max(1, wide/3))
	var rows []string
	group := ""
	for _, b := range p.all {
		if !hasWords(b.Group+" "+b.Keys+" "+b.Does, p.find) {
			continue
		}
		if b.Group != group {
			group = b.Group
			rows = append(rows, "", head(strings.ToUpper(group), true, th))
		}
		rows = append(rows, b.rows(keys, wide-keys-5, th)...)
	}
	if len(rows) == 0 {
		rows = []string{"", " " + th.Dim.Render("no key does that")}
	}
	return rows
}

// rows draws a binding as two columns, each wrapped.
func (b Binding) rows(keys, does int, th *theme.Theme) []string {
	left, right := wrapped(b.Keys, keys), wrapped(b.Does, max(1, does))
	rows := make([]string, max(len(left), len(right)))
	for i := range rows {
		var k, d string
		if i < len(left) {
			k = th.Key.Render(left[i])
		}
		if i < len(right) {
			d = th.Row.Render(right[i])
		}
		rows[i] = "  " + Fit(k, keys, th) + "  " + d
	}
	return rows
}

func hasWords(text, words string) bool {
	text = strings.ToLower(text)
	for word := range strings.FieldsSeq(strings.ToLower(words)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
