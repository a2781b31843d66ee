package words

import (
	"encoding/binary"
	"unicode/utf8"

	"readout/store/text"
)

// MaxTerm is how many folded bytes of a word count, both when it is indexed and when it is
// searched.
const MaxTerm = 64

// A Tokenizer reads the words of a text one after the other. Words are runs of letters,
// digits and marks, as Unicode's word boundaries (UAX #29) have them. Words joined by hyphens
// or apostrophes, and digits with points, come as parts first, then as a compound, written
// together: "NATO-EU" is "nato", "eu" and "natoeu"; "don't", "U.S." and "CVE-2024-1234" end
// with "dont", "us" and "cve20241234". So either way to write them finds both. Percentages
// and fractions keep their signs ("3.5%"), as "C++" and "C#" do, and an English possessive 's is left
// out. Scripts
// without spaces give each pair of neighbouring letters, and the last letter of a run.
type Tokenizer struct {
	Term       []byte // the word, folded; valid until the next call of Next
	Start, End int    // its bytes in the text
	Position   int    // its number in the text; a compound has that of its last part
	Compound   bool
	Bigram     bool // it is a pair of letters, or the last letter of a run

	text      string
	at        int    // bytes read
	word      []byte // memory of Term
	joined    []byte // the parts of a compound so far
	joinStart int    // where the compound begins in text
	joining   bool   // the next word is a part too
	pending   bool   // the compound is complete, and comes next
}

// Reset makes the tokenizer read text from its beginning.
func (s *Tokenizer) Reset(text string) {
	*s = Tokenizer{text: text, Position: -1, word: s.word[:0], joined: s.joined[:0]}
}

// Next moves to the next word, and reports whether there is one.
func (s *Tokenizer) Next() bool {
	if s.pending {
		s.pending = false
		s.Term, s.Start, s.Compound = clip(s.joined, MaxTerm), s.joinStart, true
		return true
	}
	s.Compound, s.Bigram = false, false
	for s.at < len(s.text) {
		b := s.text[s.at]
		if lower[b] != 0 {
			s.readPart()
			return true
		}
		if b < utf8.RuneSelf {
			s.at++
			continue
		}
		if r, n := utf8.DecodeRuneInString(s.text[s.at:]); !text.IsLetter(r) {
			s.at += n
		} else if text.IsDense(r) {
			s.readPair(n)
			return true
		} else if s.readPart(); len(s.Term) > 0 {
			return true
		}
	}
	return false
}

// readPart reads a run of letters and digits, and what joins it to the next.
func (s *Tokenizer) readPart() {
	i, word := s.at, s.word[:0]
	for n := eight; n == eight && i+eight <= len(s.text); i += n {
		var folded uint64
		folded, n = foldEight(s.text[i : i+eight])
		word = binary.LittleEndian.AppendUint64(word, folded)[:len(word)+n]
	}
	for i < len(s.text) {
		b := s.text[i]
		if c := lower[b]; c != 0 {
			word = append(word, c)
			i++
			continue
		}
		if b < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(s.text[i:])
		if !text.InWord(r) || text.IsDense(r) {
			break
		}
		word = text.AppendFolded(word, r, s.text[i:])
		i += n
	}
	s.Start, s.End, s.at, s.word = s.at, i, i, word
	s.Term = clip(word, MaxTerm)
	if len(word) == 0 {
		s.joining = false
		return
	}
	s.Position++
	if s.joining || i < len(s.text) && s.text[i] > ' ' {
		s.join()
	}
}

// join looks whether the part is joined to the next, and goes past the sign between them.
func (s *Tokenizer) join() {
	wasOpen := s.joining
	s.joining = false
	var sign string
	if s.at < len(s.text) {
		sign = s.sign()
	}
	if sign == "" && !wasOpen {
		return
	}
	if !wasOpen {
		s.joined, s.joinStart = s.joined[:0], s.Start
	}
	if len(s.joined) <= MaxTerm {
		s.joined = append(s.joined, s.word...)
	}
	switch sign {
	case "":
		s.pending = true
	case "'s":
		s.pending = wasOpen
	case "%", "++", "#":
		s.joined = append(s.joined, sign...)
		s.End += len(sign)
		s.pending = true
	case ".":
		s.joined = append(s.joined, '.')
		s.joining = true
	default:
		s.joining = true
	}
}

// sign returns how the part that ends at s.at is joined to what follows, and goes past the
// sign: "-" if nothing is written between the parts of the compound, "." for a decimal point,
// "%", "++", "#" and "'s" for an ending, "" if it is not joined.
func (s *Tokenizer) sign() string {
	rest := s.text[s.at:]
	n := 1
	switch rest[0] {
	case '\'', '-':
	case '+', '#':
		return s.nameSign(rest)
	case '.', ',', '%':
		return s.numberSign(rest)
	case 0xe2: // U+2010, U+2011 hyphens, U+2019 apostrophe
		if len(rest) < 3 || rest[1] != 0x80 || rest[2] != 0x90 && rest[2] != 0x91 && rest[2] != 0x99 {
			return ""
		}
		n = 3
	default:
		return ""
	}
	if rest[0] != '-' && (n == 1 || rest[2] == 0x99) && len(rest) > n && lower[rest[n]] == 's' && !wordAt(rest[n+1:]) {
		s.at += n + 1
		return "'s"
	}
	if !wordAt(rest[n:]) {
		return ""
	}
	s.at += n
	return "-"
}

func (s *Tokenizer) numberSign(rest string) string {
	last, digit := s.word[len(s.word)-1], func(b byte) bool { return '0' <= b && b <= '9' }
	switch {
	case rest[0] == '%' && digit(last):
		s.at++
		return "%"
	case rest[0] == '%' || len(rest) < 2:
		return ""
	case digit(last) && digit(rest[1]):
		s.at++
		if rest[0] == ',' && thousands(rest[1:]) {
			return "-"
		}
		return "."
	case rest[0] == '.' && len(s.word) == 1 && !digit(last) && lower[rest[1]] > '9' && !wordAt(rest[2:]):
		s.at++
		return "-"
	}
	return ""
}

// nameSign returns the "++" behind a word and the "#" behind a single letter, unless letters follow.
func (s *Tokenizer) nameSign(rest string) string {
	digit := func(b byte) bool { return '0' <= b && b <= '9' }
	sign := rest[:1]
	if rest[0] == '+' {
		sign = rest[:min(2, len(rest))]
	}
	after := rest[len(sign):]
	if digit(s.word[len(s.word)-1]) || wordAt(after) && !digit(after[0]) ||
		sign != "++" && (sign != "#" || len(s.word) > 1) {
		return ""
	}
	s.at += len(sign)
	return sign
}

// SingleLetter reports whether the word has one letter.
func (s *Tokenizer) SingleLetter() bool { return utf8.RuneCount(s.Term) == 1 }

// thousands reports whether text begins with three digits and no more.
func thousands(text string) bool {
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n == 3
}

// readPair reads the letter of n bytes at s.at and the one after it.
func (s *Tokenizer) readPair(n int) {
	s.joining, s.Bigram = false, true
	s.Start, s.End = s.at, s.at+n
	if r, m := utf8.DecodeRuneInString(s.text[s.End:]); text.IsDense(r) {
		s.End += m
	}
	s.at += n
	s.Position++
	s.word = append(s.word[:0], s.text[s.Start:s.End]...)
	s.Term = s.word
}

// wordAt reports whether s begins with a word that can be a part of a compound.
func wordAt(s string) bool {
	if s == "" {
		return false
	}
	if s[0] < utf8.RuneSelf {
		return lower[s[0]] != 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	return text.IsLetter(r) && !text.IsDense(r)
}

// WordLength returns how many bytes at the beginning of s are letters and digits of a word.
func WordLength(s string) int {
	i := 0
	for i < len(s) {
		b := s[i]
		switch {
		case lower[b] != 0:
			i++
		case b < utf8.RuneSelf:
			return i
		case b&^1 == 0xd0 && i+1 < len(s) && !utf8.RuneStart(s[i+1]): // all of U+0400 to U+047F are letters
			i += 2
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if !text.InWord(r) || text.IsDense(r) {
				return i
			}
			i += n
		}
	}
	return i
}
