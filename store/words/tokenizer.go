package words

import (
	"encoding/binary"
	"unicode/utf8"

	"readout/store/text"
)

// MaxTerm is the length in folded bytes after which words are cut, when indexed
// as when searched.
const MaxTerm = 64

// A Tokenizer reads the words of a text one after the other. Words are runs of
// letters, digits and marks, as in Unicode's word boundaries (UAX #29), but a run
// of several joined by hyphens or apostrophes, or digits with points ("NATO-EU",
// "don't", "U.S.", "CVE-2024-1234", "3.5%"), gives first its parts and then the
// whole, written together ("natoeu", "dont", "us", "cve20241234", "3.5%"): so both
// ways to write it meet. An English possessive 's is left out. Scripts without
// spaces give each pair of neighbouring letters and the last letter of a run.
type Tokenizer struct {
	text string
	at   int // bytes read

	Term       []byte // the word, folded; valid until the next call of scan
	Start, End int    // where it stands in text
	Position   int    // its number in the text; a whole has that of its last part
	Compound   bool   // it is a run of parts written together
	Bigram     bool   // it is a bigram, or the last letter of a run of them

	word      []byte // space for term
	joined    []byte // parts of the run being read
	joinStart int
	open      bool // joined is to go on with the next word
	pending   bool // joined is complete and to be given out next
}

// Reset makes the scanner read text, from position 0.
func (s *Tokenizer) Reset(text string) {
	*s = Tokenizer{text: text, Position: -1, word: s.word[:0], joined: s.joined[:0]}
}

// Next moves to the next word and reports whether there is one.
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
			s.part()
			return true
		}
		if b < utf8.RuneSelf {
			s.at++
			continue
		}
		if r, n := utf8.DecodeRuneInString(s.text[s.at:]); !text.IsLetter(r) {
			s.at += n
		} else if text.IsDense(r) {
			s.pair(n)
			return true
		} else if s.part(); len(s.Term) > 0 {
			return true
		}
	}
	return false
}

// part reads a run of letters and digits, and what joins it to the next.
func (s *Tokenizer) part() {
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
		s.open = false
		return
	}
	s.Position++
	if s.open || i < len(s.text) && s.text[i] > ' ' {
		s.join()
	}
}

// join looks at what follows a part, and goes past it if it belongs to the word.
func (s *Tokenizer) join() {
	wasOpen := s.open
	s.open = false
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
	case "%":
		s.joined = append(s.joined, '%')
		s.End++
		s.pending = true
	case ".":
		s.joined = append(s.joined, '.')
		s.open = true
	default:
		s.open = true
	}
}

// sign says how the part that ends at s.at is joined to what follows, and goes
// past the sign: "-" for nothing to be written between the parts, "." for a
// decimal point, "%" or "'s" for an ending, "" for not at all.
func (s *Tokenizer) sign() string {
	rest := s.text[s.at:]
	n := 1
	switch rest[0] {
	case '\'', '-':
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

// SingleLetter reports whether the word is one letter of a script without spaces.
func (s *Tokenizer) SingleLetter() bool { return utf8.RuneCount(s.Term) == 1 }

// thousands reports whether text begins with exactly three digits.
func thousands(text string) bool {
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n == 3
}

// pair reads the letter of n bytes at s.at with the one after it.
func (s *Tokenizer) pair(n int) {
	s.open, s.Bigram = false, true
	s.Start, s.End = s.at, s.at+n
	if r, m := utf8.DecodeRuneInString(s.text[s.End:]); text.IsDense(r) {
		s.End += m
	}
	s.at += n
	s.Position++
	s.word = append(s.word[:0], s.text[s.Start:s.End]...)
	s.Term = s.word
}

// wordAt reports whether s begins with a word that parts can be joined with.
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

// WordLength returns how much of a word s begins with.
func WordLength(s string) int {
	i := 0
	for i < len(s) {
		b := s[i]
		switch {
		case lower[b] != 0:
			i++
		case b < utf8.RuneSelf:
			return i
		case b&^1 == 0xd0 && i+1 < len(s) && !utf8.RuneStart(s[i+1]): // U+0400 to U+047F are letters all
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
