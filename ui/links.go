package ui

import (
	"errors"
	"net/url"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// startLinks numbers the links of the briefing, and takes the number of one.
func (m *Model) startLinks() tea.Cmd {
	if m.briefing.doc.ID == 0 {
		return nil
	}
	if m.briefing.text.want.original {
		return m.notice.say("the original has no links; v shows the briefing")
	}
	return m.number(typingLink)
}

// numbersCame follows what was typed while the links were being numbered, or says that
// there are none.
func (m *Model) numbersCame() tea.Cmd {
	switch {
	case m.input.mode != typingLink:
		return nil
	case len(m.briefing.article.Text().Links) == 0:
		m.notice.say("this briefing has no links")
		return m.stopLinks()
	}
	m.input.link.Hint = "number of a link, 1 to " + strconv.Itoa(len(m.briefing.article.Text().Links))
	return m.typedLink()
}

func (m *Model) stopLinks() tea.Cmd { return m.number(notTyping) }

// number gives the links numbers while one is being typed.
func (m *Model) number(mode typing) tea.Cmd {
	m.input.start(mode)
	m.briefing.text.want.numbers = mode == typingLink
	return m.reset()
}

// digit keeps digits only: nothing else is a number of a link.
func digit(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}

// typedLink follows a link as soon as its number is whole: when no link has a longer
// one that begins so.
func (m *Model) typedLink() tea.Cmd {
	n, err := strconv.Atoi(m.input.link.Text())
	if of := len(m.briefing.article.Text().Links); err == nil && n > 0 && of > 0 && n*10 > of {
		return m.followTyped()
	}
	return nil
}

func (m *Model) followTyped() tea.Cmd {
	all, text := m.briefing.article.Text().Links, m.input.link.Text()
	stop := m.stopLinks()
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > len(all) {
		if text != "" {
			m.notice.say("there is no link " + store.SafeLine(text))
		}
		return stop
	}
	if note := all[n-1].Note; note > 0 {
		m.leavePlace()
		m.briefing.article.GoTo(m.briefing.article.Text().Body(note))
		return stop
	}
	return tea.Batch(stop, m.follow(all[n-1].Address))
}

// follow goes where an address leads: to a heading here, to another file of the
// library, or out of the reader.
func (m *Model) follow(address string) tea.Cmd {
	switch to := m.briefing.article.Doc.Target(address); {
	case to.Path != "" && to.Path == m.briefing.article.Doc.Path:
		m.leavePlace()
		m.toFragment(to.Fragment)
		return nil
	case to.Path != "":
		return m.fetch(opening{link: &to, at: &location{body: top, fragment: to.Fragment}})
	case to.URL != "":
		return m.openAddress(to.URL)
	}
	return m.notice.say("this link leads nowhere that can be opened: " + store.SafeLine(address))
}

// toFragment goes to the heading that a link names after its #. That of an item in a
// container names the item.
func (m *Model) toFragment(name string) {
	if name == "" || strings.HasSuffix(m.briefing.article.Doc.Path, "#"+name) || m.briefing.article.ToFragment(name) {
		return
	}
	m.notice.say("there is no heading " + store.SafeLine(name) + " in this briefing")
}

// openAddress opens an address with the system; where that cannot be done, as over
// SSH, or fails, the address is shown and copied.
func (m *Model) openAddress(address string) tea.Cmd {
	opener := m.opt.Opener
	if opener == nil {
		return m.copyAddress(address, "")
	}
	m.notice.say("opening " + host(address))
	return func() tea.Msg {
		err := opener(address)
		return reply(func() tea.Cmd {
			if err == nil {
				return nil
			}
			return m.copyAddress(address, store.SafeLine(err.Error())+"; ")
		})
	}
}

func (m *Model) copyAddress(address, why string) tea.Cmd {
	m.notice.say(why + "copied " + store.SafeLine(address))
	return tea.SetClipboard(cutTo(address, copyMost))
}

// host is what a person needs to see of an address before trusting it.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return store.SafeLine(address)
	}
	return store.SafeLine(u.Host)
}

// openLink opens the address that a briefing says it is from.
func (m *Model) openLink() tea.Cmd {
	to := m.briefing.article.Doc.Target(m.briefing.article.Doc.Link)
	if to.URL == "" {
		return m.notice.say("this briefing names no address; Y copies its path")
	}
	return m.openAddress(to.URL)
}

// notHere says why what a link or a step back leads to cannot be read.
func notHere(err error, link *store.Target) string {
	switch missing := errors.Is(err, store.ErrNotFound); {
	case missing && link != nil:
		return "no briefing " + link.Path + " in this library"
	case missing:
		return "that briefing is not in this library any more"
	}
	return store.SafeLine(err.Error())
}
