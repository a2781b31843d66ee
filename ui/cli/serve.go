package cli

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"readout/store"
	"readout/store/spawn"
	"readout/ui"
	"readout/ui/remote"
	"readout/ui/render"
)

// serveFlags are the flags of serve.
type serveFlags struct {
	listen, keys, hostKey string
	log                   *choice[func(*app) slog.Handler]
	every, verify         time.Duration
	frugal                bool
	limits                remote.Limits
}

func (a *app) serveCommand() *cobra.Command {
	s := &serveFlags{limits: remote.DefaultLimits()}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the reader and quick look-ups over SSH",
		Long: "Serve one library to everybody whose public key is in a file: the reader\n" +
			"(ssh -p 2222 HOST) and commands that print and end (ssh -p 2222 HOST search WORDS).\n" +
			"It listens to this machine only unless --listen says otherwise. Nobody is admitted\n" +
			"without a key, and nobody can change, start or name a file here.\n\n" +
			"SIGTERM and ctrl+c end it within --grace. After SIGHUP it reads its keys and its\n" +
			"library again. After SIGUSR2 it takes in nobody new and\n" +
			"ends when the last session has, so that another one can take its place. A socket\n" +
			"that systemd hands over (LISTEN_FDS) is used in place of --listen.",
		Example: "  readout serve --library ~/briefings\n" +
			"  readout serve --library /srv/briefings --listen :2222 --authorized-keys /etc/readout/keys",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), s, cmd.Root().Version) },
	}
	f := cmd.Flags()
	f.StringVar(&s.listen, "listen", "127.0.0.1:2222", "`ADDRESS` to listen on; :2222 means every one this machine has")
	f.StringVar(&s.keys, "authorized-keys", "",
		"`FILE` of the public keys that may log in (default ~/.ssh/authorized_keys)")
	f.StringVar(&s.hostKey, "host-key", "",
		"`FILE` of the key by which clients know this server, made if there is none (default "+
			"$XDG_DATA_HOME/readout/host_key)")
	s.log = &choice[func(*app) slog.Handler]{name: "log", words: []string{"text", "json"},
		values: []func(*app) slog.Handler{
			func(a *app) slog.Handler { return slog.NewTextHandler(a.Err, nil) },
			func(a *app) slog.Handler { return slog.NewJSONHandler(a.Err, nil) },
		}}
	s.log.chosen = s.log.values[0]
	s.log.flag(cmd, "write the log as text or json (default text)")
	f.BoolVar(&s.frugal, "low-bandwidth", true,
		"spare slow lines: plain lines between panes, the preview only if p asks for it")
	f.DurationVar(&s.every, "check-every", 10*time.Second,
		"compare the kept library with its files so often, or more rarely if that takes long; 0: only when a reader "+
			"presses R")
	f.DurationVar(&s.verify, "verify-every", verifyEvery,
		"read the kept library whole so often, with at most 1 % of a core, to find damage on the disk; 0: never")
	l := &s.limits
	f.IntVar(&l.Connections, "max-connections", l.Connections, "connections at once")
	f.IntVar(&l.PerAddress, "max-per-address", l.PerAddress, "connections at once from one address")
	f.IntVar(&l.NewPerSec, "max-new", l.NewPerSec, "new connections a second from one address")
	f.IntVar(&l.HalfOpen, "max-half-open", l.HalfOpen, "connections at once without a login yet")
	f.IntVar(&l.Sessions, "max-sessions", l.Sessions, "sessions at once on one connection")
	f.IntVar(&l.KeySessions, "max-per-key", l.KeySessions, "sessions at once of one key, over all its connections")
	f.DurationVar(&l.Login, "login", l.Login, "time for a login")
	f.DurationVar(&l.Idle, "idle", l.Idle, "end a connection after so long without a key")
	f.DurationVar(&l.Longest, "longest", l.Longest, "end a connection after so long in any case")
	f.DurationVar(&l.Grace, "grace", l.Grace, "time for sessions to end when the server stops")
	_ = cmd.MarkFlagFilename("authorized-keys")
	_ = cmd.MarkFlagFilename("host-key")
	return cmd
}

// check says which of the limits cannot be kept to.
func (s *serveFlags) check() error {
	l := s.limits
	for name, n := range map[string]int{"max-connections": l.Connections, "max-per-address": l.PerAddress,
		"max-new": l.NewPerSec, "max-half-open": l.HalfOpen, "max-sessions": l.Sessions, "max-per-key": l.KeySessions} {
		if n < 1 {
			return fmt.Errorf("--%s must be 1 or more", name)
		}
	}
	for name, d := range map[string]time.Duration{"login": l.Login, "idle": l.Idle, "longest": l.Longest,
		"grace": l.Grace} {
		if d <= 0 {
			return fmt.Errorf("--%s must be longer than nothing, such as 15s or 10m", name)
		}
	}
	for name, d := range map[string]time.Duration{"check-every": s.every, "verify-every": s.verify} {
		if d < 0 {
			return fmt.Errorf("--%s must be 0 or more, such as 10s", name)
		}
	}
	return nil
}

// serve opens everything that can fail before it says that it serves.
func (a *app) serve(ctx context.Context, s *serveFlags, version string) error {
	if err := s.check(); err != nil {
		return err
	}
	places := a.libraryPlaces()
	if err := servable(places); err != nil {
		return err
	}
	if _, err := a.options(); err != nil {
		return err
	}
	keysFile, hostKeyFile, err := s.files(a)
	if err == nil {
		err = outsideOf(places, keysFile, hostKeyFile)
	}
	if err != nil {
		return err
	}
	log := slog.New(s.log.chosen(a))
	keys, err := remote.OpenKeys(keysFile, log)
	if err != nil {
		return err
	}
	hostKey, isNew, err := remote.HostKey(hostKeyFile)
	if err != nil {
		return err
	}
	listener, fromSystemd, err := a.listener(s.listen)
	if err != nil {
		return err
	}
	defer listener.Close()
	library := a.hub(places, []string{keysFile, hostKeyFile}, s.every, log)
	library.verification = s.verify
	h := &service{hub: library, name: libraryName(places), press: render.NewPress(sharedLines), frugal: s.frugal,
		version: version}
	server, err := remote.New(remote.Config{Keys: keys, HostKey: hostKey, Limits: s.limits, Log: log,
		Clean: store.SafeLine, Reader: h.reader, Reads: h.reads, Command: h.command})
	if err != nil {
		return err
	}
	defer allowMoreThreads()()
	return a.keepServing(ctx, server, listener, h.hub, func(library string) {
		a.greet(greeting{at: listener.Addr(), fromSystemd: fromSystemd, key: hostKey.PublicKey(), isNewKey: isNew,
			keys: keys, file: keysFile, library: h.name + library})
	})
}

// sharedLines bounds the bytes of set lines that are kept for all readers.
const sharedLines = 64 << 20

// firstWait is how long the server waits for the library before it says that it serves. One
// that is kept, or small, is there by then, or has turned out to be none.
const firstWait = time.Second

// keepServing serves until ctx ends, another process takes over, or the library turns out to hold nothing.
func (a *app) keepServing(ctx context.Context, server *remote.Server, listener net.Listener, h *hub,
	greet func(library string)) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	if a.Signals != nil {
		reload, handover := a.Signals.Reload(), a.Signals.Handover()
		spawn.Go(func() { obey(ctx, reload, handover, server, h) }, func(broke *spawn.Panic) { stop(broke) })
	}
	result, greeted := make(chan error, 1), make(chan struct{})
	end := func(err error) {
		stop(err)
		result <- err
	}
	spawn.Go(func() { end(h.run(ctx, greeted)) }, func(broke *spawn.Panic) { end(broke) })
	library := ", which is being read"
	select {
	case <-h.ready:
		library = ", " + count(h.library().Stats().Documents, "briefing", "briefings")
	case <-time.After(firstWait):
	case <-ctx.Done():
		return <-result
	}
	greet(library)
	close(greeted)
	err := server.Serve(ctx, listener)
	stop(nil)
	return cmp.Or(<-result, err)
}

// allowMoreThreads lets twice as many threads run as there are processors. Computing is for as
// many as those, in turns; what is left takes messages of the network, for which Go would let
// those who compute go on for 10 ms each time, and the system does not.
func allowMoreThreads() (restore func()) {
	before := runtime.GOMAXPROCS(0)
	runtime.GOMAXPROCS(2 * before)
	return func() { runtime.GOMAXPROCS(before) }
}

// obey does what a server is told by signals, until ctx ends.
func obey(ctx context.Context, reload, handover <-chan struct{}, server *remote.Server, h *hub) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-reload:
			server.Log.Info("told to read keys and library again", "keys", server.Recheck())
			h.requestCheck()
		case <-handover:
			server.Drain()
			handover = nil
		}
	}
}

// readersMemory is what all readers together take before the collector runs more often
// than it would: a reader of 120×40 cells takes 1.3 MB, and with garbage up to half more.
const readersMemory = 1 << 30

// boundMemory sets a soft limit above what the library takes, if the environment has set none.
func (a *app) boundMemory() {
	if a.env("GOMEMLIMIT") != "" {
		return
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetMemoryLimit(int64(m.HeapAlloc) + readersMemory)
}

// hub holds the library of some places, without files that nobody may read. Each time it is opened again, today is
// today.
func (a *app) hub(places, secrets []string, every time.Duration, log *slog.Logger) *hub {
	if len(places) == 0 {
		every = 0 // the samples do not change
	}
	workers := runtime.GOMAXPROCS(0)
	h := newHub(func(ctx context.Context, held *store.Library) <-chan ui.Loaded {
		opt, _ := a.options() // which were right when the server started
		opt.Held, opt.Secrets, opt.Workers = held, secrets, workers
		return load(ctx, places, opt)
	}, every, log)
	h.onChange = a.boundMemory
	return h
}
