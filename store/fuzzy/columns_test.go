package fuzzy

import (
	"bytes"
	"reflect"
	"testing"
)

var keys = []string{"st", "nato cloud brsls", "undresea", "stltnbrg", "cyberdefence", "visito lodz", "2024 x100", "峰会", "xqzv"}

// Titles opened again find what they found, with the same marks.
func TestOpen(t *testing.T) {
	made := New(briefings)
	asked := 0
	opened, err := Open(bytes.Clone(made.Data()), nil, func(i int) string { asked++; return briefings[i] })
	if err != nil || opened.Len() != len(briefings) {
		t.Fatal(opened.Len(), err)
	}
	found := 0
	for _, typed := range keys {
		want, _ := made.Find(t.Context(), Typed{Text: typed}, 2, nil)
		got, err := opened.Find(t.Context(), Typed{Text: typed}, 2, nil)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, %v; want %v", typed, got, err, want)
		}
		found += len(got)
	}
	if asked != found {
		t.Errorf("%d titles were asked for to mark %d", asked, found)
	}
	if none, err := Open(New(nil).Data(), nil, nil); err != nil || none.Len() != 0 {
		t.Errorf("no titles: %v", err)
	}
}

// A title that changed since is found, without marks.
func TestOpenOtherTitle(t *testing.T) {
	for _, now := range []string{"", "Press", "…", "Jens Stoltenberg speaks to the press after a meeting of ministers of defence"} {
		opened, err := Open(New(briefings).Data(), nil, func(int) string { return now })
		if err != nil {
			t.Fatal(err)
		}
		found, err := opened.Find(t.Context(), Typed{Text: "stltnbrg"}, 1, nil)
		if err != nil || len(found) != 1 || len(found[0].Marks) > 0 {
			t.Errorf("%q: %v, %v", now, found, err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	made := New(briefings)
	good := made.Data()
	changed := func(at int) []byte {
		data := bytes.Clone(good)
		data[at] = 0xff
		return data
	}
	for name, data := range map[string][]byte{
		"nothing":                          nil,
		"magic only":                       good[:len(magic)],
		"cut off":                          good[:len(good)-1],
		"grown":                            append(bytes.Clone(good), 0),
		"other format":                     changed(len(magic) - 3),
		"more titles":                      changed(len(magic) + 3),
		"ends of words that do not ascend": changed(layoutOf(made.count).textEnds + 3),
	} {
		if _, err := Open(data, nil, nil); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// What grows with the titles is checked when it is read. What is damaged there is not found.
func TestDamagedColumns(t *testing.T) {
	made := New(briefings)
	data, columns := made.Data(), layoutOf(made.count)
	asked := 0
	read := func(from, to int) bool { asked += to - from; return from < columns.refEnds || from >= columns.textEnds }
	titles, err := Open(data, read, func(i int) string { return briefings[i] })
	if err != nil || asked == 0 || asked >= len(data) {
		t.Fatalf("%v, %d of %d bytes were checked", err, asked, len(data))
	}
	if _, err := titles.Find(t.Context(), Typed{Text: "nato cloud"}, 3, nil); err != nil {
		t.Error(err)
	}
}

// FuzzOpen searches titles whose bytes were changed.
func FuzzOpen(f *testing.F) {
	good := New(briefings).Data()
	f.Add(0, []byte("x"), "cables")
	f.Add(len(magic), []byte{1}, "nato")
	for at := headerSize; at < len(good); at += 97 {
		f.Add(at, []byte{0xff, 0xff, 0xff, 0xff}, "undresea cabels")
		f.Add(at, []byte{0, 0, 0, 0, 0, 0, 0, 0}, "stltnbrg")
	}
	f.Fuzz(func(t *testing.T, at int, patch []byte, typed string) {
		data := bytes.Clone(good)
		if at >= 0 && at < len(data) {
			copy(data[at:], patch)
		}
		titles, err := Open(data, nil, func(i int) string { return briefings[i] })
		if err != nil {
			return
		}
		for _, text := range append(keys, typed) {
			found, err := titles.Find(t.Context(), Typed{Text: text}, 3, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range found {
				for _, r := range m.Marks {
					if r[0] < 0 || r[1] <= r[0] || r[1] > len(briefings[m.Index]) {
						t.Fatalf("%q: marks %v of %q", text, m.Marks, briefings[m.Index])
					}
				}
			}
		}
	})
}
