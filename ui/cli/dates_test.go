package cli

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/store"
)

func TestDecoded(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"UTF-8", "4. März", "4. März"},
		{"byte order mark", "\ufeff4 May", "\ufeff4 May"},
		{"Windows-1252", "4. M\xe4rz \x96 5.", "4. März – 5."},
		{"one damaged byte", "M\xe4rz, März", "März, März"},
		{"cut off", "März \xe2\x82", "März â‚"},
		{"no character", "\x81", "\ufffd"},
	} {
		if got := decodeUTF8([]byte(c.in)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// What stands in JSON is the text of the file, to the last character, and cannot be
// anything but text on a terminal.
func FuzzExactText(f *testing.F) {
	for _, text := range []string{"24 November 2025", "5. März", "5\nMärz", "\x1b[2J4 May", "4\u202eyaM", "\u200b\U000e0041", "\u009b2J\x7f", `"<&>\`, strings.Repeat("5 May ", 99)} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		data, err := json.Marshal(exactText(text))
		if err != nil {
			t.Fatal(err)
		}
		if printed := string(data); len(text) < 40 && store.SafeLine(printed) != printed {
			t.Errorf("%q is printed as %q", text, printed)
		}
		var back string
		if err := json.Unmarshal(data, &back); err != nil || back != text {
			t.Errorf("%q comes back as %q, %v", text, back, err)
		}
	})
}
