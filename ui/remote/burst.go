package remote

import (
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// A burst is what was typed since the last screen. The model takes all of it, one after the
// other, before it draws: what comes faster than screens are drawn costs no screen each.
type burst []tea.Msg

// What is typed faster than it is drawn waits, up to so many keys, and is taken in so many
// at a time. Behind them the client waits.
const (
	queueMost = 16 << 10
	burstMost = 4 << 10
)

// frame is the time of a screen.
const frame = time.Second / framesPerSec

// An inputQueue is what a client has typed that its program has not been told.
type inputQueue struct {
	messages []tea.Msg
	next     time.Time // not before is the program told more
}

// add takes what was typed. Ctrl+c goes ahead of more than can be taken at once, which it
// would make vain: nobody waits for a long text that was typed by mistake.
func (q *inputQueue) add(event uv.Event) {
	msg := messageOf(event)
	if key, ok := msg.(tea.KeyPressMsg); ok && len(q.messages) > burstMost && key.String() == "ctrl+c" {
		q.messages = q.messages[:0]
	}
	q.messages = append(q.messages, msg)
}

// full reports whether no more can be taken.
func (q *inputQueue) full() bool { return len(q.messages) >= queueMost }

// due is when the program may be told more; nothing comes if there is nothing to tell.
func (q *inputQueue) due(now time.Time) <-chan time.Time {
	if len(q.messages) == 0 {
		return nil
	}
	return time.After(q.next.Sub(now))
}

// take is what the program is told now: a burst of what people do, or one message that the
// program looks at before the model does.
func (q *inputQueue) take(now time.Time) tea.Msg {
	n := 0
	for n < min(len(q.messages), burstMost) && isInput(q.messages[n]) {
		n++
	}
	q.next = now.Add(frame)
	if n == 0 {
		q.next = now // terminals answer all that they were asked at once
		n = 1
	}
	some := q.messages[:n:n]
	if q.messages = q.messages[n:]; len(q.messages) == 0 {
		q.messages = nil
	}
	if n == 1 {
		return some[0]
	}
	return burst(some)
}

// isInput reports whether a message is something that a person did.
func isInput(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseClickMsg, tea.MouseReleaseMsg, tea.MouseWheelMsg:
		return true
	}
	return false
}

// messageOf is an event as programs are told it. Others than these Bubble Tea translates itself.
func messageOf(event uv.Event) tea.Msg {
	switch event := event.(type) {
	case uv.KeyPressEvent:
		return tea.KeyPressMsg(event)
	case uv.PasteEvent:
		return tea.PasteMsg(event)
	case uv.MouseClickEvent:
		return tea.MouseClickMsg(event)
	case uv.MouseReleaseEvent:
		return tea.MouseReleaseMsg(event)
	case uv.MouseWheelEvent:
		return tea.MouseWheelMsg(event)
	}
	return event
}
