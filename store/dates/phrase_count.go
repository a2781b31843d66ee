package dates

// A count is what was read of the words before a unit.
type quantity struct {
	n        int // 0 if there is no number
	half     bool
	rank     int
	det, one bool // "the", "a"
	rel      int
	related  bool
	anaphor  bool
	past     bool // "the past year": a length, not the year before
	recent   bool
	fiscal   bool
	hedged   bool
	dashed   bool
	digits   bool
	vague    bool
	coming   bool
	early    bool // the early years
	article  int  // tokens of determiners at the beginning
}

// counted matches lengths of time and units that are told from another time:
// "more than two years", "the next few months", "a three-day", "last week",
// "three days ago", "the following day".
func (g *tagger) counted(i int) (sighting, bool) {
	c, j := g.readCount(i)
	kind, v := g.lex(j)
	u := unit(v)
	if kind&unitName == 0 && g.says(j, "second") && c.n > 0 && g.at(j-1).is(number) {
		kind, u = unitName, seconds
	}
	if kind&unitName == 0 {
		return sighting{}, false
	}
	s := sighting{unit: u, form: wordy, next: j + 1}
	if u == fortnights {
		s.unit = weeks
		c.n = max(c.n, 1) * 2
	}
	if g.says(j+1, "old") || g.at(j+1).is(dash) && g.says(j+2, "old") || g.says(j+1, "of") && g.says(j+2, "age") {
		return s, false
	}
	if end, ok := g.ofUnit(j); ok && c.n == 0 && (c.det || !c.related) { // month's end
		s.kind, s.next = shifted, end
		return s, true
	}
	switch {
	case c.dashed && c.det && !c.related, g.at(j+1).is(dash) && g.says(j+2, "long") && c.det:
		return s, false // a three-day curfew, a year-long trial: without the article
	case c.one && c.n != 0 && !c.vague && (c.digits || c.n < 12) && c.n != many && !c.related && kind&plural != 0 && !g.says(j+1, "period") && !g.says(j+1, "long"):
		return s, false
	case g.says(i, "over") && c.det && (!c.one || c.n != 0), c.rank > 0 && u == quarters && g.says(i, "that"):
		return s, false
	case u == quarters && kind&plural == 0 && c.one, u == quarters && kind&plural != 0 && (c.n < 2 || c.n == 3) && !c.related && c.n != many:
		return s, false // a quarter of the men
	case u == weekends && kind&plural != 0 && c.n == 0 && !c.related && !c.det:
		return sighting{kind: recurring, unit: u, form: wordy, next: j + 1}, true
	}
	return g.unitCounted(s, c, i, j, kind&plural != 0)
}

// readCount reads all that may stand before a unit and returns the number of the
// token after it.
func (g *tagger) readCount(i int) (c quantity, j int) {
	j = g.hedges(i)
	c.hedged = j > i
	for range 7 {
		t := g.at(j)
		kind, v := g.lex(j)
		switch {
		case t.is(newline) && j > i:
			return c, j
		case t.is(number) && !t.is(ordinal) && c.n == 0 && t.digits <= 4:
			j = g.numeral(&c, j)
			continue
		case t.is(ordinal) && c.rank == 0:
			c.rank = t.value
		case t.is(dash) && j > i && !t.spaced && !g.at(j+1).spaced && (c.n != 0 || c.rank != 0 || c.related):
			c.dashed = c.dashed || g.senses(j+1)&unitName != 0
			if k := g.andHalf(j); k > j {
				c.half, j = true, k-1
			}
		case kind&cardinal != 0:
			if c.digits && v < 12 {
				return c, i
			}
			c.n = tally(c.n, v)
		case kind&vague != 0:
			c.n, c.vague = many, true
			if v == 2 {
				c.n = 2
			}
		case kind&ranked != 0:
			c.rank = v
		case g.says(j, "half") && (g.says(j+1, "a") || g.says(j+1, "an") || c.one || c.det):
			c.half = true
			if !c.one {
				j++
			}
		case g.says(j, "and") && c.n > 0 && g.andHalf(j) > j:
			c.half = true
			j = g.andHalf(j) - 1
		case g.says(j, "of") && (g.says(j-1, "couple") || g.says(j-1, "number") || c.n == many) && j > i:
		case g.says(j, "past") || g.says(j, "recent") || g.says(j, "current"):
			c.related, c.rel = true, 0
			c.past, c.recent = g.says(j, "past"), g.says(j, "recent")
		case kind&relation != 0:
			c.related, c.anaphor, c.rel = true, c.anaphor || kind&anaphoric != 0, v
			c.coming = g.says(j, "coming") || g.says(j, "upcoming")
			if v == 1 && c.det && !c.coming {
				c.anaphor = true
			}
		case g.says(j, "early") || g.says(j, "late") || g.says(j, "latter"):
			if g.senses(j+1)&plural == 0 || !c.det {
				return c, j
			}
			c.n, c.early = many, true
		case kind&determiner != 0 && !c.det && c.n == 0 && !c.digits && !c.related:
			c.det = true
			c.one = v == 1
			j2 := g.hedges(j + 1)
			c.hedged = c.hedged || j2 > j+1
			j = j2 - 1
		case kind&filler != 0:
			c.fiscal = c.fiscal || v == 1
		case g.says(j, "more") && c.n != 0:
		default:
			return c, j
		}
		j++
	}
	return c, j
}

// andHalf returns the token after "and a half" or "and-a-half", j if it does not
// stand there.
func (g *tagger) andHalf(j int) int {
	k := j
	for _, word := range [...]string{"and", "a", "half"} {
		if g.at(k).is(dash) {
			k++
		}
		if !g.says(k, word) {
			return j
		}
		k++
	}
	return k
}

// tally adds a number word to those before it: twenty five, two hundred.
func tally(n, v int) int {
	if n == many || n < 0 {
		return many
	}
	if v == 100 || v == 12 && n > 0 {
		return max(n, 1) * v
	}
	return min(n+v, 9999)
}

// numeral reads a number of digits with its thousands or one decimal.
func (g *tagger) numeral(c *quantity, j int) int {
	c.n, c.digits = g.at(j).value, true
	if g.decimal(j) && g.at(j+1).is(comma) && g.at(j+2).digits == 3 {
		c.n = min(c.n*1000+g.at(j+2).value, 9_999_999)
		return j + 3
	}
	if g.decimal(j) && g.at(j+1).is(dot) && g.at(j+2).digits == 1 && g.at(j+2).value == 5 {
		c.half = true
		return j + 3
	}
	return j + 1
}

// hedges returns the token after words that bound the number that follows: "more
// than", "at least", "nearly".
func (g *tagger) hedges(i int) int {
	j := i
	for range 3 {
		switch {
		case g.says(j, "at") && (g.says(j+1, "least") || g.says(j+1, "most")), g.says(j, "up") && g.says(j+1, "to"):
			j += 2
		case (g.says(j, "more") || g.says(j, "less") || g.says(j, "fewer")) && g.says(j+1, "than"):
			j += 2
		case g.says(j, "at"), g.says(j, "up"), g.says(j, "more"), g.says(j, "less"), g.says(j, "fewer"), g.says(j, "than"), g.says(j, "least"):
			return j
		case g.senses(j)&hedge != 0:
			j++
		default:
			return j
		}
	}
	return j
}

// ofUnit matches "'s end" and "-end" after a unit.
func (g *tagger) ofUnit(j int) (next int, ok bool) {
	switch {
	case g.at(j+1).is(apostrophe) && g.says(j+2, "s") && g.says(j+3, "end"):
		return j + 4, true
	case g.at(j+1).is(dash) && g.says(j+2, "end") && !g.at(j+2).spaced:
		return j + 3, true
	}
	return j, false
}

// unitCounted decides what a unit with the words before and after it says.
func (g *tagger) unitCounted(s sighting, c quantity, i, j int, several bool) (sighting, bool) {
	s.n, s.half = c.n, c.half
	if c.n == 0 && c.one && !c.half {
		s.n = 1
	}
	s.loose = c.early
	if c.recent || c.coming && several && c.n == 0 {
		s.kind, s.n = reference, int(pastRef)
		if c.coming {
			s.n = int(futureRef)
		}
		return s, true
	}
	if k := g.andHalf(j + 1); k > j+1 && s.n != 0 && s.n != many {
		s.half, s.next = true, k
	}
	if several && s.unit == days && c.n == 0 && (g.says(i, "these") || g.says(i, "those")) {
		s.kind, s.n = reference, int(presentRef)
		if g.says(i, "those") {
			s.n = int(pastRef)
		}
		return s, true
	}
	if dir, next, anaphor, ok := g.shiftAfter(s.next, s.n != 0 || c.half || several || c.det || g.at(s.next).is(dash)); ok {
		return g.shiftedBy(s, c, dir, next, anaphor, several)
	}
	switch {
	case c.related && c.n == 0 && !several && !c.past && !(c.rel < 0 && c.det && !c.anaphor && s.unit != quarters) && c.rank == 0:
		s.kind, s.n, s.anaphoric = shifted, c.rel, c.anaphor
		return s, s.unit >= days
	case c.rank > 0 && !several && c.n == 0 && s.unit == quarters && c.rank <= 4 && !c.dashed || c.rank > 0 && s.unit == quarters && c.rank <= 4 && c.dashed:
		return sighting{kind: point, unit: quarters, index: int8(c.rank), form: wordy, next: s.next}, true
	case c.det && !c.one && !c.related && c.n == 0 && c.rank == 0 && !several && !c.half:
		if d, ok := g.unitOf(s.unit, j+1); ok {
			return d, true
		}
		s.kind, s.n, s.anaphoric = shifted, 0, false
		s.loose = s.unit == days || s.unit < days
		return s, g.says(j-1, "the") && s.unit >= days || c.fiscal
	}
	if d, ok := g.unitOf(s.unit, j+1); ok && c.n == 0 && !several && c.rank == 0 {
		return d, true
	}
	s.kind = length
	switch {
	case c.n != 0 || c.half || c.one:
	case s.unit < hours && (c.rank > 0 || c.related):
		return s, false // the last minute
	case c.rank > 0, c.related && !several:
		s.n = 1
	case several && (c.det && (c.related || c.rank > 0) || c.related || c.hedged):
		s.n = many
	case several && c.det:
		s.n, s.loose = many, true
	case several:
		s.n = many
		if g.lengthAfter(&s, j) {
			return s, true
		}
		s.loose = !lasting(g.wordAhead(i))
		return s, g.wordAhead(i) != "" || i == 0
	default:
		return s, g.lengthAfter(&s, j) && s.next > j+1 && g.setOne(&s)
	}
	g.lengthAfter(&s, j)
	return s, true
}

func (g *tagger) setOne(s *sighting) bool { s.n = 1; return true }

// unitOf matches what follows a unit that a date stands for: "the month of May",
// "the week of March 4", "fiscal year 2013", "the year 2000".
func (g *tagger) unitOf(u unit, k int) (sighting, bool) {
	if u == years && g.fourDigits(k) && !g.at(k).is(newline) {
		return sighting{kind: point, unit: years, date: Date{Year: g.year(k), Precision: Year}, form: wordy, next: k + 1}, true
	}
	if !g.says(k, "of") {
		return sighting{}, false
	}
	d, ok := g.dated(k + 1)
	switch {
	case !ok || d.kind != point:
		return sighting{}, false
	case u == weeks && d.unit == days && d.weekday == 0 && d.part == noPart:
		d.unit = weeks
	case u != d.unit || u < months:
		return sighting{}, false
	}
	return d, true
}

// lasting tells the words after which a bare "years" is a length of time.
func lasting(w string) bool {
	switch w {
	case "for", "in", "within", "over", "after", "took", "take", "takes", "lasted", "last", "spent", "spend", "of", "by", "until", "during", "through", "and", "or", "mere":
		return true
	}
	return false
}

// lengthAfter takes in what belongs to a length after its unit: "-long", "long",
// "period", "of February 1951".
func (g *tagger) lengthAfter(s *sighting, j int) bool {
	k := j + 1
	switch {
	case g.at(k).is(dash) && !g.at(k).spaced && g.says(k+1, "long"):
		s.next = k + 2
	case g.says(k, "long") && !g.at(k).is(newline), g.says(k, "period") && !g.at(k).is(newline):
		s.next = k + 1
	case g.at(k).is(apostrophe) && g.says(k+1, "time"):
		s.next = k + 2
	case g.at(k).is(apostrophe) && g.says(k+1, "s") && g.says(k+2, "time"):
		s.next = k + 3
	case g.says(k, "of") && s.n != 0:
		if d, ok := g.dated(k + 1); ok && d.kind == point && d.date.Precision <= Month && (g.at(k+1).is(month) || d.unit == years) {
			s.next = d.next
			return true
		}
		return false
	default:
		return false
	}
	return true
}

// shiftAfter matches "ago", "later", "before that", "from now" after a unit, and
// "before" and "after" where nothing follows that they could stand before.
func (g *tagger) shiftAfter(k int, measured bool) (dir, next int, anaphor, ok bool) {
	kind, v := g.lex(k)
	t := g.at(k)
	switch {
	case t.is(newline) || !measured:
		return 0, 0, false, false
	case g.says(k, "ago"):
		return -1, k + 1, false, true
	case g.says(k, "previously"):
		return -1, k + 1, true, true
	case g.says(k, "or") && (g.says(k+1, "so") || g.says(k+1, "more")) && g.says(k+2, "ago"):
		return -1, k + 3, false, true
	case g.says(k, "from") && g.says(k+1, "now"):
		return 1, k + 2, false, true
	case g.says(k, "hence"):
		return 1, k + 1, false, true
	case t.is(dash) && !t.spaced && (g.says(k+1, "ago") || g.says(k+1, "earlier")):
		next = k + 2
		if g.says(next, "period") || g.says(next, "quarter") {
			next++
		}
		return -1, next, false, true
	case g.says(k, "before") || g.says(k, "after") || g.says(k, "prior"):
		if g.says(k+1, "that") && !g.at(k+2).is(word) {
			return v, k + 2, true, true
		}
		return v, k + 1, true, !g.at(k+1).is(word|number) || g.at(k+1).is(newline) || g.auxiliary(k+1)
	case g.says(k, "following") && !g.at(k+1).is(the):
		return 1, k + 1, true, true
	case kind&shift != 0:
		return v, k + 1, true, true
	}
	return 0, 0, false, false
}

// auxiliary reports whether a clause goes on at token i, as in "the week before
// had been quiet".
func (g *tagger) auxiliary(i int) bool {
	return g.says(i, "had") || g.says(i, "was") || g.says(i, "were") || g.says(i, "has") || g.says(i, "would") || g.says(i, "and")
}

// firstOfTwo matches the "two" of "two to three years" and the "ten" of "ten or
// fifteen years ago": lengths and times of their own.
func (g *tagger) firstOfTwo(i int) (sighting, bool) {
	_, n := g.lex(i)
	if t := g.at(i); t.is(number) {
		n = t.value
		if t.is(ordinal) || t.digits > 3 || g.insideNumber(t.start) {
			return sighting{}, false
		}
	}
	if n == 0 || !g.at(i+1).is(to|dash) || g.at(i+1).is(newline) || !g.at(i+2).is(number) && g.senses(i+2)&cardinal == 0 {
		return sighting{}, false
	}
	s, ok := g.counted(i + 2)
	if !ok || s.kind != length && (s.kind != shifted || s.rel == 0) || s.n == many || s.n < 0 && s.kind == length {
		return s, false
	}
	s.n = n
	if s.kind == shifted {
		s.n *= int(s.rel)
	}
	s.half, s.paired, s.next = false, true, i+1
	return s, true
}

// shiftedBy is a time some units from another.
func (g *tagger) shiftedBy(s sighting, c quantity, dir, next int, anaphor, several bool) (sighting, bool) {
	s.next = next
	switch {
	case (c.det && !c.one || g.at(next-2).is(dash) || next > 2 && g.at(next-3).is(dash)) && s.n == 0 && !several:
		s.n = 1
	case s.n == 0 && !c.half:
		if !several {
			return s, false
		}
		s.n = many
	}
	s.kind, s.anaphoric, s.rel = shifted, anaphor, int8(dir)
	if s.n != many {
		s.n *= dir
	} else if dir < 0 && !anaphor {
		s.kind, s.n = reference, int(pastRef)
	}
	return s, true
}
