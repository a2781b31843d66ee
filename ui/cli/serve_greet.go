package cli

import (
	"fmt"
	"net"
	"os"
	"strings"

	gossh "golang.org/x/crypto/ssh"

	"readout/store"
	"readout/ui/remote"
)

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
