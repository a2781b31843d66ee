package ui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/store/clean"
	"readout/ui/pane"
)

// A postman brings the answers of commands late and in any order.
type postman struct {
	m     *Model
	bag   []tea.Cmd
	tours int
}

func (p *postman) send(msg tea.Msg) {
	_, cmd := p.m.Update(msg)
	p.take(cmd)
}

// take puts a command into the bag, the parts of a batch apart.
func (p *postman) take(cmd tea.Cmd) {
	if cmd != nil {
		p.bag = append(p.bag, cmd)
	}
}

// bring runs one of the commands and delivers its answer.
func (p *postman) bring(i int) {
	cmd := p.bag[i]
	p.bag = append(p.bag[:i:i], p.bag[i+1:]...)
	switch msg := cmd().(type) {
	case nil, tea.QuitMsg:
	case tea.BatchMsg:
		for _, c := range msg {
			p.take(c)
		}
	default:
		p.send(msg)
	}
}

// press sends a key, a size such as 40x12 or a command such as :help.
func (p *postman) press(key string) {
	var w, h int
	if n, _ := fmt.Sscanf(key, "%dx%d", &w, &h); n == 2 {
		p.send(tea.WindowSizeMsg{Width: w, Height: h})
		return
	}
	if len(key) == 1 || namedKeys[key] != 0 {
		p.send(keyOf(key))
		return
	}
	for _, r := range strings.ReplaceAll(key, "_", " ") {
		p.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	p.send(keyOf("enter"))
}

// finish brings all that is left, the newest first.
func (p *postman) finish(t *testing.T) {
	for p.tours = 0; len(p.bag) > 0; p.tours++ {
		if p.tours > 5000 {
			t.Fatal("answers call for answers without end")
		}
		p.bring(len(p.bag) - 1)
	}
}

// told are documents each line of which has the name of its document.
func told() *shelf {
	s := &shelf{about: map[store.ID]string{1: "sea", 2: "sea"}}
	for id, name := range []string{"alpha", "beta", "gamma"} {
		var b strings.Builder
		for i := range 300 {
			if i%40 == 0 {
				fmt.Fprintf(&b, "## %s %d\n\n", name, i)
			}
			fmt.Fprintf(&b, "%s says word %d in %d, see [%s](%s.md#%s40).\n\n", name, i, 1990+i%50, name, []string{"beta", "gamma", "alpha"}[id], []string{"beta", "gamma", "alpha"}[id])
		}
		s.docs = append(s.docs, store.Document{ID: store.ID(id + 1), Path: name + ".md", Title: clean.Value{Text: name + " in full"}, Language: "en",
			Published: day(2024, 5, uint8(9-id)), Markdown: true, Words: 900, Body: b.String(), Mentions: years(b.String()),
			Removed: []clean.Cut{{Line: 1, Text: name + " menu", Why: "menu"}}})
	}
	return s
}

// Whatever is pressed while answers are on their way, and in whatever order they come:
// in the end the screen shows one document, as it is wanted.
func TestAnswersInAnyOrder(t *testing.T) {
	keys := strings.Fields("j k enter enter J K v v space d G g n N ] [ } { c enter q H L f 1 2 3 > < z i esc i enter enter S D t M t G enter enter f x / w o r d enter m a ' a ' ' 40x12 100x30 80x60 130x20")
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		p := &postman{m: reader(t, told(), 80, 24)}
		var pressed []string
		for range 60 {
			key := keys[r.IntN(len(keys))]
			if key == "q" && p.m.atTop() { // it would leave
				continue
			}
			pressed = append(pressed, key)
			p.press(key)
			for len(p.bag) > 0 && r.IntN(3) > 0 {
				p.bring(r.IntN(len(p.bag)))
			}
		}
		p.finish(t)
		checkSettled(t, p.m, fmt.Sprintf("seed %d: %s", seed, strings.Join(pressed, " ")))
	}
}

// checkSettled looks whether the parts of the screen are of one piece.
func checkSettled(t *testing.T, m *Model, after string) {
	t.Helper()
	a := &m.briefing.article
	if m.screen == speaking && m.sentences.page.Loading() || m.overlay == detailsOpen && m.details.work.busy {
		t.Errorf("%s: sentences or details have not come", after)
	}
	if m.input.mode == typingFind {
		press(m, "enter")
	}
	want := m.briefing.text.want
	switch text := a.Text(); {
	case len(m.queue) > 0 || m.briefing.coming() || a.Aiming() && m.screen == reading:
		t.Errorf("%s: %d keys held, coming %v, aiming %v", after, len(m.queue), m.briefing.coming(), a.Aiming())
	case m.briefing.doc.ID == 0:
	case a.Doc.ID != m.briefing.doc.ID || text.Original != want.original || m.outdated():
		t.Errorf("%s: shows %d, original %v, width %d, links %v; wanted %d, original %v, width %d, links %v", after,
			a.Doc.ID, text.Original, text.Setting.Width, text.Setting.Links,
			m.briefing.doc.ID, want.original, m.settingOf(want.original, want.numbers).Width, want.numbers)
	default:
		name, _, _ := strings.Cut(m.briefing.doc.Title.Text, " ")
		m.overlay, m.screen, m.input.mode = noOverlay, reading, notTyping
		rows := strings.Split(screenOf(m), "\n")
		for _, row := range rows[:max(0, len(rows)-1)] {
			if strings.Contains(row, "says") && !strings.Contains(row, name) {
				t.Fatalf("%s: in %s stands %q", after, name, row)
			}
		}
		matches := matchesIn(text, "en", m.briefing.find.Text())
		if s, _, _ := a.Found(); len(s.At) != len(matches.At) || m.briefing.text.shown.find != m.briefing.find.Text() {
			t.Errorf("%s: %d matches of %q, want %d of %q", after, len(s.At), m.briefing.text.shown.find, len(matches.At), m.briefing.find.Text())
		}
	}
}

// The same over time: the timeline ends up with the periods, dates and queries that are
// asked for, of the library that is there.
func TestCountsInAnyOrder(t *testing.T) {
	keys := strings.Fields("t t + - + - M x v j j k g G enter esc q 2 tab S / w o r d enter 40x12 130x30 80x24 newer newer " +
		":by_month :by_decade :published :mentioned :compare_alpha|beta :compare_word|gamma :compare :nothing")
	for seed := range uint64(80) {
		r := rand.New(rand.NewPCG(seed, 2))
		lib := told()
		p := &postman{m: reader(t, lib, 80, 24)}
		var pressed []string
		for range 60 {
			key := keys[r.IntN(len(keys))]
			if key == "q" && p.m.atTop() {
				continue
			}
			if pressed = append(pressed, key); key == "newer" {
				lib = &shelf{docs: append(lib.docs[:len(lib.docs):len(lib.docs)], many(1).docs...)}
				p.send(came(Loaded{Library: lib, Done: true}, true))
			} else {
				p.press(key)
			}
			for len(p.bag) > 0 && r.IntN(3) > 0 {
				p.bring(r.IntN(len(p.bag)))
			}
		}
		p.finish(t)
		checkCounts(t, p.m, lib, fmt.Sprintf("seed %d: %s", seed, strings.Join(pressed, " ")))
	}
}

func checkCounts(t *testing.T, m *Model, lib *shelf, after string) {
	t.Helper()
	tl := &m.chart.timeline
	if tl.By != m.chart.by || tl.Of != m.chart.of || tl.Comparing() != (m.chart.pair != nil) || len(m.queue) > 0 {
		t.Errorf("%s: by %v of %v, wanted %v of %v; compares %v, %v; %d keys held",
			after, tl.By, tl.Of, m.chart.by, m.chart.of, tl.Comparing(), m.chart.pair, len(m.queue))
	}
	if m.chart.pair != nil {
		for _, name := range m.chart.pair.names() {
			if !strings.Contains(tl.Words(80, m.th), name+" ") {
				t.Errorf("%s: %q compares not %q", after, tl.Words(80, m.th), name)
			}
		}
		m.endCompare()
	}
	m.chart.timeline.EndRange()
	m.chart.timeline.End(false)
	newest, _ := lib.Timeline(t.Context(), always(m.results.search.shown.query), m.chart.by, m.chart.of)
	b := newest.Buckets[len(newest.Buckets)-1]
	want := pane.Plural(b.Count, "briefing")
	if b.Count < b.All || !strings.HasSuffix(tl.Words(80, m.th), want) {
		want = fmt.Sprintf("%d of %s", b.Count, pane.Plural(b.All, "briefing"))
	}
	if !strings.HasSuffix(tl.Words(80, m.th), ": "+want) {
		t.Errorf("%s: %q, want %q", after, tl.Words(80, m.th), want)
	}
}
