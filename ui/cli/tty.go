package cli

import (
	"os"

	"golang.org/x/term"
)

// usualWidth is the number of columns of a terminal that does not tell.
const usualWidth = 80

// terminalWidth is the number of columns of the terminal a file is, 0 if it is
// none.
func terminalWidth(f *os.File) int {
	if !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		return usualWidth
	}
	return width
}
