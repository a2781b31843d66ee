package source

import (
	"bytes"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// toUTF8 decodes the bytes of a file. The result is valid UTF-8, with U+FFFD for
// what cannot be decoded, and is data itself where that is UTF-8 already,
// which costs one look at each byte. It is false for binary data. The
// encoding is that of the byte order mark, else UTF-8 if the bytes are valid
// or nearly so, else what the document declares, else what the bytes look
// like, else Windows-1252.
func toUTF8(data []byte) (text []byte, ok bool) {
	if marked, mark := markedEncoding(data); marked != nil {
		return decodeWith(marked, data[mark:]), true
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(data, 0) >= 0 {
		if wide := wideEncoding(data); wide != nil {
			return decodeWith(wide, data), true
		}
		if 100*bytes.Count(data, []byte{0}) > len(data) {
			return nil, false
		}
	}
	if utf8.Valid(data) {
		return data, true
	}
	if nearlyUTF8(data) {
		return bytes.ToValidUTF8(data, []byte("\uFFFD")), true
	}
	if looksBinary(data) {
		return nil, false
	}
	if e := declaredEncoding(data); e != nil {
		if text := decodeWith(e, data); plausible(text) {
			return text, true
		}
	}
	if e := guessedEncoding(data); e != nil {
		if text := decodeWith(e, data); plausible(text) {
			return text, true
		}
	}
	return decodeWith(charmap.Windows1252, data), true
}

// markedEncoding returns the encoding that a byte order mark names and the
// length of the mark, or nil. UTF-8 needs no decoding. The mark of UTF-32 LE
// begins like that of UTF-16 LE.
func markedEncoding(data []byte) (encoding.Encoding, int) {
	switch {
	case starts(data, "\xff\xfe\x00\x00"):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), 4
	case starts(data, "\x00\x00\xfe\xff"):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), 4
	case starts(data, "\xff\xfe"):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), 2
	case starts(data, "\xfe\xff"):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), 2
	}
	return nil, 0
}

// sample is how much of a file is looked at to guess its encoding.
const sample = 16 << 10

// wideEncoding recognises UTF-16 without a mark by what the other byte order
// would make of it: texts of nearly all scripts have ASCII spaces and line ends,
// and decoded the right way they have no control characters.
func wideEncoding(data []byte) encoding.Encoding {
	head := data[:min(len(data), sample)&^1]
	if len(head) < 4 {
		return nil
	}
	little, big := wideSpaces(head, 0), wideSpaces(head, 1)
	switch enough := len(head) / 2 / 200; {
	case little > big && little > enough:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case big > little && big > enough:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// wideSpaces counts the spaces and line ends among 16-bit units whose low byte is
// the first (0) or the second (1). It is 0 if a unit is no text: a control
// character, for private use or no character.
func wideSpaces(units []byte, low int) int {
	count := 0
	for i := 0; i+1 < len(units); i += 2 {
		lo, hi := units[i+low], units[i+1-low]
		switch {
		case hi == 0 && (lo == ' ' || lo == '\n'):
			count++
		case hi == 0 && (lo < 0x20 && lo != '\t' && lo != '\r' && lo != '\f' || lo == 0x7f):
			return 0
		case hi >= 0xe0 && hi < 0xf9, hi == 0xff && lo >= 0xfe:
			return 0
		}
	}
	return count
}

// nearlyUTF8 reports whether data is UTF-8 with a few damaged places: other
// encodings form valid sequences only by accident.
func nearlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			if !utf8.FullRune(data[i:]) && good > 0 {
				break // cut off at the end
			}
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > 4*bad
}

// declaredEncoding is what a page or an XML document says it is in, among its
// first 1,024 bytes as HTML has it.
func declaredEncoding(data []byte) encoding.Encoding {
	head := data[:min(len(data), 1024)]
	if start := bytes.TrimLeft(head, " \t\r\n"); !starts(start, "<") {
		return nil
	}
	for _, key := range []string{"encoding=", "charset="} {
		_, value, found := bytes.Cut(bytes.ToLower(head), []byte(key))
		if !found {
			continue
		}
		value = bytes.TrimLeft(value, `"' `)
		if end := bytes.IndexAny(value, "\"' \t\r\n;/>?"); end >= 0 {
			value = value[:end]
		}
		if e, name := charset.Lookup(string(value)); e != nil && name != "utf-8" && !starts([]byte(name), "utf-16") {
			return e
		}
	}
	return nil
}

// looksWestern reports whether data is ASCII with a single-byte letter or quotation
// mark here and there, as in Latin script: others stand in long runs. That
// saves the statistics, which cost a millisecond and have no models of
// other Latin scripts.
func looksWestern(data []byte) bool {
	high, run := 0, 0
	for _, c := range data {
		if c < utf8.RuneSelf {
			run = 0
			continue
		}
		high++
		if run++; run > 3 {
			return false
		}
	}
	return 8*high < len(data)
}

// guessedEncoding asks the statistics of letters. Where they are unsure, the
// fallback is more often right.
func guessedEncoding(data []byte) encoding.Encoding {
	if looksWestern(data) {
		return charmap.Windows1252
	}
	guess := chardet.Detect(data[:min(len(data), sample)])
	if guess.Confidence < 0.5 {
		return nil
	}
	e, _ := charset.Lookup(guess.Encoding)
	return e
}

func decodeWith(e encoding.Encoding, data []byte) []byte {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	return bytes.ToValidUTF8(text, []byte("\uFFFD"))
}

// plausible reports whether less than a hundredth of the characters of a decoded
// text are ones that no text has.
func plausible(text []byte) bool {
	wrong := bytes.Count(text, []byte("\uFFFD"))
	return 100*wrong <= utf8.RuneCount(text)
}

// looksBinary reports whether more than a twentieth of the bytes are control
// characters that no text has.
func looksBinary(data []byte) bool {
	head := data[:min(len(data), sample)]
	controls := 0
	for _, c := range head {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b {
			controls++
		}
	}
	return 20*controls > len(head)
}
