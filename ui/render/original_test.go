package render

import (
	"strings"
	"testing"
)

// keptOf is the body of an original.
func keptOf(lines []OriginalLine) string {
	var kept []string
	for _, l := range lines {
		if l.Why == "" {
			kept = append(kept, l.Text)
		}
	}
	return strings.Join(kept, "\n")
}

func around(t *testing.T, d *Document, width, place, above, below int) Galley {
	t.Helper()
	s, err := NewPress(1<<20).Around(t.Context(), d, Setting{Width: width, Theme: plainTheme, Beside: true}, place, above, below)
	if err != nil {
		t.Fatal(err)
	}
	checkGalley(t, s)
	return s
}

func page() []OriginalLine {
	return []OriginalLine{
		{"", ""}, {"Home | News | About us", "menu"}, {"", "menu"}, {"Log in", "menu"}, {"Share this page", "share links"},
		{"", ""}, {"Divers found the cable cut", "title"}, {"", ""},
		{"Divers who went down on Sunday found two of the three cables cut.", ""}, {"  - nobody was hurt", ""}, {"", ""},
		{"Read more: ten wrecks", "menu"}, {"The repair takes a fortnight.", ""}, {"© 2024", "footer"}, {"", ""},
	}
}

func TestOriginal(t *testing.T) {
	s := around(t, OpenOriginal("page", page()), 44, 0, 0, 100)
	want := []string{"",
		"– Home | News | About us #menu", "", "– Log in", "– Share this page #share links", "",
		"– Divers found the cable cut #title", "",
		"  Divers who went down on Sunday found two", "  of the three cables cut.", "    - nobody was hurt", "",
		"– Read more: ten wrecks #menu", "  The repair takes a fortnight.", "– © 2024 #footer"}
	var got []string
	for i, l := range s.Plain {
		if s.Notes[i] != "" {
			l += " #" + s.Notes[i]
		}
		got = append(got, l)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}

// Where there is no room beside the lines, reasons stand above them.
func TestReasonsAboveTheLines(t *testing.T) {
	s, err := NewPress(1<<20).Around(t.Context(), OpenOriginal("page", page()), Setting{Width: 44, Theme: plainTheme}, 0, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	checkGalley(t, s)
	got := strings.Join(s.Plain, "\n")
	if want := "– cut: menu\n\n– Home | News | About us\n\n– Log in\n– cut: share links\n– Share this page\n"; s.Notes != nil || !strings.HasPrefix(got, want) {
		t.Errorf("notes %q, lines\n%s", s.Notes, got)
	}
}

// The same sentence stands on the top line of the briefing and of its original.
func TestOriginalPlaces(t *testing.T) {
	lines := page()
	body := keptOf(lines)
	d := OpenOriginal("", lines)
	checkPlaces(t, "page", d, len(body))
	for _, word := range []string{"Divers who", "Sunday", "nobody", "The repair", "fortnight"} {
		at := strings.Index(body, word)
		if place := d.Place(at); !strings.HasPrefix(d.Source[place:], word) || d.Body(place) != at {
			t.Errorf("%s at %d is shown at %d, which is from %d", word, at, place, d.Body(place))
		}
	}
	for cut, next := range map[string]string{"News": "\n\nDivers who", "Share": "\n\nDivers who", "found the cable cut": "\nDivers who", "ten wrecks": "The repair"} {
		if got := d.Body(strings.Index(d.Source, cut)); !strings.HasPrefix(body[got:], next) {
			t.Errorf("%s leads to %q", cut, body[got:])
		}
	}
	if got := d.Body(strings.Index(d.Source, "2024")); got < strings.Index(body, "fortnight") {
		t.Errorf("the end leads to %d", got)
	}
}

func TestOriginalIsBounded(t *testing.T) {
	d := OpenOriginal("", []OriginalLine{{strings.Repeat("word ", 200000), ""}, {strings.Repeat("x", 1<<20), "menu"}})
	for _, b := range d.Blocks {
		if b.To-b.From > 16<<10 {
			t.Fatalf("a block of %d bytes", b.To-b.From)
		}
	}
	if s := around(t, d, 80, d.Size()/2, 40, 40); len(s.Lines) < 80 || len(s.Lines) > 1000 {
		t.Errorf("%d lines", len(s.Lines))
	}
	for _, lines := range [][]OriginalLine{nil, {{}}, {{"", "menu"}}, {{"a", ""}}} {
		around(t, OpenOriginal("", lines), 10, 7, 9, 9)
	}
}
