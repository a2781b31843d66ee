package fuzzy

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text without case and accents, every run of what is neither letter
// nor digit a space, with the place in the text that each byte comes from.
type folded struct {
	text []byte
	from []int32 // where the letter of each byte begins, and at the end the text's length
	to   []int32 // where it ends, marks that follow it included
}

// fold folds a text, and uses the memory of the one before. An apostrophe within a
// word is left out.
func (f *folded) fold(text string) {
	f.text, f.from, f.to = f.text[:0], f.from[:0], f.to[:0]
	for i := 0; i < len(text); {
		b := text[i]
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
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsMark(r):
			if n := len(f.to); n > 0 && f.text[n-1] != ' ' {
				f.to[n-1] = int32(i + size)
			}
		case r >= utf8.RuneSelf && isLetter(r):
			f.letter(r, text, i, i+size)
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

func (f *folded) rune(r rune, from, to int) {
	if !isLetter(r) {
		return
	}
	n := len(f.text)
	f.text = utf8.AppendRune(f.text, unicode.ToLower(r))
	for range f.text[n:] {
		f.from, f.to = append(f.from, int32(from)), append(f.to, int32(to))
	}
}

// letter appends a letter that is not ASCII, taken apart (Unicode NFKD).
func (f *folded) letter(r rune, text string, from, to int) {
	spelled := spell(r)
	if spelled == "" {
		spelled = string(norm.NFKD.PropertiesString(text[from:]).Decomposition())
	}
	if spelled == "" {
		f.rune(r, from, to)
		return
	}
	for _, r := range spelled {
		f.rune(r, from, to)
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

// isLetter reports what words are made of.
func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// spell writes out letters that Unicode does not decompose.
func spell(r rune) string {
	switch r {
	case 'ß', 'ẞ':
		return "ss"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'þ', 'Þ':
		return "th"
	case 'ı':
		return "i"
	}
	return ""
}
