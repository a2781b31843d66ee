package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/store"
	"readout/ui"
	"readout/ui/remote"
)

// visited is a house with a library on the disk, kept in a cache, as a server has it.
func visited(t *testing.T, files map[string]string) (*service, string) {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	opt := store.Options{Cache: t.TempDir()}
	h := newHub(func(ctx context.Context, held *store.Library) <-chan ui.Loaded {
		opt := opt
		opt.Held = held
		return load(ctx, []string{folder}, opt)
	}, 0, slog.New(slog.DiscardHandler))
	return &service{hub: h, name: "briefings"}, folder
}

var someBriefings = map[string]string{
	"cables.txt":  "Undersea cables are to be repaired\n\n4 May 2023\n\nThe minister said on Thursday that the cables were cut last September.\n",
	"harbour.txt": "Harbour works resume\n\n5 March 2024\n\nThe cranes in the harbour moved again on Tuesday.\n",
}

// ask runs a command as a visitor without a terminal does.
func (h *service) ask(t *testing.T, input string, words ...string) (out, errs string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	code = h.command(t.Context(), remote.Visitor{In: strings.NewReader(input), Out: &o, Err: &e}, words)
	return o.String(), e.String(), code
}

func TestVisitorsCommands(t *testing.T) {
	h, _ := visited(t, someBriefings)
	if err := h.hub.read(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		words     string
		input     string
		code      int
		out, errs string // a part of what is printed
	}{
		{"search undersea cables", "", exitFound, "Undersea cables are to be repaired", ""},
		{"readout search undersea cables", "", exitFound, "cables.txt", ""},
		{"search undresea --correct", "", exitFound, "cables.txt", `nothing has "undresea": searched for "undersea"`},
		{"search volcano", "", exitNothing, "", "nothing found"},
		{"search date:2023-13", "", exitError, "", "date:2023-13"},
		{"list --sort oldest", "", exitFound, "2023-05-04\t", ""},
		{"show harbour.txt", "", exitFound, "The cranes in the harbour", ""},
		{"show nowhere.txt", "", exitNothing, "", "nowhere.txt"},
		{"timeline --by year", "", exitFound, "2024", ""},
		{"dates --on 2023-05-04", "It was cut last September.", exitFound, "2022-09", ""},
		{"check", "", exitFound, "2 briefings", ""},
		{"help", "", exitFound, "ssh HOST search", ""},
		{"search --help", "", exitFound, "What a query can say", ""},
		{"--version", "", exitFound, "readout ", ""},
		{"", "", exitFound, "ssh HOST", ""},
		{"__complete search --x", "", exitError, "", `there is no command "__complete"`},
		{"--ascii __completeNoDesc search", "", exitError, "", "there is no command"},
		{"dates", strings.Repeat("on 4 May 2023 ", 1<<17), exitError, "", "larger than 1 MB"},
		{"serach x", "", exitError, "", `there is no command "serach"; did you mean "search"?`},
	} {
		out, errs, code := h.ask(t, c.input, strings.Fields(c.words)...)
		if code != c.code || !strings.Contains(out, c.out) || !strings.Contains(errs, c.errs) {
			t.Errorf("%q: exit %d, want %d\nprinted %q, want %q\nsaid %q, want %q", c.words, code, c.code, out, c.out, errs, c.errs)
		}
	}
}

// Nothing that a visitor types names a file of the server or starts a program there,
// or reports whether there is such a file.
func TestVisitorsHaveNoFiles(t *testing.T) {
	h, folder := visited(t, someBriefings)
	if err := h.hub.read(t.Context()); err != nil {
		t.Fatal(err)
	}
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("on 1 January 2001 the word is xyzzy\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, words := range [][]string{
		{secret}, {folder}, {"--library", secret}, {"list", "--library", secret}, {"search", "xyzzy", "--library", secret},
		{"show", secret}, {"dates", secret}, {"dates", "-", secret}, {"search", secret}, {"list", secret}, {"timeline", secret},
		{"check", "--max-size", "1"}, {"check", "--no-cache"}, {"export"}, {"serve"}, {"man"}, {"completion", "bash"},
		{"show", "harbour.txt", "--pager", "--width", "9999999"}, {"help", secret}, {"sh", "-c", "cat " + secret},
	} {
		out, errs, code := h.ask(t, "", words...)
		if strings.Contains(out+errs, "xyzzy") && words[0] != "search" {
			t.Errorf("%q shows the secret", words)
		}
		if strings.Contains(errs, "to read ") || strings.Contains(errs, "outside the library") {
			t.Errorf("%q tells that there is such a file: %s", words, errs)
		}
		if code == exitFound && words[0] != "show" && words[0] != "help" {
			t.Errorf("%q works: %s", words, out)
		}
	}
	if out, _, _ := h.ask(t, "", "check"); strings.Contains(out, folder) || strings.Contains(out, "kept in") {
		t.Errorf("check tells where files are:\n%s", out)
	}
}

// On a terminal, a command is printed as wide as that, with the colours that it has.
func TestVisitorsTerminal(t *testing.T) {
	h, _ := visited(t, someBriefings)
	if err := h.hub.read(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		env   []string
		style bool
	}{
		{[]string{"TERM=xterm-256color"}, true},
		{[]string{"TERM=dumb"}, false},
	} {
		var out bytes.Buffer
		code := h.command(t.Context(), remote.Visitor{Env: c.env, Width: 40, Height: 20, Out: &out, Err: &out}, []string{"show", "cables.txt"})
		if code != exitFound || strings.Contains(out.String(), "\x1b[") != c.style {
			t.Errorf("%v: exit %d, %q", c.env, code, out.String())
		}
		for line := range strings.Lines(out.String()) {
			if n := len([]rune(strings.TrimSpace(line))); !c.style && n > 40 {
				t.Errorf("%d columns: %q", n, line)
			}
		}
	}
	if _, err := h.reader(t.Context(), remote.Visitor{Env: []string{"TERM=dumb"}, Width: 80, Height: 24}); err == nil {
		t.Error("the reader opens on a terminal that cannot move its cursor")
	}
}

// The reader is asked for with no words, or with flags for how it looks.
func TestVisitorsReader(t *testing.T) {
	h, _ := visited(t, someBriefings)
	for line, want := range map[string]bool{
		"readout": true, "--ascii": true, "readout --ascii": true, "--low-bandwidth=false --ascii": true, "--low-bandwidth": true,
		"search cables": false, "readout search": false, "--help": false, "--version": false, "--ascii list": false,
		"--library /": false, "/etc": false, "readout /etc": false, "--low-bandwidth=maybe": false,
	} {
		if got := h.reads(strings.Fields(line)); got != want {
			t.Errorf("%q opens the reader: %v, want %v", line, got, want)
		}
	}
	h.frugal = true
	for line, want := range map[string][2]bool{"": {true, false}, "--low-bandwidth=false --ascii": {false, true}, "readout": {true, false}} {
		a := h.receive(remote.Visitor{})
		if err := a.parseReaderFlags(strings.Fields(line)); err != nil || a.frugal != want[0] || a.ascii != want[1] {
			t.Errorf("%q: frugal %v, ASCII %v, %v", line, a.frugal, a.ascii, err)
		}
	}
}

func TestVisitorsJSON(t *testing.T) {
	h, _ := visited(t, someBriefings)
	if err := h.hub.read(t.Context()); err != nil {
		t.Fatal(err)
	}
	out, _, _ := h.ask(t, "", "search", "cables", "--json")
	var found struct {
		Total int
		Hits  []struct{ Path string }
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil || found.Total != 1 || found.Hits[0].Path != "cables.txt" {
		t.Errorf("%v: %s", err, out)
	}
}
