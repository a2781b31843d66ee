package remote

import (
	"fmt"
	"sync"
)

// shares count what each key uses of the server, over all its connections: somebody who
// opens many of them has no more of it than who opens one. The zero value is ready.
type shares struct {
	mu   sync.Mutex
	keys map[string]*share // by fingerprint; only those that use something
}

// A share is what one key uses.
type share struct {
	sessions int
	cells    int // of the screens of its readers
}

// enter counts one more session of a key, unless it has most of them already.
func (s *shares) enter(key string, most int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	used := s.keys[key]
	if used == nil {
		used = &share{}
	}
	if used.sessions >= most {
		return false
	}
	if s.keys == nil {
		s.keys = map[string]*share{}
	}
	used.sessions++
	s.keys[key] = used
	return true
}

// leave takes note that a session is over. What it draws afterwards counts no more.
func (s *shares) leave(x *session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	used := s.keys[x.key]
	used.sessions--
	used.cells -= x.cells
	x.cells = -1
	if used.sessions == 0 {
		delete(s.keys, x.key)
	}
}

// draw counts the screen of a session, in place of the one that it had, unless its key
// would have too many cells. A screen that gets smaller is always counted.
func (s *shares) draw(x *session, z size) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if x.cells < 0 {
		return false
	}
	used, more := s.keys[x.key], z.cells()-x.cells
	if more > 0 && used.cells+more > keyCells {
		return false
	}
	used.cells += more
	x.cells += more
	return true
}

// errCells is why a reader is not opened.
var errCells = fmt.Errorf("the readers of your key have %d cells of screens together, and no more; "+
	"close one, or make their windows smaller", keyCells)
