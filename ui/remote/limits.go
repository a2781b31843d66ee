package remote

import "time"

// Limits bound what clients may use. They are for honest people who share a server and for those who would take
// it down; each counts before anything is allocated for what it bounds.
type Limits struct {
	Connections int           // at once
	PerAddress  int           // of them from one address; IPv6 by /64
	NewPerSec   int           // new ones a second from one address, twice as many in a burst
	HalfOpen    int           // without a login yet; of more, the address with most loses its oldest
	Login       time.Duration // from the first byte to the login
	LoginTries  int           // that may fail; as many unknown keys may be offered besides
	Sessions    int           // at once on one connection
	KeySessions int           // at once of one key, over all its connections
	Idle        time.Duration // without a key or a new command, before a connection is ended
	Longest     time.Duration // that a connection may last
	Grace       time.Duration // for sessions to end when the server stops
	Recheck     time.Duration // between two looks whether the keys of open connections still may log in
}

// DefaultLimits are for a server of a team.
func DefaultLimits() Limits {
	return Limits{
		Connections: 256, PerAddress: 16, NewPerSec: 10, HalfOpen: 64,
		Login: 15 * time.Second, LoginTries: 3,
		Sessions: 4, KeySessions: 32,
		Idle: 15 * time.Minute, Longest: 12 * time.Hour, Grace: 10 * time.Second, Recheck: 10 * time.Second,
	}
}

// Bounds on what a client may say of its session. They are not for people to change:
// no honest client comes near them.
const (
	askingMost = 64 // channels on one connection, open, asked for or being refused

	lineMost  = 4 << 10  // bytes of a command
	wordsMost = 64       // of a command
	envMost   = 16 << 10 // bytes of all names and values kept
	valueMost = 256      // bytes of one value
	termMost  = 64       // bytes of TERM

	widthMost, heightMost = 1000, 500 // of a terminal that is believed, in cells
	cellsMost             = 100_000
	usualWidth            = 80 // of a terminal that does not tell
	usualHeight           = 24

	// A screen is kept in 230 bytes a cell. So of a large terminal only so much is drawn as
	// people can see: letters of 8×16 points fill a screen of 3840×2160 with 480×135. The
	// readers of one key share a bound, which 27 of 160×60 keep to.
	drawnWidth = 500
	drawnCells = 65_000
	keyCells   = 4 * drawnCells
)

// leaving is how long a session that is ended has to restore its terminal before its connection is cut.
const leaving = 2 * time.Second
