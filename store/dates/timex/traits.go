package timex

// traits are what the words around a time tell of it besides numbers.
type traits uint32

const (
	counting      traits = 1 << iota // n is told: two, several
	ranking                          // rank is told: the third
	halving                          // half a unit, or a half more
	inPlural                         // years
	inDigits                         // 2, not two
	relating                         // rel is told: last, this, next
	backward                         // rel is before: last, previous
	fromLast                         // counted from the date mentioned last: "the following"
	withThe                          // or another word for one that is known: its, these
	withA                            // or an
	pastLength                       // "the past year": a length, not the year before
	recently                         // "recent years"
	upcoming                         // "coming weeks"
	ofAccounts                       // the fiscal year
	bounded                          // "more than"
	hyphenated                       // three-day
	uncounted                        // a few, several
	ofCentury                        // "a quarter of a century"
	earlyOnes                        // "the early years"
	relYear                          // rel tells the year of a point: "March last year"
	firstOfPair                      // the first of two numbers, whose unit follows the second
	narrativeOnly                    // a time only in narratives, after the guidelines of TIMEX2: "night", "that time"
	newsOnly                         // a time only outside them

	amount = counting | ranking | halving // how many units there are, or which
)

// is reports whether all of the others are among the traits.
func (t traits) is(others traits) bool { return t&others == others }

// has reports whether one of them is.
func (t traits) has(others traits) bool { return t&others != 0 }

// set adds others or takes them away.
func (t *traits) set(others traits, on bool) {
	*t &^= others
	if on {
		*t |= others
	}
}
