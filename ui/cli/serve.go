package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"

	"readout/store"
	"readout/ui"
	"readout/ui/remote"
	"readout/ui/render"
)

// A serving is the flags of serve.
type serving struct {
	listen, keys, hostKey string
	log                   *choice[func(*app) slog.Handler]
	every                 time.Duration
	frugal                bool
	limits                remote.Limits
}

func (a *app) serveCommand() *cobra.Command {
	s := &serving{limits: remote.DefaultLimits()}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the reader and quick look-ups over SSH",
		Long: "Serve one library to everybody whose public key is in a file: the reader\n" +
			"(ssh -p 2222 HOST) and commands that print and end (ssh -p 2222 HOST search WORDS).\n" +
			"It listens to this machine only unless --listen says otherwise. Nobody is admitted\n" +
			"without a key, and nobody can change, start or name a file here.\n\n" +
			"SIGTERM and ctrl+c end it within --grace. After SIGUSR2 it takes in nobody new and\n" +
			"ends when the last session has, so that another one can take its place. A socket\n" +
			"that systemd hands over (LISTEN_FDS) is used in place of --listen.",
		Example: "  readout serve --library ~/briefings\n" +
			"  readout serve --library /srv/briefings --listen :2222 --authorized-keys /etc/readout/keys",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), s, cmd.Root().Version) },
	}
	f := cmd.Flags()
	f.StringVar(&s.listen, "listen", "127.0.0.1:2222", "`ADDRESS` to listen on; :2222 means every one this machine has")
	f.StringVar(&s.keys, "authorized-keys", "", "`FILE` of the public keys that may log in (default ~/.ssh/authorized_keys)")
	f.StringVar(&s.hostKey, "host-key", "", "`FILE` of the key by which clients know this server, made if there is none (default $XDG_DATA_HOME/readout/host_key)")
	s.log = &choice[func(*app) slog.Handler]{name: "log", words: []string{"text", "json"}, values: []func(*app) slog.Handler{
		func(a *app) slog.Handler { return slog.NewTextHandler(a.Err, nil) },
		func(a *app) slog.Handler { return slog.NewJSONHandler(a.Err, nil) },
	}}
	s.log.chosen = s.log.values[0]
	s.log.flag(cmd, "write the log as text or json (default text)")
	f.BoolVar(&s.frugal, "low-bandwidth", true, "spare slow lines: plain lines between panes, the preview only if p asks for it")
	f.DurationVar(&s.every, "check-every", 10*time.Second, "compare the kept library with its files so often, or more rarely if that takes long; 0: only when a reader presses R")
	l := &s.limits
	f.IntVar(&l.Connections, "max-connections", l.Connections, "connections at once")
	f.IntVar(&l.PerAddress, "max-per-address", l.PerAddress, "connections at once from one address")
	f.IntVar(&l.NewPerSec, "max-new", l.NewPerSec, "new connections a second from one address")
	f.IntVar(&l.HalfOpen, "max-half-open", l.HalfOpen, "connections at once without a login yet")
	f.IntVar(&l.Sessions, "max-sessions", l.Sessions, "sessions at once on one connection")
	f.DurationVar(&l.Login, "login", l.Login, "time for a login")
	f.DurationVar(&l.Idle, "idle", l.Idle, "end a connection after so long without a key")
	f.DurationVar(&l.Longest, "longest", l.Longest, "end a connection after so long in any case")
	f.DurationVar(&l.Grace, "grace", l.Grace, "time for sessions to end when the server stops")
	_ = cmd.MarkFlagFilename("authorized-keys")
	_ = cmd.MarkFlagFilename("host-key")
	return cmd
}

// check says which of the limits cannot be kept to.
func (s *serving) check() error {
	l := s.limits
	for name, n := range map[string]int{"max-connections": l.Connections, "max-per-address": l.PerAddress,
		"max-new": l.NewPerSec, "max-half-open": l.HalfOpen, "max-sessions": l.Sessions} {
		if n < 1 {
			return fmt.Errorf("--%s must be 1 or more", name)
		}
	}
	for name, d := range map[string]time.Duration{"login": l.Login, "idle": l.Idle, "longest": l.Longest, "grace": l.Grace} {
		if d <= 0 {
			return fmt.Errorf("--%s must be longer than nothing, such as 15s or 10m", name)
		}
	}
	if s.every < 0 {
		return errors.New("--check-every must be 0 or more, such as 10s")
	}
	return nil
}

// serve opens everything that can fail before it says that it serves.
func (a *app) serve(ctx context.Context, s *serving, version string) error {
	if err := s.check(); err != nil {
		return err
	}
	places := a.libraryPlaces()
	for _, place := range places {
		if err := store.Exists(place); err != nil {
			return err
		}
	}
	if _, err := a.options(); err != nil {
		return err
	}
	log := slog.New(s.log.chosen(a))
	keys, err := remote.OpenKeys(s.keysFile(a), log)
	if err != nil {
		return err
	}
	hostKey, made, err := remote.HostKey(s.hostKeyFile(a))
	if err != nil {
		return err
	}
	listener, err := a.listener(s.listen)
	if err != nil {
		return err
	}
	defer listener.Close()
	h := &house{hub: a.hub(places, s.every, log), name: libraryName(places), press: render.NewPress(sharedLines), frugal: s.frugal, version: version}
	server, err := remote.New(remote.Config{Keys: keys, HostKey: hostKey, Limits: s.limits, Log: log,
		Clean: store.SafeLine, Reader: h.reader, Reads: h.reads, Command: h.command})
	if err != nil {
		return err
	}
	a.greet(listener.Addr(), hostKey.PublicKey(), made, keys, s.keysFile(a), h.name)
	return a.keepServing(ctx, server, listener, h.hub)
}

// sharedLines bounds the bytes of set lines that are kept for all readers.
const sharedLines = 64 << 20

// keepServing serves until ctx ends, another process takes over, or the library turns
// out to hold nothing.
func (a *app) keepServing(ctx context.Context, server *remote.Server, listener net.Listener, h *hub) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	followed := make(chan struct{})
	go func() {
		defer close(followed)
		if err := h.run(ctx); err != nil {
			stop(err)
		}
	}()
	go func() {
		if _, err := h.whole(ctx); err == nil && a.env("GOMEMLIMIT") == "" {
			boundMemory()
		}
	}()
	if a.Handover != nil {
		over := a.Handover(ctx)
		go func() {
			select {
			case <-over:
				server.Drain()
			case <-ctx.Done():
			}
		}()
	}
	err := server.Serve(ctx, listener)
	if cause := context.Cause(ctx); err == nil && !errors.Is(cause, context.Canceled) {
		err = cause // of the library
	}
	stop(nil)
	<-followed
	return err
}

// readersMemory is what all readers together take before the collector runs more often
// than it would: a reader of 120×40 cells takes 1.3 MB, and with garbage up to half more.
const readersMemory = 1 << 30

// boundMemory sets a soft limit above what the library takes.
func boundMemory() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetMemoryLimit(int64(m.HeapAlloc) + readersMemory)
}

// hub holds the library of some places. Each time it is opened anew, today is today.
func (a *app) hub(places []string, every time.Duration, log *slog.Logger) *hub {
	if len(places) == 0 {
		every = 0 // the samples do not change
	}
	return newHub(func(ctx context.Context, held *store.Library) <-chan ui.Loaded {
		opt, _ := a.options() // which were right when the server started
		opt.Held = held
		return load(ctx, places, opt)
	}, every, log)
}

// keysFile is the file of the keys that may log in.
func (s *serving) keysFile(a *app) string {
	return cmp.Or(s.keys, filepath.Join(a.home(), ".ssh", "authorized_keys"))
}

// hostKeyFile is the file of the server's own key, by the XDG base directory
// specification.
func (s *serving) hostKeyFile(a *app) string {
	data := a.env("XDG_DATA_HOME")
	if !filepath.IsAbs(data) {
		data = filepath.Join(a.home(), ".local", "share")
	}
	return cmp.Or(s.hostKey, filepath.Join(data, "readout", "host_key"))
}

func (a *app) home() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	return home
}

// firstHanded is the first descriptor that systemd hands over (sd_listen_fds(3)).
const firstHanded = 3

// listener is the socket that systemd handed over, else a new one.
func (a *app) listener(address string) (net.Listener, error) {
	if a.env("LISTEN_PID") == strconv.Itoa(os.Getpid()) && a.env("LISTEN_FDS") != "" && a.env("LISTEN_FDS") != "0" {
		file := os.NewFile(firstHanded, "socket")
		defer file.Close()
		listener, err := net.FileListener(file)
		if err != nil {
			return nil, fmt.Errorf("the socket that was handed over cannot be used: %w", err)
		}
		return listener, nil
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w; --listen names another address", store.SafeLine(address), plainNet(err))
	}
	return listener, nil
}

// plainNet is the reason of an error of the network, without the address.
func plainNet(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		return op.Err
	}
	return err
}

// greet says in five lines what is served, to whom and how to get there.
func (a *app) greet(at net.Addr, key gossh.PublicKey, made bool, keys *remote.Keys, file, library string) {
	host, port, _ := net.SplitHostPort(at.String())
	reach := "from this machine only; --listen opens it to others"
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		reach = "from every machine that reaches it"
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "HOST"
		if name, err := os.Hostname(); err == nil {
			host = store.SafeLine(name)
		}
	}
	fresh := ""
	if made {
		fresh = ", made now"
	}
	admitted, bad := keys.Count()
	fmt.Fprintf(a.Err, "listening  %s, %s\n", at, reach)
	fmt.Fprintf(a.Err, "host key   %s (%s%s)\n", gossh.FingerprintSHA256(key), strings.TrimPrefix(key.Type(), "ssh-"), fresh)
	fmt.Fprintf(a.Err, "admits     %s of %s%s\n", count(admitted, "key", "keys"), store.SafeLine(file), unused(bad))
	fmt.Fprintf(a.Err, "library    %s\n", library)
	fmt.Fprintf(a.Err, "connect    ssh -p %s %s; ssh -p %s %s search WORDS\n", port, host, port, host)
	for _, b := range bad {
		fmt.Fprintf(a.Err, "readout: line %d of the keys file admits nobody: %s\n", b.Line, store.SafeLine(b.Why))
	}
}

func unused(bad []remote.BadLine) string {
	if len(bad) == 0 {
		return ""
	}
	return "; " + count(len(bad), "line is", "lines are") + " not used, see below"
}
