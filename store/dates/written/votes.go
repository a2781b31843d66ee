package written

// Votes gathers from many documents whether numeric dates are written day first
// or month first. The zero Votes is ready for use.
type Votes struct {
	dayFirst, monthFirst int // documents
}

// Add counts the mentions of one document as one vote, if any of them shows an
// Order beyond doubt and they agree.
func (v *Votes) Add(mentions ...Mention) {
	var day, month int
	for _, m := range mentions {
		switch m.Order {
		case DayFirst:
			day++
		case MonthFirst:
			month++
		}
	}
	switch {
	case day > month:
		v.dayFirst++
	case month > day:
		v.monthFirst++
	}
}

// Count adds so many documents that show an order beyond doubt; fewer than 0 are taken
// away. Undecided is no vote.
func (v *Votes) Count(order Order, documents int) {
	switch order {
	case DayFirst:
		v.dayFirst += documents
	case MonthFirst:
		v.monthFirst += documents
	}
}

// Documents returns how many documents have voted for an order.
func (v Votes) Documents(order Order) int {
	switch order {
	case DayFirst:
		return v.dayFirst
	case MonthFirst:
		return v.monthFirst
	}
	return 0
}

// Order returns what the votes say: a single one settles it, contradicting ones
// need a majority of three to one.
func (v Votes) Order() Order {
	switch {
	case v.dayFirst > 0 && v.dayFirst >= 3*v.monthFirst:
		return DayFirst
	case v.monthFirst > 0 && v.monthFirst >= 3*v.dayFirst:
		return MonthFirst
	}
	return Undecided
}
