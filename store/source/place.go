package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Place is a folder, a file or an embedded file system. The zero Place holds
// nothing.
type Place struct {
	name string
	root string // real path of the folder on the disk, "" if fsys is meant
	only string // the one file of the folder that is meant, "" for all
	fsys fs.FS

	secrets Secrets // that are not read though they lie in it
}

// OpenPlace makes a place of a folder or of a regular file. A link given here by
// name is followed; links found inside are not, if they leave the folder. The
// error names the path and the next step.
func OpenPlace(path string) (Place, error) {
	if path == "" {
		return Place{}, errors.New("cannot open a place without a name; give a folder or a file")
	}
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return Place{}, openError(path, err)
	}
	info, err := os.Stat(real)
	switch {
	case err != nil:
		return Place{}, openError(path, err)
	case info.IsDir():
		root, err := os.OpenRoot(real)
		if err != nil {
			return Place{}, openError(path, err)
		}
		return Place{name: path, root: real}, root.Close()
	case info.Mode().IsRegular():
		return Place{name: path, root: filepath.Dir(real), only: filepath.Base(real)}, nil
	}
	return Place{}, fmt.Errorf("cannot open %q: %s; give a folder or a regular file", path, notRegular(info.Mode()).reason)
}

// FSPlace makes a place of a file system of the program, such as embedded
// samples.
func FSPlace(name string, fsys fs.FS) Place { return Place{name: name, fsys: fsys} }

// Without is the place without some files, under whatever name they lie in it. Those of a
// file system of the program stay.
func (p Place) Without(secrets Secrets) Place {
	p.secrets = secrets
	return p
}

// Name is what OpenPlace or FSPlace was given. It is not yet safe to show.
func (p Place) Name() string { return p.name }

// Covers reports whether all that q holds is read with p too, because it is the
// same place or lies inside it and is not hidden there. Links have been followed.
func (p Place) Covers(q Place) bool {
	if p.root == "" || q.root == "" {
		return false
	}
	if p.only != "" {
		return p.root == q.root && p.only == q.only
	}
	inside, err := filepath.Rel(p.root, filepath.Join(q.root, q.only))
	if err != nil || !filepath.IsLocal(inside) {
		return false
	}
	hidden := func(name string) bool { return len(name) > 1 && name[0] == '.' }
	return !slices.ContainsFunc(strings.Split(filepath.ToSlash(inside), "/"), hidden)
}

// Label tells the place apart from others in the paths of their documents: the
// last name of a folder, "" for a single file.
func (p Place) Label() string {
	if p.only != "" || p.root == "" {
		return ""
	}
	return filepath.Base(p.root)
}

// Folder is where the place lies, as it was given, with slashes.
func (p Place) Folder() string {
	if p.only != "" {
		return filepath.ToSlash(filepath.Dir(p.name))
	}
	return filepath.ToSlash(filepath.Clean(p.name))
}

// tree opens the place for reading.
func (p Place) tree() (tree, error) {
	switch {
	case p.fsys != nil:
		return fsTree{fsys: p.fsys}, nil
	case p.root != "":
		return openDisk(p.root, p.secrets)
	}
	return nil, errors.New("it is not a place; make one with OpenPlace")
}

func openError(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("cannot open %q: there is no such file or folder; check the spelling", path)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("cannot open %q: permission denied; allow reading it, for example with chmod u+rx", path)
	}
	return fmt.Errorf("cannot open %q: %w; give another folder or file", path, cause(err))
}
