package dates

// A token is a word, a run of digits or a sign.
type token struct {
	start, end int
	role       role
	value      int   // of a number, month or weekday; first byte of a word
	digits     uint8 // of a number
	spaced     bool  // space stands before it
}

func (t *token) is(r role) bool { return t.role&r != 0 }

// small reports whether t is a number of one or two digits, such as a day.
func (t *token) small() bool { return t.is(number) && t.digits <= 2 }
