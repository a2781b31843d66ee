package remote

import (
	"fmt"
	"math"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// What a client sends in a request, as RFC 4254 lays it out.
type (
	ptyReq struct {
		Term                    string
		Width, Height, PxW, PxH uint32
		Modes                   string
	}
	windowChange struct{ Width, Height, PxW, PxH uint32 }
	envReq       struct{ Name, Value string }
	execReq      struct{ Line string }
)

func TestSizes(t *testing.T) {
	t.Parallel()
	const all = math.MaxUint32
	for _, c := range []struct {
		width, height uint32
		want          size // zero: it is taken for the usual size, and no change to it is made
	}{
		{80, 24, size{80, 24}},
		{1, 1, size{1, 1}},
		{480, 135, size{480, 135}}, // a screen of 3840×2160 and letters of 8×16
		{1000, 100, size{500, 100}},
		{1000, 1, size{500, 1}},
		{200, 500, size{200, 325}},
		{130, 500, size{130, 500}},
		{0, 0, size{}},
		{0, 50, size{}},
		{120, 0, size{}},
		{1000, 101, size{}},
		{1001, 100, size{}},
		{200, 501, size{}},
		{65535, 65535, size{}},
		{all, all, size{}},
		{1, all, size{}},
		{all, 1, size{}},
		{1 << 16, 1 << 16, size{}},
		{1 << 31, 2, size{}},
	} {
		want, real := c.want, c.want != size{}
		changed, ok := windowChanged(gossh.Marshal(windowChange{c.width, c.height, all, all}))
		if ok != real || changed != want {
			t.Errorf("window-change %d×%d: %v, %v", c.width, c.height, changed, ok)
		}
		if !real {
			want = size{usualWidth, usualHeight}
		}
		pty := gossh.Marshal(ptyReq{Term: "xterm", Width: c.width, Height: c.height, PxW: all, PxH: all})
		if _, got, ok := terminalAsked(pty); !ok || got != want {
			t.Errorf("pty-req %d×%d: %v, %v; want %v", c.width, c.height, got, ok, want)
		}
	}
}

func TestTermNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"xterm-256color":           true,
		"screen.xterm+new_1":       true,
		"":                         true, // none
		strings.Repeat("a", 64):    true,
		strings.Repeat("a", 65):    false,
		"xterm\n":                  false,
		"xterm\x00":                false,
		"x\x1b]0;owned\a":          false,
		"x\u009b31m":               false,
		"x\x9b31m":                 false,
		"xterm\u202e":              false,
		"../../../etc/passwd":      false,
		"a/b":                      false,
		"$(id)":                    false,
		"xterm xterm":              false,
		"TERM=x":                   false,
		"\uff58term":               false, // letters, but not those
		"xt\u00e9rm":               false,
		strings.Repeat("a", 1<<20): false,
	} {
		term, z, ok := terminalAsked(gossh.Marshal(ptyReq{Term: name, Width: 80, Height: 24}))
		if ok != want || ok && term != name || !ok && (term != "" || z != size{}) {
			t.Errorf("%.80q: %q, %v, %v", name, term, z, ok)
		}
	}
}

func TestMalformedRequests(t *testing.T) {
	t.Parallel()
	whole := map[string][]byte{
		"pty-req":       gossh.Marshal(ptyReq{Term: "xterm", Width: 80, Height: 24, Modes: "\x00"}),
		"window-change": gossh.Marshal(windowChange{Width: 80, Height: 24}),
		"env":           gossh.Marshal(envReq{"LANG", "C"}),
		"exec":          gossh.Marshal(execReq{"search a"}),
	}
	for kind, payload := range whole {
		if !reads(kind, payload) {
			t.Errorf("%s is refused", kind)
		}
		if reads(kind, append(payload[:len(payload):len(payload)], 0)) {
			t.Errorf("%s with more behind it is taken", kind)
		}
		for n := range payload {
			if reads(kind, payload[:n]) {
				t.Errorf("%s is taken when cut at %d", kind, n)
			}
		}
		// A length that promises 4 GB is not believed.
		huge := append([]byte{0xff, 0xff, 0xff, 0xff}, payload[4:]...)
		if kind != "window-change" && reads(kind, huge) {
			t.Errorf("%s of 4 GB is taken", kind)
		}
	}
}

// reads reads the payload of a request, and reports whether it could be.
func reads(kind string, payload []byte) (ok bool) {
	switch kind {
	case "pty-req":
		_, _, ok = terminalAsked(payload)
	case "window-change":
		_, ok = windowChanged(payload)
	case "env":
		ok = new(environment).take(payload)
	case "exec":
		_, ok = lineAsked(payload)
	}
	return ok
}

func TestEnvironment(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"LANG": true, "LC_ALL": true, "LC_CTYPE": true, "LC_": true, "COLORTERM": true, "NO_COLOR": true,
		"PATH": false, "HOME": false, "LD_PRELOAD": false, "EDITOR": false, "PAGER": false, "TERM": false,
		"SSH_TTY": false, "TEA_TRACE": false, "READOUT_CONFIG": false, "XDG_CONFIG_HOME": false, "GODEBUG": false,
		"": false, "lang": false, "LANG ": false, "LANG=": false, "LC_A=B": false, "LC_\n": false, "LC_\x1b[m": false,
		"LC_" + strings.Repeat("A", 32): true, "LC_" + strings.Repeat("A", 33): false,
	} {
		var e environment
		if got := e.take(gossh.Marshal(envReq{name, "de_DE.UTF-8"})); got != want {
			t.Errorf("%q: %v", name, got)
		}
		if want && (len(e.set) != 1 || e.set[0] != name+"=de_DE.UTF-8") || !want && len(e.set) > 0 {
			t.Errorf("%q is kept as %q", name, e.set)
		}
	}
	for value, want := range map[string]bool{
		"": true, "C.UTF-8": true, "truecolor": true, " ~": true,
		strings.Repeat("v", 256): true, strings.Repeat("v", 257): false,
		"a\nPATH=x": false, "a\x00": false, "\x1b[m": false, "a\x7f": false, "\u009b": false, "\x9b": false, "é": false,
	} {
		if got := new(environment).take(gossh.Marshal(envReq{"LANG", value})); got != want {
			t.Errorf("value %.20q: %v", value, got)
		}
	}

	// The sum is bounded, also for one variable that is set again and again.
	var e environment
	taken := 0
	for i := range 10_000 {
		name := fmt.Sprintf("LC_%d", i%3)
		if e.take(gossh.Marshal(envReq{name, strings.Repeat("v", 256)})) {
			taken++
		}
	}
	sum := 0
	for _, set := range e.set {
		sum += len(set)
	}
	if sum > 16<<10 || sum != e.bytes || taken != len(e.set) || taken < 60 {
		t.Errorf("%d variables of %d bytes are kept, %d counted", taken, sum, e.bytes)
	}
	if e.take(gossh.Marshal(envReq{"LANG", strings.Repeat("v", 256)})) {
		t.Error("a full environment takes more")
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, lineMost, lineMost + 1, lineMost + 2, 200_000} {
		line, ok := lineAsked(gossh.Marshal(execReq{strings.Repeat("a", n)}))
		if !ok || len(line) != min(n, lineMost+1) {
			t.Errorf("a line of %d bytes is %d, %v", n, len(line), ok)
		}
	}
}

func FuzzRequests(f *testing.F) {
	f.Add(gossh.Marshal(ptyReq{Term: "xterm", Width: math.MaxUint32, Height: 65535, Modes: "\x00"}))
	f.Add(gossh.Marshal(windowChange{65535, math.MaxUint32, 0, 0}))
	f.Add(gossh.Marshal(envReq{"LC_ALL", "C"}))
	f.Add(gossh.Marshal(execReq{"search 'a b'"}))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, payload []byte) {
		fits := func(z size) bool {
			return z.width >= 1 && z.width <= 1000 && z.height >= 1 && z.height <= 500 && z.width*z.height <= 100_000
		}
		if term, z, ok := terminalAsked(payload); ok && (!fits(z) || len(term) > termMost || simplyClean(term) != term) {
			t.Errorf("pty-req: %q, %v", term, z)
		}
		if z, ok := windowChanged(payload); ok && !fits(z) {
			t.Errorf("window-change: %v", z)
		}
		if line, ok := lineAsked(payload); ok && len(line) > lineMost+1 {
			t.Errorf("exec: %d bytes", len(line))
		}
		var e environment
		if e.take(payload) && (len(e.set) != 1 || e.bytes > envMost || strings.IndexFunc(e.set[0], func(r rune) bool { return r < ' ' || r > '~' }) >= 0) {
			t.Errorf("env: %q", e.set)
		}
	})
}
