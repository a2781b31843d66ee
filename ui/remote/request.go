package remote

import (
	"strings"

	gossh "golang.org/x/crypto/ssh"
)

// What a client asks of its session (RFC 4254, section 6), read within bounds.

// A size is that of a terminal, in cells.
type size struct{ width, height int }

func (z size) cells() int { return z.width * z.height }

// terminalSize is the size that a program is told of a terminal for which its client says another,
// if that can be one: 0 means that it does not know, and what no terminal has is not
// believed. Of a very large one the program gets as much as people can see.
func terminalSize(width, height uint32) (z size, ok bool) {
	if width == 0 || height == 0 || width > widthMost || height > heightMost || width*height > cellsMost {
		return size{}, false
	}
	z.width = min(int(width), drawnWidth)
	z.height = min(int(height), drawnCells/z.width)
	return z, true
}

// terminalAsked reads a pty-req. It is refused if the name of the terminal is no name.
func terminalAsked(payload []byte) (term string, z size, ok bool) {
	var asked struct {
		Term                    string
		Width, Height, PxW, PxH uint32
		Modes                   string
	}
	if gossh.Unmarshal(payload, &asked) != nil || !isTerminalName(asked.Term) {
		return "", size{}, false
	}
	if z, ok = terminalSize(asked.Width, asked.Height); !ok {
		z = size{usualWidth, usualHeight}
	}
	return asked.Term, z, true
}

// isTerminalName reports whether a text can be the name of a terminal in terminfo(5).
func isTerminalName(name string) bool {
	return len(name) <= termMost && strings.IndexFunc(name, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._+-", r))
	}) < 0
}

// windowChanged reads a window-change; one to a size that cannot be is none.
func windowChanged(payload []byte) (size, bool) {
	var asked struct{ Width, Height, PxW, PxH uint32 }
	if gossh.Unmarshal(payload, &asked) != nil {
		return size{}, false
	}
	return terminalSize(asked.Width, asked.Height)
}

// lineAsked reads an exec. A line that is too long is cut one byte behind the bound, so that it can be told.
func lineAsked(payload []byte) (string, bool) {
	var asked struct{ Line string }
	if gossh.Unmarshal(payload, &asked) != nil {
		return "", false
	}
	return asked.Line[:min(len(asked.Line), lineMost+1)], true
}

// An environment is the variables that a client told and may tell.
type environment struct {
	set   []string // "key=value"
	bytes int
}

// take takes a variable if it is one that says how people write or what their terminal
// can show, and there is room for it.
func (e *environment) take(payload []byte) bool {
	var asked struct{ Name, Value string }
	if gossh.Unmarshal(payload, &asked) != nil || !isAllowedVariable(asked.Name) || len(asked.Value) > valueMost {
		return false
	}
	if strings.IndexFunc(asked.Value, func(r rune) bool { return r < ' ' || r > '~' }) >= 0 {
		return false
	}
	set := asked.Name + "=" + asked.Value
	if e.bytes+len(set) > envMost {
		return false
	}
	e.set, e.bytes = append(e.set, set), e.bytes+len(set)
	return true
}

// isAllowedVariable reports whether a client may set a variable.
func isAllowedVariable(name string) bool {
	switch name {
	case "LANG", "COLORTERM", "NO_COLOR":
		return true
	}
	category, locale := strings.CutPrefix(name, "LC_")
	return locale && len(category) <= 32 && isTerminalName(category)
}
