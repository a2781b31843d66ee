package source

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"syscall"
)

// A refusal is the reason why something is not read, in the words of
// Fault.Reason.
type refusal struct {
	reason  string
	skipped bool
}

func (r refusal) Error() string { return r.reason }

// skip is a refusal of something that is no document.
func skip(reason string) refusal { return refusal{reason, true} }

// errChanged says that a file changed while it was being read.
var errChanged = errors.New("it changes while it is being read; read it again when it is complete")

// tooLarge refuses a file beyond the limit of Options.MaxSize.
func tooLarge(limit int64) refusal {
	return refusal{reason: fmt.Sprintf("it is larger than %s; raise --max-size to read it", size(limit))}
}

// size writes a number of bytes in the largest unit that divides it.
func size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

// notRegular refuses what is neither a regular file nor a folder.
func notRegular(mode fs.FileMode) refusal {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return skip("it is a named pipe, not a file")
	case mode&fs.ModeSocket != 0:
		return skip("it is a socket, not a file")
	case mode&fs.ModeDevice != 0:
		return skip("it is a device, not a file")
	case mode&fs.ModeDir != 0:
		return skip("it is a folder, not a file")
	}
	return skip("it is not a regular file")
}

// asRefusal puts the errors of a file system in words with a next step.
func asRefusal(err error) refusal {
	var own refusal
	switch {
	case errors.As(err, &own):
		return own
	case errors.Is(err, fs.ErrPermission):
		return refusal{reason: "permission denied; allow reading it, for example with chmod u+r"}
	case errors.Is(err, fs.ErrNotExist):
		return refusal{reason: "it is no longer there; read the place again"}
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return refusal{reason: "too many files are open; raise the limit with ulimit -n"}
	}
	return refusal{reason: cause(err).Error()}
}

// cause takes the operation and the path off an error, which a Fault names itself.
func cause(err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}

// Broken is the Fault of a file over which something panicked.
func Broken(path string, place int, why any) Fault {
	return Fault{Path: path, Place: place, Reason: broken(why).reason}
}

// broken refuses a file over which something panicked.
func broken(why any) refusal {
	return refusal{reason: fmt.Sprintf("it broke its reader (%s); please report it", safe(fmt.Sprint(why)))}
}

// safe makes what a parser says safe to show: it may quote the file.
func safe(s string) string {
	quoted := strconv.Quote(fmt.Sprintf("%.100s", s))
	return quoted[1 : len(quoted)-1]
}
