package cli

import (
	"os"

	"golang.org/x/term"
)

// terminalWidth is the number of columns of the terminal a file is, 0 if it is
// none.
func terminalWidth(f *os.File) int {
	if !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		return pipeWidth
	}
	return width
}
