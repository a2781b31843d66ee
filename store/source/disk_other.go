//go:build !unix

package source

import (
	"io/fs"
	"os"
)

// openDisk opens a folder of the disk. os.Root keeps every name inside it.
func openDisk(dir string, secrets Secrets) (tree, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return fsTree{fsys: secretFS{root.FS(), secrets}, done: root}, nil
}

// A secretFS is a file system without its secrets: they cannot be opened.
type secretFS struct {
	fs.FS
	secrets Secrets
}

func (f secretFS) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	if err != nil || len(f.secrets) == 0 {
		return file, err
	}
	if _, _, err := f.secrets.stated(file.Stat()); err != nil {
		_ = file.Close()
		return nil, err
	}
	return file, nil
}
