package source

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"readout/store/spawn"
)

// found is a sink of functions, of which some may be nil.
type found struct {
	known  func(FileFacts) bool
	file   func(FileFacts)
	folder func(FolderFacts)
	record func(Record)
	fault  func(Fault)
}

// sinkOf lets all workers share a sink.
func sinkOf(f found) func(int) Sink { return func(int) Sink { return f } }

func (f found) Known(x FileFacts) bool        { return f.known(x) }
func (f found) File(x FileFacts) Receiver     { call(f.file, x); return f }
func (f found) Folder(x FolderFacts) Receiver { call(f.folder, x); return f }
func (f found) Record(r Record)               { call(f.record, r) }
func (f found) Fault(x Fault)                 { call(f.fault, x) }

func call[T any](do func(T), x T) {
	if do != nil {
		do(x)
	}
}

// outputTo is an output of one file to a receiver.
func outputTo(r Receiver) *output {
	out := newOutput()
	out.to = r
	return &out
}

// read walks places and returns all that came, by path.
func read(t testing.TB, opt Options, places ...Place) ([]Record, []Fault) {
	t.Helper()
	var mu sync.Mutex
	var records []Record
	var faults []Fault
	err := Walk(t.Context(), places, opt, sinkOf(found{
		record: func(r Record) { mu.Lock(); defer mu.Unlock(); records = append(records, r) },
		fault:  func(f Fault) { mu.Lock(); defer mu.Unlock(); faults = append(faults, f) },
	}))
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(records, func(a, b Record) int { return cmp.Or(a.Place-b.Place, strings.Compare(a.Path, b.Path)) })
	slices.SortFunc(faults, func(a, b Fault) int { return cmp.Or(a.Place-b.Place, strings.Compare(a.Path, b.Path)) })
	return records, faults
}

// folder writes files into a new folder, and the folders they need.
func newFolder(t testing.TB, files map[string]string) (string, Place) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	place, err := OpenPlace(dir)
	if err != nil {
		t.Fatal(err)
	}
	return dir, place
}

func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func pathsOf(records []Record) string {
	var paths []string
	for _, r := range records {
		paths = append(paths, r.Path)
	}
	return strings.Join(paths, " ")
}

func sentences(faults []Fault) string {
	var all strings.Builder
	for _, f := range faults {
		all.WriteString(f.Error() + "\n")
	}
	return all.String()
}

func zipped(t testing.TB, text string) string {
	t.Helper()
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.String()
}

func TestWalkReadsAFolderWhole(t *testing.T) {
	_, place := newFolder(t, map[string]string{
		"one.txt":          "The harbour reopened on Monday.\n",
		"deep/er/two.md":   "# Second\n\nText.\n",
		"deep/three.txt":   "Third.\n",
		".hidden/no.txt":   "never",
		"deep/.no.txt":     "never",
		"empty.txt":        "",
		"blank.txt":        " \n\t\n",
		"photo.JPG":        "\xff\xd8\xff\xe0 picture",
		"README":           "No extension at all.\n",
		"odd.briefing":     "Unknown extension.\n",
		"disguised.txt":    "\x89PNG\r\n\x1a\n\x00\x00",
		"many-nuls.txt":    strings.Repeat("a\x00\x01\x02", 100),
		"packed.txt.gz":    zipped(t, "Packed text.\n"),
		"notes.tar.gz":     zipped(t, strings.Repeat("x", 257)+"ustar"),
		"deep/report.docx": "PK\x03\x04",
	})
	var found, done atomic.Int64
	records, faults := read(t, Options{Found: &found, Read: &done}, place)
	if got, want := pathsOf(records), "README deep/er/two.md deep/three.txt odd.briefing one.txt packed.txt.gz"; got != want {
		t.Errorf("records\n got %s\nwant %s", got, want)
	}
	want := `left out "blank.txt": it is empty
left out "deep/report.docx": its format is not read; save it as text, Markdown or HTML
left out "disguised.txt": it is a picture
left out "empty.txt": it is empty
left out "many-nuls.txt": it is binary, not text
left out "notes.tar.gz": it is an archive; unpack it to read what it holds
left out "photo.JPG": it is a picture
`
	if got := sentences(faults); got != want {
		t.Errorf("faults\n%s\nwant\n%s", got, want)
	}
	if found.Load() != 13 || done.Load() != 13 {
		t.Errorf("found %d, read %d, want 13", found.Load(), done.Load())
	}
	if records[0].Text != "No extension at all.\n" {
		t.Errorf("record %+v", records[0])
	}
}

func TestWalkSeveralPlaces(t *testing.T) {
	dir, place := newFolder(t, map[string]string{"a.txt": "A.", "b.txt": "B."})
	single, err := OpenPlace(filepath.Join(dir, "b.txt"))
	if err != nil {
		t.Fatal(err)
	}
	samples := FSPlace("samples", fstest.MapFS{"in/c.txt": {Data: []byte("C.")}})
	records, faults := read(t, Options{Workers: 3}, place, single, samples, Place{})
	var got []string
	for _, r := range records {
		got = append(got, string(rune('0'+r.Place))+r.Path)
	}
	if strings.Join(got, " ") != "0a.txt 0b.txt 1b.txt 2in/c.txt" {
		t.Errorf("got %v", got)
	}
	if len(faults) != 1 || faults[0].Place != 3 {
		t.Errorf("faults %v", faults)
	}
}

func TestOpenPlaceSaysWhatToDo(t *testing.T) {
	for path, want := range map[string]string{
		filepath.Join(t.TempDir(), "missing"): "there is no such file or folder; check the spelling",
		"":                                    "give a folder or a file",
	} {
		if _, err := OpenPlace(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("OpenPlace(%q): %v, want %q", path, err, want)
		}
	}
}

func TestWalkBounds(t *testing.T) {
	_, place := newFolder(t, map[string]string{
		"fits.txt":      strings.Repeat("a", 2048),
		"large.txt":     strings.Repeat("a", 2049),
		"bomb.txt.gz":   zipped(t, strings.Repeat("a", 4<<20)),
		"cut.txt.gz":    zipped(t, "A text that will be cut off.")[:20],
		"broken.txt.gz": strings.TrimRight(zipped(t, strings.Repeat("Damaged. ", 9)), "\x00") + "\x01\x01\x01",
	})
	records, faults := read(t, Options{MaxSize: 2048}, place)
	if got := pathsOf(records); got != "fits.txt" {
		t.Errorf("records %s", got)
	}
	want := `cannot read "bomb.txt.gz": it is larger than 2 KB; raise --max-size to read it
cannot read "broken.txt.gz": it is a damaged gzip file; fetch it again
cannot read "cut.txt.gz": it is a gzip file that ends too early; fetch it again
cannot read "large.txt": it is larger than 2 KB; raise --max-size to read it
`
	if got := sentences(faults); got != want {
		t.Errorf("faults\n%s\nwant\n%s", got, want)
	}
	_, faults = read(t, Options{}, place)
	if got := sentences(faults); !strings.Contains(got, "it unpacks to more than 100 times its size") {
		t.Errorf("faults\n%s", got)
	}
}

// A changing file has a new time each time it is asked, until it is left alone.
type changing struct {
	fstest.MapFS
	asks *int
}

func (c changing) Open(name string) (fs.File, error) {
	file, err := c.MapFS.Open(name)
	if err != nil || name == "." {
		return file, err
	}
	return changingFile{file, c.asks}, nil
}

type changingFile struct {
	fs.File
	asks *int
}

func (c changingFile) Stat() (fs.FileInfo, error) {
	info, err := c.File.Stat()
	if *c.asks--; *c.asks < 0 || err != nil {
		return info, err
	}
	return laterInfo{info, time.Unix(int64(*c.asks), 0)}, nil
}

type laterInfo struct {
	fs.FileInfo
	at time.Time
}

func (l laterInfo) ModTime() time.Time { return l.at }

func TestWalkReadsAFileThatChangesOnceMore(t *testing.T) {
	for asks, want := range map[int]string{
		2: "",
		4: "cannot read \"log.txt\": it changes while it is being read; read it again when it is complete\n",
	} {
		fsys := changing{fstest.MapFS{"log.txt": {Data: []byte("Lines.")}}, &asks}
		records, faults := read(t, Options{Workers: 1}, FSPlace("log", fsys))
		if got := sentences(faults); got != want || len(records)+len(faults) != 1 {
			t.Errorf("%d records, faults %q, want %q", len(records), got, want)
		}
	}
}

func TestWalkStopsWithItsContext(t *testing.T) {
	files := make(fstest.MapFS)
	for i := range 2000 {
		files[string(rune('a'+i%26))+"/"+strings.Repeat("x", i/26+1)+".txt"] = &fstest.MapFile{Data: []byte("text")}
	}
	ctx, cancel := context.WithCancel(t.Context())
	var seen atomic.Int64
	err := Walk(ctx, []Place{FSPlace("many", files)}, Options{Workers: 2},
		sinkOf(found{record: func(Record) { seen.Add(1); cancel() }}))
	if err != context.Canceled || seen.Load() > 2 {
		t.Errorf("err %v after %d records", err, seen.Load())
	}
}

// Each worker number belongs to one goroutine at a time, or the race detector
// complains here.
func TestWalkWorkersKeepTheirOwnState(t *testing.T) {
	files := make(fstest.MapFS)
	for i := range 600 {
		files[strings.Repeat("d", i%7+1)+"/"+strings.Repeat("x", i+1)+".txt"] = &fstest.MapFile{Data: []byte("text")}
	}
	opt := Options{Workers: 4}
	counts := make([]int, opt.NumWorkers())
	err := Walk(t.Context(), []Place{FSPlace("many", files)}, opt,
		func(worker int) Sink { return found{record: func(Record) { counts[worker]++ }} })
	sum := 0
	for _, n := range counts {
		sum += n
	}
	if err != nil || sum != 600 {
		t.Errorf("%d records, %v", sum, err)
	}
}

func TestWalkOutlivesAPanic(t *testing.T) {
	files := fstest.MapFS{"a.txt": {Data: []byte("a")}, "b.txt": {Data: []byte("b")}}
	var faults []Fault
	err := Walk(t.Context(), []Place{FSPlace("two", files)}, Options{Workers: 1}, sinkOf(found{
		record: func(r Record) {
			if r.Path == "a.txt" {
				panic("no\x1b[31m")
			}
		},
		fault: func(f Fault) { faults = append(faults, f) },
	}))
	if want := "cannot read \"a.txt\": it broke its reader (no\\x1b[31m); please report it\n"; err != nil || sentences(faults) != want {
		t.Errorf("%v, %s", err, sentences(faults))
	}
}

// A caller that panics over a record ends the walk with an error, and all workers with it.
func TestWalkEndsWithThePanicOfItsCaller(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 200 {
		files[fmt.Sprintf("%d/%d.txt", i%10, i)] = &fstest.MapFile{Data: []byte("A text of some words.\n")}
	}
	err := Walk(t.Context(), []Place{FSPlace("x", files)}, Options{Workers: 4}, sinkOf(found{folder: func(f FolderFacts) {
		if f.Path == "7" {
			panic("it broke")
		}
	}}))
	var broke *spawn.Panic
	if !errors.As(err, &broke) || broke.Why != "it broke" {
		t.Errorf("%v", err)
	}
}

// A folder that is deeper than a place may be is named once, not entered, and not looked
// at by the quick check of a kept library either.
func TestDeepFolders(t *testing.T) {
	deepest := strings.TrimSuffix(strings.Repeat("d/", maxFolders), "/")
	_, place := newFolder(t, map[string]string{
		deepest + "/in.txt":        "Read.\n",
		deepest + "/e/out.txt":     "Not read.\n",
		deepest + "/f/g/h/out.txt": "Not read.\n",
	})
	records, faults := read(t, Options{}, place)
	folders := newLedger()
	folders.walk(t, place)
	if got, want := pathsOf(records), deepest+"/in.txt"; got != want {
		t.Errorf("records %s, want %s", got, want)
	}
	if len(faults) != 1 || faults[0].Path != deepest || faults[0].Skipped || !strings.Contains(faults[0].Reason, "64 folders deep") {
		t.Errorf("faults %+v", faults)
	}
	if n := len(folders.folders); n != maxFolders+1 {
		t.Errorf("%d folders were opened, want %d", n, maxFolders+1)
	}
	if !folders.unchanged(t, place) {
		t.Error("it counts as changed")
	}
}
