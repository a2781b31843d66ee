package render

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"readout/ui/theme"
)

// checkGalley reports what a galley must never be.
func checkGalley(t *testing.T, s Galley) {
	t.Helper()
	if len(s.Lines) != len(s.Plain) || len(s.Lines) != len(s.Places) || s.Notes != nil && len(s.Notes) != len(s.Lines) {
		t.Fatalf("%d lines, %d plain, %d places, %d notes", len(s.Lines), len(s.Plain), len(s.Places), len(s.Notes))
	}
	if !slices.IsSorted(s.Places) {
		t.Fatalf("places not ascending: %v", s.Places)
	}
	for i, b := range s.Blocks() {
		for at, r := range b.Text {
			if r == ' ' || r == '\n' {
				continue
			}
			parts := s.spread(i, [][2]int{{at, at + len(string(r))}})
			if len(parts) != 1 {
				t.Fatalf("%q of block %q stands on %v", r, b.Text, parts)
			}
			if p := parts[0]; s.Plain[p.Line][p.From:p.To] != string(r) {
				t.Fatalf("%q of block %q is %q on %q", r, b.Text, s.Plain[p.Line][p.From:p.To], s.Plain[p.Line])
			}
		}
	}
}

// All of a document around any place is the document as Render has it.
func TestAroundEverything(t *testing.T) {
	for _, body := range []Manuscript{{Key: "m", Body: article(9000), Markdown: true}, {Key: "p", Body: transcript(3000)}} {
		want, _ := Render(t.Context(), body, 40, plainTheme)
		d, p := Open(body), NewPress(1<<20)
		for place := 0; place <= d.Size(); place += 701 {
			s, err := p.Around(t.Context(), d, Setting{Width: 40, Theme: plainTheme}, place, 1<<20, 1<<20)
			if err != nil || !s.Begins || !s.Ends || s.From != 0 || s.To != d.Size() {
				t.Fatalf("from %d to %d of %d, %v", s.From, s.To, d.Size(), err)
			}
			checkGalley(t, s)
			if strings.Join(s.Lines, "\n") != strings.Join(want.Lines, "\n") {
				t.Fatal("another text")
			}
		}
	}
}

func TestAroundRows(t *testing.T) {
	d, p := Open(Manuscript{Key: "x", Body: article(60 << 10), Markdown: true}), NewPress(1<<20)
	for place := 0; place < d.Size(); place += 4001 {
		s, err := p.Around(t.Context(), d, Setting{Width: 60, Theme: plainTheme}, place, 20, 30)
		if err != nil {
			t.Fatal(err)
		}
		checkGalley(t, s)
		at := s.LineAt(place)
		if !s.Begins && at < 20 || !s.Ends && len(s.Lines)-at-1 < 30 || s.From > place || s.To <= place || len(s.Lines) > 90 {
			t.Errorf("place %d: line %d of %d, from %d to %d", place, at, len(s.Lines), s.From, s.To)
		}
	}
}

// One press gives many readers at many widths and themes what each would get alone.
func TestPressShared(t *testing.T) {
	t.Parallel()
	texts := []Manuscript{{Key: "a", Body: article(6000), Markdown: true}, {Key: "b", Body: briefing, Markdown: true}, {Key: "c", Body: transcript(4000)}}
	themes := []*theme.Theme{plainTheme, theme.New(theme.Options{}), theme.New(theme.Options{Dark: true, ASCII: true})}
	widths := []int{1, 20, 33, 76}
	type asked struct {
		text, width, theme int
	}
	want := map[asked]string{}
	docs := make([]*Document, len(texts))
	for i, text := range texts {
		docs[i] = Open(text)
		for w, width := range widths {
			for k, th := range themes {
				page, _ := Render(t.Context(), text, width, th)
				want[asked{i, w, k}] = strings.Join(page.Lines, "\n")
			}
		}
	}
	p := NewPress(200 << 10) // too little for all
	p.patience = time.Hour
	var wg sync.WaitGroup
	for n := range 12 {
		wg.Go(func() {
			for k := range 18 {
				a := asked{(n + k) % 3, (n + k/3) % 4, (n / 2) % 3}
				d := docs[a.text]
				s, err := p.Around(t.Context(), d, Setting{Width: widths[a.width], Theme: themes[a.theme]}, d.Size()*k/18, 1<<20, 1<<20)
				if err != nil || strings.Join(s.Lines, "\n") != want[a] {
					t.Errorf("%+v: another text, %v", a, err)
				}
			}
		})
	}
	wg.Wait()
}

// What takes too long is shown plainly, and styled when it is asked for again.
func TestPatience(t *testing.T) {
	d, p := Open(Manuscript{Key: "x", Body: "# One *two*\n\nthree **four**", Markdown: true}), NewPress(1<<20)
	setting := Setting{Width: 40, Theme: plainTheme}
	want := around(t, d, 40, 0, 0, 9)
	goOn, seen := make(chan bool), make(chan int, 9)
	p.look = func(block int) { seen <- block; <-goOn }
	p.patience = 0
	s, err := p.Around(t.Context(), d, setting, 0, 0, 9)
	if err != nil || !s.Plainly || !slices.Equal(s.Plain, []string{"# One *two*", "", "three **four**"}) {
		t.Fatalf("%v, plainly %v, %q", err, s.Plainly, s.Plain)
	}
	checkGalley(t, s)
	close(goOn)
	for len(p.desks) < cap(p.desks) || len(seen) < 2 { // until the work is done
		runtime.Gosched()
	}
	s, err = p.Around(t.Context(), d, setting, 0, 0, 9)
	if err != nil || s.Plainly || !slices.Equal(s.Lines, want.Lines) {
		t.Fatalf("%v, plainly %v, %q", err, s.Plainly, s.Lines)
	}
}

// Nothing is set for a reader who has gone, beyond the block at hand.
func TestAroundStops(t *testing.T) {
	d, p := Open(Manuscript{Key: "x", Body: article(20 << 10), Markdown: true}), NewPress(1<<20)
	ctx, cancel := context.WithCancel(t.Context())
	var blocks atomic.Int32
	goOn := make(chan bool)
	p.look = func(int) { blocks.Add(1); cancel(); <-goOn }
	if _, err := p.Around(ctx, d, Setting{Width: 40, Theme: plainTheme}, 0, 0, 500); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	close(goOn)
	for len(p.desks) < cap(p.desks) {
		runtime.Gosched()
	}
	if blocks.Load() != 1 {
		t.Errorf("%d blocks were set", blocks.Load())
	}
	if _, err := p.Around(ctx, d, Setting{Width: 40, Theme: plainTheme}, 0, 0, 500); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// A block in which the renderer panics is shown as it is, and the next ones are set.
func TestPanicInABlock(t *testing.T) {
	d, p := Open(Manuscript{Key: "x", Body: "*one*\n\n*two*\n\n*three*", Markdown: true}), NewPress(1<<20)
	p.look = func(block int) {
		if block == 1 {
			panic("cannot")
		}
	}
	for range 2 {
		s, err := p.Around(t.Context(), d, Setting{Width: 40, Theme: plainTheme}, 0, 0, 9)
		if err != nil || s.Plainly || !slices.Equal(s.Plain, []string{"one", "", "*two*", "", "three"}) {
			t.Errorf("%v, plainly %v, %q", err, s.Plainly, s.Plain)
		}
	}
}

func TestCacheForgetsTheLeastUsed(t *testing.T) {
	block := &setBlock{text: strings.Repeat("x", 1000), rows: make([]setRow, 10)}
	c := newCache(1 << 20)
	c.put(blockKey{text: "a"}, block)
	c = newCache(3 * c.bytes)
	for _, k := range []string{"a", "b", "c"} {
		c.put(blockKey{text: k}, block)
	}
	c.get(blockKey{text: "a"})
	c.put(blockKey{text: "d"}, block)
	for k, want := range map[string]bool{"a": true, "b": false, "c": true, "d": true} {
		if got := c.get(blockKey{text: k}) != nil; got != want {
			t.Errorf("%s is there: %v", k, got)
		}
	}
	c.put(blockKey{text: "e"}, &setBlock{text: strings.Repeat("x", 10000)})
	if c.get(blockKey{text: "e"}) != nil {
		t.Error("a block larger than the cache was kept")
	}
	for _, k := range []blockKey{{text: "a", width: 80}, {text: "a", links: true}, {text: "a", block: 1}, {text: "a", theme: theme.Options{Dark: true}}} {
		if c.get(k) != nil {
			t.Errorf("%+v is there", k)
		}
	}
	if c.bytes > c.limit || len(c.blocks) != c.used.Len() {
		t.Errorf("%d bytes of %d, %d blocks, %d in order", c.bytes, c.limit, len(c.blocks), c.used.Len())
	}
}

// Lines without styles share their bytes with the text of their block.
func TestLinesAreSmall(t *testing.T) {
	d := Open(Manuscript{Body: transcript(8000)})
	ts := newTypesetter(plainTheme)
	for i, b := range d.Blocks {
		s := ts.set(d, i, Setting{Width: 40, Theme: plainTheme})
		if most := 2*(b.To-b.From) + 100 + 64*cap(s.rows); s.size() > most {
			t.Errorf("%d bytes and %d rows take %d bytes", b.To-b.From, len(s.rows), s.size())
		}
	}
}
