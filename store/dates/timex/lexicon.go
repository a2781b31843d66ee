package timex

import (
	"strconv"
	"strings"
	"sync"

	"readout/store/dates/lexer"
)

// A sense is what a word may do in a time expression, beyond its role in a
// written date.
type sense uint32

const (
	cardinal   sense = 1 << iota // two: its value
	ranked                       // second: its value
	vague                        // few, several: a number that is not told
	unitName                     // day: its unit
	plural                       // days
	season                       // its index
	dayPart                      // morning: its part
	deictic                      // tomorrow: days from the day of writing
	standing                     // now: a reference
	relation                     // last: -1, this: 0, next: 1
	anaphoric                    // with relation: counted from the date mentioned last
	edge                         // early, end, middle: a part of a period
	hedge                        // about, more, than: belongs to the number that follows
	determiner                   // the, a, its
	frequency                    // daily: its unit
	every                        // each, every, per
	repeats                      // once, twice
	decade                       // nineties: 90
	feast                        // begins the name of a holiday: its number
	shift                        // ago, later: -1 or 1
	filler                       // consecutive, full, whole: may stand before a unit
	foreign                      // not English
	moment                       // time, period: a unit without length
	anchor                       // an expression stands around it
	leading                      // may stand in an expression before its anchor
)

// A lexeme is a word of the lexicon, lower case and without accents, with what
// it may do and the value it has there.
type lexeme struct {
	word  string
	sense sense
	value int8
}

// A wordList is a row of a table of words: all may do the same. The value stands
// after the word ("two=2"), else all have that of the list. The plural of a word stands
// after a slash.
type wordList struct {
	sense sense
	value int8
	words string
}

// A dictionary finds lexemes by the hash of their words. It is open addressed
// and never full; entry 0 stands for no word.
type dictionary struct {
	anchors [1 << anchorBits]uint32 // how long the anchors are whose first letters share a slot: most words end here
	slots   [1 << slotBits]uint16
	lexemes []lexeme
}

const slotBits, anchorBits = 11, 10

// lexicon returns the dictionary of all words, made once.
var lexicon = sync.OnceValue(func() *dictionary {
	d := &dictionary{lexemes: make([]lexeme, 1, 1024)}
	for _, table := range [][]wordList{englishWords[:], englishUnits[:], calendarNames[:], otherWords[:]} {
		for _, list := range table {
			d.addList(list)
		}
	}
	for i := range feastDays {
		d.addFeast(i)
	}
	return d
})

func (d *dictionary) addList(list wordList) {
	for field := range strings.FieldsSeq(list.words) {
		words, value, told := strings.Cut(field, "=")
		l := lexeme{"", list.sense, list.value}
		if told {
			n, _ := strconv.Atoi(value)
			l.value = int8(n)
		}
		one, more, found := strings.Cut(words, "/")
		if l.word = one; one != "" {
			d.add(l)
		}
		if found {
			d.add(lexeme{more, l.sense&^leading | plural, l.value})
		}
	}
}

func (d *dictionary) add(l lexeme) {
	if l.sense&anchor != 0 {
		d.anchors[anchorSlot(lexer.HeadOf(l.word, 0, len(l.word)))] |= 1 << (len(l.word) & 31)
	}
	i := slotOf([]byte(l.word))
	for d.slots[i] != 0 {
		i = (i + 1) % (1 << slotBits)
	}
	d.slots[i] = uint16(len(d.lexemes))
	d.lexemes = append(d.lexemes, l)
}

// addFeast adds the first word of a holiday, an anchor unless the second is one.
func (d *dictionary) addFeast(i int) {
	first, rest, _ := strings.Cut(feastDays[i].name, " ")
	if d.lexemeOf(first).sense&feast != 0 {
		return
	}
	second, _, _ := strings.Cut(rest, " ")
	l := lexeme{first, feast | leading, int8(i)}
	if d.lexemeOf(second).sense&anchor == 0 {
		l.sense |= anchor
	}
	d.add(l)
}

// mayAnchor reports whether a word of so many ASCII letters that begins with the
// octets of head may be an anchor: false is sure.
func (d *dictionary) mayAnchor(head uint64, length int) bool {
	return d.anchors[anchorSlot(head)]>>(length&31)&1 != 0
}

// anchorSlot spreads octets over the slots (Knuth's multiplicative hashing).
func anchorSlot(head uint64) uint64 { return head * 0x9E3779B97F4A7C15 >> (64 - anchorBits) }

// slotOf returns where to look for a word first, by FNV-1a.
func slotOf(word []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range word {
		h = (h ^ uint32(c)) * 16777619
	}
	return (h ^ h>>15) % (1 << slotBits) // the high bits are the better ones
}

// lexemeOf returns what a word of a text may do.
func (d *dictionary) lexemeOf(word string) lexeme {
	if len(word) > 2*lexer.LongestWord {
		return lexeme{}
	}
	var buf [lexer.LongestWord]byte
	folded := buf[:lexer.Fold(&buf, word)]
	for i := slotOf(folded); d.slots[i] != 0; i = (i + 1) % (1 << slotBits) {
		if l := &d.lexemes[d.slots[i]]; l.word == string(folded) {
			return *l
		}
	}
	return lexeme{}
}
