package cli

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"readout/store"
)

// files are the file of the keys that may log in, and that of the server's own key, which
// is kept where the XDG base directory specification has it.
func (s *serveFlags) files(a *app) (keys, hostKey string, err error) {
	home, err := os.UserHomeDir()
	if err != nil && (s.keys == "" || s.hostKey == "") {
		return "", "", fmt.Errorf("%w; name the files with --authorized-keys and --host-key", err)
	}
	data := a.env("XDG_DATA_HOME")
	if !filepath.IsAbs(data) {
		data = filepath.Join(home, ".local", "share")
	}
	return cmp.Or(s.keys, filepath.Join(home, ".ssh", "authorized_keys")),
		cmp.Or(s.hostKey, filepath.Join(data, "readout", "host_key")), nil
}

// servable says which places cannot be served to others.
func servable(places []string) error {
	names := map[string]bool{}
	for _, place := range places {
		if err := store.Exists(place); err != nil {
			return err
		}
		full, err := filepath.Abs(place)
		if err != nil {
			return err
		}
		if name := filepath.Base(full); names[name] {
			return fmt.Errorf("two places are called %q; visitors would be told where they are to tell them apart: link "+
				"one to another name", name)
		}
		names[filepath.Base(full)] = true
	}
	return nil
}

// outsideOf refuses files of the server that lie in the library: everybody could read them there.
func outsideOf(places []string, files ...string) error {
	for _, file := range files {
		for _, place := range places {
			if within(place, file) {
				return fmt.Errorf("%q lies in the library %q, which everybody reads; move it elsewhere", file, place)
			}
		}
	}
	return nil
}

// within reports whether a file is a folder, or lies in it, wherever links lead.
func within(folder, file string) bool {
	real := func(path string) string {
		if full, err := filepath.Abs(path); err == nil {
			path = full
		}
		for at := path; ; at = filepath.Dir(at) { // what does not exist yet lies in what does
			if found, err := filepath.EvalSymlinks(at); err == nil {
				return filepath.Join(found, strings.TrimPrefix(path, at))
			}
			if at == filepath.Dir(at) {
				return path
			}
		}
	}
	inside, err := filepath.Rel(real(folder), real(file))
	return err == nil && inside != ".." && !strings.HasPrefix(inside, ".."+string(filepath.Separator))
}
