package remote

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

func keyEvent(r rune, mod uv.KeyMod) uv.KeyPressEvent {
	return uv.KeyPressEvent{Code: r, Text: string(r), Mod: mod}
}

// What the program is told, in order and when.
func TestQueue(t *testing.T) {
	t.Parallel()
	var q inputQueue
	now := time.Unix(1000, 0)
	if q.due(now) != nil {
		t.Error("something is due of an empty queue")
	}
	for _, event := range []uv.Event{keyEvent('a', 0), uv.PasteEvent{Content: "b"}, uv.MouseWheelEvent{}, uv.FocusEvent{}, uv.BlurEvent{}, keyEvent('c', 0)} {
		q.add(event)
	}
	several, ok := q.take(now).(burst)
	if !ok || len(several) != 3 || several[0].(tea.KeyPressMsg).Text != "a" || several[1].(tea.PasteMsg).Content != "b" {
		t.Fatalf("first %v", several)
	}
	if q.next != now.Add(frame) {
		t.Errorf("the next one in %v", q.next.Sub(now))
	}
	for _, want := range []tea.Msg{uv.FocusEvent{}, uv.BlurEvent{}} {
		if got := q.take(now); got != want {
			t.Errorf("got %v, want %v", got, want)
		}
		if q.next != now {
			t.Error("answers of a terminal wait for each other")
		}
	}
	if got, ok := q.take(now).(tea.KeyPressMsg); !ok || got.Text != "c" || q.due(now) != nil {
		t.Errorf("last %v", got)
	}
}

// Ctrl+c goes ahead of what cannot be taken at once, and of nothing else.
func TestQueueInterrupted(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]int{3: 4, burstMost: burstMost + 1, burstMost + 1: 1, queueMost: 1} {
		var q inputQueue
		for range n {
			q.add(keyEvent('x', 0))
		}
		q.add(uv.KeyPressEvent{Code: 'c', Mod: uv.ModCtrl})
		if len(q.messages) != want {
			t.Errorf("%d keys and ctrl+c: %d wait, want %d", n, len(q.messages), want)
		}
	}
}

// Nothing of what is typed is lost, and it costs few screens.
func TestBursts(t *testing.T) {
	t.Parallel()
	h := start(t)
	x := opened(t, h.login(t))
	const keys = 3 * burstMost
	x.press(strings.Repeat("+", keys))
	x.pressed += keys
	x.answers(t)
	h.mu.Lock()
	c := h.counters[0]
	h.mu.Unlock()
	if n := c.views.Load(); n > keys/10 {
		t.Errorf("%d screens for %d keys", n, keys)
	}
}
