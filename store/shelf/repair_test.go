package shelf

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"readout/store/storetest"
)

// Damage of any kind is not seen but by who asks for the time that it takes, whether a
// library was kept whole or has been added to.
func TestDamagedCaches(t *testing.T) {
	for _, extended := range []bool{false, true} {
		files, cache := newFiles(t), t.TempDir()
		for i := range 60 {
			files.write(fmt.Sprintf("%d.txt", i), storetest.Report(i, 0))
		}
		path := files.open(cache, Options{}).Stats().CachePath
		for i := range 3 {
			if extended {
				files.write(fmt.Sprintf("%d.txt", 20*i), storetest.Report(i, 1))
				files.open(cache, Options{})
			}
		}
		plain := files.open("", Options{})
		whole, err := os.ReadFile(path)
		files.must(err)
		random := rand.New(rand.NewPCG(3, 4))
		for round := range 30 {
			data := slices.Clone(whole)
			switch round % 4 {
			case 0:
				data = data[:random.IntN(len(data))]
			case 1:
				data = append(data, "more"...)
			default:
				data[random.IntN(len(data))] ^= 1 << random.IntN(8)
			}
			files.must(os.Remove(path))
			files.must(os.WriteFile(path, data, 0o600))
			same(t, fmt.Sprint("round ", round), files.open(cache, Options{Quick: round%8 < 4}), plain)
		}
	}
}

// A folder that is away while a damaged cache is noticed is read when it is back.
func TestMendingIsTriedAgain(t *testing.T) {
	files, cache := newFiles(t), t.TempDir()
	for i := range 40 {
		files.write(fmt.Sprintf("%d.txt", i), storetest.Report(i, 0))
	}
	plain := files.open("", Options{})
	snapshot := files.open(cache, Options{})
	snapshot.frame.volumes[0].volume.damaged.Store(true)
	away := files.folder + " away"
	files.must(os.Rename(files.folder, away))
	if err := snapshot.ReadRepair(t.Context(), func(*Snapshot) error { return nil }); err == nil {
		t.Error("it answers from a folder that is away")
	}
	files.must(os.Rename(away, files.folder))
	same(t, "back", snapshot, plain)
	first, err := snapshot.repairer.snapshot(t.Context())
	files.must(err)
	if again, err := snapshot.repairer.snapshot(t.Context()); err != nil || again != first {
		t.Errorf("read twice, %v", err)
	}
}

// A file that is overwritten while it is mapped, and the one that takes its place, and so on:
// who has the library gets what the files say, each time.
func TestOverwrittenAgainAndAgain(t *testing.T) {
	files, cache := newFiles(t), t.TempDir()
	for i := range 60 {
		files.write(fmt.Sprintf("%d.txt", i), storetest.Report(i, 0))
	}
	plain := files.open("", Options{})
	snapshot := files.open(cache, Options{})
	path := snapshot.Stats().CachePath
	random := rand.New(rand.NewPCG(1, 7))
	for round := range 6 {
		same(t, fmt.Sprint("before round ", round), snapshot, plain)
		info, err := os.Stat(path)
		files.must(err)
		noise := make([]byte, info.Size())
		for i := range noise {
			noise[i] = byte(random.Uint32())
		}
		file, err := os.OpenFile(path, os.O_WRONLY, 0)
		files.must(err)
		_, err = file.WriteAt(noise, 0)
		files.must(err)
		files.must(file.Close())
		if round%2 == 0 {
			now, err := snapshot.Verify(t.Context(), 1)
			files.must(err)
			if now == snapshot || now.Damaged() {
				t.Fatalf("round %d: the damage was not found", round)
			}
			same(t, fmt.Sprint("the one read again, round ", round), now, plain)
		}
		same(t, fmt.Sprint("round ", round), snapshot, plain)
	}
}
