package cli

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"sync"

	"readout/store/spawn"
)

// Signals are what the system asks of this process. All are heard here, so that each means
// one thing: most end the process, with its terminal restored; SIGHUP lets a server read its
// keys and its library again; SIGUSR2 lets it take in nobody new. After SIGQUIT what all
// goroutines did at that moment is told at the end, or at once if it comes again.
type Signals struct {
	Context context.Context // ends when the process is to end

	end      context.CancelFunc
	received chan os.Signal

	mu       sync.Mutex
	reload   chan struct{} // holds one if a server shall read again; nil without a server
	handover chan struct{} // closed if a server shall take in nobody new; nil without a server
	stacks   []byte        // of all goroutines at SIGQUIT
}

// Hear begins to hear the signals of this process.
func Hear() *Signals {
	s := &Signals{received: make(chan os.Signal, 8)}
	s.Context, s.end = context.WithCancel(context.Background())
	signal.Notify(s.received, ending()...)
	spawn.Go(func() {
		for told := range s.received {
			s.take(told)
		}
	}, func(*spawn.Panic) { s.end() })
	return s
}

// What a signal asks for.
type request uint8

const (
	toEnd request = iota
	toHangUp
	toQuit
	toHandOver
)

// stacksMost bounds what SIGQUIT tells, in bytes.
const stacksMost = 4 << 20

// take does what a signal asks for.
func (s *Signals) take(told os.Signal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	asks := meaning(told)
	switch {
	case asks == toHangUp && s.reload != nil:
		select {
		case s.reload <- struct{}{}:
		default: // it is asked to already
		}
		return
	case asks == toHandOver && s.handover != nil:
		close(s.handover)
		s.handover = nil
		return
	case asks == toHandOver:
		return // a second time
	case asks == toQuit && s.stacks != nil: // it did not end
		_, _ = os.Stderr.Write(s.stacks)
		os.Exit(exitError)
	case asks == toQuit:
		stacks := make([]byte, stacksMost)
		s.stacks = fmt.Appendf(nil, "%v\n\n%s\n", told, stacks[:runtime.Stack(stacks, true)])
	}
	s.end()
}

// Reload returns a channel on which something comes each time that a server shall read its
// keys and its library again. From now on SIGHUP means that.
func (s *Signals) Reload() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reload = make(chan struct{}, 1)
	listen(s.received, toHangUp) // also under nohup
	return s.reload
}

// Handover returns a channel that is closed when a server shall take in nobody new, because
// another process takes its place.
func (s *Signals) Handover() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.handover = make(chan struct{})
	listen(s.received, toHandOver)
	return s.handover
}

// Exit stops hearing, tells what SIGQUIT asked for, and returns the exit code of the process.
func (s *Signals) Exit(code int) int {
	signal.Stop(s.received)
	s.end()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stacks == nil {
		return code
	}
	_, _ = os.Stderr.Write(s.stacks)
	return exitError
}
