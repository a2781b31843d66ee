package cli_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// screenful is less than a screen of text takes, and more than anything else does.
const screenful = 1000

// opened starts readout on a library of one briefing and opens it.
func opened(t testing.TB, k kind, name, text string) *terminal {
	t.Helper()
	folder := t.TempDir()
	write(t, filepath.Join(folder, name), text)
	return openFirst(start(t, k, "--library", folder))
}

// openedRemote is opened over SSH, from a server that runs here.
func openedRemote(t testing.TB, k kind, name, text string) *terminal {
	t.Helper()
	folder := t.TempDir()
	write(t, filepath.Join(folder, name), text)
	return openFirst(startIn(t, k, serve(t, "--library", folder).ssh([]string{"-t"})))
}

// openFirst opens the only briefing of a library.
func openFirst(x *terminal) *terminal {
	x.t.Helper()
	x.until("1 briefing")
	from := x.len()
	x.enter("\r")
	x.wait(resting, func() bool { return x.len()-from > screenful })
	return x
}

// Over a slow line, reading costs few bytes: scrolling uses what the terminal itself
// can do.
func TestBytesToTheTerminal(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for silence more than a hundred times")
	}
	xterm, tmux, vt100 := kinds()[0], kinds()[1], kinds()[2]
	for _, c := range []struct {
		name  string
		kind  kind
		file  string
		text  string
		first []string       // keys, one press after the other
		bars  map[string]int // bytes that a key may cost, on average
		over  bool           // over SSH
	}{
		{"prose", xterm, "harbour.txt", ordinaryText(40 << 10), nil, map[string]int{"j": 130, " ": 3000, "k": 130, "b": 3000}, false},
		{"markdown", xterm, "harbour.md", markedText(40 << 10), nil, map[string]int{"j": 130, " ": 3000}, false},
		// the marks of matches scroll along with the text, and stand elsewhere afterwards
		{"matches", xterm, "harbour.txt", ordinaryText(40 << 10), []string{"/", "ferries\r"}, map[string]int{"j": 160, " ": 3000, "n": 3000}, false},
		{"prose in tmux", tmux, "harbour.txt", ordinaryText(40 << 10), nil, map[string]int{"j": 130, " ": 3000}, false},
		{"prose on a terminal that knows nothing", vt100, "harbour.txt", ordinaryText(40 << 10), nil, map[string]int{"j": 130, " ": 3000}, false},
		{"prose over SSH", xterm, "harbour.txt", ordinaryText(40 << 10), nil, map[string]int{"j": 130, " ": 3000, "k": 130, "b": 3000}, true},
		{"markdown over SSH", xterm, "harbour.md", markedText(40 << 10), nil, map[string]int{"j": 130, " ": 3000}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			open := opened
			if c.over {
				open = openedRemote
			}
			x := open(t, c.kind, c.file, c.text)
			for _, keys := range c.first {
				x.press(keys)
			}
			x.wait(resting, func() bool { return true })
			for _, key := range []string{"j", " ", "n", "k", "b"} {
				bar, asked := c.bars[key]
				if !asked {
					continue
				}
				cost := x.costs(key)
				t.Logf("%q costs %d bytes, at most %d", key, cost.average, cost.most)
				if cost.average > bar {
					t.Errorf("%q costs %d bytes, it may cost %d; for example %.3000q", key, cost.average, bar, x.press(key))
				}
			}
		})
	}
}

// A reader that nobody touches sends nothing, here and over SSH.
func BenchmarkIdleTerminal(b *testing.B) {
	for name, open := range map[string]func(testing.TB, kind, string, string) *terminal{"here": opened, "ssh": openedRemote} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				x := open(b, kinds()[0], "harbour.txt", ordinaryText(40<<10))
				opening := x.len()
				<-time.After(5 * time.Second)
				b.ReportMetric(float64(opening), "opening-bytes")
				b.ReportMetric(float64(x.len()-opening), "idle-bytes")
			}
		})
	}
}

// What a move of the cursor in the list costs over SSH, as a reader opens there and with
// everything on the screen.
func BenchmarkListOverSSH(b *testing.B) {
	for _, full := range []bool{false, true} {
		b.Run(map[bool]string{false: "spared", true: "everything"}[full], func(b *testing.B) {
			for b.Loop() {
				s := serve(b, fmt.Sprintf("--low-bandwidth=%v", !full))
				x := startIn(b, kinds()[0], s.ssh([]string{"-t"}))
				x.until("4 briefings")
				b.ReportMetric(float64(x.len()), "opening-bytes")
				cost := 0
				for _, key := range []string{"j", "j", "j", "k", "k", "k"} {
					from := x.len()
					x.enter(key)
					x.wait(resting, func() bool { return x.len() > from })
					cost += x.len() - from
				}
				b.ReportMetric(float64(cost)/6, "bytes/move")
			}
		})
	}
}

// ordinaryText is prose of at least so many bytes, no two sentences of it the same.
func ordinaryText(size int) string {
	ports := []string{"Esbjerg", "Gdynia", "Ostend", "Turku", "Constanta", "Narvik", "Vigo"}
	verbs := []string{"had reopened", "would stay closed", "was short of pilots", "had asked for two more cranes", "took in the ferries"}
	var text strings.Builder
	text.WriteString("Harbours after the storm\n\n5 March 2024\n\n")
	for i := 0; text.Len() < size; i++ {
		fmt.Fprintf(&text, "On day %d the harbour master of %s said that the port %s, while %d ships were waiting outside for the wind to turn. ",
			i/3+1, ports[i%len(ports)], verbs[i%len(verbs)], i*7%90+2)
		if i%4 == 3 {
			text.WriteString("\n\n")
		}
	}
	return text.String()
}

// markedText is Markdown of at least so many bytes with what articles have.
func markedText(size int) string {
	paragraphs := strings.Split(ordinaryText(size), "\n\n")[2:]
	var text strings.Builder
	text.WriteString("---\ntitle: Harbours after the storm\ndate: 2024-03-05\n---\n")
	for i, p := range paragraphs {
		p = strings.Replace(p, "harbour master", "**harbour master**", 1)
		p = strings.Replace(p, "the port", "[the port](https://example.org/ports)", 1)
		switch i % 5 {
		case 0:
			fmt.Fprintf(&text, "\n## Part %d\n\n%s\n", i/5+1, p)
		case 3:
			fmt.Fprintf(&text, "\n- %s\n", strings.ReplaceAll(strings.TrimSpace(p), ". On", ".\n- On"))
		case 4:
			fmt.Fprintf(&text, "\n> %s\n", p)
		default:
			fmt.Fprintf(&text, "\n%s\n", p)
		}
	}
	return text.String()
}
