package cli_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A terminal is a pseudo terminal of 120×40 with the real program in it. It answers
// what the program asks and keeps every byte it is sent.
type terminal struct {
	t       testing.TB
	program *exec.Cmd
	person  *os.File // the side where keys are typed and bytes are shown
	came    chan struct{}

	mu      sync.Mutex
	bytes   []byte
	answers []answer
}

// A kind is a kind of terminal: its name in TERM, and its answers.
type kind struct {
	term    string
	answers []answer
}

// An answer is what a terminal says when it is asked something.
type answer struct {
	asked, says string
	times       int // it has been given
}

// The kinds of terminals: one that people have at home, the multiplexer that many
// run in it, and one that knows next to nothing and says so.
func kinds() []kind {
	return []kind{
		{"xterm-256color", []answer{
			{asked: "\x1b]11;?\a", says: "\x1b]11;rgb:1c1c/1c1c/1c1c\a"},
			{asked: "\x1b[?2026$p", says: "\x1b[?2026;2$y"},
			{asked: "\x1b[?2027$p", says: "\x1b[?2027;2$y"},
			{asked: "\x1b[?u", says: "\x1b[?0u"},
			{asked: "\x1b[c", says: "\x1b[?62;22c"},
			{asked: "\x1b[>q", says: "\x1bP>|XTerm(390)\x1b\\"},
		}},
		{"tmux-256color", []answer{
			{asked: "\x1b]11;?\a", says: "\x1b]11;rgb:ffff/ffff/ffff\a"},
			{asked: "\x1b[c", says: "\x1b[?1;2;4c"},
			{asked: "\x1b[>q", says: "\x1bP>|tmux 3.5a\x1b\\"},
		}},
		{"vt100", nil},
	}
}

// The waits of a terminal: after silent, an answer to a key is over; after resting,
// whatever was going on.
const (
	silent  = 100 * time.Millisecond
	resting = 500 * time.Millisecond
)

// start runs readout with arguments in a terminal, until the test is over.
func start(t testing.TB, k kind, args ...string) *terminal {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Args[0] = "readout" // TestMain knows it by this name
	return startIn(t, k, cmd)
}

// startIn runs a command in a terminal, until the test is over.
func startIn(t testing.TB, k kind, cmd *exec.Cmd) *terminal {
	t.Helper()
	person, program := openPTY(t)
	defer program.Close()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = program, program, program
	cmd.Env = append(cmd.Env, "TERM="+k.term, "LANG=C.UTF-8", "PATH="+os.Getenv("PATH"), "HOME="+t.TempDir(), "XDG_CACHE_HOME="+t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	x := &terminal{t: t, program: cmd, person: person, answers: k.answers, came: make(chan struct{}, 1)}
	go x.read()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		_ = person.Close()
	})
	return x
}

// openPTY opens both sides of a new pseudo terminal.
func openPTY(t testing.TB) (person, program *os.File) {
	t.Helper()
	person, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY|unix.O_NONBLOCK, 0)
	if err != nil {
		t.Skipf("there are no pseudo terminals here: %v", err)
	}
	raw, err := person.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	number := 0
	control := raw.Control(func(fd uintptr) {
		if err = unix.IoctlSetPointerInt(int(fd), unix.TIOCSPTLCK, 0); err != nil {
			return
		}
		if number, err = unix.IoctlGetInt(int(fd), unix.TIOCGPTN); err != nil {
			return
		}
		err = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Row: 40, Col: 120})
	})
	if control != nil || err != nil {
		t.Fatal(control, err)
	}
	if program, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0); err != nil {
		t.Skipf("there are no pseudo terminals here: %v", err)
	}
	return person, program
}

// read takes what the program writes, and answers, until the terminal is closed.
func (x *terminal) read() {
	chunk := make([]byte, 64<<10)
	for {
		n, err := x.person.Read(chunk)
		if err != nil {
			return
		}
		x.mu.Lock()
		x.bytes = append(x.bytes, chunk[:n]...)
		var say strings.Builder
		for i := range x.answers {
			a := &x.answers[i]
			for ; a.times < bytes.Count(x.bytes, []byte(a.asked)); a.times++ {
				say.WriteString(a.says)
			}
		}
		x.mu.Unlock()
		_, _ = io.WriteString(x.person, say.String())
		x.tell()
	}
}

// tell wakes who waits for bytes, or whoever will next.
func (x *terminal) tell() {
	select {
	case x.came <- struct{}{}:
	default:
	}
}

// len is the number of bytes so far.
func (x *terminal) len() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return len(x.bytes)
}

// since are the bytes from a place on.
func (x *terminal) since(from int) string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return string(x.bytes[from:])
}

// wait waits until a condition holds and nothing has come for a while.
func (x *terminal) wait(while time.Duration, done func() bool) {
	x.t.Helper()
	for deadline := time.After(patience); !done() || !x.quiet(while); {
		select {
		case <-x.came:
		case <-deadline:
			x.t.Fatalf("what was waited for does not come; the last bytes: %q", x.since(max(0, x.len()-1000)))
		}
	}
}

// quiet reports whether nothing comes for a while.
func (x *terminal) quiet(while time.Duration) bool {
	select {
	case <-x.came:
		x.tell() // it is for whoever waits next
		return false
	case <-time.After(while):
		return true
	}
}

// until waits until the program has sent a text, and nothing more comes.
func (x *terminal) until(text string) {
	x.t.Helper()
	x.wait(silent, func() bool { return strings.Contains(x.since(0), text) })
}

// press types keys and returns what the program sends until nothing more comes.
func (x *terminal) press(keys string) string {
	x.t.Helper()
	from := x.len()
	x.enter(keys)
	x.wait(silent, func() bool { return x.len() > from })
	return x.since(from)
}

// enter types keys and waits for nothing.
func (x *terminal) enter(keys string) {
	x.t.Helper()
	if _, err := io.WriteString(x.person, keys); err != nil {
		x.t.Fatal(err)
	}
}

// A cost is what a key costs in bytes.
type cost struct{ average, most int }

// costs types a key ten times and says what each time costs.
func (x *terminal) costs(key string) (c cost) {
	x.t.Helper()
	const times = 10
	for range times {
		n := len(x.press(key))
		c.average += n
		c.most = max(c.most, n)
	}
	c.average /= times
	return c
}
