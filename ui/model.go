// Package ui is the reader: one Bubble Tea model that shows a library, searches
// it, walks through its time and opens its briefings.
//
// The parts of the screen are plain structs in package pane; the model tells them
// things. What the screen shows follows from a few facts that do not depend on
// each other: which page has it, what is laid over it, which line is being
// typed, which pane has the keys. Update routes every message to the file named
// after its concern; all work that may take time runs in commands under a guard,
// so a key is never waited for and a late answer never shows.
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

	// Opener opens an address with the system and does not wait for it; nil if
	// there is no system to see it with, as over SSH: addresses are copied then.
	Opener func(address string) error

	// Visitor says that the library is somebody else's: what only its keeper can mend is
	// not told.
	Visitor bool

	// NoPreview leaves the preview out until the reader asks for it, and Rest is how
	// long the cursor must rest before it follows: over a slow line it is most of what
	// is sent.
	NoPreview bool
	Rest      time.Duration

	// Press keeps set lines, and may be shared by readers; nil makes one.
	Press *render.Press

	// Turn waits for a turn to compute in the background, and returns what gives it back;
	// nil if nobody else shares the machine. Its error is that of ctx.
	Turn func(ctx context.Context) (done func(), err error)

	// Reopen reads the library again, comparing it with every file; nil if
	// it cannot be read again.
	Reopen func(context.Context) <-chan Loaded
}

// The pages that can have the screen.
type screen uint8

const (
	browsing screen = iota
	reading
	speaking // the sentences that speak of a period
)

// What can be laid over a page.
type overlay uint8

const (
	noOverlay overlay = iota
	helpOpen
	contentsOpen
	detailsOpen
)

// The line that the keys are typed into.
type typing uint8

const (
	notTyping typing = iota
	typingQuery
	typingFind
	typingHelp
	typingLink    // the number of a link
	typingMark    // the letter of a mark that is made
	typingLeap    // the letter of a mark that is gone to
	typingCommand // what is typed after a colon
)

// The pane that has the keys while browsing.
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
	commands []command
	pace     time.Duration // between two states of a library
	patience time.Duration // before a wait is told of

	w, h    int
	parts   layout
	screen  screen
	beneath screen // that a briefing was opened from
	overlay overlay
	typing  typing
	focus   focus
	whole   bool // the timeline has the room of the list, in a narrow window
	preview bool // the reader wants a preview, if there is room
	said    string

	lib       Library
	loaded    Loaded
	states    <-chan Loaded
	readings  int  // of the library's files: states of an earlier one are stale
	waited    bool // for the reading under way long enough to be told
	rescanned bool // the reader asked for the reading under way
	documents int  // when it began
	warned    bool // that the library could not be kept
	stats     store.Stats
	behind    bool // the screen shows an older library than lib

	query     pane.SearchLine
	period    store.Period
	sort      store.Sort
	exact     bool // words are searched as typed
	anew      bool // the search under way is another one: its result starts at the top
	err       error
	fault     *store.QueryError // what is wrong with the query; the list still answers shown
	refused   bool              // the fault is that of a query that was to be kept
	had       store.Query       // the question before the query was edited
	held      []tea.KeyPressMsg // keys that wait for what they are meant for
	shown     store.Query       // what the list answers
	used      string            // the text of shown with its corrections: what is marked
	corrected []store.Correction
	among     int // documents in the library that answered, 0 if none has yet
	list      pane.List
	search    guard
	pages     guard

	timeline  pane.Timeline
	by        store.Unit // what is asked for; the pane knows what it shows
	of        store.DateKind
	zoomed    bool           // the reader chose the unit
	counted   store.Timeline // of what the list answers
	compared  *comparison    // nil if the timeline shows what the list answers
	comparing guard

	command   pane.SearchLine
	completed completed

	sentences pane.Sentences
	telling   guard

	article   pane.Article
	coming    *coming        // the briefing being opened
	doc       store.Document // what the article shall show; the pane knows what it shows
	original  bool           // as it stood in the file
	gone      bool           // from the library: the next one stands in its place
	find      pane.SearchLine
	searched  string // what the matches of the article are of
	measure   int
	full      bool
	press     *render.Press
	sought    int    // where in the body the search of the article began
	before    string // what was searched before it
	seeking   bool   // what is found is gone to
	link      pane.SearchLine
	numbered  bool // the links of the article have numbers
	trail     trail
	last      *where // where the reader was before he leapt
	marks     map[string]where
	left      map[store.ID]int // how far briefings were read: offsets in their bodies
	opening   guard
	rereading guard
	setting   guard
	relating  guard
	extending guard
	wanted    pane.Want // what is being set

	glance   pane.Article
	glanced  glanced
	looking  guard
	skimming guard
	skimmed  pane.Want // what is being set of the preview

	contents  pane.Contents
	details   pane.Details
	detailing guard
	help      pane.Help
	helpFind  pane.SearchLine
}

// New makes a reader that lives as long as ctx.
func New(ctx context.Context, opt Options) *Model {
	m := &Model{
		ctx: ctx, opt: opt, th: theme.New(opt.Theme), commands: commands(),
		pace: 200 * time.Millisecond, patience: 400 * time.Millisecond,
		states: opt.Libraries, shown: store.Query{Limit: pane.PageSize},
		preview: !opt.NoPreview, measure: 76,
		by: store.ByYear, timeline: pane.Timeline{By: store.ByYear},
		query: pane.SearchLine{Hint: "search"}, helpFind: pane.SearchLine{Hint: "type to search"},
		command: pane.SearchLine{Sign: ":", Hint: "command"},
		link:    pane.SearchLine{Sign: "f", Hint: "number of a link"}, marks: map[string]where{}, left: map[store.ID]int{},
		press: cmp.Or(opt.Press, render.NewPress(linesMost)),
	}
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
	return m, tea.Batch(cmd, m.openAwaited(), m.carryOut(), m.fetchPages(), m.look(), m.extend(), m.skim())
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
	case answerCame:
		return m.takeAnswer(msg)
	case comparedCame:
		return m.takeCompared(msg)
	case pageCame:
		return m.takePage(msg)
	case briefingCame:
		return m.takeBriefing(msg)
	case textCame:
		return m.takeText(msg)
	case stretchCame:
		m.takeStretch(msg)
	case relatedCame:
		m.takeRelated(msg)
	case sentencesCame:
		m.takeSentences(msg)
	case describedCame:
		m.takeDescribed(msg)
	case opened:
		return m.takeOpened(msg)
	case glanceCame:
		m.takeGlance(msg)
	case rereadCame:
		return m.takeReread(msg)
	}
	return nil
}

// restyle takes the background the terminal told.
func (m *Model) restyle(dark bool) tea.Cmd {
	if dark == m.th.Options.Dark {
		return nil
	}
	o := m.th.Options
	o.Dark = dark
	m.th = theme.New(o)
	m.details.Restyle(m.th)
	m.glanced.stale = true
	return m.reset()
}
