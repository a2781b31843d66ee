package remote

import (
	"context"
	"crypto/rsa"
	"errors"
	"net"
	"strings"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"readout/store/spawn"
)

// admitKey reports whether a key may log in. Who logs in is not known before the
// signature has been checked: clients may offer keys that are not theirs.
func (s *Server) admitKey(ctx ssh.Context, key ssh.PublicKey) (ok bool) {
	defer s.recovered("login")
	c := connectionOf(ctx)
	c.setOffer(key, ctx.User())
	if s.Keys.Admit(key) {
		return true
	}
	c.addAttempt(gossh.FingerprintSHA256(key))
	return false
}

// loginFailed logs why a connection did not log in, after it is closed. A signature that is
// not of its key ends a login without any other call of ours.
func (s *Server) loginFailed(conn net.Conn, why error) {
	defer s.recovered("login")
	from, known := conn.RemoteAddr().(client)
	if !known || !isForged(why) {
		return
	}
	if key, user := from.connection.offer(); key != nil {
		s.logLimited(from.String(), "login refused: a signature that is not of its key",
			"user", s.Clean(user), "key", gossh.FingerprintSHA256(key))
	}
}

// isForged reports whether a login failed because of its signature. The library has no error of
// its own for that.
func isForged(why error) bool {
	return errors.Is(why, rsa.ErrVerification) || strings.Contains(why.Error(), "signature")
}

// handshakeConfig is the configuration of a handshake: no SHA-1, no CBC, no passwords, and a
// look at how the login goes.
func (s *Server) handshakeConfig(ctx ssh.Context) *gossh.ServerConfig {
	defer s.recovered("handshake")
	c := connectionOf(ctx)
	return &gossh.ServerConfig{
		VerifiedPublicKeyCallback: func(_ gossh.ConnMetadata, key gossh.PublicKey, p *gossh.Permissions,
			_ string) (*gossh.Permissions, error) {
			defer s.recovered("login")
			c.setKey(key)
			return p, nil
		},
		Config: gossh.Config{
			KeyExchanges: []string{gossh.KeyExchangeMLKEM768X25519, gossh.KeyExchangeCurve25519, gossh.KeyExchangeECDHP256},
			Ciphers:      []string{gossh.CipherAES128GCM, gossh.CipherAES256GCM, gossh.CipherChaCha20Poly1305},
			MACs:         []string{gossh.HMACSHA256ETM, gossh.HMACSHA512ETM},
		},
		PublicKeyAuthAlgorithms: []string{
			gossh.KeyAlgoED25519, gossh.KeyAlgoSKED25519, gossh.KeyAlgoSKECDSA256,
			gossh.KeyAlgoECDSA256, gossh.KeyAlgoECDSA384, gossh.KeyAlgoECDSA521,
			gossh.KeyAlgoRSASHA256, gossh.KeyAlgoRSASHA512,
		},
		MaxAuthTries: s.Limits.LoginTries,
		AuthLogCallback: func(meta gossh.ConnMetadata, method string, err error) {
			defer s.recovered("login")
			switch {
			case err == nil:
				c.setLoggedIn()
				s.Log.Info("login", "from", c.from(), "user", s.Clean(meta.User()), "client", s.Clean(string(meta.ClientVersion())))
			case method != "none": // which every client tries first, to see what there is
				c.setUser(s.Clean(meta.User()))
				if method == "password" || method == "keyboard-interactive" {
					c.addAttempt(method)
				}
			}
		},
	}
}

// recheck looks each Limits.Recheck whether those who are here still may log in.
func (s *Server) recheck(ctx context.Context) {
	due := time.NewTicker(s.Limits.Recheck)
	defer due.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-due.C:
			if broke := spawn.Caught(func() { s.Recheck() }); broke != nil { // and it is tried again
				s.logPanic("recheck", broke)
			}
		}
	}
}

// Recheck reads the keys file again if it has changed, ends the connections whose keys are
// no longer in it, and returns how many keys may log in.
func (s *Server) Recheck() (keys int) {
	defer s.recovered("keys")
	keys = s.Keys.Follow()
	for _, c := range s.gate.all() {
		if key := c.loginKey(); key != nil && !s.Keys.holds(key) {
			c.end(errRevoked)
		}
	}
	return keys
}
