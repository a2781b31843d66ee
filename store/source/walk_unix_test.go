//go:build unix

package source

import (
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func TestWalkNamesWhatIsNoFile(t *testing.T) {
	dir, place := newFolder(t, map[string]string{"good.txt": "Good."})
	if err := unix.Mkfifo(filepath.Join(dir, "pipe.txt"), 0o644); err != nil {
		t.Skip(err)
	}
	t.Chdir(dir) // the name of a socket must be short
	listener, err := net.Listen("unix", "socket")
	if err != nil {
		t.Skip(err)
	}
	defer listener.Close()
	sparse(t, filepath.Join(dir, "sparse.txt"), 2<<30)

	started := time.Now()
	records, faults := read(t, Options{}, place)
	if took := time.Since(started); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
	if got := pathsOf(records); got != "good.txt" {
		t.Errorf("records %s", got)
	}
	want := `left out "pipe.txt": it is a named pipe, not a file
left out "socket": it is a socket, not a file
cannot read "sparse.txt": it is larger than 16 MB; raise --max-size to read it
`
	if got := sentences(faults); got != want {
		t.Errorf("faults\n%s\nwant\n%s", got, want)
	}
	if _, err := OpenPlace(filepath.Join(dir, "pipe.txt")); err == nil || !strings.Contains(err.Error(), "named pipe") {
		t.Errorf("OpenPlace of a pipe: %v", err)
	}
}

// A pipe that takes the place of a file after it was listed must not block.
func TestReadNeverWaits(t *testing.T) {
	dir := t.TempDir()
	if err := unix.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("pipe", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	disk, err := openDisk(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer disk.close()
	f, err := disk.open(".")
	if err != nil {
		t.Fatal(err)
	}
	defer f.close()
	var buf buffer
	if _, err := f.read("pipe", &buf, 100); err == nil || !strings.Contains(err.Error(), "named pipe") {
		t.Errorf("pipe: %v", err)
	}
	if _, err := f.read("link", &buf, 100); err == nil {
		t.Error("read followed a link")
	}
	if _, err := disk.readLink("link", &buf, 100); err == nil || !strings.Contains(err.Error(), "named pipe") {
		t.Errorf("link to a pipe: %v", err)
	}
}

func TestWalkLinks(t *testing.T) {
	outside := t.TempDir()
	write(t, filepath.Join(outside, "secret.txt"), "secret")
	dir, place := newFolder(t, map[string]string{
		"real.txt":          "Real.",
		"sub/more.txt":      "More.",
		".store/object.txt": "Kept under a hidden name.",
	})
	for name, target := range map[string]string{
		"again.txt":    "real.txt",
		"annex.txt":    ".store/object.txt",
		"away.txt":     filepath.Join(outside, "secret.txt"),
		"awaydir":      outside,
		"sub/up":       "..",
		"loop-a":       "loop-b",
		"loop-b":       "loop-a",
		"nowhere.txt":  "missing.txt",
		"sub/back.txt": "../../" + filepath.Base(outside) + "/secret.txt",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	records, faults := read(t, Options{}, place)
	if got := pathsOf(records); got != "annex.txt real.txt sub/more.txt" {
		t.Errorf("records %s", got)
	}
	leaves := "it is a link that leaves the folder; open what it leads to as a place of its own\n"
	nowhere := "it is a link to something that is not there; mend or remove the link\n"
	want := `cannot read "away.txt": ` + leaves + `cannot read "awaydir": ` + leaves +
		`cannot read "loop-a": it is a link that leads nowhere: EvalSymlinks: too many links; mend or remove the link` + "\n" +
		`cannot read "loop-b": it is a link that leads nowhere: EvalSymlinks: too many links; mend or remove the link` + "\n" +
		`cannot read "nowhere.txt": ` + nowhere
	got := sentences(faults)
	got = strings.Replace(got, `cannot read "sub/back.txt": `+leaves, "", 1)
	got = strings.Replace(got, `cannot read "sub/back.txt": `+nowhere, "", 1) // depends on where the test's folders lie
	if got != want {
		t.Errorf("faults\n%s\nwant\n%s", got, want)
	}
}

func TestOpenPlaceFollowsTheLinkItIsGiven(t *testing.T) {
	dir, _ := newFolder(t, map[string]string{"real/a.txt": "A."})
	for _, target := range []string{"real", "real/a.txt"} {
		link := filepath.Join(dir, filepath.Base(target)+".link")
		if err := os.Symlink(target, link); err != nil {
			t.Fatal(err)
		}
		place, err := OpenPlace(link)
		if err != nil {
			t.Fatal(err)
		}
		if records, _ := read(t, Options{}, place); pathsOf(records) != "a.txt" {
			t.Errorf("%s: %s", target, pathsOf(records))
		}
	}
}

func TestWalkUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser may read everything")
	}
	dir, place := newFolder(t, map[string]string{"good.txt": "Good.", "shut.txt": "x", "closed/a.txt": "x"})
	for _, name := range []string{"shut.txt", "closed"} {
		name = filepath.Join(dir, name)
		if err := os.Chmod(name, 0); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(name, 0o755)
	}
	records, faults := read(t, Options{}, place)
	denied := "permission denied; allow reading it, for example with chmod u+r\n"
	want := `cannot read "closed": ` + denied + `cannot read "shut.txt": ` + denied
	if got := sentences(faults); pathsOf(records) != "good.txt" || got != want {
		t.Errorf("records %s, faults\n%s", pathsOf(records), got)
	}
}

// sparse makes a file that is large only by its own account.
func sparse(t *testing.T, name string, size int64) {
	t.Helper()
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := file.Truncate(size); err != nil {
		t.Skip(err)
	}
}

// Links have the facts of what they lead to; what may be mended without a change
// of the facts is looked at each time.
func TestKnownLinks(t *testing.T) {
	dir, place := newFolder(t, map[string]string{".store/object.txt": "Kept under a hidden name.", "real.txt": "Real."})
	for name, target := range map[string]string{"annex.txt": ".store/object.txt", "again.txt": "real.txt", "nowhere.txt": "missing.txt"} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := unix.Mkfifo(filepath.Join(dir, "pipe.txt"), 0o644); err != nil {
		t.Skip(err)
	}
	l := newLedger()
	l.walk(t, place)
	if f := l.files["annex.txt"]; f.Size != 25 {
		t.Errorf("facts %+v are not those of the target", f)
	}
	if _, told := l.files["again.txt"]; told {
		t.Error("told of a link to a file that is read anyway")
	}
	said := l.walk(t, place)
	slices.Sort(said)
	if got, want := strings.Join(said, ", "), "fault nowhere.txt, file nowhere.txt, folder ., known annex.txt, known pipe.txt, known real.txt"; got != want {
		t.Errorf("a second walk\n got %s\nwant %s", got, want)
	}
	if l.unchanged(t, place) {
		t.Error("a link that leads nowhere is taken for settled")
	}
	delete(l.files, "nowhere.txt")
	if !l.unchanged(t, place) {
		t.Error("a link to a hidden file has changed")
	}
	write(t, filepath.Join(dir, ".store/object.txt"), "Changed below.")
	if l.unchanged(t, place) {
		t.Error("a change behind a link is not seen")
	}
	if said := l.walk(t, place); !slices.Contains(said, "record annex.txt") {
		t.Errorf("not read again: %q", said)
	}
}
