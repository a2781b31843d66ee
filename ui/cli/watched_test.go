package cli_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"

	"readout/ui/cli"
)

// watched is readout as a process that tells how it is when it is asked.
func watched(streams cli.Streams) int {
	debug.SetGCPercent(50) // as main does
	go func() {
		for asked := bufio.NewScanner(os.Stdin); asked.Scan(); {
			debug.FreeOSMemory()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			fmt.Println(runtime.NumGoroutine(), m.HeapAlloc)
		}
	}()
	streams.Out = io.Discard
	for i, set := range streams.Env { // which systemd writes for the process that it starts
		if set == "LISTEN_PID=self" {
			streams.Env[i] = fmt.Sprint("LISTEN_PID=", os.Getpid())
		}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return cli.Main(ctx, "v0.0.0-test", os.Args[1:], streams)
}
