package ui

import tea "charm.land/bubbletea/v2"

// A notice is what the status line says to the reader in place of the keys, until
// the next key.
type notice struct{ text string }

// say puts a text in place of the one before. It returns no command, so that a method
// of the model can end with it.
func (n *notice) say(text string) tea.Cmd {
	n.text = text
	return nil
}

// news puts a text before the one that is there.
func (n *notice) news(text string) {
	if n.text != "" {
		text += "; " + n.text
	}
	n.text = text
}

// sayEnd says what there is to say at the end of a walk forward (above 0) or back.
func (n *notice) sayEnd(direction int, forward, back string) tea.Cmd {
	if direction > 0 {
		return n.say(forward)
	}
	return n.say(back)
}
