package pane

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/store"
)

func TestFit(t *testing.T) {
	for _, c := range []struct {
		row  string
		w    int
		want string
	}{
		{"abc", 5, "abc  "}, {"abcdef", 4, "abc…"}, {"日本語", 4, "日… "}, {"abc", 0, ""}, {"abc", -1, ""},
		{"\x1b[1mabcdef\x1b[m", 3, "ab…"},
	} {
		if got := ansi.Strip(Fit(c.row, c.w, dark)); got != c.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.row, c.w, got, c.want)
		}
	}
	if got := Spread("left", "right", 12, dark); got != "left   right" {
		t.Errorf("Spread %q", got)
	}
	if got := Spread("left", "right", 3, dark); got != "ri…" {
		t.Errorf("Spread without room %q", got)
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -4500: "-4,500"} {
		if got := Count(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}

func TestMarkedTakesOnlyGoodRanges(t *testing.T) {
	got := marked("undersea", [][2]int{{0, 5}, {3, 6}, {7, 7}, {6, 99}}, dark.Row, dark.Hit)
	if ansi.Strip(got) != "undersea" || strings.Count(got, mark("under", dark.Hit)) != 1 {
		t.Errorf("%q", got)
	}
}

// Marks stand in the cells of what they mark, also where a letter is several runes,
// or two cells wide.
func TestMarksStandInTheirCells(t *testing.T) {
	for _, c := range []struct{ text, mark, want string }{
		{"undersea cable", "sea", "sea"},
		{"日本の海底ケーブル", "海底", "海底"},
		{"cafe\u0301 au lait", "cafe", "cafe\u0301"},
		{"le cafe\u0301", "\u0301", "e\u0301"},
		{"crew 👩\u200d🚀 met", "👩", "👩\u200d🚀"},
		{"flag 🇺🇦 up", "🇺", "🇺🇦"},
		{"नमस्ते दुनिया", "दुनिया", "दुनिया"},
	} {
		at := strings.Index(c.text, c.mark)
		got := marked(c.text, [][2]int{{at, at + len(c.mark)}}, dark.Row, dark.Hit)
		if !strings.Contains(got, mark(c.want, dark.Hit)) || ansi.Strip(got) != c.text {
			t.Errorf("%q marked in %q: %q", c.mark, c.text, got)
		}
		if ansi.StringWidth(got) != ansi.StringWidth(c.text) {
			t.Errorf("%q is %d cells wide with its mark", c.text, ansi.StringWidth(got))
		}
	}
}

func TestFaultIsMarkedInTheSearchLine(t *testing.T) {
	var s SearchLine
	s.insert("日本 date:9")
	at := strings.Index(s.Text(), "9")
	s.Blame(at, at+1)
	row, cursor := s.View(30, true, dark)
	if !strings.Contains(row, mark("9", dark.Fault)) || cursor != 13 {
		t.Errorf("%q, cursor %d", row, cursor)
	}
	if row, _ := s.View(6, true, dark); !strings.Contains(row, mark("9", dark.Fault)) {
		t.Errorf("narrow: %q", row)
	}
	s.Key("left", "")
	if row, _ := s.View(30, true, dark); !strings.Contains(row, mark("9", dark.Fault)) {
		t.Error("moving the cursor takes the mark away")
	}
	s.Key("backspace", "")
	if row, _ := s.View(30, true, dark); strings.Contains(row, mark("9", dark.Fault)) {
		t.Error("another text keeps the mark")
	}
	for _, r := range [][2]int{{-3, 99}, {5, 2}, {99, 100}} {
		s.Blame(r[0], r[1])
		s.View(20, true, dark)
	}
}

func TestProblemStandsBelowItsLine(t *testing.T) {
	for _, c := range []struct {
		at, w, most int
		want        string
	}{
		{20, 60, 3, "                     there is no such day; write 30"},
		{50, 60, 3, "                             there is no such day; write 30"},
		{0, 60, 1, " there is no such day; write 30"},
		{0, 16, 3, " there is no\n such day;\n write 30"},
		{0, 16, 2, " there is no\n such day"},
		{0, 26, 1, " there is no such day"},
		{0, 16, 1, " there is no…"},
		{9, 1, 1, ""},
	} {
		if got := plain(Problem("there is no such day", "write 30", c.at, c.w, c.most, dark)); c.want != "" && got != c.want {
			t.Errorf("%d of %d: %q", c.at, c.w, got)
		}
	}
}

func TestHeadingGivesWayAtItsEnd(t *testing.T) {
	var l List
	l.Head = ListHead{"2 OF 4", "calbe → cable", "best first"}
	for w, want := range map[int]string{60: " 2 OF 4  calbe → cable  best first", 24: " 2 OF 4  calbe → cable …", 12: " 2 OF 4  ca…"} {
		l.Resize(w, 9)
		if got, _, _ := strings.Cut(plain(l.View(true, dark)), "\n"); got != want {
			t.Errorf("%d: %q, want %q", w, got, want)
		}
	}
}

func TestSearchLine(t *testing.T) {
	var s SearchLine
	for _, step := range []struct{ key, text, want string }{
		{"", "undersea cables", "undersea cables"}, {"ctrl+w", "", "undersea "}, {"backspace", "", "undersea"},
		{"home", "", "undersea"}, {"x", "x", "xundersea"}, {"delete", "", "xndersea"}, {"right", "", "xndersea"},
		{"ctrl+k", "", "xn"}, {"left", "", "xn"}, {"ctrl+u", "", "n"}, {"", "a\nb\x1b\tc", "a b cn"}, {"end", "", "a b cn"},
		{"f5", "", "a b cn"},
	} {
		s.Key(step.key, step.text)
		if s.Text() != step.want {
			t.Fatalf("after %q %q: %q, want %q", step.key, step.text, s.Text(), step.want)
		}
	}
	s.Set(strings.Repeat("日", 600))
	if n := len([]rune(s.Text())); n != longest {
		t.Errorf("%d runes are taken", n)
	}
	row, cursor := s.View(21, true, dark)
	if w := ansi.StringWidth(row); w != 21 || cursor != 19 {
		t.Errorf("%d wide, cursor at %d", w, cursor)
	}
	s.Set("日本")
	if _, cursor := s.View(21, true, dark); cursor != 6 {
		t.Errorf("the cursor behind two wide letters is at %d", cursor)
	}
}

// stopsAt makes a search that stops at each place of a word.
func stopsAt(word string) func(string) store.Stops {
	return func(text string) store.Stops {
		found := find(word)(text)
		return store.Stops{Matches: found, At: found, Phrases: make([]bool, len(found)), Words: min(1, len(found)), Of: 1}
	}
}

func find(word string) func(string) [][2]int {
	return func(text string) (ranges [][2]int) {
		for at := 0; ; {
			i := strings.Index(text[at:], word)
			if i < 0 {
				return ranges
			}
			ranges = append(ranges, [2]int{at + i, at + i + len(word)})
			at += i + len(word)
		}
	}
}

func TestCredits(t *testing.T) {
	for _, c := range []struct{ source, byline, want string }{
		{"読売新聞オンライン", "読売新聞オンライン", "|読売新聞オンライン"},
		{"t-online", "Julian Seiferth, t-online", "|Julian Seiferth, t-online"},
		{"Harbour Times, A. Reporter", "a. reporter", "Harbour Times, A. Reporter|"},
		{"AP", "By Ann Chapman", "AP|By Ann Chapman"}, {"AP", "Ann Chapman, AP", "|Ann Chapman, AP"},
		{"", "B. Writer", "|B. Writer"}, {"Press Office", "", "Press Office|"}, {"", "", "|"},
	} {
		source, byline := Credits(store.Document{Source: c.source, Byline: c.byline})
		if got := source + "|" + byline; got != c.want {
			t.Errorf("%q and %q: %q, want %q", c.source, c.byline, got, c.want)
		}
	}
}

// No line of the help is cut, however narrow the window is.
// No line of the help is cut in any window.
func TestHelpIsWhole(t *testing.T) {
	long := strings.Repeat("keep the list to this period, or to the range ", 4)
	for _, w := range []int{44, 80, 120, 200} {
		var h Help
		h.Resize(w, 40)
		h.Open([]Binding{{"move", "j k, arrows", long}, {"move", "g G, Home End", "to the end"}})
		got := plain(h.View(dark))
		if strings.Contains(got, "…") || strings.Count(got, "range") != 4 {
			t.Errorf("%d wide:\n%s", w, got)
		}
	}
}

func TestHelpWraps(t *testing.T) {
	var h Help
	h.Resize(40, 12)
	h.Open([]Binding{{"move", "space b, PgDn PgUp", "a window down, up"}, {"open", "enter l", "filter: keep the list to this period"}})
	want := `
 MOVE
  space b, PgDn  a window down, up
  PgUp

 OPEN
  enter l        filter: keep the list
                 to this period`
	if got := strings.TrimRight(plain(h.View(dark)), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
