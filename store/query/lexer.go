package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// A lexeme is a word, a phrase or a parenthesis, with the sign and the name before it.
type lexeme struct {
	kind       lexemeKind
	negated    bool     // "-" stands before it
	must       bool     // "+" stands before it
	name       string   // "by" of author:smith
	label      string   // "author:", as it was typed
	unknown    string   // "foo" of the word foo:bar
	unfinished bool     // it ends the text, which is still being typed
	open       bool     // a phrase that is not closed
	from, to   int      // bytes of the word or phrase
	start, end int      // bytes of all, signs and name included
	operator   operator // that the word is
}

type lexemeKind uint8

const (
	textEnd lexemeKind = iota
	wordToken
	phraseToken
	groupStart
	groupEnd
)

// A lexer splits the text of a query into lexemes, in time linear in its length.
type lexer struct {
	text    string
	typing  bool
	shouted bool // words are no operators
	at      int
	depth   int // open groups
	ignored int // open parentheses beyond maxDepth, which are skipped
	remarks []string
}

const maxRemarks = 4

// next reads the next lexeme. Signs without letters are skipped, and so are parentheses that
// close nothing or are nested too deep.
func (l *lexer) next() lexeme {
	for l.at < len(l.text) {
		t := lexeme{start: l.at}
		for l.at < len(l.text) && (l.text[l.at] == '-' || l.text[l.at] == '+') {
			t.negated = t.negated || l.text[l.at] == '-'
			l.at++
		}
		t.must = l.at > t.start && !t.negated
		if l.lexeme(&t) {
			t.end = l.at
			return t
		}
	}
	return lexeme{start: l.at, end: l.at}
}

// lexeme reads a lexeme after its "-", and reports whether it is one.
func (l *lexer) lexeme(t *lexeme) bool {
	r, n := utf8.DecodeRuneInString(l.text[l.at:])
	switch {
	case n == 0:
		return false
	case separates(r) || invisible(r):
		l.at += n
		return false
	case r == '(' && l.depth == maxDepth:
		l.at++
		l.ignored++
		return false
	case r == '(':
		l.at++
		l.depth++
		t.kind = groupStart
		return true
	case r == ')':
		return l.close(t)
	case isQuote(r):
		l.at += n
		l.phrase(t)
		return true
	}
	return l.word(t)
}

func (l *lexer) close(t *lexeme) bool {
	l.at++
	switch {
	case l.ignored > 0:
		l.ignored--
		return false
	case l.depth == 0:
		return false
	}
	l.depth--
	t.kind = groupEnd
	return true
}

// phrase reads a phrase after its opening quote.
func (l *lexer) phrase(t *lexeme) {
	t.kind, t.from = phraseToken, l.at
	n := strings.IndexFunc(l.text[l.at:], isQuote)
	if n < 0 {
		l.at = len(l.text)
		t.to, t.unfinished, t.open = l.at, l.typing, true
		return
	}
	t.to = l.at + n
	_, size := utf8.DecodeRuneInString(l.text[t.to:])
	l.at = t.to + size
}

// word reads a word, or a name and its value.
func (l *lexer) word(t *lexeme) bool {
	t.from, t.to = l.at, l.wordEnd()
	if name, n := nameIn(l.text[t.from:t.to], l.text[t.to:]); name != "" {
		value := t.from + n
		t.label = strings.TrimLeftFunc(l.text[t.from:value], func(r rune) bool { return !text.IsLetter(r) })
		switch {
		case value < t.to:
			t.name, t.from = name, value
		case value == len(l.text) && l.typing:
			l.at = value // there is no value yet
			return false
		case value < len(l.text) && l.opens(value):
			l.at, t.name = value, name
			return l.lexeme(t)
		default:
			l.remark(t.label + " has no value, so it is searched as text; write one at once behind the colon")
		}
	}
	l.at = t.to
	t.kind, t.unfinished = wordToken, l.typing && t.to == len(l.text)
	if t.name == "" {
		t.unknown = unknownName(l.text[t.from:t.to], l.text[t.to:])
	}
	if t.name == "" && !t.negated && !t.must && !(l.shouted && text.IsLetter(rune(l.text[t.from]))) {
		word := l.text[t.from:t.to]
		if t.unfinished && word == "NEAR/" { // its number is still to come
			word = "NEAR"
		}
		t.operator = operatorOf(word)
	}
	return true
}

// remark remembers what is to be said of the text, once.
func (l *lexer) remark(remark string) {
	if !slices.Contains(l.remarks, remark) && len(l.remarks) < maxRemarks {
		l.remarks = append(l.remarks, remark)
	}
}

func (l *lexer) wordEnd() int {
	n := strings.IndexFunc(l.text[l.at:], endsWord)
	if n < 0 {
		return len(l.text)
	}
	return l.at + n
}

// endsWord reports whether a rune ends a word of a query, with its name and signs.
func endsWord(r rune) bool { return separates(r) || isQuote(r) || r == '(' || r == ')' }

// opens reports whether a phrase or group begins at an offset.
func (l *lexer) opens(at int) bool {
	r, _ := utf8.DecodeRuneInString(l.text[at:])
	return r == '(' || isQuote(r)
}

// separates reports whether a rune always separates words.
func separates(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// isQuote reports whether a rune begins or ends a phrase: any quotation mark of Unicode that
// is not also an apostrophe.
func isQuote(r rune) bool {
	apostrophe := strings.ContainsRune("‘’‚‛＇", r)
	return r == '"' || r > unicode.MaxASCII && !apostrophe && unicode.Is(unicode.Quotation_Mark, r)
}
