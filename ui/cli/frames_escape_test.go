package cli_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/seeds"
	"readout/store"
	"readout/ui"
	"readout/ui/theme"
)

// readEverything reads a library in windows of some sizes and judges the frames.
func readEverything(t *testing.T, library *store.Library, sizes []tea.WindowSizeMsg) {
	t.Helper()
	x := newSession(t, library, sizes)
	for _, keys := range []string{"t", "M", "enter", "q", "D", "t", "M", "?", "esc", "v", "q", "i", "q"} {
		x.press(keys)
		x.judge("the library after " + keys)
	}
	x.press("g", "enter")
	titles, inert := map[string]bool{}, 0
	for range library.Stats().Documents {
		where := x.model.View().WindowTitle
		titles[where] = true
		if strings.Contains(x.model.View().Content, "␛") {
			inert++
		}
		x.judge(where)
		for _, keys := range []string{"i", "i c", "c v", "space"} {
			x.press(strings.Fields(keys)...)
			x.judge(where + " after " + keys)
		}
		x.press("v", "J")
	}
	if len(titles) < 2*len(attacks()) || inert < len(attacks()) {
		t.Errorf("only %d briefings were opened, %d of them with an escape that was made visible", len(titles), inert)
	}
}

// Whatever is pasted into the search line is shown as text.
func TestNoPasteEscapes(t *testing.T) {
	library, err := store.OpenFS(t.Context(), "samples", seeds.FS, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	sizes := []tea.WindowSizeMsg{{Width: 40, Height: 12}, {Width: 80, Height: 24}, {Width: 120, Height: 40}}
	x := newSession(t, library, sizes)
	for name, attack := range attacks() {
		t.Run(name, func(t *testing.T) {
			x.t = t
			x.press("/")
			x.send(tea.PasteMsg{Content: attack})
			x.judge("typing")
			x.press("enter")
			x.judge("found")
			x.press("esc", "esc")
		})
	}
}

// A session is a reader without a terminal: it is sent messages, and runs the
// commands that follow.
type session struct {
	t       *testing.T
	model   *ui.Model
	came    chan tea.Msg
	pending int
	sizes   []tea.WindowSizeMsg // of the window when it is judged; in the last, keys are pressed
}

func newSession(t *testing.T, library ui.Library, sizes []tea.WindowSizeMsg) *session {
	states := make(chan ui.Loaded, 1)
	states <- ui.Loaded{Library: library, Done: true}
	close(states)
	x := &session{t: t, sizes: sizes, came: make(chan tea.Msg, 1000),
		model: ui.New(t.Context(), ui.Options{Name: "harbour\x1b[2J", Libraries: states, Theme: theme.Options{Dark: true}})}
	x.run(x.model.Init())
	x.send(sizes[len(sizes)-1])
	return x
}

// send hands a message to the reader and waits until all that it makes the reader do
// is done.
func (x *session) send(msg tea.Msg) {
	x.t.Helper()
	x.take(msg)
	for deadline := time.After(patience); x.pending > 0; {
		select {
		case msg := <-x.came:
			x.pending--
			x.take(msg)
		case <-deadline:
			x.t.Fatalf("after %T, the reader is not done", msg)
		}
	}
}

func (x *session) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil, tea.QuitMsg:
	case tea.BatchMsg:
		for _, cmd := range msg {
			x.run(cmd)
		}
	default:
		_, cmd := x.model.Update(msg)
		x.run(cmd)
	}
}

func (x *session) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	x.pending++
	go func() { x.came <- cmd() }()
}

func (x *session) press(keys ...string) {
	x.t.Helper()
	named := map[string]tea.KeyPressMsg{"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "space": {Code: ' ', Text: " "}}
	for _, key := range keys {
		msg, ok := named[key]
		if !ok {
			msg = tea.KeyPressMsg{Code: []rune(key)[0], Text: key}
		}
		x.send(msg)
	}
}

// judge looks for breaches in the frame, in all sizes of the window.
func (x *session) judge(what string) {
	x.t.Helper()
	for _, size := range x.sizes {
		if len(x.sizes) > 1 {
			x.send(size)
		}
		v := x.model.View()
		if b := breach(v.Content); b != "" {
			x.t.Errorf("%q, %d×%d: the screen holds %s", what, size.Width, size.Height, b)
		}
		if b := breach(v.WindowTitle); b != "" || strings.Contains(v.WindowTitle, "\n") {
			x.t.Errorf("%q: the title of the window is %q", what, v.WindowTitle)
		}
	}
}
