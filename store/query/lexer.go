package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// A lexeme is a word, a phrase or a parenthesis, with the "-" and the name before it.
type lexeme struct {
	kind       lexemeKind
	negated    bool   // "-" stands before it
	name       string // "title" of title:nato
	unfinished bool   // it ends the text, which is still being typed
	from, to   int    // bytes of the word or phrase
	start, end int    // bytes of all, signs and name included
	operator   string // "OR", "NOT" or "AND", "" for none
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
	at      int
	depth   int // open groups
	ignored int // open parentheses beyond maxDepth, which are skipped
}

// next reads the next lexeme. Signs without letters are skipped, and so are parentheses that
// close nothing or are nested too deep.
func (l *lexer) next() lexeme {
	for l.at < len(l.text) {
		t := lexeme{start: l.at}
		if t.negated = l.text[l.at] == '-'; t.negated {
			l.at++
		}
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
		t.to, t.unfinished = l.at, l.typing
		return
	}
	t.to = l.at + n
	_, size := utf8.DecodeRuneInString(l.text[t.to:])
	l.at = t.to + size
}

// word reads a word, or a name and its value.
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
			return l.lexeme(t)
		}
	}
	l.at = t.to
	t.kind, t.unfinished = wordToken, l.typing && t.to == len(l.text)
	if word := l.text[t.from:t.to]; t.name == "" && !t.negated && isOperator(word) {
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

// opens reports whether a phrase or group begins at an offset.
func (l *lexer) opens(at int) bool {
	r, _ := utf8.DecodeRuneInString(l.text[at:])
	return r == '(' || isQuote(r)
}

// nameIn returns the name that a word begins with, in small letters, and how many bytes it
// takes, with its colon and with signs before it.
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
	case "title", "text", "source", "by", "path", "date", "before", "after", "since", "until", "mentions", "is", "has", "tag":
		return name, n
	}
	return "", 0
}

func isOperator(word string) bool { return word == "OR" || word == "AND" || word == "NOT" }

// separates reports whether a rune always separates words.
func separates(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// isQuote reports whether a rune begins or ends a phrase: any quotation mark of Unicode that
// is not also an apostrophe.
func isQuote(r rune) bool {
	apostrophe := strings.ContainsRune("‘’‚‛＇", r)
	return r == '"' || r > unicode.MaxASCII && !apostrophe && unicode.Is(unicode.Quotation_Mark, r)
}
