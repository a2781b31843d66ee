//go:build unix

package cli

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"readout/store/spawn"
)

// handover is closed when the process is told by SIGUSR2 that another one takes its
// place.
func handover(ctx context.Context) <-chan struct{} {
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGUSR2)
	over := make(chan struct{})
	spawn.Go(func() {
		defer signal.Stop(told)
		select {
		case <-told:
			close(over)
		case <-ctx.Done():
		}
	}, nil)
	return over
}
