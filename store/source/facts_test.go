package source

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"
)

// A ledger keeps what a walk tells of files and folders, as a caller does who
// wants to read only what has changed.
type ledger struct {
	files   map[string]FileFacts
	folders map[string]FolderFacts
	said    []string // "file a.txt", "known a.txt", "folder .", "record a.txt", "fault a.txt"
	Options
}

func newLedger() *ledger {
	return &ledger{files: map[string]FileFacts{}, folders: map[string]FolderFacts{}, Options: Options{Workers: 1, Compare: true}}
}

func (l *ledger) say(what, path string) { l.said = append(l.said, what+" "+path) }

// Known, File and Folder implement Sink, Record and Fault Receiver.
func (l *ledger) Known(f FileFacts) bool {
	if known, ok := l.files[f.Path]; !ok || known.Facts != f.Facts {
		return false
	}
	l.say("known", f.Path)
	return true
}

func (l *ledger) File(f FileFacts) Receiver {
	l.files[f.Path] = f
	l.say("file", f.Path)
	return l
}

func (l *ledger) Folder(f FolderFacts) Receiver {
	l.folders[f.Path] = f
	l.say("folder", f.Path)
	return l
}

func (l *ledger) Record(r Record) { l.say("record", r.Path) }
func (l *ledger) Fault(f Fault)   { l.say("fault", f.Path) }

// walk walks places and returns what was said.
func (l *ledger) walk(t testing.TB, places ...Place) []string {
	t.Helper()
	l.said = nil
	if err := Walk(t.Context(), places, l.Options, func(int) Sink { return l }); err != nil {
		t.Fatal(err)
	}
	return l.said
}

func (l *ledger) unchanged(t testing.TB, places ...Place) bool {
	t.Helper()
	same, err := Unchanged(t.Context(), places, slices.Collect(maps.Values(l.folders)), slices.Collect(maps.Values(l.files)))
	if err != nil {
		t.Fatal(err)
	}
	return same
}

func TestWalkTellsOfEachFileBeforeItsRecords(t *testing.T) {
	_, place := newFolder(t, map[string]string{
		"items.jsonl": `{"id": "a", "text": "First item of the container."}` + "\n" + `{"id": "b", "text": "Second item."}` + "\n{broken\n",
		"photo.jpg":   "a picture",
		"empty.txt":   "",
		"in/one.txt":  "The bridge was closed on Friday.",
	})
	l := newLedger()
	file := ""
	for _, said := range l.walk(t, place) {
		what, path, _ := strings.Cut(said, " ")
		if what == "file" || what == "folder" {
			file = path
		} else if of, _, _ := strings.Cut(path, "#"); of != file {
			t.Errorf("%s was said after %s", said, file)
		}
	}
	if got := fmt.Sprint(slices.Sorted(maps.Keys(l.files)), slices.Sorted(maps.Keys(l.folders))); got != "[empty.txt in/one.txt items.jsonl photo.jpg] [. in]" {
		t.Errorf("told of %s", got)
	}
	if f := l.files["in/one.txt"]; f.Size != 32 || time.Since(time.Unix(0, f.Modified)) > time.Hour {
		t.Errorf("facts %+v", f)
	}
	if f := l.files["photo.jpg"]; f.Facts != (Facts{}) {
		t.Errorf("a picture was looked at: %+v", f)
	}
}

func TestWalkReadsOnlyWhatIsNotKnown(t *testing.T) {
	dir, place := newFolder(t, map[string]string{
		"same.txt":       "Nothing new here.",
		"grown.txt":      "It was short.",
		"touched.txt":    "Same size.",
		"photo.jpg":      "a picture",
		"empty.txt":      "",
		"deep/er/in.txt": "Further down.",
	})
	l := newLedger()
	l.walk(t, place)
	l.Found, l.Read = new(atomic.Int64), new(atomic.Int64)
	if said := l.walk(t, place); len(said) != 9 || slices.ContainsFunc(said, func(s string) bool { return !strings.HasPrefix(s, "known ") && !strings.HasPrefix(s, "folder ") }) {
		t.Errorf("a second walk said %q", said)
	}
	if l.Found.Load() != 6 || l.Read.Load() != 6 {
		t.Errorf("found %d, read %d, want 6", l.Found.Load(), l.Read.Load())
	}

	write(t, filepath.Join(dir, "grown.txt"), "It was short. It is longer now.")
	later := time.Now().Add(time.Second)
	if err := os.Chtimes(filepath.Join(dir, "touched.txt"), later, later); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "deep/new.txt"), "A new one.")
	var got []string
	for _, said := range l.walk(t, place) {
		if path, ok := strings.CutPrefix(said, "record "); ok {
			got = append(got, path)
		}
	}
	slices.Sort(got)
	if want := "deep/new.txt grown.txt touched.txt"; strings.Join(got, " ") != want {
		t.Errorf("read again %v, want %s", got, want)
	}
}

func TestUnchanged(t *testing.T) {
	for name, change := range map[string]func(dir string) error{
		"nothing": nil,
		"edited": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "in/a.txt"), []byte("Other text."), 0o600)
		},
		"touched": func(dir string) error {
			return os.Chtimes(filepath.Join(dir, "b.txt"), time.Now(), time.Now().Add(time.Minute))
		},
		"made anew": func(dir string) error {
			name := filepath.Join(dir, "b.txt")
			if err := os.Remove(name); err != nil {
				return err
			}
			return os.WriteFile(name, []byte("Another two."), 0o600)
		},
		"added":          func(dir string) error { return os.WriteFile(filepath.Join(dir, "in/c.txt"), []byte("New."), 0o600) },
		"removed":        func(dir string) error { return os.Remove(filepath.Join(dir, "b.txt")) },
		"renamed":        func(dir string) error { return os.Rename(filepath.Join(dir, "b.txt"), filepath.Join(dir, "c.txt")) },
		"folder removed": func(dir string) error { return os.RemoveAll(filepath.Join(dir, "in")) },
		"place gone":     os.RemoveAll,
	} {
		dir, place := newFolder(t, map[string]string{"in/a.txt": "A text.", "b.txt": "Another one.", "c.jpg": "a picture"})
		past := time.Now().Add(-time.Hour)
		for _, name := range []string{".", "in"} { // a clock may be coarse
			if err := os.Chtimes(filepath.Join(dir, name), past, past); err != nil {
				t.Fatal(err)
			}
		}
		l := newLedger()
		l.walk(t, place)
		if change != nil {
			if err := change(dir); err != nil {
				t.Fatal(err)
			}
		}
		if got := l.unchanged(t, place); got != (change == nil) {
			t.Errorf("%s: unchanged %v", name, got)
		}
	}
}

func TestUnchangedWhatWasRefusedWithoutFacts(t *testing.T) {
	_, place := newFolder(t, map[string]string{"a.txt": "A text."})
	for path, want := range map[string]bool{"photo.jpg": true, "secret.txt": false} {
		got, err := Unchanged(t.Context(), []Place{place}, nil, []FileFacts{{Path: path}})
		if got != want || err != nil {
			t.Errorf("%s: %v, %v", path, got, err)
		}
	}
	if got, _ := Unchanged(t.Context(), []Place{place}, nil, []FileFacts{{Place: 7, Path: "a.txt", Facts: Facts{7, 7, 7}}}); got {
		t.Error("a place that is not there has not changed")
	}
}

func TestUnchangedStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, place := newFolder(t, map[string]string{"a.txt": "A text."})
	if same, err := Unchanged(ctx, []Place{place}, nil, nil); same || err != context.Canceled {
		t.Errorf("%v, %v", same, err)
	}
}

func TestKnownInAFileSystemOfTheProgram(t *testing.T) {
	place := FSPlace("samples", fstest.MapFS{"in/a.txt": {Data: []byte("A text.")}, "b.txt": {Data: []byte("B.")}})
	l := newLedger()
	l.walk(t, place)
	if f := l.files["in/a.txt"]; f.Size != 7 || f.Modified != 0 {
		t.Errorf("facts %+v", f)
	}
	if said := l.walk(t, place); strings.Contains(strings.Join(said, " "), "file ") || !l.unchanged(t, place) {
		t.Errorf("a second walk said %q", said)
	}
}

// A file that changes while it is read is not known by facts.
func TestChangingFileHasNoFacts(t *testing.T) {
	asks := 4
	place := FSPlace("log", changing{fstest.MapFS{"log.txt": {Data: []byte("Lines.")}}, &asks})
	l := newLedger()
	l.Compare = false
	if said := l.walk(t, place); !slices.Contains(said, "fault log.txt") || l.files["log.txt"].Facts != (Facts{}) {
		t.Errorf("said %q, facts %+v", said, l.files["log.txt"])
	}
}

// BenchmarkKnown compares a folder of known files with reading it: per file, on
// one core. For figures that matter set FILES to 100000.
func BenchmarkKnown(b *testing.B) {
	count := 5000
	fmt.Sscan(os.Getenv("FILES"), &count)
	dir := b.TempDir()
	for i := range count {
		write(b, filepath.Join(dir, fmt.Sprintf("%03d", i/1000), fmt.Sprintf("%07d.txt", i)), "A small text.\n")
	}
	place, err := OpenPlace(dir)
	if err != nil {
		b.Fatal(err)
	}
	l := newLedger()
	l.walk(b, place)
	perFile := func(b *testing.B) {
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*count), "ns/file")
	}
	b.Run("Walk", func(b *testing.B) {
		opt := Options{Workers: 1, Compare: true}
		all := sinkOf(found{known: func(FileFacts) bool { return true }})
		for b.Loop() {
			if err := Walk(b.Context(), []Place{place}, opt, all); err != nil {
				b.Fatal(err)
			}
		}
		perFile(b)
	})
	files := slices.Collect(maps.Values(l.files))
	b.Run("Unchanged", func(b *testing.B) {
		for b.Loop() {
			if same, err := Unchanged(b.Context(), []Place{place}, nil, files); !same || err != nil {
				b.Fatal(same, err)
			}
		}
		perFile(b)
	})
}
