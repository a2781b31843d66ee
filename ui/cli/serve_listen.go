package cli

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"

	"readout/store"
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
