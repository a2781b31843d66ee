package fuzzy

import (
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// folded is a text without case and accents, every run of what is neither letter
// nor digit a space, with the place in the text that each byte comes from.
type folded struct {
	text []byte
	from []int32 // where the letter of each byte begins, and at the end the text's length
	to   []int32 // where it ends, marks that follow it included
}

// fold folds a title, and uses the memory of the one before. An apostrophe within a
// word is left out.
func (f *folded) fold(title string) {
	f.text, f.from, f.to = f.text[:0], f.from[:0], f.to[:0]
	for i := 0; i < len(title); {
		b := title[i]
		switch {
		case 'a' <= b && b <= 'z' || '0' <= b && b <= '9':
			f.put(b, i, i+1)
			i++
			continue
		case 'A' <= b && b <= 'Z':
			f.put(b|0x20, i, i+1)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(title[i:])
		switch {
		case unicode.IsMark(r):
			if n := len(f.to); n > 0 && f.text[n-1] != ' ' {
				f.to[n-1] = int32(i + size)
			}
		case r >= utf8.RuneSelf && text.IsLetter(r):
			f.letter(r, title, i, i+size)
		case r == '\'' || r == '’':
		case len(f.text) > 0 && f.text[len(f.text)-1] != ' ':
			f.put(' ', i, i+size)
		}
		i += size
	}
}

func (f *folded) put(b byte, from, to int) {
	f.text = append(f.text, b)
	f.from, f.to = append(f.from, int32(from)), append(f.to, int32(to))
}

// letter appends a letter that is not ASCII, folded.
func (f *folded) letter(r rune, title string, from, to int) {
	f.text = text.AppendFolded(f.text, r, title[from:])
	for len(f.from) < len(f.text) {
		f.from, f.to = append(f.from, int32(from)), append(f.to, int32(to))
	}
}

// word returns where the next word from i begins and ends.
func (f *folded) word(i int) (start, end int) {
	for i < len(f.text) && f.text[i] == ' ' {
		i++
	}
	start = i
	for i < len(f.text) && f.text[i] != ' ' {
		i++
	}
	return start, i
}
