package source

import (
	"bytes"
	"fmt"
)

// Bounds of a JSON document besides maxDepth: its bytes, and the values in it, each of
// which takes many times its bytes when it is parsed.
const (
	maxObject       = 16 << 20
	maxObjectValues = 500_000
)

// oversize refuses a JSON value that is not to be parsed. The reason goes on from
// "line 3".
func oversize(value []byte) (why refusal) {
	if len(value) > maxObject {
		return refusal{reason: fmt.Sprintf("is longer than %s; split it", size(maxObject))}
	}
	switch e := extentOf(value); {
	case e.deep > maxDepth:
		return refusal{reason: fmt.Sprintf("is nested more than %d deep; mend or remove it", maxDepth)}
	case e.values > maxObjectValues:
		return refusal{reason: fmt.Sprintf("holds more than %s values; split it", thousands(maxObjectValues))}
	}
	return refusal{}
}

// An extent is what the brackets, quotes and commas of a JSON value tell of it.
type extent struct {
	end    int // of the value in bytes; 0 if it does not end
	deep   int // how deep it nests
	values int // about how many it holds
}

// extentOf measures the JSON value that data begins with. It checks nothing else, so
// that a broken value of a list does not hide those after it.
func extentOf(data []byte) (e extent) {
	deep := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '"':
			if i = endOfString(data, i); i == len(data) {
				return e
			}
		case '{', '[':
			deep++
			e.deep = max(e.deep, deep)
			continue
		case '}', ']':
			deep--
		case ',', ':':
			e.values++
			continue
		case ' ', '\t', '\r', '\n':
			continue
		default:
			i = endOfScalar(data, i)
		}
		if deep <= 0 {
			e.end = i + 1
			return e
		}
	}
	return e
}

// endOfString returns the place of the quote that ends the string at i.
func endOfString(data []byte, i int) int {
	for i++; i < len(data); i++ {
		n := bytes.IndexAny(data[i:], `"\`)
		if n < 0 {
			return len(data)
		}
		if i += n; data[i] == '"' {
			return i
		}
		i++
	}
	return len(data)
}

// endOfScalar returns the last byte of the number or the word at i.
func endOfScalar(data []byte, i int) int {
	for i+1 < len(data) && bytes.IndexByte([]byte(" \t\r\n,:\"{}[]"), data[i+1]) < 0 {
		i++
	}
	return i
}

// A jsonScanner goes through the elements of a JSON array, or of JSON values that
// follow each other, without reading them.
type jsonScanner struct {
	rest   []byte
	value  []byte
	inside bool // the array
	cut    bool // the text ends before a value or the array does
	array  bool // there was an array
}

// next goes to the next value and reports whether there is one.
func (s *jsonScanner) next() bool {
	for {
		s.rest = bytes.TrimLeft(s.rest, " \t\r\n,")
		switch {
		case len(s.rest) == 0:
			s.cut = s.inside
			return false
		case s.rest[0] == '[' && !s.inside:
			s.inside, s.array = true, true
			s.rest = s.rest[1:]
			continue
		case s.rest[0] == ']':
			s.inside = false
			s.rest = s.rest[1:]
			continue
		}
		end := extentOf(s.rest).end
		if end == 0 {
			s.cut = true
			return false
		}
		s.value, s.rest = s.rest[:end], s.rest[end:]
		return true
	}
}

// lone reports whether the text is one value and no array.
func (s *jsonScanner) lone() bool { return !s.array && len(bytes.TrimLeft(s.rest, " \t\r\n")) == 0 }
