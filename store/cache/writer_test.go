package cache

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// failing is a file whose disk is full, or broken, after so many writes.
type failing struct {
	outFile
	left int
	err  error
}

func (f *failing) WriteAt(data []byte, at int64) (int, error) {
	if f.left--; f.left < 0 {
		n, _ := f.outFile.WriteAt(data[:len(data)/2], at)
		return n, f.err
	}
	return f.outFile.WriteAt(data, at)
}

func (f *failing) Close() error {
	err := f.outFile.Close()
	if f.left--; f.left < 0 {
		return f.err
	}
	return err
}

// Whichever write fails, the old file stays whole and nothing else is left.
func TestWriteFails(t *testing.T) {
	for _, full := range []error{syscall.ENOSPC, syscall.EIO} {
		folder := t.TempDir()
		path := filepath.Join(folder, "library")
		spans := write(t, path)
		old := mustOpen(t, path)
		done := false
		for n := 0; !done; n++ {
			if n > 20 {
				t.Fatal("a file of few writes fails after 20")
			}
			w, err := Create(path, version)
			if err != nil {
				t.Fatal(err)
			}
			w.out = &failing{w.out, n, &os.PathError{Op: "write", Path: w.file.Name(), Err: full}}
			err = writeAll(w, old, spans)
			if done = err == nil; !done && (!errors.Is(err, full) || !strings.HasPrefix(err.Error(), "cache "+path+": write: ")) {
				t.Errorf("write %d: %v", n, err)
			}
			names, _ := filepath.Glob(filepath.Join(folder, "*"))
			if len(names) != 1 {
				t.Errorf("write %d: left %q", n, names)
			}
			same(t, old.Blob, spans)
			if !done {
				same(t, mustOpen(t, path).Blob, spans)
			}
		}
	}
}

// writeAll appends, copies and commits, and passes over errors until the end.
func writeAll(w *Writer, old *File, spans []Span) error {
	if s, err := w.Append(text(1, 50), text(2, 40_000)); err == nil {
		if b, err := w.Blob(s); err != nil || !b.Check(0, b.Len()) {
			return errors.New("what was written cannot be read")
		}
	}
	_, _ = w.Copy(old, spans[9])
	_, err := w.Commit([]byte("one volume"))
	return err
}

// Who commits goes on with what it wrote, also if somebody else commits then.
func TestCommitReturnsItsOwnFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	var files []*File
	for _, who := range []string{"first", "second"} {
		w, err := Create(path, version)
		if err != nil {
			t.Fatal(err)
		}
		f, err := w.Commit([]byte(who))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	if got := fmt.Sprintf("%s %s %s", files[0].Directory(), files[1].Directory(), mustOpen(t, path).Directory()); got != "first second second" {
		t.Error(got)
	}
}

func TestNoPlace(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(filepath.Join(file, "library"), version); err == nil || !strings.Contains(err.Error(), "not a directory") {
		t.Errorf("under a file: %v", err)
	}
	taken := filepath.Join(folder, "taken")
	if err := os.MkdirAll(filepath.Join(taken, "inner"), 0o700); err != nil {
		t.Fatal(err)
	}
	w, err := Create(taken, version)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Commit(nil); err == nil {
		t.Error("a folder was replaced")
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "*"+temporary)); len(left) > 0 {
		t.Errorf("left %q", left)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(filepath.Join(folder, "library"), version); !errors.Is(err, os.ErrPermission) {
		t.Error(err)
	}
}

func TestCloseTwice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	w, err := Create(path, version)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Commit([]byte("empty")); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Commit(nil); !errors.Is(err, os.ErrClosed) {
		t.Errorf("committed twice: %v", err)
	}
	if _, err := w.Append([]byte("late")); !errors.Is(err, os.ErrClosed) {
		t.Errorf("appended after commit: %v", err)
	}
	w.Abort()
	if f := mustOpen(t, path); string(f.Directory()) != "empty" {
		t.Errorf("directory %q", f.Directory())
	}
}

// Programs that open, replace and sweep the same file at once never see a half one.
func TestManyPrograms(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	spans := write(t, path)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 5 {
				f, err := Open(path, version)
				if err != nil {
					t.Error(err)
					return
				}
				for i, s := range spans {
					b, err := f.Blob(s)
					if err != nil || !b.Check(0, b.Len()) || b.Len() != lengths[i] {
						t.Errorf("span %d: %v", i, err)
					}
				}
				write(t, path)
			}
		})
	}
	group.Wait()
}
