package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/store"
	"readout/ui"
)

// The second time a library is opened, it is there before its files are looked
// through.
func TestKeptLibraryComesFirst(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "Harbour works resume\n\n5 March 2024\n\nThe cranes in the harbour moved again on Tuesday.\n")
	opt := store.Options{Cache: t.TempDir()}
	open := func() (states []ui.Loaded) {
		for s := range load(t.Context(), []string{folder}, opt) {
			states = append(states, s)
		}
		return states
	}
	documents := func(s ui.Loaded) int { return s.Library.Stats().Documents }

	states := open()
	if last := states[len(states)-1]; !last.Done || last.Err != nil || documents(last) != 1 {
		t.Fatalf("the first time: %+v", last)
	}
	states = open()
	first, last := states[0], states[len(states)-1]
	if !first.Checking || first.Done || documents(first) != 1 {
		t.Errorf("the second time begins with %+v", first)
	}
	if !last.Done || last.Checking || documents(last) != 1 {
		t.Errorf("the second time ends with %+v", last)
	}
	write("b.txt", "Bridge opens\n\n1 March 2022\n\nThe bridge was opened by the mayor, who crossed it on foot.\n")
	states = open()
	if first, last := states[0], states[len(states)-1]; documents(first) != 1 || documents(last) != 2 {
		t.Errorf("after a change: %+v, then %+v", first, last)
	}
}

func TestCacheFolder(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", "")
	own, err := os.UserCacheDir()
	if err != nil {
		t.Skip(err)
	}
	own = filepath.Join(own, "readout")
	for _, c := range []struct {
		a    app
		want string
	}{
		{app{Streams: Streams{Env: []string{"XDG_CACHE_HOME=/c"}}}, "/c/readout"},
		{app{Streams: Streams{Env: []string{"XDG_CACHE_HOME=/c"}}, noCache: true}, ""},
		{app{Streams: Streams{Env: []string{"XDG_CACHE_HOME=c"}}}, own},
		{app{}, own},
	} {
		if got, why := c.a.cacheFolder(); got != c.want || why != "" {
			t.Errorf("%v: %q, want %q; %s", c.a.Env, got, c.want, why)
		}
	}
}

// Without a home nothing can be kept, and that is said.
func TestNoCacheFolder(t *testing.T) {
	for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData"} {
		t.Setenv(name, "")
	}
	if _, err := os.UserCacheDir(); err == nil {
		t.Skip("this system has a cache folder without a home")
	}
	folder, why := (&app{}).cacheFolder()
	if folder != "" || !strings.Contains(why, "--no-cache") {
		t.Errorf("%q, because %q", folder, why)
	}
	if folder, why := (&app{noCache: true}).cacheFolder(); folder != "" || why != "" {
		t.Errorf("not wanted: %q, because %q", folder, why)
	}
	place := t.TempDir()
	if err := os.WriteFile(filepath.Join(place, "a.txt"), []byte("The cranes in the harbour moved again on Tuesday.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	library, err := store.Open(t.Context(), []string{place}, store.Options{Uncached: why})
	if err != nil || library.Stats().Uncached != why {
		t.Errorf("the library says %q, %v", library.Stats().Uncached, err)
	}
}
