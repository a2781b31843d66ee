package lexer

// A Symbol is a word, a run of digits or a sign.
type Symbol struct {
	Start, End int
	Role       Role
	Value      int   // Of a number, month or weekday; first byte of a word
	Digits     uint8 // Of a number
	Spaced     bool  // space stands before it
}

func (t *Symbol) Is(r Role) bool { return t.Role&r != 0 }

// Small reports whether t is a number of one or two digits, such as a day.
func (t *Symbol) Small() bool { return t.Is(Number) && t.Digits <= 2 }
