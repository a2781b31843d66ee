package lexer

// A Symbol is a word, a run of digits or a sign.
type Symbol struct {
	Start, End int
	Role       Role
	Value      int   // of a number, month or weekday; first byte of a word
	Digits     uint8 // of a number
	Spaced     bool  // space stands before it
}

// Is reports whether s has one of the roles.
func (s *Symbol) Is(r Role) bool { return s.Role&r != 0 }

// Small reports whether s is a number of one or two digits, such as a day.
func (s *Symbol) Small() bool { return s.Is(Number) && s.Digits <= 2 }
