package remote

import "time"

// Facts tell whether a file is still the one that was read. Size and time of modification
// alone do not, since anybody who writes a file can put them back (touch -r); the time of
// change is set by the system and cannot be chosen.
type facts struct {
	device, number uint64 // which file it is; 0 where the system does not tell, as on Windows
	mode           uint64
	size           int64 // in bytes
	modified       int64 // in nanoseconds since 1970
	changed        int64 // the same for the last change of any kind; 0 where the system does not tell
}

// settleTime is how old a change must be for the next one to have another time: clocks of
// file systems tick, some only each second or two.
const settleTime = 2 * time.Second

// young says that the file may have changed once more since without a trace in its facts.
func (f facts) young(now time.Time) bool {
	return now.Sub(time.Unix(0, max(f.changed, f.modified))) < settleTime
}
