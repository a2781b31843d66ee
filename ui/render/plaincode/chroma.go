// Package chroma stands in for the highlighter of glamour, which readout never
// asks for: its 270 lexers and 60 styles are parsed from XML whenever a program
// starts that has them, a quarter of the time of a one-shot search. It has the
// names that glamour's code blocks need, and highlights nothing.
package chroma

// A TokenType is a kind of word in code.
type TokenType int

// The kinds that glamour has a style for.
const (
	Background TokenType = iota
	Text
	Error
	Comment
	CommentPreproc
	Keyword
	KeywordReserved
	KeywordNamespace
	KeywordType
	Operator
	Punctuation
	Name
	NameBuiltin
	NameTag
	NameAttribute
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	Literal
	LiteralNumber
	LiteralDate
	LiteralString
	LiteralStringEscape
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
)

// StyleEntries are the colours of a style.
type StyleEntries map[TokenType]string

// A Style is a named set of colours.
type Style struct{ Name string }

// MustNewStyle returns a style without its colours.
func MustNewStyle(name string, _ StyleEntries) *Style { return &Style{Name: name} }
