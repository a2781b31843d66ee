package cli_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"

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
	streams.Signals = cli.Hear()
	return streams.Signals.Exit(cli.Main(streams.Signals.Context, "v0.0.0-test", os.Args[1:], streams))
}
