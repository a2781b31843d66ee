package written

// Order says how a numeric date such as 10/11/2024 is to be read.
type Order uint8

// The orders. Undecided leaves such dates ambiguous.
const (
	Undecided Order = iota
	DayFirst
	MonthFirst
)

// Votes gathers from many documents whether numeric dates are written day first
// or month first. The zero Votes is ready for use.
type Votes struct {
	documents [MonthFirst + 1]int // by order
}

// Add counts the mentions of one document as one vote, if any of them shows an
// order beyond doubt and they agree.
func (v *Votes) Add(mentions ...Mention) {
	var shown [MonthFirst + 1]int
	for _, m := range mentions {
		if m.Order <= MonthFirst {
			shown[m.Order]++
		}
	}
	switch day, month := shown[DayFirst], shown[MonthFirst]; {
	case day > month:
		v.Count(DayFirst, 1)
	case month > day:
		v.Count(MonthFirst, 1)
	}
}

// Count adds so many documents that show an order beyond doubt; fewer than 0 are taken
// away. Undecided is no vote.
func (v *Votes) Count(order Order, documents int) {
	if order != Undecided {
		v.documents[order] += documents
	}
}

// Documents returns how many documents have voted for an order.
func (v Votes) Documents(order Order) int { return v.documents[order] }

// Order returns what the votes say: a single one settles it, contradicting ones
// need a majority of three to one.
func (v Votes) Order() Order {
	switch day, month := v.documents[DayFirst], v.documents[MonthFirst]; {
	case day > 0 && day >= 3*month:
		return DayFirst
	case month > 0 && month >= 3*day:
		return MonthFirst
	}
	return Undecided
}
