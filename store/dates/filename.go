package dates

// fileName finds a date in the path of the file: 2023-05-04-name.md,
// 20230504_name.txt, name-04.05.2023.txt or 2023/05/04/name.html. Digits that
// touch letters are part of a name or a hash.
func fileName(j *judge) (Finding, bool) {
	var best Mention
	j.grammar.over(j.Name)
	for i := nextDigit(j.Name, 0); i < len(j.Name); i = nextDigit(j.Name, endOfDigits(j.Name, i)) {
		m, ok := j.grammar.dateInName(i)
		if ok && m.Date.Precision >= best.Date.Precision && j.accepts(&m) {
			best = m
		}
	}
	return Finding{Date: best.Date, Other: best.Other, From: "file name"}, !best.Date.IsZero()
}
