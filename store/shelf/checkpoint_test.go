package shelf

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"readout/store/dates"
	"readout/store/dates/written"
	"readout/store/days"
	"readout/store/index"
	"readout/store/query"
	"readout/store/storetest"
)

// A shelfOfFiles is a folder whose files are changed while libraries of it are
// kept. Its clock goes a minute with every change, so that no change is missed though
// all are young.
type shelfOfFiles struct {
	t      testing.TB
	folder string
	clock  time.Time

	minAge time.Duration // as in reading
}

func newFiles(t testing.TB) *shelfOfFiles {
	return &shelfOfFiles{t: t, folder: t.TempDir(), clock: time.Now().Add(-1000 * time.Hour)}
}

func (s *shelfOfFiles) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// tick sets the times of a file and of the folders that it stands in.
func (s *shelfOfFiles) tick(path string) {
	s.clock = s.clock.Add(time.Minute)
	for name := filepath.Join(s.folder, path); len(name) >= len(s.folder); name = filepath.Dir(name) {
		if err := os.Chtimes(name, s.clock, s.clock); !errors.Is(err, os.ErrNotExist) {
			s.must(err)
		}
	}
}

func (s *shelfOfFiles) write(path, text string) {
	name := filepath.Join(s.folder, path)
	s.must(os.MkdirAll(filepath.Dir(name), 0o700))
	s.must(os.WriteFile(name, []byte(text), 0o600))
	s.tick(path)
}

func (s *shelfOfFiles) remove(path string) {
	s.must(os.Remove(filepath.Join(s.folder, path)))
	s.tick(path)
}

func (s *shelfOfFiles) rename(from, to string) {
	s.must(os.Rename(filepath.Join(s.folder, from), filepath.Join(s.folder, to)))
	s.tick(from)
	s.tick(to)
}

// open opens the folder with the cache in a folder, "" for none, and tells whether
// the files were read anew. Small libraries are updated as large ones are.
func (s *shelfOfFiles) open(cache string, opt Options) *Snapshot {
	s.t.Helper()
	opt.Cache = cache
	o, err := openPlaces([]string{s.folder}, opt)
	s.must(err)
	o.rereadBelow, o.minAge = 0, s.minAge
	snapshot, err := o.open(s.t.Context())
	s.must(err)
	return snapshot
}

// shows is all that is known of documents, as text to compare.
func shows(t testing.TB, snapshot *Snapshot) (shown string) {
	t.Helper()
	err := snapshot.ReadRepair(t.Context(), func(snapshot *Snapshot) error {
		shown = showing(t, snapshot)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return shown
}

func showing(t testing.TB, snapshot *Snapshot) string {
	t.Helper()
	var all strings.Builder
	for _, d := range documentsOf(snapshot) {
		fmt.Fprintf(&all, "%+v\n", d)
	}
	for _, text := range []string{"harbour", "minister*", `"a step forward"`, "report -7", "reprt", "harbour report", "ministers officials", "sttion", "version 1", "station OR note"} {
		typed, err := query.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		typed, corrections, err := snapshot.Index().Correct(t.Context(), typed)
		if err != nil {
			t.Fatal(err)
		}
		result, err := snapshot.Index().Search(t.Context(), typed, index.Options{Limit: 1000, Order: snapshot.Rank()})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(&all, text, " ", result.Total(), " ", corrections, ":")
		for _, hit := range result.Hits {
			fmt.Fprintf(&all, " %s %.9g", snapshot.Path(int32(hit.Doc)), hit.Score)
		}
		for _, title := range titlesLike(t, snapshot, text) {
			fmt.Fprint(&all, " ~ ", title)
		}
		fmt.Fprintln(&all)
	}
	times := map[string]string{}
	snapshot.Times(snapshot.Documents(), func(n int, packed []byte, order written.Order) bool {
		times[snapshot.Path(int32(n))] = fmt.Sprint(slices.Collect(days.Spans(packed, order)))
		return true
	})
	fmt.Fprintln(&all, times)
	stats := snapshot.Stats()
	stats.CachePath, stats.CacheBytes = "", 0
	fmt.Fprintf(&all, "%+v\n", stats)
	return all.String()
}

// titlesLike are the paths of the documents with titles like what was typed.
func titlesLike(t testing.TB, snapshot *Snapshot, typed string) (paths []string) {
	t.Helper()
	found, err := snapshot.Titles(t.Context(), typed, 10, snapshot.Documents())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range found {
		paths = append(paths, snapshot.Path(m.Number))
	}
	return paths
}

// documentsOf are all documents, the latest first.
func documentsOf(snapshot *Snapshot) (all []Document) {
	newest, _ := snapshot.Newest()
	for _, n := range newest {
		all = append(all, snapshot.Document(n))
	}
	return all
}

// at returns the document with a path.
func at(t testing.TB, snapshot *Snapshot, path string) Document {
	t.Helper()
	newest, _ := snapshot.Newest()
	for _, n := range newest {
		if snapshot.Path(n) == path {
			return snapshot.Document(n)
		}
	}
	t.Fatalf("nothing has the path %s", path)
	return Document{}
}

// openFiles reads files named by path.
func openFiles(t testing.TB, files map[string]string) *Snapshot {
	t.Helper()
	fsys := fstest.MapFS{}
	for path, text := range files {
		fsys[path] = &fstest.MapFile{Data: []byte(text)}
	}
	snapshot, err := OpenFS(t.Context(), "test", fsys, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return snapshot
}

func same(t testing.TB, what string, got, want *Snapshot) {
	t.Helper()
	a, b := strings.Split(shows(t, got), "\n"), strings.Split(shows(t, want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("%s: line %d:\n got %s\nwant %s", what, i, a[i], b[i])
		}
	}
	if len(a) != len(b) {
		t.Fatalf("%s: %d lines, want %d", what, len(a), len(b))
	}
}

func TestReopen(t *testing.T) {
	files, cache := newFiles(t), t.TempDir()
	for i := range 50 {
		files.write(fmt.Sprintf("%d/%d.txt", i%5, i), storetest.Report(i, 0))
	}
	files.write("0/copy.txt", storetest.Report(7, 0))
	files.write("1/page.html", "<html><title>A page</title><body><p>"+storetest.Report(99, 0)+"</p></body></html>")
	files.write("1/note.md", "---\ntitle: A note &amp; more\ndate: 2020-02-02\n---\n# A note\n\nIt *was* said on 1 May 2020.\n")
	files.write("1/picture.png", "\x89PNG\r\n\x1a\n\x00\x00")
	plain := files.open("", Options{})
	first := files.open(cache, Options{})
	same(t, "kept", first, plain)
	if s := first.Stats(); s.CachePath == "" || s.CacheBytes == 0 || s.Uncached != "" {
		t.Errorf("not kept: %+v", s)
	}
	for _, quick := range []bool{true, false} {
		var seen []Progress
		again := files.open(cache, Options{Quick: quick, Publish: func(snapshot *Snapshot, p Progress) { seen = append(seen, p) }})
		same(t, fmt.Sprint("reopened, quick ", quick), again, plain)
		if !quick && (len(seen) != 2 || !seen[0].Checking || !seen[1].Done) || quick && len(seen) > 0 {
			t.Errorf("quick %v: published %+v", quick, seen)
		}
	}
	entries, err := os.ReadDir(cache)
	if err != nil || len(entries) != 1 {
		t.Errorf("%d files in the cache, %v", len(entries), err)
	}
}

// Who has a library gets it back as long as nothing has changed, so that he need not
// look for what is new in it.
func TestHeld(t *testing.T) {
	files, cache := newFiles(t), t.TempDir()
	for i := range 20 {
		files.write(fmt.Sprintf("%d.txt", i), storetest.Report(i, 0))
	}
	held := files.open(cache, Options{})
	for _, quick := range []bool{true, false} {
		if again := files.open(cache, Options{Held: held, Quick: quick}); again != held {
			t.Errorf("quick %v: another library, though no file has changed", quick)
		}
	}
	if other := files.open(cache, Options{Held: held, Today: dates.FromTime(time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))}); other == held {
		t.Error("the same library on another day")
	}
	if plain := files.open("", Options{}); files.open(cache, Options{Held: plain}) == plain {
		t.Error("a library that was not kept was taken for the kept one")
	}
	files.write("3.txt", storetest.Report(3, 1))
	changed := files.open(cache, Options{Held: held})
	if changed == held {
		t.Error("the same library after a file has changed")
	}
	same(t, "changed", changed, files.open("", Options{}))
	if again := files.open(cache, Options{Held: changed}); again != changed {
		t.Error("another library after the change was seen")
	}
	if again := files.open(cache, Options{Held: held}); again == held {
		t.Error("a library from before the change was given back")
	}

	// Another program keeps its own in the same place: ours is still the one to compare.
	other := filepath.Join(cache, "other")
	files.must(os.WriteFile(other, []byte("of another version"), 0o600))
	files.must(os.Rename(other, changed.Stats().CachePath))
	if again := files.open(cache, Options{Held: changed}); again != changed {
		t.Error("another library, because another program keeps one")
	}
	files.write("4.txt", storetest.Report(4, 1))
	last := files.open(cache, Options{Held: changed})
	same(t, "changed beside another program", last, files.open("", Options{}))
	if again := files.open(cache, Options{Held: last}); again != last {
		t.Error("the library was not kept again")
	}
}

// What has changed between two libraries is counted, whether they are kept or not.
func TestChange(t *testing.T) {
	files, cache := newFiles(t), t.TempDir()
	for i := range 20 {
		files.write(fmt.Sprintf("%d.txt", i), storetest.Report(i, 0))
	}
	for _, c := range []struct {
		what       string
		do         func()
		came, gone int
	}{
		{"nothing", func() {}, 0, 0},
		{"another time", func() { files.tick("1.txt") }, 0, 0},
		{"two new", func() { files.write("a.txt", storetest.Report(50, 0)); files.write("b.txt", storetest.Report(51, 0)) }, 2, 0},
		{"one gone", func() { files.remove("0.txt") }, 0, 1},
		{"one changed", func() { files.write("3.txt", storetest.Report(3, 9)) }, 1, 1},
		{"one renamed", func() { files.rename("4.txt", "four.txt") }, 1, 1},
		{"a copy", func() { files.write("copy.txt", storetest.Report(5, 0)) }, 1, 0},
	} {
		for _, cache := range []string{"", cache} {
			before := files.open(cache, Options{})
			c.do()
			after := files.open(cache, Options{})
			if came, gone := after.Change(before); came != c.came || gone != c.gone {
				t.Errorf("%s: %d came and %d went, want %d and %d", c.what, came, gone, c.came, c.gone)
			}
			c.do, c.came, c.gone = func() {}, 0, 0
		}
	}
}

// Whatever happens to the files, a checkpoint becomes what reading all of them
// gives.
func TestUpdateEqualsReadingAnew(t *testing.T) {
	files, cache := newFiles(t), t.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	next := 0
	name := func() string { next++; return fmt.Sprintf("%d/%d.txt", next%7, next) }
	var there []string
	for range 400 {
		path := name()
		there = append(there, path)
		files.write(path, storetest.Report(next, 0))
	}
	files.open(cache, Options{})
	some := func() int { return random.IntN(len(there)) }
	drop := func(i int) { there = slices.Delete(there, i, i+1) }
	for round := range 12 {
		for range 1 + random.IntN(4) {
			switch i := some(); random.IntN(6) {
			case 0:
				path := name()
				there = append(there, path)
				files.write(path, storetest.Report(next, round))
			case 1:
				files.write(there[i], storetest.Report(next+i, round))
			case 2:
				files.remove(there[i])
				drop(i)
			case 3:
				to := name()
				files.rename(there[i], to)
				there[i] = to
			case 4:
				files.tick(there[i])
			case 5:
				files.write(fmt.Sprintf("%d/bad.png", random.IntN(7)), "\x89PNG\r\n\x1a\n\x00\x00")
			}
		}
		got := files.open(cache, Options{Quick: round%2 == 0})
		want := files.open("", Options{})
		same(t, fmt.Sprint("round ", round), got, want)
	}
}

// A library that is updated again and again does not fall to pieces, and an update writes
// in proportion to what has changed.
func TestManyUpdatesAreMerged(t *testing.T) {
	files, cache := newFiles(t), t.TempDir()
	for i := range 400 {
		files.write(fmt.Sprintf("%d/%d.txt", i%20, i), storetest.Report(i, 0))
	}
	snapshot := files.open(cache, Options{})
	first := snapshot.Stats().CacheBytes
	most := 0
	const updates = 36
	for i := range updates {
		files.write(fmt.Sprintf("%d/%d.txt", i%20, i), storetest.Report(i, 1))
		snapshot = files.open(cache, Options{Quick: true})
		most = max(most, len(snapshot.frame.volumes))
		for kind, spans := range snapshot.checkpoint.manifest.layers {
			if len(spans) > tierWidth+1 {
				t.Errorf("update %d: %d layers of kind %d", i, len(spans), kind)
			}
		}
	}
	if most <= 4 || most > 2*tierWidth {
		t.Errorf("%d volumes, once %d", len(snapshot.frame.volumes), most)
	}
	if grew := snapshot.Stats().CacheBytes - first; grew > updates*48<<10 {
		t.Errorf("%d updates wrote %d bytes beside %d", updates, grew, first)
	}
	same(t, "updated", snapshot, files.open("", Options{}))
	same(t, "opened again", files.open(cache, Options{}), files.open("", Options{}))
}

// A folder that becomes empty is an empty library, also the next time.
func TestFolderBecomesEmpty(t *testing.T) {
	files, cache := newFiles(t), t.TempDir()
	for i := range 5 {
		files.write(fmt.Sprintf("%d.txt", i), storetest.Report(i, 0))
	}
	files.open(cache, Options{})
	for i := range 5 {
		files.remove(fmt.Sprintf("%d.txt", i))
	}
	for range 2 {
		var empty *EmptyError
		snapshot, err := Open(t.Context(), []string{files.folder}, Options{Cache: cache, Quick: true})
		if !errors.As(err, &empty) || snapshot == nil || snapshot.Stats().Documents != 0 {
			t.Errorf("%v, %v", snapshot, err)
		}
	}
	if entries, _ := os.ReadDir(cache); len(entries) != 0 {
		t.Errorf("left: %v", entries)
	}
}

// A reader that is left while it compares or reads leaves nothing behind, and what was
// kept stays.
func TestCancelledUpdate(t *testing.T) {
	files, cache := newFiles(t), t.TempDir()
	for i := range 40 {
		files.write(fmt.Sprintf("%d.txt", i), storetest.Report(i, 0))
	}
	files.open(cache, Options{})
	files.write("1.txt", storetest.Report(1, 1))
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Open(ctx, []string{files.folder}, Options{Cache: cache, Publish: func(*Snapshot, Progress) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if entries, _ := os.ReadDir(cache); len(entries) != 1 {
		t.Errorf("%d files in the cache", len(entries))
	}
	same(t, "afterwards", files.open(cache, Options{}), files.open("", Options{}))
}

// Who leaves when all is read does not wait for it to be written.
func TestCancelledBeforeWriting(t *testing.T) {
	files, cache := newFiles(t), t.TempDir()
	for i := range 40 {
		files.write(fmt.Sprintf("%d.txt", i), storetest.Report(i, 0))
	}
	ctx, cancel := context.WithCancel(t.Context())
	leave := func(snapshot *Snapshot, _ Progress) {
		if snapshot.Stats().Documents == 40 {
			cancel()
		}
	}
	_, err := Open(ctx, []string{files.folder}, Options{Cache: cache, Publish: leave})
	if entries, _ := os.ReadDir(cache); !errors.Is(err, context.Canceled) || len(entries) != 0 {
		t.Errorf("%v, %d files in the cache", err, len(entries))
	}
}

// A disk that fills up in the middle costs the cache, and nothing else.
func TestDiskFullInTheMiddle(t *testing.T) {
	w := newVolumeWriter(filepath.Join(t.TempDir(), "x.library"), "test")
	b := newVolumeBuilder()
	doc := whole()
	b.add(&doc)
	first := b.build(w)
	_ = w.fail(errors.New("no space left on device"))
	b.add(&doc)
	second := b.build(w)
	w.abort()
	for i, v := range []*volume{first, second} {
		if got := v.document(0); !reflect.DeepEqual(got, doc) {
			t.Errorf("%d: %+v", i, got)
		}
	}
	if _, err := w.create(); err == nil {
		t.Error("it goes on writing")
	}
}

// What lies ahead is believed when its day has come, though the files are as they
// were, and no longer when the clock goes back.
func TestDatesAheadAreBelievedInTime(t *testing.T) {
	files, cache := newFiles(t), t.TempDir()
	for i := range 60 {
		files.write(fmt.Sprintf("%d.txt", i), storetest.Report(i, 0))
	}
	const text = "It will be said when the day has come, as everybody knows.\n"
	files.write("plain.md", "---\ntitle: Ahead\ndate: 2024-05-10\n---\n"+text)
	files.write("2024-05-05-name.md", "---\ntitle: The name comes first\ndate: 2024-06-10\n---\n"+text)
	files.write("order.md", "---\ntitle: Day or month\ndate: 6/5/2024\n---\n"+text)
	files.write("said.md", "---\ntitle: Said and written\ndate: 2024-08-01\n---\nPublished: 20 May 2024\n\n"+text)
	for _, today := range []string{"2024-05-01", "2024-05-02", "2024-05-03", "2024-05-08", "2024-05-18", "2024-06-04", "2024-06-08", "2024-07-30", "2024-05-08", "2024-05-01"} {
		for _, quick := range []bool{true, false} {
			opt := Options{Today: storetest.Date(t, today), Quick: quick}
			same(t, fmt.Sprint("on ", today, ", quick ", quick), files.open(cache, opt), files.open("", opt))
		}
	}
	now := storetest.Date(t, "2024-05-08")
	if d := at(t, files.open(cache, Options{Today: now}), "plain.md"); d.Published.String() != "2024-05-10" {
		t.Errorf("published %s", d.Published)
	}
}

// A cache that cannot be written is said once, and all else works.
func TestNoCache(t *testing.T) {
	files := newFiles(t)
	for i := range 20 {
		files.write(fmt.Sprintf("%d.txt", i), storetest.Report(i, 0))
	}
	blocked := filepath.Join(t.TempDir(), "file")
	files.must(os.WriteFile(blocked, nil, 0o600))
	snapshot := files.open(blocked, Options{})
	if s := snapshot.Stats(); s.Uncached == "" || s.CachePath != "" {
		t.Errorf("%+v", s)
	}
	if a, b := snapshot.Stats().Documents, 20; a != b {
		t.Errorf("%d documents, want %d", a, b)
	}
}

func TestRowsAndRecordsComeBack(t *testing.T) {
	values := docValues{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}
	if got := decodeValues(values.append(nil)); got != values {
		t.Errorf("%+v, want %+v", got, values)
	}
	if n := reflect.TypeFor[docValues]().NumField(); n != 13 || len(values.append(nil)) != valuesSize {
		t.Errorf("%d fields in %d bytes", n, len(values.append(nil)))
	}
}

// A cache file that another program cuts off while it is read is no end of the
// program: the files answer.
func TestCutOffCache(t *testing.T) {
	files, cache := newFiles(t), t.TempDir()
	for i := range 40 {
		files.write(fmt.Sprintf("%d.txt", i), storetest.Report(i, 0))
	}
	plain := files.open("", Options{})
	files.open(cache, Options{})
	snapshot := files.open(cache, Options{})
	same(t, "whole", snapshot, plain) // all blocks were read, and found to be good
	files.must(os.Truncate(snapshot.stats.CachePath, 4096))
	same(t, "cut off", snapshot, plain)
}
