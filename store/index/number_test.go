package index

import "testing"

func TestNumbers(t *testing.T) {
	var data []byte
	numbers := []uint32{0, 1, 127, 223, 224, 225, 255, 256, 6367, 6368, 6369, 1 << 16, 465119, 465120, 465121, 1 << 24, 1<<32 - 1}
	for _, v := range numbers {
		data = appendNumber(data, v)
	}
	at := 0
	for _, want := range numbers {
		size := numberSize(data[at])
		got, next := numberAt(data, at)
		if got != want || next != at+size {
			t.Fatalf("got %d in %d bytes, want %d in %d", got, next-at, want, size)
		}
		at = next
	}
	if at != len(data) {
		t.Errorf("read %d of %d bytes", at, len(data))
	}
}
