//go:build unix

package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// A diskTree is a folder of the disk. Folders are opened through os.Root, which
// lets no name and no link out of it; their files relative to the opened folder,
// which costs a quarter of os.ReadFile.
type diskTree struct {
	root    *os.Root
	path    string
	secrets Secrets
}

func openDisk(dir string, secrets Secrets) (tree, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return diskTree{root, dir, secrets}, nil
}

// open takes the descriptor out of the file that os.Root opens, because listing
// that would ask for the state of each file.
func (t diskTree) open(dir string) (folder, error) {
	inRoot, err := t.root.OpenFile(dir, os.O_RDONLY|unix.O_DIRECTORY|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer inRoot.Close()
	fd, err := unix.FcntlInt(inRoot.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	return &diskFolder{file: os.NewFile(uintptr(fd), filepath.Join(t.path, dir)), fd: fd, secrets: t.secrets}, nil
}

func (t diskTree) readLink(name string, buf *buffer, limit int64) (content, error) {
	file, err := t.root.OpenFile(name, os.O_RDONLY|unix.O_NONBLOCK, 0)
	if err != nil {
		return content{}, err
	}
	defer file.Close()
	return readOpen(int(file.Fd()), t.secrets, buf, limit)
}

// statLink opens the file, as readLink does, because os.Root does not tell Changed.
func (t diskTree) statLink(name string) (Facts, fs.FileMode, error) {
	file, err := t.root.OpenFile(name, os.O_RDONLY|unix.O_NONBLOCK, 0)
	if err != nil {
		return Facts{}, 0, err
	}
	defer file.Close()
	return statOpen(int(file.Fd()), t.secrets)
}

func (t diskTree) close() { t.root.Close() }

type diskFolder struct {
	file    *os.File
	fd      int
	secrets Secrets
}

func (f *diskFolder) list(n int) ([]fs.DirEntry, error) {
	entries, err := f.file.ReadDir(n)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return entries, err
}

func (f *diskFolder) close() { f.file.Close() }

// read opens without waiting (a pipe without a writer would block for ever) and
// without following a link that took the file's place after it was listed.
func (f *diskFolder) read(name string, buf *buffer, limit int64) (content, error) {
	fd, err := ignoringInterrupts(func() (int, error) {
		return unix.Openat(f.fd, name, unix.O_RDONLY|unix.O_NONBLOCK|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0)
	})
	if err != nil {
		return content{}, err
	}
	defer unix.Close(fd)
	return readOpen(fd, f.secrets, buf, limit)
}

func readOpen(fd int, secrets Secrets, buf *buffer, limit int64) (content, error) {
	stat := func() (Facts, fs.FileMode, error) { return statOpen(fd, secrets) }
	return buf.readWhole(limit, stat, func(p []byte) (int, error) {
		return ignoringInterrupts(func() (int, error) { return unix.Read(fd, p) })
	})
}

func statOpen(fd int, secrets Secrets) (Facts, fs.FileMode, error) {
	var st unix.Stat_t
	err := unix.Fstat(fd, &st)
	return secrets.stated(&st, err)
}

// stat costs a fifth of opening and reading a small file.
func (f *diskFolder) stat(name string) (Facts, fs.FileMode, error) {
	var st unix.Stat_t
	err := unix.Fstatat(f.fd, name, &st, unix.AT_SYMLINK_NOFOLLOW)
	return f.secrets.stated(&st, err)
}

func statFacts(st *unix.Stat_t) Facts {
	return Facts{Size: st.Size, Modified: st.Mtim.Nano(), Changed: st.Ctim.Nano()}
}

func ignoringInterrupts(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if err != unix.EINTR {
			return n, err
		}
	}
}

func fileMode(mode uint32) fs.FileMode {
	switch mode & unix.S_IFMT {
	case unix.S_IFREG:
		return 0
	case unix.S_IFDIR:
		return fs.ModeDir
	case unix.S_IFLNK:
		return fs.ModeSymlink
	case unix.S_IFIFO:
		return fs.ModeNamedPipe
	case unix.S_IFSOCK:
		return fs.ModeSocket
	case unix.S_IFCHR, unix.S_IFBLK:
		return fs.ModeDevice
	}
	return fs.ModeIrregular
}
