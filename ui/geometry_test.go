package ui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// The sizes at which something changes, their neighbours, and the extremes.
var (
	sweepWidths  = []int{1, 2, 5, 39, 40, 44, 60, 71, 72, 80, 108, 119, 120, 180, 250}
	sweepHeights = []int{1, 2, 11, 12, 17, 18, 24, 60}
)

// surfaces are the ways the screen can look, each reached from a reader in a
// window of 80 by 24.
var surfaces = map[string]func(testing.TB) *Model{
	"browse":    func(t testing.TB) *Model { return reader(t, four(), 80, 24) },
	"many":      func(t testing.TB) *Model { return pressed(reader(t, many(1000), 80, 24), "G") },
	"searching": func(t testing.TB) *Model { return typedIn(reader(t, four(), 80, 24), "cable 日本") },
	"typed long": func(t testing.TB) *Model {
		return pressed(typedIn(reader(t, four(), 80, 24), strings.Repeat("cable 日本 under the sea ", 9)), "left left")
	},
	"recalled":   func(t testing.TB) *Model { return pressed(searched(t), "/ ctrl+r m i") },
	"results":    func(t testing.TB) *Model { return pressed(typedIn(reader(t, four(), 80, 24), "cable"), "enter j") },
	"like":       func(t testing.TB) *Model { return typedIn(reader(t, four(), 80, 24), "rutt") },
	"corrected":  func(t testing.TB) *Model { return pressed(typedIn(reader(t, misspelt(), 80, 24), "calbe"), "enter") },
	"as typed":   func(t testing.TB) *Model { return pressed(typedIn(reader(t, misspelt(), 80, 24), "calbe"), "enter =") },
	"fault":      func(t testing.TB) *Model { return typedIn(reader(t, four(), 80, 24), badDate) },
	"fault kept": func(t testing.TB) *Model { return pressed(typedIn(reader(t, four(), 80, 24), badDate), "enter") },
	"checking": func(t testing.TB) *Model {
		m := readerOf(t, 80, 24)
		drive(m, came(Loaded{Library: four(), Checking: true}, false))
		return m
	},
	"nothing":  func(t testing.TB) *Model { return typedIn(reader(t, four(), 80, 24), "zzz") },
	"empty":    func(t testing.TB) *Model { return reader(t, &shelf{}, 80, 24) },
	"waiting":  func(t testing.TB) *Model { return readerOf(t, 80, 24) },
	"failed":   func(t testing.TB) *Model { return readerOf(t, 80, 24, Loaded{Err: longError()}) },
	"broken":   func(t testing.TB) *Model { return reader(t, &shelf{err: longError()}, 80, 24) },
	"timeline": func(t testing.TB) *Model { return pressed(reader(t, four(), 60, 24), "t j") },
	"months":   func(t testing.TB) *Model { return pressed(reader(t, four(), 80, 24), "t + + G") },
	"weeks":    func(t testing.TB) *Model { return pressed(reader(t, four(), 80, 24), "t + + + j") },
	"days":     func(t testing.TB) *Model { return pressed(reader(t, many(400), 80, 24), "t + + + + j") },
	"decades":  func(t testing.TB) *Model { return pressed(reader(t, four(), 80, 24), "t - M") },
	"hits in time": func(t testing.TB) *Model {
		return pressed(typedIn(reader(t, four(), 80, 24), "cable"), "enter t j")
	},
	"range": func(t testing.TB) *Model { return pressed(reader(t, four(), 80, 24), "t v j j") },
	"ahead": func(t testing.TB) *Model { return pressed(reader(t, future(), 60, 24), "t j") },
	"command": func(t testing.TB) *Model {
		return ordered(reader(t, four(), 80, 24), "compare 日本 | "+strings.Repeat("x", 99))
	},
	"compared": func(t testing.TB) *Model {
		return pressed(ordered(reader(t, four(), 60, 24), "compare cable | ministers"), "enter j")
	},
	"beside list": func(t testing.TB) *Model {
		return pressed(ordered(reader(t, four(), 80, 24), "compare cable | 日本"), "enter t")
	},
	"unknown": func(t testing.TB) *Model {
		return pressed(ordered(reader(t, four(), 80, 24), strings.Repeat("wrong", 30)), "enter")
	},
	"period":     func(t testing.TB) *Model { return pressed(reader(t, four(), 80, 24), "t enter") },
	"article":    func(t testing.TB) *Model { return pressed(reader(t, four(), 80, 24), "enter d") },
	"full width": func(t testing.TB) *Model { return pressed(reader(t, four(), 80, 24), "enter z") },
	"matches": func(t testing.TB) *Model {
		return pressed(typedIn(reader(t, four(), 80, 24), "cable"), "enter enter n")
	},
	"finding":   func(t testing.TB) *Model { return typedIn(pressed(reader(t, four(), 80, 24), "enter"), "cable") },
	"original":  func(t testing.TB) *Model { return pressed(reader(t, four(), 80, 24), "v") },
	"sentences": func(t testing.TB) *Model { return pressed(reader(t, spokenOf(7), 80, 24), "t M enter j") },
	"many sentences": func(t testing.TB) *Model {
		return pressed(typedIn(reader(t, spokenOf(300), 80, 24), "report"), "enter t M enter G")
	},
	"no sentences": func(t testing.TB) *Model { return pressed(reader(t, four(), 80, 24), "t M j enter") },
	"underlined":   func(t testing.TB) *Model { return pressed(reader(t, spokenOf(7), 80, 24), "enter D") },
	"dates":        func(t testing.TB) *Model { return pressed(reader(t, spokenOf(7), 80, 24), "i G") },
	"details":      func(t testing.TB) *Model { return pressed(reader(t, four(), 80, 24), "i") },
	"contents":     func(t testing.TB) *Model { return pressed(reader(t, four(), 80, 24), "j enter c j") },
	"help":         func(t testing.TB) *Model { return pressed(reader(t, four(), 80, 24), "?") },
	"help found":   func(t testing.TB) *Model { return typedIn(pressed(reader(t, four(), 80, 24), "?"), "copy") },
	"lost document": func(t testing.TB) *Model {
		m := reader(t, four(), 80, 24)
		m.feed.lib = &shelf{}
		return pressed(m, "enter")
	},
	"loading": func(t testing.TB) *Model {
		m := readerOf(t, 80, 24)
		drive(m, came(Loaded{Library: four(), Read: 1200, Found: 4000}, false))
		return m
	},
}

func pressed(m *Model, keys string) *Model { press(m, keys); return m }

func typedIn(m *Model, text string) *Model { press(m, "/"); letters(m, text); return m }

// ordered types a command, without the enter behind it.
func ordered(m *Model, text string) *Model { press(m, ":"); letters(m, text); return m }

// future is a library of which the newest lies ahead.
func future() *shelf {
	lib := four()
	lib.today = day(2023, 5, 4).Date
	return lib
}

func longError() error {
	return errors.New("cannot open \"/data/" + strings.Repeat("a-long-name/", 20) + "\": it does not exist; check the path\x1b[2J\nand again")
}

// Every surface at every size: exactly the rows asked for, none too wide, no
// panic; also when the window shrinks and grows again.
func TestGeometry(t *testing.T) {
	for name, open := range surfaces {
		t.Run(name, func(t *testing.T) {
			m := open(t)
			for _, w := range sweepWidths {
				for _, h := range sweepHeights {
					drive(m, tea.WindowSizeMsg{Width: w, Height: h})
					checkFrame(t, m, w, h)
				}
			}
			drive(m, tea.WindowSizeMsg{Width: 80, Height: 24})
			checkFrame(t, m, 80, 24)
		})
	}
}

func checkFrame(t testing.TB, m *Model, w, h int) {
	t.Helper()
	frame := m.View().Content
	lines := strings.Split(frame, "\n")
	if len(lines) != h {
		t.Errorf("%dx%d: %d rows", w, h, len(lines))
	}
	for i, line := range lines {
		if got := ansi.StringWidth(line); got > w {
			t.Errorf("%dx%d: row %d is %d wide: %q", w, h, i, got, ansi.Strip(line))
		}
	}
	if strings.Contains(frame, "\x1b[2J") {
		t.Errorf("%dx%d: an escape sequence got through", w, h)
	}
	if c := m.View().Cursor; c != nil && (c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= h) {
		t.Errorf("%dx%d: the cursor is at %d,%d", w, h, c.X, c.Y)
	}
}

// Movement, wheel and clicks at any place of any surface do not panic.
func TestPokeEverywhere(t *testing.T) {
	for name, open := range surfaces {
		t.Run(name, func(t *testing.T) {
			for _, size := range [][2]int{{1, 1}, {40, 12}, {130, 30}} {
				m := open(t)
				drive(m, tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				for _, keys := range []string{"j k d u", "space b g G", "n N ] [", "down up J K"} {
					press(m, keys)
				}
				for y := 0; y < size[1]; y += 4 {
					for x := 0; x < size[0]; x += 19 {
						drive(m, tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown},
							tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
						checkFrame(t, m, size[0], size[1])
					}
				}
			}
		})
	}
}

// The first frame comes before the window has a size.
func TestFrameBeforeSize(t *testing.T) {
	m := New(t.Context(), Options{Name: "x"})
	if got := m.View(); got.Content != "" || !got.AltScreen {
		t.Errorf("first frame: %q, alt screen %v", got.Content, got.AltScreen)
	}
	drive(m, tea.WindowSizeMsg{Width: 20, Height: 4})
	shows(t, m, "40 x 12")
}
