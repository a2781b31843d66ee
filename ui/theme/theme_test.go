package theme

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

var everyOptions = []Options{
	{}, {Dark: true}, {NoColor: true}, {ASCII: true}, {Lean: true}, {Dark: true, NoColor: true, ASCII: true, Lean: true},
}

// styles returns all styles of a theme by their names.
func styles(t *Theme) map[string]lipgloss.Style {
	all := map[string]lipgloss.Style{}
	v := reflect.ValueOf(*t)
	for i := range v.NumField() {
		if s, ok := v.Field(i).Interface().(lipgloss.Style); ok {
			all[v.Type().Field(i).Name] = s
		}
	}
	return all
}

func TestStylesKeepTextAndWidth(t *testing.T) {
	for _, o := range everyOptions {
		for name, s := range styles(New(o)) {
			if got := ansi.Strip(s.Render("two words")); got != "two words" {
				t.Errorf("%+v %s: %q", o, name, got)
			}
		}
	}
}

func TestNoColorHasNoColoursButKeepsWeight(t *testing.T) {
	colour := regexp.MustCompile(`\x1b\[[0-9;]*\b([349][0-7]|[34]8|10[0-7])\b`)
	th := New(Options{Dark: true, NoColor: true})
	for name, s := range styles(th) {
		if got := s.Render("x"); colour.MatchString(got) {
			t.Errorf("%s has a colour: %q", name, got)
		}
	}
	if th.Glamour().H1.Color != nil || th.Glamour().Code.Color != nil {
		t.Error("glamour style has a colour")
	}
}

// What a person must tell apart differs without colours too.
func TestMeaningWithoutColour(t *testing.T) {
	th := New(Options{NoColor: true})
	for _, pair := range [][2]string{{"Hit", "Row"}, {"HitNow", "Hit"}, {"Cursor", "Row"}, {"PaneFocus", "Pane"},
		{"Cut", "Row"}, {"Error", "Status"}, {"Key", "KeyFor"}} {
		all := styles(th)
		if all[pair[0]].Render("x") == all[pair[1]].Render("x") {
			t.Errorf("%s looks like %s", pair[0], pair[1])
		}
	}
}

func TestOnlySixteenColours(t *testing.T) {
	for _, o := range everyOptions {
		for name, s := range styles(New(o)) {
			if got := s.Render("x"); strings.Contains(got, "38;") || strings.Contains(got, "48;") {
				t.Errorf("%s: %q is beyond the palette", name, got)
			}
		}
	}
}

func TestGlyphs(t *testing.T) {
	for _, o := range everyOptions {
		g := reflect.ValueOf(New(o).Glyphs)
		check := func(name, s string) {
			if ansi.StringWidth(s) != 1 {
				t.Errorf("%+v: %s %q is not one column", o, name, s)
			}
			if o.ASCII && s[0] >= 0x80 {
				t.Errorf("%s %q is not ASCII", name, s)
			}
		}
		for i := range g.NumField() {
			switch f := g.Field(i).Interface().(type) {
			case string:
				check(g.Type().Field(i).Name, f)
			case [8]string:
				for _, s := range f {
					check(g.Type().Field(i).Name, s)
				}
			}
		}
	}
}

func TestBar(t *testing.T) {
	g := New(Options{}).Glyphs
	for _, c := range []struct {
		part, whole, width int
		want               string
	}{
		{0, 10, 8, ""}, {10, 10, 4, "████"}, {5, 10, 4, "██"}, {1, 1000, 4, "▏"}, {20, 10, 2, "██"},
		{1, 16, 1, "▏"}, {3, 0, 5, ""}, {3, 5, 0, ""}, {-1, 5, 5, ""}, {7, 8, 1, "▉"},
	} {
		if got := g.Bar(c.part, c.whole, c.width); got != c.want {
			t.Errorf("Bar(%d, %d, %d) = %q, want %q", c.part, c.whole, c.width, got, c.want)
		}
	}
	if g.Column(0, 5) != " " || g.Column(1, 500) != "▁" || g.Column(5, 5) != "█" {
		t.Error("Column is wrong at its ends")
	}
	if g.Line(-3) != "" || g.Line(3) != "───" {
		t.Error("Line is wrong")
	}
}
