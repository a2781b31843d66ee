package render

import (
	"strings"
	"testing"
)

func picture(bytes int) string { return "data:image/png;base64," + strings.Repeat("QUJD", bytes/4) }

// Every word of a body is shown at its place, and a place leads back to it.
func TestPlaces(t *testing.T) {
	for name, body := range map[string]string{
		"plain":        "one two three",
		"line ends":    "one\r\ntwo\r\n\r\nthree\rfour\n",
		"tabs":         "one\t\ttwo\n\tthree",
		"controls":     "one\x1b[2Jtwo \x9b three\u202efour",
		"picture":      "one ![two](" + picture(900) + ") three\n\n![](" + picture(400) + ") four",
		"all of them":  "one\r\n\ttwo ![x](" + picture(4000) + ")\x00 three\r\n",
		"only picture": picture(1000),
		"nothing":      "",
	} {
		d := Open(Manuscript{Body: body, Markdown: true})
		for _, word := range []string{"one", "two", "three", "four"} {
			at, shown := strings.Index(body, word), strings.Index(d.Source, word)
			if at < 0 {
				continue
			}
			for k := range len(word) {
				if got := d.Place(at + k); got != shown+k {
					t.Errorf("%s: byte %d of %s is at %d, want %d", name, k, word, got, shown+k)
				}
				if got := d.Body(shown + k); got != at+k {
					t.Errorf("%s: byte %d of %s comes from %d, want %d", name, k, word, got, at+k)
				}
			}
		}
		checkPlaces(t, name, d, len(body))
	}
}

// checkPlaces reports what no mapping of places must do: leave the text, or run
// backwards.
func checkPlaces(t *testing.T, name string, d *Document, size int) {
	t.Helper()
	last := 0
	for at := -1; at <= d.Size()+1; at++ {
		if got := d.Body(at); got < last || got > size {
			t.Fatalf("%s: place %d of %d comes from %d of %d, the one before from %d", name, at, d.Size(), got, size, last)
		} else {
			last = got
		}
	}
	last = 0
	for at := -1; at <= size+1; at++ {
		if got := d.Place(at); got < last || got > d.Size() {
			t.Fatalf("%s: byte %d of %d is at %d of %d, the one before at %d", name, at, size, got, d.Size(), last)
		} else {
			last = got
		}
	}
}

func FuzzPlaces(f *testing.F) {
	f.Add("a\r\n\tb\x1b ![x](" + picture(300) + ") c\r\r")
	f.Add("\x80\t\u2028data:,")
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 4096 {
			return
		}
		checkPlaces(t, body, Open(Manuscript{Body: body}), len(body))
		var lines []OriginalLine
		for i, l := range strings.Split(body, "\n") {
			lines = append(lines, OriginalLine{l, map[bool]string{true: "menu"}[i%3 == 1]})
		}
		kept := keptOf(lines)
		checkPlaces(t, body, OpenOriginal("", lines), len(kept))
	})
}
