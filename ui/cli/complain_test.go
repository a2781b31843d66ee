package cli

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/store"
)

func TestComplainPointsAtTheFault(t *testing.T) {
	long := strings.Repeat("cable ", 200)
	for _, c := range []struct{ text, fault, want string }{
		{"cables date:2024-06-31", "2024-06-31", "cables date:2024-06-31\n              ^^^^^^^^^^\n"},
		{"date:2024-06-31 cables in the baltic sea", "2024-06-31", "date:2024-06-31 cables in the baltic sea\n       ^^^^^^^^^^\n"},
		{"日本 is:read", "is:", "日本 is:read\n       ^^^\n"},
		{"e\u0301te\u0301 tag:x", "tag:", "e\u0301te\u0301 tag:x\n      ^^^^\n"},
		{long + "date:9", "9", " " + (long + "date:9")[len(long)+5-36+1:] + "\n"},
		{"date:9 " + long, "9", "date:9 cable"},
		{"x\x1b[2J \u202edate:9\r", "9", "date:9"},
		{"", "", "\n  ^\n"},
	} {
		at := strings.LastIndex(c.text, c.fault)
		if c.fault == "9" {
			at = strings.Index(c.text, "9")
		}
		var out bytes.Buffer
		complain(&out, fmt.Errorf("search: %w", &store.QueryError{Text: c.text, Start: at, End: at + len(c.fault), Problem: "no", Fix: "write\x1b[2J yes"}))
		if !strings.Contains(out.String(), c.want) || !strings.HasPrefix(out.String(), "readout: no; write") {
			t.Errorf("%.40q: got\n%s\nwant\n%s", c.text, out.String(), c.want)
		}
		if strings.ContainsAny(out.String(), "\x1b\r\u202e") {
			t.Errorf("%q", out.String())
		}
		for line := range strings.Lines(out.String()) {
			if w := ansi.StringWidth(line); w > 80 {
				t.Errorf("%d columns: %q", w, line)
			}
		}
	}
}

// Places that a query does not have do no harm.
func TestComplainOfAnything(t *testing.T) {
	for _, at := range [][2]int{{-1, 5}, {3, 2}, {0, 99}, {99, 100}, {1, 2}} {
		var out bytes.Buffer
		complain(&out, &store.QueryError{Text: "日本", Start: at[0], End: at[1]})
		if out.Len() == 0 {
			t.Errorf("%v: nothing is said", at)
		}
	}
	var out bytes.Buffer
	complain(&out, errors.New("disk \x1b[2J"))
	if strings.Contains(out.String(), "\x1b") {
		t.Errorf("%q", out.String())
	}
}

func TestCorrectionsAreSaid(t *testing.T) {
	one := []store.Correction{{Typed: "undresea", Used: "undersea"}}
	two := []store.Correction{{Typed: "a\x1b[2J", Used: "b\u202e"}, {Typed: "c", Used: "d"}}
	for _, c := range []struct {
		result store.Result
		want   string
	}{
		{store.Result{}, ""},
		{store.Result{Corrected: one}, "nothing has \"undresea\": searched for \"undersea\"\n"},
		{store.Result{Corrected: two}, "nothing has \"a␛[2J\" or \"c\": searched for \"b<U+202E>\", \"d\"\n"},
		{store.Result{Offered: one, Nearest: 1200},
			"nothing has \"undresea\"; for \"undersea\" (1,200); --correct searches so\n"},
		{store.Result{Offered: one}, "nothing has \"undresea\"; nearest is \"undersea\"; --correct searches so\n"},
	} {
		var out bytes.Buffer
		(&app{Streams: Streams{Err: &out}}).tellCorrections(c.result)
		if out.String() != c.want {
			t.Errorf("got %q, want %q", out.String(), c.want)
		}
	}
}
