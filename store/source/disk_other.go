//go:build !unix

package source

import "os"

// openDisk opens a folder of the disk. os.Root keeps every name inside it.
func openDisk(dir string) (tree, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return fsTree{fsys: root.FS(), done: root}, nil
}
