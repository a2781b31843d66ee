// Command readout reads folders of briefings in a terminal: it cleans saved pages, finds their titles and
// dates, and lets a person search, walk through time and read.
package main

import (
	"os"
	"runtime/debug"

	"readout/ui/cli"
)

// version is set by the linker when a release is built: -ldflags "-X main.version=v1.0.0".
var version = ""

// gcPercent makes the collector run more often than Go's 100 would: while a library is read, its peak of memory
// is a quarter less for hardly more time. A command that asks a kept library is over before it matters.
const gcPercent = 50

func main() {
	debug.SetGCPercent(gcPercent)
	streams := cli.Terminal()
	streams.Signals = cli.Hear()
	code := cli.Main(streams.Signals.Context, version, os.Args[1:], streams)
	os.Exit(streams.Signals.Exit(code))
}
