// Package ui is the reader: one Bubble Tea model that shows a library, searches
// it, walks through its time and opens its briefings.
//
// The panes of the screen are plain structs in package pane; the model tells them
// things. Each page or pane is a part of the Model that holds what is asked for, the
// pane that shows it, and the work between: results (the search and its list), chart
// (the timeline and what it counts), preview, briefing, sentences, details. A part is
// written by the file of its name and few others. What the screen shows follows from a
// few facts that do not depend on each other: which screen it is, what is laid over
// it, which line is being typed (input), which pane has the keys (focus).
//
// All work that may take time is asked for through a loader: it runs in a command, and
// comes back as a reply, which Update carries out unless something else has been asked
// for by then. So a key is never waited for and a late answer never shows. A key that
// is meant for what is still to come waits in the queue (hold.go).
//
// The key table (keys.go) dispatches keys and writes the help and the hints; commands
// typed after a colon have such a table too (command.go). Messages go through route to
// the file of their concern; after each of them, Update looks what the screen lacks.
//
// A Model belongs to one session and shares nothing but the library, which never
// changes, and the lines that a render.Press keeps.
package ui

import (
	"cmp"
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
	"readout/ui/render"
	"readout/ui/theme"
)

// A Library answers what the reader asks; *store.Library is one. Its methods are
// called from several goroutines.
type Library interface {
	Search(ctx context.Context, q store.Query) (store.Result, error)
	Timeline(ctx context.Context, q store.Query, by store.Unit, of store.DateKind) (store.Timeline, error)
	Document(ctx context.Context, id store.ID) (store.Document, error)
	Find(ctx context.Context, name string) (store.Document, error)
	Follow(ctx context.Context, to store.Target) (store.Document, error)
	Related(ctx context.Context, id store.ID, limit int) ([]store.Related, error)
	Sentences(ctx context.Context, q store.Query, p store.Period, limit int) (store.Sentences, error)
	Stats() store.Stats
}

// Loaded is a state of a library that is being read. The reader takes the newer
// library without losing its place.
type Loaded struct {
	Library     Library // nil if there is none yet
	Read, Found int     // files
	Checking    bool    // it is whole as it was kept, and is being compared with its files
	Done        bool    // nothing more comes
	Err         error   // why there is no library, or why it is not whole
}

// Options say what a reader shows and on what kind of terminal.
type Options struct {
	Name      string        // of the library, at the top: "briefings", "sample briefings"
	Libraries <-chan Loaded // its states, the newest counts; closed after the last one
	Theme     theme.Options // Dark is a first guess, the terminal is asked

	// Opener opens an address with the system and does not wait for it. It is nil where
	// the reader would not see what opens, as over SSH: addresses are copied then.
	Opener func(address string) error

	// Visitor means that the library is somebody else's: what only its keeper can mend is
	// not told.
	Visitor bool

	// NoPreview leaves the preview out until the reader asks for it, and Rest is how
	// long the cursor must rest before the preview follows: over a slow line the preview
	// is most of what is sent.
	NoPreview bool
	Rest      time.Duration

	// Press keeps set lines, and may be shared by readers; nil makes one.
	Press *render.Press

	// Turn waits for a turn to compute in the background, and returns a function that
	// gives it back; nil if nobody else shares the machine. Its error is that of ctx.
	Turn func(ctx context.Context) (done func(), err error)

	// Reopen reads the library again, comparing it with every file; nil if
	// it cannot be read again.
	Reopen func(context.Context) <-chan Loaded
}

// A screen is a page that can have the window.
type screen uint8

const (
	browsing screen = iota
	reading
	speaking // the sentences that speak of a period
)

// An overlay is what can be laid over a page.
type overlay uint8

const (
	noOverlay overlay = iota
	helpOpen
	contentsOpen
	detailsOpen
)

// focus is the pane that has the keys while browsing.
type focus uint8

const (
	onList focus = iota
	onTimeline
	onPreview
)

// A Model is the reader. Make it with New.
type Model struct {
	ctx      context.Context
	opt      Options
	th       *theme.Theme
	press    *render.Press
	commands []command

	w, h    int
	layout  layout
	screen  screen
	overlay overlay
	focus   focus
	input   input
	queue   []tea.KeyPressMsg // keys that wait for what they are meant for
	notice  notice

	feed      feed
	results   results
	chart     chart
	preview   preview
	briefing  briefing
	sentences sentencePage
	trail     trail
	contents  pane.Contents
	details   detailPage
	help      pane.Help
}

// New makes a reader that lives as long as ctx.
func New(ctx context.Context, opt Options) *Model {
	m := &Model{
		ctx: ctx, opt: opt, th: theme.New(opt.Theme), commands: commands(),
		press: cmp.Or(opt.Press, render.NewPress(linesMost)),
		input: input{link: pane.SearchLine{Sign: "f", Hint: "number of a link"},
			command: pane.SearchLine{Sign: ":", Hint: "command"}, help: pane.SearchLine{Hint: "type to search"}},
		feed:     feed{states: opt.Libraries, pace: 200 * time.Millisecond, patience: 400 * time.Millisecond},
		results:  results{line: pane.SearchLine{Hint: "search"}},
		chart:    chart{by: store.ByYear, timeline: pane.Timeline{By: store.ByYear}},
		preview:  preview{on: !opt.NoPreview},
		briefing: briefing{measure: 76},
		trail:    trail{marks: map[string]location{}, progress: map[store.ID]int{}},
	}
	m.results.search.shown.query.Limit = pane.PageSize
	m.describe()
	return m
}

// Init asks the terminal for its background and begins to take libraries.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, m.listen(0), m.wait())
}

// Update routes a message and then sees to what the screen lacks.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.route(msg)
	m.pointTimeline()
	return m, tea.Batch(cmd, m.openPending(), m.carryOut(), m.fetchPages(), m.look(), m.extend())
}

// linesMost bounds the bytes of set lines that are kept.
const linesMost = 32 << 20

func (m *Model) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return m.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		return m.restyle(msg.IsDark())
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		return m.typed("", msg.Content)
	case tea.MouseClickMsg:
		return m.click(msg.X, msg.Y, msg.Button)
	case tea.MouseWheelMsg:
		m.wheel(msg.X, msg.Y, msg.Button)
	case libraryCame:
		return m.takeLibrary(msg)
	case waitedLong:
		m.takeWait(msg)
	case reply:
		return msg()
	}
	return nil
}

// restyle takes the background that the terminal has.
func (m *Model) restyle(dark bool) tea.Cmd {
	if dark == m.th.Options.Dark {
		return nil
	}
	o := m.th.Options
	o.Dark = dark
	m.th = theme.New(o)
	m.details.page.Restyle(m.th)
	return m.reset()
}
