package remote

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// Who can write the keys file lets himself in, and who can read the host key can pretend to be this server. So
// both are only used if nobody but root and this process's account could have (as StrictModes of sshd has it).

// trustedMost bounds the size of a file that is trusted, in bytes.
const trustedMost = 1 << 20

// readTrusted reads a file that nobody else could have written, or with private have
// read. what is what it is called.
func readTrusted(what, path string, private bool) ([]byte, facts, error) {
	// Asked first, because opening a pipe would wait for its writer.
	if info, err := os.Stat(path); err != nil {
		return nil, facts{}, err
	} else if err := checkTrusted(what, path, info, private); err != nil {
		return nil, facts{}, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, facts{}, err
	}
	defer file.Close()
	seen, err := factsOf(file) // first, so that a change while it is read shows the next time
	if err != nil {
		return nil, facts{}, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, facts{}, err
	}
	if err := checkTrusted(what, path, info, private); err != nil {
		return nil, facts{}, err // another file has taken its place
	}
	text, err := io.ReadAll(io.LimitReader(file, trustedMost+1))
	if err == nil && len(text) > trustedMost {
		err = fmt.Errorf("%s %q is larger than %d MB", what, path, trustedMost>>20)
	}
	return text, seen, err
}

// checkTrusted says what is wrong with a file, or with a folder above it.
func checkTrusted(what, path string, info fs.FileInfo, private bool) error {
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s %q is no regular file", what, path)
	}
	if runtime.GOOS == "windows" { // where these bits say nothing
		return nil
	}
	if owner, others := ownedByOthers(info); others {
		return fmt.Errorf("%s %q belongs to another account (%d); chown it to this one or to root", what, path, owner)
	}
	switch perm := info.Mode().Perm(); {
	case private && perm&0o077 != 0:
		return fmt.Errorf("others than its owner may read %s %q; chmod 600 %s, and if they may have read it, remove it: "+
			"a new one is made", what, path, path)
	case perm&0o022 != 0:
		return fmt.Errorf("others than its owner may write %s %q; chmod go-w %s", what, path, path)
	}
	return checkFolders(what, path)
}

// checkFolders says which of the folders above a file others could write, so that they
// could put another file in its place. In one with the sticky bit they cannot.
func checkFolders(what, path string) error {
	path, err := filepath.EvalSymlinks(path)
	if err == nil {
		path, err = filepath.Abs(path)
	}
	if err != nil {
		return err
	}
	for folder := filepath.Dir(path); ; folder = filepath.Dir(folder) {
		info, err := os.Stat(folder)
		if err != nil {
			return err
		}
		if owner, others := ownedByOthers(info); others {
			return fmt.Errorf("the folder %q above %s belongs to another account (%d); chown it to this one or to root",
				folder, what, owner)
		}
		if info.Mode().Perm()&0o022 != 0 && info.Mode()&fs.ModeSticky == 0 {
			return fmt.Errorf("others than its owner may write the folder %q above %s; chmod go-w %s", folder, what, folder)
		}
		if folder == filepath.Dir(folder) {
			return nil
		}
	}
}

// facts show whether a file is still the one that was read. Size and time of modification
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

// young reports whether the file may have changed once more since without a trace in its facts.
func (f facts) young(now time.Time) bool {
	return now.Sub(time.Unix(0, max(f.changed, f.modified))) < settleTime
}
