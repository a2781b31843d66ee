package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/store/markup"
)

// A scope is where keys can mean something; scopes can be added up.
type scope uint16

const (
	inList scope = 1 << iota
	inTimeline
	inPreview
	inArticle
	inContents
	inSentences
	inDetails
	inPages // the help
)

const (
	inBrowse     = inList | inTimeline | inPreview
	everywhere   = inBrowse | inArticle | inContents | inSentences | inDetails | inPages
	whereOpening = inList | inPreview
)

// A command is what keys do in some scopes. Everything about a key stands in the table
// of commands: keys are dispatched by it, and the help and the hints are read from it.
type command struct {
	keys  []string // by their Bubble Tea names
	where scope
	do    func(*Model) tea.Cmd

	group, label, does string              // a line of the help; none without a label
	hint               func(*Model) string // what the status line says of it now, "" for nothing
	ahead              bool                // of the other hints, because it is rarely there
	now                bool                // done at once, also when other keys have to wait
}

func on(keys string, where scope, do func(*Model) tea.Cmd) command {
	return command{keys: strings.Fields(keys), where: where, do: do}
}

// help gives a command its line in the help. Its partner in the other direction
// is shown by the same line.
func (c command) help(label, does string) command {
	c.label, c.does = label, does
	return c
}

// hinted shows a command in the status line, if all of the conditions hold.
func (c command) hinted(does string, conditions ...func(*Model) bool) command {
	c.hint = func(m *Model) string {
		for _, holds := range conditions {
			if !holds(m) {
				return ""
			}
		}
		return does
	}
	return c
}

// hintedAs shows a command in the status line with the words that a function returns.
func (c command) hintedAs(hint func(*Model) string) command {
	c.hint = hint
	return c
}

// hintedAhead is hintedAs, before the other hints.
func (c command) hintedAhead(hint func(*Model) string) command {
	c.hint, c.ahead = hint, true
	return c
}

// atOnce makes a command one that waits for nothing.
func (c command) atOnce() command {
	c.now = true
	return c
}

// replacing makes a command one that leads to other briefings: it waits for nothing,
// and the keys that wait for the briefings before are given up.
func (c command) replacing() command {
	do := c.do
	c.do = func(m *Model) tea.Cmd { return tea.Batch(m.giveUp(), do(m)) }
	return c.atOnce()
}

func grouped(group string, commands ...command) []command {
	for i := range commands {
		commands[i].group = group
	}
	return commands
}

// commands is the table. Where two lines know a key, the first one counts.
func commands() []command {
	return slices.Concat(movement(), levels(), overTime(), library(), article())
}

func movement() []command {
	return grouped("move",
		on("j down ctrl+n", everywhere, with((*Model).move, 1)).help("j k, arrows", "down, up"),
		on("k up ctrl+p", everywhere, with((*Model).move, -1)),
		on("d", everywhere, with((*Model).pages, 1)).help("d u", "half a window down, up"),
		on("u", everywhere, with((*Model).pages, -1)),
		on("space pgdown", everywhere, with((*Model).pages, 2)).help("space b, PgDn PgUp", "a window down, up"),
		on("b pgup", everywhere, with((*Model).pages, -2)),
		on("g home", everywhere, with((*Model).end, false)).help("g G, Home End", "to the first, to the last"),
		on("G end", everywhere, with((*Model).end, true)),
	)
}

func levels() []command {
	return grouped("open and go back",
		on("enter l right", whereOpening, (*Model).openSelected).
			help("enter l", "read the briefing").hinted("read", (*Model).hasRows),
		on("enter l right", inTimeline, (*Model).enterPeriod).
			help("enter l", "keep the list to this period, or to the range; if mentioned: its sentences").
			hintedAs((*Model).entering),
		on("enter l right", inSentences, (*Model).openSentence).
			help("enter l", "read the briefing from this sentence on").hinted("read", (*Model).hasSentences),
		on("f", inTimeline|inSentences, (*Model).keepSelected).
			help("f", "filter: keep the list to this period, or to the range").hinted("filter the list", (*Model).ofMentions),
		on("enter l right", inDetails, (*Model).toDate).
			help("enter l", "to the dates; go to a date in the briefing").hintedAs((*Model).going),
		on("S", inDetails, (*Model).sortDates).help("S", "dates by time, as in the text").hintedAs((*Model).sorting),
		on("enter l right", inContents, (*Model).toHeading).
			help("enter l", "go there in the briefing").hinted("go there"),
		on("q", everywhere, (*Model).backOrLeave).
			help("q", "back one level, at the top leave (quit)").hinted("back", (*Model).below),
		on("h left", everywhere, (*Model).back).help("h", "back one level"),
		on("esc", everywhere, (*Model).cancel).help("esc", "cancel: close, clear search and filter").atOnce(),
		on("Q ctrl+c", everywhere, (*Model).leave).help("Q ctrl+c", "leave (quit)").atOnce(),
		on("?", inPages|inContents|inSentences|inDetails, (*Model).toggleHelp).help("?", "this help; type to search it"),
	)
}

func overTime() []command {
	return grouped("timeline",
		on("v", inTimeline, (*Model).beginRange).
			help("v", "begin a range: move to its other end, enter keeps it").hinted("range"),
		on("=", inTimeline, with((*Model).zoom, 1)),
		on("+", inBrowse, with((*Model).zoom, 1)).
			help("+ -", "zoom in time: shorter, longer periods").hinted("zoom", (*Model).inTime),
		on("-", inBrowse, with((*Model).zoom, -1)),
		on("M", inBrowse, (*Model).otherDates).
			help("M", "dates published, dates mentioned").hinted("dates", (*Model).inTime),
		on("x", inBrowse, (*Model).letGo).
			help("x", "all of time again, no filter; first no range, no comparison").atOnce(),
		on(":", inBrowse|inArticle, (*Model).startCommand).
			help(":", "a command, such as compare: all are listed below").hinted("commands", (*Model).inTime),
	)
}

func library() []command {
	return grouped("library",
		on("/", inBrowse, (*Model).startTyping).help("/", "search words and titles").hinted("search").replacing(),
		on("ctrl+r", inBrowse, (*Model).lastQuery).
			help("ctrl+r", "the last search back, at its place; again: the one before").replacing(),
		on("?", inBrowse, (*Model).toggleHelp).hinted("help"),
		on("t", inBrowse, (*Model).toggleTimeline).help("t", "timeline").hinted("timeline"),
		on("tab", inBrowse, with((*Model).nextFocus, 1)).help("tab, 1 2 3", "next pane; timeline, list, preview"),
		on("shift+tab", inBrowse, with((*Model).nextFocus, -1)),
		on("1", inBrowse, with((*Model).setFocus, onTimeline)),
		on("2", inBrowse, with((*Model).setFocus, onList)),
		on("3", inBrowse, with((*Model).setFocus, onPreview)),
		on("p", inBrowse, (*Model).togglePreview).help("p", "preview on, off (from 120 columns on)"),
		on("S", inBrowse, (*Model).nextSort).help("S", "sort: best, newest, oldest first").replacing(),
		on("=", inList|inPreview, (*Model).toggleCorrect).
			help("=", "search the nearest word for one that nothing has; again: as typed").hintedAhead((*Model).otherWords),
		on("R", inBrowse|inArticle, (*Model).rescan).help("R", "rescan: look for new and changed files"),
	)
}

func article() []command {
	return grouped("briefing",
		on("/", inArticle, (*Model).startTyping).help("/", "search in this briefing").hinted("find"),
		on("n", inArticle, with((*Model).step, 1)).
			help("n N", "next, previous match").hinted("next", (*Model).hasMatches),
		on("N", inArticle, with((*Model).step, -1)),
		on("?", inArticle, (*Model).toggleHelp).hinted("help"),
		on("J", inArticle, with((*Model).openNeighbour, 1)).
			help("J K", "next, previous briefing, or sentence").hintedAs((*Model).nextOne),
		on("K", inArticle, with((*Model).openNeighbour, -1)),
		on("]", inArticle, with((*Model).stepEntry, 1)).help("] [", "next, previous heading, or speaker"),
		on("[", inArticle, with((*Model).stepEntry, -1)),
		on("}", inArticle, with((*Model).stepParagraph, 1)).help("} {", "next, previous paragraph"),
		on("{", inArticle, with((*Model).stepParagraph, -1)),
		on("c", inArticle|inContents, (*Model).toggleContents).
			help("c", "contents: headings, speakers or paragraphs").hinted("contents", (*Model).hasHeadings),
		on("f", inArticle, (*Model).startLinks).
			help("f", "follow a link: links get numbers, type one").hinted("links", (*Model).hasLinks),
		on("1", inArticle, with((*Model).openRelated, 1)).help("1 2 3 4 5", "open a related briefing, listed at the end"),
		on("2", inArticle, with((*Model).openRelated, 2)),
		on("3", inArticle, with((*Model).openRelated, 3)),
		on("4", inArticle, with((*Model).openRelated, 4)),
		on("5", inArticle, with((*Model).openRelated, 5)),
		on("H", inBrowse|inArticle|inSentences, with((*Model).stepTrail, -1)).
			help("H L", "back to where you were, forward again"),
		on("L", inBrowse|inArticle|inSentences, with((*Model).stepTrail, 1)),
		on("m", inArticle, (*Model).startMark).help("m '", "mark a place with a letter, go to a mark; '' the last place"),
		on("'", inBrowse|inArticle, (*Model).startLeap),
		on("v", inArticle|whereOpening, (*Model).toggleOriginal).
			help("v", "original text, with what was cut").hinted("original", (*Model).hasRows),
		on("D", inArticle, (*Model).underlineDates).help("D", "underline the dates it speaks of, on and off"),
		on("i", inArticle|whereOpening|inDetails, (*Model).toggleDetails).
			help("i", "details: why this title and date; the dates it speaks of").hinted("details", (*Model).hasRows),
		on(">", inArticle, with((*Model).widen, 4)).help("> <", "wider, narrower text"),
		on("<", inArticle, with((*Model).widen, -4)),
		on("z", inArticle, (*Model).toggleFull).help("z", "zoom: text over the full width"),
		on("y", inArticle, (*Model).copyQuote).help("y", "copy this paragraph with its citation"),
		on("Y", inArticle, (*Model).copyPath).help("Y", "copy link or path"),
		on("o", inArticle, (*Model).openLink).help("o", "open the address this briefing is from"),

		on("/", inPages, (*Model).startTyping).hinted("search keys", (*Model).inHelp),
		on("q", inBrowse, (*Model).backOrLeave).hinted("leave", (*Model).atTop),
	)
}

// with makes a command of a method that is told how far to go, or where.
func with[T any](do func(*Model, T) tea.Cmd, to T) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd { return do(m, to) }
}

func (m *Model) move(n int) tea.Cmd    { m.mover().Move(n); return nil }
func (m *Model) pages(n int) tea.Cmd   { m.mover().Page(n); return nil }
func (m *Model) end(last bool) tea.Cmd { m.mover().End(last); return nil }
func (m *Model) widen(n int) tea.Cmd   { return m.setMeasure(m.briefing.measure + n) }

// What hints depend on.

func (m *Model) hasRows() bool {
	return m.overlay == noOverlay && (m.results.list.Len() > 0 || m.screen == reading)
}
func (m *Model) hasHeadings() bool {
	text := m.briefing.article.Text()
	return m.overlay == noOverlay && len(text.Contents) > 1 && text.Of != markup.ByParagraphs
}
func (m *Model) hasLinks() bool {
	return m.overlay == noOverlay && m.briefing.article.Text().Linked && !m.briefing.article.Text().Original
}
func (m *Model) hasSentences() bool {
	_, ok := m.sentences.page.Selected()
	return ok
}
func (m *Model) ofMentions() bool {
	return m.screen == speaking || m.chart.timeline.Of == store.Mentioned
}
func (m *Model) inTime() bool { return m.focus == onTimeline }
func (m *Model) inHelp() bool { return m.overlay == helpOpen }
func (m *Model) below() bool  { return !m.atTop() }

func (m *Model) hasMatches() bool {
	stops, _, _ := m.briefing.article.Found()
	return len(stops.At) > 0
}
