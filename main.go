// Command readout reads folders of briefings in a terminal: it cleans saved
// pages, finds their titles and dates, and lets a person search, walk through
// time and read.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"

	"readout/ui/cli"
)

// version is set by the linker when a release is built:
// -ldflags "-X main.version=v1.0.0".
var version = ""

// While a library is read most of the heap is text that stays, and a peak of half as
// much again is enough: gcPercent makes the collector run more often than Go's 100
// would. But it shall not run at all for a command that asks a kept library, so
// the first time waits for a heap of 16 MB: firstPercent of the 4 MB that Go begins
// with.
const (
	firstPercent = 400
	gcPercent    = 50
)

// paceCollector sets how often the collector runs: the first time it does it finds
// what nobody holds.
func paceCollector() {
	debug.SetGCPercent(firstPercent)
	runtime.AddCleanup(&struct{ self *int }{}, func(percent int) { debug.SetGCPercent(percent) }, gcPercent)
}

func main() {
	paceCollector()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Main(ctx, version, os.Args[1:], cli.Terminal())
	stop()
	os.Exit(code)
}
