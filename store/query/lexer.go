package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// A lexeme is a word, a phrase or a parenthesis, with the "-" and the name that
// stand before it.
type lexeme struct {
	kind       lexemeKind
	not        bool   // "-" stands before it
	name       string // "title" of title:nato
	unfinished bool   // it is the end of a text that is still being typed
	from, to   int    // the bytes of the word or phrase alone
	start, end int    // the bytes of all of it
	operator   string // "OR", "NOT", "AND"
}

type lexemeKind uint8

const (
	textEnd lexemeKind = iota
	wordToken
	phraseToken
	groupStart
	groupEnd
)

// A lexer splits the text of a query into tokens, in time linear in its length.
type lexer struct {
	text   string
	typing bool
	at     int
	depth  int // groups that are open
	deeper int // parentheses that are open beyond maxDepth, and passed over
}

// next reads the next token. Signs without letters are passed over, and so are
// parentheses that close nothing or go too deep.
func (l *lexer) next() lexeme {
	for l.at < len(l.text) {
		t := lexeme{start: l.at}
		if t.not = l.text[l.at] == '-'; t.not {
			l.at++
		}
		if l.token(&t) {
			t.end = l.at
			return t
		}
	}
	return lexeme{start: l.at, end: l.at}
}

// token reads a token after its "-", and reports whether it is one.
func (l *lexer) token(t *lexeme) bool {
	r, n := utf8.DecodeRuneInString(l.text[l.at:])
	switch {
	case n == 0:
		return false
	case separates(r) || invisible(r):
		l.at += n
		return false
	case r == '(' && l.depth == maxDepth:
		l.at++
		l.deeper++
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
	case l.deeper > 0:
		l.deeper--
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
		t.to, t.unfinished = l.at, l.typing
		return
	}
	t.to = l.at + n
	_, size := utf8.DecodeRuneInString(l.text[t.to:])
	l.at = t.to + size
}

// word reads a word, or a name and what it is the name of.
func (l *lexer) word(t *lexeme) bool {
	t.from, t.to = l.at, l.wordEnd()
	if name, n := nameIn(l.text[t.from:t.to]); name != "" {
		value := t.from + n
		switch {
		case value < t.to:
			t.name, t.from = name, value
		case value == len(l.text) && l.typing:
			l.at = value // there is no value yet
			return false
		case value < len(l.text) && l.opens(value):
			l.at, t.name = value, name
			return l.token(t)
		}
	}
	l.at = t.to
	t.kind, t.unfinished = wordToken, l.typing && t.to == len(l.text)
	if word := l.text[t.from:t.to]; t.name == "" && !t.not && isOperator(word) {
		t.operator = word
	}
	return true
}

func (l *lexer) wordEnd() int {
	n := strings.IndexFunc(l.text[l.at:], func(r rune) bool {
		return separates(r) || isQuote(r) || r == '(' || r == ')'
	})
	if n < 0 {
		return len(l.text)
	}
	return l.at + n
}

// opens reports whether a phrase or group begins at a place.
func (l *lexer) opens(at int) bool {
	r, _ := utf8.DecodeRuneInString(l.text[at:])
	return r == '(' || isQuote(r)
}

// nameIn returns the name, in small letters, that a word begins with, signs aside,
// and how long it is with its colon.
func nameIn(word string) (name string, n int) {
	signs := strings.IndexFunc(word, text.IsLetter)
	if signs < 0 {
		return "", 0
	}
	name, _, found := strings.Cut(word[signs:], ":")
	if !found {
		return "", 0
	}
	n = signs + len(name) + 1
	switch name = strings.ToLower(name); name {
	case "title", "text", "source", "by", "path", "date", "before", "after", "mentions", "is", "has", "tag":
		return name, n
	}
	return "", 0
}

func isOperator(word string) bool { return word == "OR" || word == "AND" || word == "NOT" }

// separates reports whether a rune stands between words wherever it is.
func separates(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// isQuote reports whether a rune begins or ends a phrase: any quotation mark of
// Unicode that is not an apostrophe as well.
func isQuote(r rune) bool {
	return r == '"' || r > unicode.MaxASCII && unicode.Is(unicode.Quotation_Mark, r) && !strings.ContainsRune("‘’‚‛＇", r)
}
