// Command readout reads folders of briefings in a terminal: it cleans saved
// pages, finds their titles and dates, and lets a person search, walk through
// time and read.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"readout/ui/cli"
)

// version is set by the linker when a release is built:
// -ldflags "-X main.version=v1.0.0".
var version = ""

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Main(ctx, version, os.Args[1:], cli.Terminal())
	stop()
	os.Exit(code)
}
