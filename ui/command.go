package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/store/text"
	"readout/ui/pane"
)

// An order is a command that is typed after a colon.
type order struct {
	name, takes string   // "compare", "A | B"
	words       []string // what it takes, where that is one of some words
	does        string
	do          func(m *Model, text string) tea.Cmd
}

func orders() []order {
	return []order{
		{"compare", "A | B", nil, "two searches on one axis of time; without them: no comparison", (*Model).compare},
		{"by", "UNIT", store.Units(), "length of periods: decade, year, quarter, month, week or day", (*Model).countByName},
		{"published", "", nil, "the timeline of when briefings were published", countedOf(store.Published)},
		{"mentioned", "", nil, "the timeline of what times briefings speak of", countedOf(store.Mentioned)},
		{"help", "", nil, "keys and commands", func(m *Model, _ string) tea.Cmd { return m.toggleHelp() }},
		{"quit", "", nil, "leave", func(m *Model, _ string) tea.Cmd { return m.leave() }},
	}
}

func (o order) usage() string { return strings.TrimSpace(":" + o.name + " " + o.takes) }

func (m *Model) countByName(name string) tea.Cmd {
	by := slices.Index(store.Units(), meant(name, store.Units()))
	if by < 0 {
		return m.notice.say("periods are a " + strings.Join(store.Units(), ", "))
	}
	return m.countBy(store.Unit(by))
}

func countedOf(kind store.DateKind) func(*Model, string) tea.Cmd {
	return func(m *Model, _ string) tea.Cmd { return m.countOf(kind) }
}

func (m *Model) startCommand() tea.Cmd {
	m.input.start(typingCommand)
	return nil
}

func (m *Model) carryOutTyped() tea.Cmd {
	m.input.orders.keep(m.onLine())
	m.input.start(notTyping)
	name, text := cutOrder(m.input.command.Text())
	if name == "" {
		return nil
	}
	names := orderNames()
	at := slices.Index(names, meant(name, names))
	if at < 0 {
		like := orders()[nearest(name, names)].usage()
		return m.notice.say("there is no command :" + store.SafeLine(name) + "; did you mean " + like + "?")
	}
	return orders()[at].do(m, text)
}

// cutOrder parts what was typed into a command and what it is given.
func cutOrder(typed string) (name, text string) {
	name, text, _ = strings.Cut(strings.TrimLeft(typed, " :"), " ")
	return strings.ToLower(name), strings.TrimSpace(text)
}

func orderNames() (names []string) {
	for _, o := range orders() {
		names = append(names, o.name)
	}
	return names
}

// meant is the word that was typed, or the only one that begins so; "" if there is
// none.
func meant(typed string, words []string) string {
	typed = strings.ToLower(typed)
	found := beginning(typed, words)
	if slices.Contains(found, typed) {
		return typed
	}
	if typed == "" || len(found) != 1 {
		return ""
	}
	return found[0]
}

// beginning are the words that begin so.
func beginning(typed string, words []string) (found []string) {
	for _, w := range words {
		if strings.HasPrefix(w, typed) {
			found = append(found, w)
		}
	}
	return found
}

// nearest is which of some words is spelt most like what was typed.
func nearest(typed string, words []string) int {
	best, least := 0, text.MaxDistance+1
	for i, w := range words {
		if d := text.EditDistance(typed, w, text.MaxDistance); d < least {
			best, least = i, d
		}
	}
	return best
}

// A completion is the text that was typed and the line that tab made of it, for the next
// tab to go on.
type completion struct {
	text, line string
	next       int
}

// complete is tab: it writes out the command, or the word it takes; again: the next
// one that begins so.
func (in *input) complete() {
	c := &in.completion
	if c.line == "" || c.line != in.command.Text() {
		*c = completion{text: in.command.Text()}
	}
	lines := completions(c.text)
	if len(lines) == 0 {
		return
	}
	in.command.Set(lines[c.next%len(lines)])
	c.line = in.command.Text()
	c.next++
}

// completions are the lines that what was typed can be the beginning of.
func completions(typed string) (lines []string) {
	name, text := cutOrder(typed)
	for _, o := range orders() {
		switch {
		case o.name == name && strings.HasSuffix(strings.TrimSuffix(typed, text), " "):
			for _, w := range beginning(text, o.words) {
				lines = append(lines, o.name+" "+w)
			}
			return lines
		case strings.HasPrefix(o.name, name) && text == "" && o.takes != "":
			lines = append(lines, o.name+" ")
		case strings.HasPrefix(o.name, name) && text == "":
			lines = append(lines, o.name)
		}
	}
	return lines
}

// orderHints say what can be typed: the commands that begin so, or what the command
// takes.
func (m *Model) orderHints() []pane.Hint {
	name, _ := cutOrder(m.input.command.Text())
	found := beginning(name, orderNames())
	var hints []pane.Hint
	for _, o := range orders() {
		switch {
		case !slices.Contains(found, o.name):
		case len(found) > 1:
			hints = append(hints, pane.Hint{Key: o.name})
		case o.words != nil && strings.Contains(m.input.command.Text(), " "):
			hints = append(hints, pane.Hint{Key: o.name, Does: strings.Join(o.words, " ")})
		default:
			hints = append(hints, pane.Hint{Key: o.name, Does: o.takes})
		}
	}
	if len(found) <= 1 {
		hints = append(hints, pane.Hint{Key: "esc", Does: "cancel"})
	}
	return hints
}
