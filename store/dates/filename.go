package dates

// fileName finds a date in the path of the file: 2023-05-04-name.md,
// 20230504_name.txt, name-04.05.2023.txt or 2023/05/04/name.html. Digits that
// touch letters are part of a name or a hash.
func fileName(j *judge) (Finding, bool) {
	var best Mention
	for i := nextDigit(j.Name, 0); i < len(j.Name); i = nextDigit(j.Name, endOfDigits(j.Name, i)) {
		m, ok := j.window.over(j.Name).dateInName(i)
		if ok && m.Date.Precision >= best.Date.Precision && j.accepts(&m) {
			best = m
		}
	}
	return Finding{Date: best.Date, Other: best.Other, From: "file name"}, !best.Date.IsZero()
}

// dateInName reads the date of a path whose first digit is at i.
func (w *window) dateInName(i int) (Mention, bool) {
	name := w.text
	if i > 0 && (isLetter(name[i-1]) || isDigit(name[i-1])) {
		return Mention{}, false
	}
	w.open(i)
	m, ok := w.nameNumbers()
	if !ok || m.next == 0 {
		return Mention{}, false
	}
	stop := w.at(m.next - 1).end
	if stop < len(name) && isLetter(name[stop]) && !w.at(m.next).is(timeMark) {
		return Mention{}, false
	}
	return Mention{Start: i, End: stop, Date: m.date.Trim(Day), Other: m.other.Trim(Day), Order: m.order}, true
}

// nameNumbers matches three numbers, year first or last, with any one sign
// between them, two for a month, or eight digits.
func (w *window) nameNumbers() (match, bool) {
	a, b, c := w.at(0), w.at(2), w.at(4)
	if a.digits == 8 {
		return w.compact(0)
	}
	joined := func(i int) bool {
		t := w.at(i)
		return t.end == t.start+1 && !t.spaced && !w.at(i+1).spaced && (t.is(dash|dot|slash) || w.text[t.start] == '_')
	}
	switch {
	case !joined(1) || !b.small():
		return match{}, false
	case a.digits == 4 && joined(3) && c.small() && c.digits == 2:
		return w.onDay(a.value, b.value, c.value, 5, dashed)
	case a.digits == 4 && b.digits == 2 && b.value > 0 && !(joined(3) && c.is(number)) && plausibleYear(a.value):
		d, ok := New(a.value, b.value, 0)
		return match{date: d, next: 3}, ok
	case a.small() && joined(3) && c.digits == 4 && plausibleYear(c.value):
		return w.readings(c.value, a.value, b.value, 5, w.at(1).role)
	}
	return match{}, false
}
