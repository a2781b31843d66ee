package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// A feed is the library as it comes: read from its files, perhaps more than once.
type feed struct {
	lib    Library // nil before the first one
	stats  store.Stats
	state  Loaded
	states <-chan Loaded
	round  int // the reading of the files that goes on: states of an earlier one are stale

	late      bool // the reading has gone on for long enough to be told
	manual    bool // the reader asked for it
	documents int  // when it began
	warning   bool // that the library could not be kept

	pace     time.Duration // between two states
	patience time.Duration // before a reading is late
}

// libraryCame is the newest state of the library.
type libraryCame struct {
	Loaded
	closed bool // none follows
	round  int
}

// listen waits for the next state of the library, but not less than a while, so
// that the screen is not redrawn all the time. Of several states that came
// meanwhile, the newest is taken.
func (m *Model) listen(wait time.Duration) tea.Cmd {
	ctx, states, round := m.ctx, m.feed.states, m.feed.round
	if states == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
		select {
		case <-ctx.Done():
			return nil
		case state, ok := <-states:
			return newest(libraryCame{state, !ok, round}, states)
		}
	}
}

// newest takes the states that are already waiting.
func newest(came libraryCame, states <-chan Loaded) libraryCame {
	for !came.closed {
		select {
		case state, ok := <-states:
			if !ok {
				came.closed = true
				return came
			}
			came.Loaded = state
		default:
			return came
		}
	}
	return came
}

// takeLibrary goes over to a newer library. The place in the list is kept; what
// is being read stays as it is. If the library is the one that is there already,
// nothing is asked and nothing moves.
func (m *Model) takeLibrary(msg libraryCame) tea.Cmd {
	f := &m.feed
	if msg.round != f.round {
		return nil
	}
	if msg.closed && msg.Library == nil && msg.Err == nil { // closed without another state
		f.state.Done = true
		m.describe()
		return nil
	}
	f.state = msg.Loaded
	f.state.Done = msg.Done || msg.closed
	var next tea.Cmd
	if !msg.closed {
		next = m.listen(f.pace)
	}
	if msg.Library != nil && msg.Library != f.lib {
		f.lib, f.stats = msg.Library, msg.Library.Stats()
		if f.state.Done { // the whole library may have cleaned the briefing better
			m.preview.edition++
		}
		m.chart.suit(f.stats)
		next = tea.Batch(next, m.catchUp(), m.recompare())
	}
	if f.state.Done {
		m.tellRead()
		next = tea.Batch(next, m.reread(), m.speakAgain())
	}
	m.describe()
	return next
}

// tellRead says at the end of a reading what has to be known of it.
func (m *Model) tellRead() {
	f := &m.feed
	news := f.incomplete(m.opt.Visitor)
	if f.manual && f.state.Err == nil {
		compared := "compared with the files again: " + pane.Plural(f.stats.Documents, "briefing") + f.difference()
		news = append([]string{compared}, news...)
	}
	f.manual = false
	if news != nil {
		m.notice.say(strings.Join(news, "; "))
	}
}

// difference is how many more or fewer briefings there are than before the reader
// asked to look.
func (f *feed) difference() string {
	switch more := f.stats.Documents - f.documents; {
	case more > 0:
		return ", " + pane.Count(more) + " more"
	case more < 0:
		return ", " + pane.Count(-more) + " fewer"
	}
	return ""
}

// incomplete says that some of the library could not be read, or that it could
// not be kept; what is said once is not said again, and a visitor cannot mend it.
func (f *feed) incomplete(visitor bool) []string {
	if f.state.Err != nil {
		if f.stats.Documents == 0 {
			return nil // it stands in place of the list
		}
		return []string{store.SafeLine(f.state.Err.Error())}
	}
	var news []string
	if faults := f.stats.Unread; faults > 0 {
		news = append(news, pane.Plural(faults, "file")+" could not be read; readout check says why")
	}
	if f.stats.Uncached != "" && !f.warning && !visitor {
		f.warning = true
		news = append(news, "library not kept: "+reasonFirst(store.SafeLine(f.stats.Uncached)))
	}
	return news
}

// reasonFirst turns an error such as "cache /long/path: no space left" round, so that
// the path is what is cut off where the line has no room.
func reasonFirst(err string) string {
	what, why, found := strings.Cut(err, ": ")
	if !found {
		return err
	}
	return why + " (" + what + ")"
}

// waitedLong says that a reading of the files has taken a while.
type waitedLong struct{ round int }

// wait begins to wait for a reading of the files. What takes only a moment, such
// as finding that nothing has changed, is not worth a word on the screen.
func (m *Model) wait() tea.Cmd {
	m.feed.late = false
	round := m.feed.round
	return tea.Tick(m.feed.patience, func(time.Time) tea.Msg { return waitedLong{round} })
}

func (m *Model) takeWait(msg waitedLong) {
	if msg.round == m.feed.round {
		m.feed.late = true
		m.describe()
	}
}

// underway reports whether the reading of the files is worth telling: the library is
// not whole yet, or it is being compared with its files for a while.
func (f *feed) underway() bool {
	early := f.state.Checking || f.lib == nil && f.state.Found == 0
	return !f.state.Done && (f.late || !early)
}

// rescan is R: it looks for new, changed and removed files in the background. The
// library that is there is used until a newer one comes.
func (m *Model) rescan() tea.Cmd {
	f := &m.feed
	switch {
	case m.opt.Reopen == nil:
		return m.notice.say("these briefings do not change")
	case !f.state.Done:
		return m.notice.say("the files are being read already")
	}
	f.manual, f.documents = true, f.stats.Documents
	f.round++
	f.state = Loaded{Library: f.lib, Checking: true}
	f.states = m.opt.Reopen(m.ctx)
	return tea.Batch(m.listen(0), m.wait())
}
