package shelf

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/store/source"
	"readout/store/storetest"
)

// A file is read again if another one of its size and time has taken its place, as
// cp -p, rsync and tar do, or if it was changed within the tick of its last change.
func TestChangesThatSizeAndTimeDoNotTell(t *testing.T) {
	for name, test := range map[string]struct {
		settled time.Duration
		put     func(path string, text []byte) error
	}{
		"replaced": {0, func(path string, text []byte) error {
			other := path + ".part"
			if err := os.WriteFile(other, text, 0o600); err != nil {
				return err
			}
			return os.Rename(other, path)
		}},
		"written over":         {0, func(path string, text []byte) error { return os.WriteFile(path, text, 0o600) }},
		"all in a single tick": {time.Hour, func(path string, text []byte) error { return os.WriteFile(path, text, 0o600) }},
	} {
		for _, quick := range []bool{true, false} {
			files, cache := newFiles(t), t.TempDir()
			files.minAge = test.settled
			for i := range 30 {
				files.write(fmt.Sprintf("%d.txt", i), storetest.Report(i, 0))
			}
			files.open(cache, Options{})
			path := filepath.Join(files.folder, "7.txt")
			before, err := os.Stat(path)
			files.must(err)
			if test.settled == 0 && !hasChanged(path) {
				t.Skip("this system does not tell when a file was changed")
			}
			files.must(test.put(path, []byte(strings.Replace(storetest.Report(7, 0), "harbour", "station", 1))))
			files.must(os.Chtimes(path, before.ModTime(), before.ModTime()))
			same(t, fmt.Sprint(name, ", quick ", quick), files.open(cache, Options{Quick: quick}), files.open("", Options{}))
		}
	}
}

// changeTimes is a sink that looks whether files have a time of change.
type changeTimes struct{ told bool }

func (c *changeTimes) File(f source.FileFacts) source.Receiver   { c.told = f.Changed != 0; return c }
func (c *changeTimes) Folder(source.FolderFacts) source.Receiver { return c }
func (c *changeTimes) Known(source.FileFacts) bool               { return false }
func (c *changeTimes) Record(source.Record)                      {}
func (c *changeTimes) Fault(source.Fault)                        {}

// hasChanged reports whether the system tells when a file was last changed.
func hasChanged(path string) bool {
	place, err := source.OpenPlace(path)
	if err != nil {
		return false
	}
	sink := &changeTimes{}
	err = source.Walk(context.Background(), []source.Place{place}, source.Options{}, func(int) source.Sink { return sink })
	return sink.told && err == nil
}

func TestBelievableFacts(t *testing.T) {
	at := func(ago time.Duration) int64 { return time.Now().Add(-ago).UnixNano() }
	for name, test := range map[string]struct {
		facts source.Facts
		want  bool
	}{
		"old":                                  {source.Facts{Size: 1, Modified: at(time.Hour), Changed: at(time.Hour)}, true},
		"of a system without change times":     {source.Facts{Size: 1, Modified: at(time.Hour)}, true},
		"an old copy made just now":            {source.Facts{Size: 1, Modified: at(time.Hour), Changed: at(0)}, false},
		"young":                                {source.Facts{Size: 1, Modified: at(0)}, false},
		"from a server whose clock is ahead":   {source.Facts{Size: 1, Modified: at(-time.Hour)}, false},
		"changed by such a server":             {source.Facts{Size: 1, Modified: at(time.Hour), Changed: at(-time.Hour)}, false},
		"long there with a time in the future": {source.Facts{Size: 1, Modified: at(-time.Hour), Changed: at(time.Hour)}, true},
		"unknown":                              {source.Facts{}, true},
	} {
		if got := believable(test.facts, minAge) == test.facts; got != test.want {
			t.Errorf("%s: believed %v", name, got)
		}
	}
}
