package shelf

import "testing"

func TestFold(t *testing.T) {
	for _, c := range []struct {
		what  string
		sizes []int64
		want  int
	}{
		{"none", nil, 0},
		{"seven small ones", []int64{1, 1, 1, 1, 1, 1, 1}, 0},
		{"eight small ones", []int64{1, 1, 1, 1, 1, 1, 1, 1}, 8},
		{"eight behind a large one", []int64{9000, 1, 1, 1, 1, 1, 1, 1, 1}, 8},
		{"seven that became seven larger ones", []int64{70, 70, 70, 70, 70, 70, 70, 9, 9, 9, 9, 9, 9, 9}, 0},
		{"eight, and seven larger ones before", []int64{70, 70, 70, 70, 70, 70, 70, 9, 9, 9, 9, 9, 9, 9, 9}, 15},
		{"a large one behind small ones", []int64{1, 1, 1, 5000}, 0},
		{"a large one behind seven small ones", []int64{1, 1, 1, 1, 1, 1, 1, 5000}, 0},
		{"eight large ones with small ones between", []int64{50, 1, 50, 50, 1, 50, 50, 50, 50, 50, 1}, 11},
		{"eight large ones, the last a small one's", []int64{50, 1, 50, 50, 1, 50, 50, 50, 50, 50}, 10},
	} {
		if got := compactible(c.sizes, 10); got != c.want {
			t.Errorf("%s: %d, want %d", c.what, got, c.want)
		}
	}
}

// However many small runs come, there are few of them, and each is written a few times.
func TestFoldKeepsRunsFew(t *testing.T) {
	var sizes []int64
	written, most := int64(0), 0
	const runs = 100_000
	for range runs {
		sizes = append(sizes, 3)
		written += 3
		if n := compactible(sizes, 10); n > 0 {
			one := int64(0)
			for _, size := range sizes[len(sizes)-n:] {
				one += size
			}
			sizes = append(sizes[:len(sizes)-n], one)
			written += one
		}
		most = max(most, len(sizes))
	}
	if most > 50 || written > 8*3*runs {
		t.Errorf("%d runs at once, %d written for %d", most, written, 3*runs)
	}
}
