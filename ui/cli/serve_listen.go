package cli

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"

	gossh "golang.org/x/crypto/ssh"

	"readout/store"
	"readout/ui/remote"
)

// firstSystemdFD is the first descriptor that systemd hands over (sd_listen_fds(3)).
const firstSystemdFD = 3

// listener is the socket that systemd handed over, else a new one.
func (a *app) listener(address string) (l net.Listener, handed bool, err error) {
	if a.env("LISTEN_PID") == strconv.Itoa(os.Getpid()) {
		if n := a.env("LISTEN_FDS"); n != "1" {
			return nil, false, fmt.Errorf("%q sockets were handed over, and one can be served; give the unit one ListenStream",
				n)
		}
		file := os.NewFile(firstSystemdFD, "socket")
		defer file.Close()
		listener, err := net.FileListener(file)
		if err != nil {
			return nil, false, fmt.Errorf("the socket that was handed over cannot be used: %w", err)
		}
		return listener, true, nil
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, false, fmt.Errorf("cannot listen on %s: %w; --listen names another address", store.SafeLine(address),
			plainNet(err))
	}
	return listener, false, nil
}

// plainNet is the reason of an error of the network, without the address.
func plainNet(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		return op.Err
	}
	return err
}

// A greeting is what is said when a server begins.
type greeting struct {
	at            net.Addr
	fromSystemd   bool // the socket was handed over
	key           gossh.PublicKey
	isNewKey      bool // the key was made now
	keys          *remote.Keys
	file, library string
}

// greet says in five lines what is served, to whom and how to get there.
func (a *app) greet(g greeting) {
	host, port, _ := net.SplitHostPort(g.at.String())
	ip := net.ParseIP(host)
	reach := "from every machine that reaches it"
	if ip != nil && ip.IsLoopback() {
		reach = "from this machine only"
		if !g.fromSystemd {
			reach += "; --listen opens it to others"
		}
	}
	if ip == nil || ip.IsUnspecified() {
		host = "HOST"
		if name, err := os.Hostname(); err == nil {
			host = store.SafeLine(name)
		}
	}
	fresh := ""
	if g.isNewKey {
		fresh = ", made now"
	}
	admitted, bad := g.keys.Count()
	fmt.Fprintf(a.Err, "listening  %s, %s\n", g.at, reach)
	fmt.Fprintf(a.Err, "host key   %s (%s%s)\n", gossh.FingerprintSHA256(g.key),
		strings.TrimPrefix(g.key.Type(), "ssh-"), fresh)
	fmt.Fprintf(a.Err, "admits     %s of %s%s\n", count(admitted, "key", "keys"), store.SafeLine(g.file), unusedLines(bad))
	fmt.Fprintf(a.Err, "library    %s\n", g.library)
	fmt.Fprintf(a.Err, "connect    ssh -p %s %s; ssh -p %s %s search WORDS\n", port, host, port, host)
	for _, b := range bad {
		fmt.Fprintf(a.Err, "readout: line %d of the keys file admits nobody: %s\n", b.Line, store.SafeLine(b.Why))
	}
}

func unusedLines(bad []remote.BadLine) string {
	if len(bad) == 0 {
		return ""
	}
	return "; " + count(len(bad), "line is", "lines are") + " not used, see below"
}
