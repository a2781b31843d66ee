package pane

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/store/clean"
	"readout/ui/render"
)

// A desk sets texts for an article as the reader does.
type desk struct {
	*Article
	t     *testing.T
	press *render.Press
}

// open opens a text in a window of 40 by 12.
func open(t *testing.T, body string, word string) *desk {
	d := &desk{new(Article), t, render.NewPress(1 << 20)}
	d.Resize(40, 12)
	text := Edition{Document: render.Open(render.Manuscript{Key: "1", Body: body}), Setting: render.Setting{Width: 30, Theme: dark}}
	text.Contents, text.Of = text.Document.Contents()
	var m Matches
	if word != "" {
		m = Matches{Stops: stopsAt(word)(text.Seen()), Title: stopsAt(word)}
	}
	d.Open(store.Document{Title: clean.Value{Text: "A word in the title"}}, text, d.around(text, 0, 5), m)
	return d.settle()
}

func (d *desk) around(t Edition, place, rows int) render.Galley {
	s, err := d.press.Around(d.t.Context(), t.Document, t.Setting, place, rows, rows)
	if err != nil {
		d.t.Fatal(err)
	}
	return s
}

// settle sets what the article lacks, as often as it asks.
func (d *desk) settle() *desk {
	for range 20 {
		w, lacking := d.Wants()
		if !lacking {
			return d
		}
		s, err := d.press.Around(d.t.Context(), d.Text().Document, d.Text().Setting, w.Place, w.Above, w.Below)
		if err != nil {
			d.t.Fatal(err)
		}
		d.Extend(d.Text(), s)
	}
	d.t.Fatal("the article always lacks something")
	return d
}

func (d *desk) rows() []string {
	rows := d.View(dark)
	for i, r := range rows {
		rows[i] = strings.TrimRight(ansi.Strip(r), " ")
	}
	return rows
}

// numbered is a text of n paragraphs.
func numbered(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Paragraph %d speaks of a word or of another one.\n\n", i)
	}
	return b.String()
}

func TestArticleGoesEverywhere(t *testing.T) {
	d := open(t, numbered(2000), "")
	for _, c := range []struct {
		name    string
		do      func()
		first   string
		percent [2]int
	}{
		{"top", func() {}, "", [2]int{0, 0}},
		{"bottom", func() { d.End(true) }, "", [2]int{100, 100}},
		{"middle", func() { d.GoTo(strings.Index(numbered(2000), "Paragraph 1000 ")) }, "Paragraph 1000 speaks of a", [2]int{48, 53}},
		{"a line on", func() { d.Move(1) }, "word or of another one.", [2]int{48, 53}},
		{"a paragraph on", func() { d.StepParagraph(1) }, "Paragraph 1001 speaks of a", [2]int{48, 53}},
		{"a paragraph back", func() { d.StepParagraph(-1) }, "Paragraph 1000 speaks of a", [2]int{48, 53}},
		{"300 lines on at once", func() { d.Move(300) }, "Paragraph 1100 speaks of a", [2]int{53, 58}},
		{"and back", func() { d.Move(-300) }, "Paragraph 1000 speaks of a", [2]int{48, 53}},
		{"top again", func() { d.End(false) }, "", [2]int{0, 0}},
	} {
		c.do()
		d.settle()
		if got := strings.TrimSpace(d.rows()[0]); got != c.first {
			t.Errorf("%s: the first row is %q, want %q", c.name, got, c.first)
		}
		if p := d.Percent(); p < c.percent[0] || p > c.percent[1] {
			t.Errorf("%s: %d %%", c.name, p)
		}
	}
}

// What is set above the window does not move what is seen.
func TestExtendingMovesNothing(t *testing.T) {
	d := open(t, numbered(500), "")
	d.GoTo(strings.Index(numbered(500), "Paragraph 250 "))
	d.settle()
	d.Move(1)
	want := d.rows()
	for _, rows := range []int{13, 40, 1000, 20} {
		d.Extend(d.Text(), d.around(d.Text(), d.place(), rows))
		if got := d.rows(); !slices.Equal(got, want) {
			t.Errorf("%d rows about the place: the window shows\n%s", rows, strings.Join(got, "\n"))
		}
	}
}

func TestMatchesAreWalkedThroughTheWholeText(t *testing.T) {
	d := open(t, numbered(400), "word")
	if s, at, _ := d.Found(); at != 1 || len(s.At) != 400 {
		t.Fatalf("match %d of %d", at, len(s.At))
	}
	d.Step(-1)
	d.settle()
	if _, at, _ := d.Found(); at != 400 || !strings.Contains(strings.Join(d.rows(), "\n"), "Paragraph 399") {
		t.Errorf("match %d on\n%s", at, strings.Join(d.rows(), "\n"))
	}
	for range 200 {
		d.Step(-1)
		d.settle()
	}
	rows := d.View(dark)
	here := slices.IndexFunc(rows, func(r string) bool { return strings.Contains(r, mark("word", dark.HitNow)) })
	if here < 0 || !strings.Contains(ansi.Strip(rows[here]), "Paragraph 199 ") {
		t.Errorf("match 200 is on row %d of\n%s", here, strings.Join(d.rows(), "\n"))
	}
	if strings.Count(strings.Join(rows, ""), mark("word", dark.Hit)) == 0 {
		t.Error("the other matches are not marked")
	}
}

func TestMatchOverALineEnd(t *testing.T) {
	d := open(t, "The ministers spoke of the undersea cables again and again.\n", "the undersea cables again")
	lines := strings.Join(d.View(dark), "\n")
	if s, _, _ := d.Found(); len(s.At) != 1 || !strings.Contains(lines, mark("the", dark.HitNow)) || !strings.Contains(lines, mark("undersea cables again", dark.HitNow)) {
		t.Errorf("%d found in\n%s", len(s.At), lines)
	}
}

func TestTitleMatchesAreNotCounted(t *testing.T) {
	d := open(t, "One word only.", "word")
	if s, _, _ := d.Found(); len(s.At) != 1 || !strings.Contains(d.View(dark)[1], mark("word", dark.Hit)) {
		t.Errorf("%d found, title %q", len(s.At), d.View(dark)[1])
	}
}

func TestScrollColumn(t *testing.T) {
	d := open(t, numbered(100), "Paragraph 50 ")
	column := func() string {
		var b strings.Builder
		for _, r := range d.View(dark) {
			r = ansi.Strip(r)
			b.WriteString(string([]rune(r)[39:]))
		}
		return b.String()
	}
	if got := column(); got != "     ◆┃     " {
		t.Errorf("the match is in the window: %q", got)
	}
	d.End(false)
	d.settle()
	if got := column(); got != "┃    ◆      " {
		t.Errorf("at the top: %q", got)
	}
	d.Reset(d.Doc, d.Text(), d.galley, Matches{})
	if got := column(); strings.TrimSpace(got) != "" {
		t.Errorf("without matches: %q", got)
	}
}

func TestContentsOfATextWithoutHeadings(t *testing.T) {
	d := open(t, numbered(50), "")
	if n := len(d.Text().Contents); n != 50 || !strings.HasPrefix(d.Text().Contents[7].Text, "Paragraph 7 speaks") {
		t.Fatalf("%d entries", n)
	}
	d.ToEntry(30)
	d.settle()
	if got := strings.TrimSpace(d.rows()[0]); got != "Paragraph 30 speaks of a word" {
		t.Errorf("first row %q", got)
	}
	for step, want := range map[int]int{1: 31, -1: 29} {
		d.ToEntry(30)
		d.settle()
		d.StepEntry(step)
		d.settle()
		if d.entryAt() != want {
			t.Errorf("a step of %d leads to entry %d", step, d.entryAt())
		}
	}
	d.ToEntry(49) // it cannot come to the top
	d.settle()
	if d.Section() != 49 || d.entryAt() != 49 {
		t.Errorf("at the end: section %d, entry %d", d.Section(), d.entryAt())
	}
}

func TestQuote(t *testing.T) {
	d := open(t, "One two three four five six seven eight.\n\nNine ten\n\n"+numbered(30), "")
	if got := d.Quote(); got != "One two three four five six seven eight." {
		t.Errorf("%q", got)
	}
	d.Move(6)
	if got := d.Quote(); got != "Nine ten" {
		t.Errorf("further down: %q", got)
	}
}
