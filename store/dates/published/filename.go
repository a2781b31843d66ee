package published

import (
	"readout/store/dates/lexer"
	"readout/store/dates/written"
)

// fileName finds a date in the path of the file: 2023-05-04-name.md,
// 20230504_name.txt, name-04.05.2023.txt or 2023/05/04/name.html. Digits that
// touch letters are part of a name or a hash.
func fileName(j *judge) (Finding, bool) {
	var best written.Mention
	j.grammar.Reset(j.Name)
	for i := lexer.NextDigit(j.Name, 0); i < len(j.Name); i = lexer.NextDigit(j.Name, lexer.EndOfDigits(j.Name, i)) {
		m, ok := j.grammar.DateInName(i)
		if ok && m.Date.Precision >= best.Date.Precision && j.accepts(&m) {
			best = m
		}
	}
	return Finding{Date: best.Date, Other: best.Other, From: "file name"}, !best.Date.IsZero()
}
