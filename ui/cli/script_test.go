package cli_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"readout/ui/cli"
)

// patience is generous: what has not come after it never will.
const patience = time.Minute

func TestMain(m *testing.M) {
	readout := func(streams cli.Streams) {
		streams.Signals = cli.Hear() // as main does
		code := cli.Main(streams.Signals.Context, "v0.0.0-test", os.Args[1:], streams)
		os.Exit(streams.Signals.Exit(code))
	}
	testscript.Main(m, map[string]func(){
		"readout": func() { readout(cli.Terminal()) },
		"readout-on-terminal": func() { // as if its output were one
			streams := cli.Terminal()
			streams.Width = 80
			readout(streams)
		},
		"readout-watched": func() { os.Exit(watched(cli.Terminal())) },
		"pager":           visiblePager,
	})
}

// visiblePager is a pager that writes what it is given so that it can be read: its
// own words, how less would be told to behave, and the text with its escapes quoted.
// Told to, it leaves before it has read anything, or fails.
func visiblePager() {
	fmt.Printf("%q LESS=%s\n", os.Args[1:], os.Getenv("LESS"))
	switch {
	case len(os.Args) > 1 && os.Args[1] == "leave":
		return
	case len(os.Args) > 1 && os.Args[1] == "fail":
		os.Exit(3)
	}
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		fmt.Println(strings.Trim(fmt.Sprintf("%q", lines.Text()), `"`) + "$")
	}
}

// The scripts run the real program, without a terminal, and read like its manual.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: func(env *testscript.Env) error {
		env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, ".cache"))
		env.Setenv("TERM", "xterm-256color")
		return nil
	}})
}
