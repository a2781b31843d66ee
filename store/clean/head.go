package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// readPage finds the title of a page and what stands between it and the body. A title that is declared is
// looked for all the same: it tells where the article begins.
func (a *Article) readPage(lines []line, body stretch) {
	at := pageTitle(lines, body)
	if at < 0 {
		return
	}
	a.Title = valueOf(lines, at, "line before the body")
	for i := at; i < max(body.from, at+1); i++ {
		if !a.readDetail(lines, i) && isStandfirst(&lines[i]) {
			lines[i].why = ""
		}
	}
	for i := range lines[:body.from] {
		if lines[i].hash != 0 && lines[i].hash == lines[at].hash {
			lines[i].why = "title"
		}
	}
	lines[at].why = "title"
}

// valueOf is line i as a Value.
func valueOf(lines []line, i int, from string) Value {
	return Value{text.OneLine(lines[i].trimmed), from, i + 1}
}

// isStandfirst reports whether a line between the title and the body is part of
// the article: a whole sentence and no caption.
func isStandfirst(l *line) bool {
	return l.sentence && l.words >= 10 && !l.repeated && !l.common && !strings.ContainsAny(l.trimmed, "|©@")
}

// readDetail takes line i out if it tells who wrote the article or when.
func (a *Article) readDetail(lines []line, i int) bool {
	l := &lines[i]
	if l.blank() {
		return false
	}
	if names := bylineOf(l); names != "" {
		if a.Byline.Text == "" {
			a.Byline = Value{text.OneLine(names), "byline", i + 1}
		}
		l.why = "byline"
		return true
	}
	if isMetadata(l) {
		l.why = "metadata"
		return true
	}
	return false
}

// readTop reads the top of a text that is no page: a publisher, lines that tell
// when and by whom, a title, in this or another order. It stops at the first
// line that is none of these. If the title is declared no line is taken for it.
func (a *Article) readTop(lines []line, declared bool) {
	title, details, second := -1, 0, false
	copied := isCopied(lines)
	for i := range lines {
		l := &lines[i]
		switch {
		case l.blank() || l.why != "":
		case title < 0 && isLetterhead(l):
			l.why = "letterhead"
		case title < 0 && !declared && inColumns(l.trimmed) != "":
			title = i
		case a.readDetail(lines, i):
			details++
		case title < 0 && !declared && (isTitleShaped(l, copied) && isApart(lines, titleEnd(lines, i)) || l.sentence && l.words <= 20 &&
			isDated(lines, i)):
			title = i
		case title >= 0 && details > 0 && !second && isTitleShaped(l, copied) && l.words > lines[title].words && isApart(lines, i):
			a.Source = valueOf(lines, title, "line above the date")
			lines[title].why = "metadata"
			title, second = i, true
		default:
			a.takeTitle(lines, title)
			return
		}
	}
	a.takeTitle(lines, title)
}

// takeTitle takes the title out of the text, unless nothing else is in it.
func (a *Article) takeTitle(lines []line, at int) {
	if at < 0 {
		return
	}
	from := "line before the body"
	if firstLine(lines) == at {
		from = "first line"
	}
	a.Title = valueOf(lines, at, from)
	lines[at].why = "title"
	if title := inColumns(lines[at].trimmed); title != "" {
		a.Title.Text = text.OneLine(title)
		return
	}
	for i := at + 1; i <= titleEnd(lines, at); i++ {
		a.Title.Text += " " + text.OneLine(lines[i].trimmed)
		lines[i].why = "title"
	}
}

// inColumns returns what stands at the left edge of a line that has something at its other
// edge too, such as a date or the number of an issue; "" if it is set otherwise.
func inColumns(s string) string {
	const gap = "    "
	left, right, found := strings.Cut(s, gap)
	if right = strings.TrimSpace(right); !found || strings.Contains(right, gap) || !strings.ContainsAny(right, "0123456789") ||
		strings.Count(left, " ") < 2 || strings.Count(right, " ") > 4 {
		return ""
	}
	return left
}

// titleEnd returns the last row of a title that begins in line i.
func titleEnd(lines []line, i int) int {
	end := i
	for end+1 < len(lines) && end < i+titleRows && continuesTitle(lines, end+1) {
		end++
	}
	return end
}

// titleRows is how many rows may follow the first of a title that is broken into rows.
const titleRows = 3

// continuesTitle reports whether line i goes on with the title in the line above: it begins
// small, and both are shorter than lines of a text.
func continuesTitle(lines []line, i int) bool {
	l, above := &lines[i], &lines[i-1]
	if l.blank() || l.sentence || l.why != "" || l.words > 8 || above.words > 12 || i+1 < len(lines) && lines[i+1].prose() {
		return false
	}
	r, _ := utf8.DecodeRuneInString(l.trimmed)
	return unicode.IsLower(r)
}

// firstLine returns the index of the first line that is not blank.
func firstLine(lines []line) int {
	i := 0
	for i < len(lines)-1 && lines[i].blank() {
		i++
	}
	return i
}

// isApart reports whether line i stands apart from what follows: before a blank
// line, before a detail, or before running text that is much longer.
func isApart(lines []line, i int) bool {
	if i+1 >= len(lines) {
		return false
	}
	next := &lines[i+1]
	return next.blank() || next.prose() && next.words > lines[i].words || isMetadata(next) || bylineOf(next) != ""
}

// isDated reports whether what follows line i tells when or by whom.
func isDated(lines []line, i int) bool {
	for i++; i < len(lines); i++ {
		if !lines[i].blank() {
			return isMetadata(&lines[i]) || bylineOf(&lines[i]) != ""
		}
	}
	return false
}

// readEnd takes a byline out that stands below the article.
func (a *Article) readEnd(lines []line) {
	for i := len(lines) - 1; i > 0; i-- {
		if l := &lines[i]; !l.blank() && l.why == "" {
			if bylineOf(l) != "" {
				a.readDetail(lines, i)
			}
			return
		}
	}
}

// isMetadata reports whether a line is a date of publication with what stands beside it, such as "24 November
// 2025, 10:30" or "10/22/2021 | Press release". What it looks for is a year, a clock time or a numeric date in
// a short line that is no sentence.
func isMetadata(l *line) bool {
	if l.sentence || l.code || l.words > 14 || len(l.trimmed) > 120 || strings.ContainsAny(l.trimmed[:1], "{<![|#") ||
		strings.Contains(l.trimmed, "](") {
		return false
	}
	digits, letters := 0, 0
	dated := false
	for i, run := 0, 0; i <= len(l.trimmed); i++ {
		if i < len(l.trimmed) && isDigit(l.trimmed[i]) {
			run++
			digits++
			continue
		}
		if run == 4 && isYear(l.trimmed[i-4:i]) || run == 2 && isClock(l.trimmed, i) {
			dated = true
		}
		if run > 4 { // a number of something
			return false
		}
		run = 0
		if i < len(l.trimmed) && l.trimmed[i] > ' ' {
			letters++
		}
	}
	if !dated || digits < 5 {
		return false
	}
	return l.words <= 8 && letters <= 10*digits/2 || strings.ContainsAny(l.trimmed, "|•·")
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isYear(s string) bool { return s[0] == '1' && s[1] == '9' || s[0] == '2' && s[1] == '0' }

// isClock reports whether the two digits that end at i are the minutes of a time.
func isClock(s string, i int) bool {
	return i >= 4 && (s[i-3] == ':' || s[i-3] == '.' || s[i-3] == 'h') && isDigit(s[i-4])
}

// bylineOf returns the names in a line such as "By Anna Berg and Tom Li", "" if
// it is none: a word for "by" and two to eight capitalised words.
func bylineOf(l *line) string {
	if l.words < 3 || l.words > 12 || len(l.trimmed) > 90 {
		return ""
	}
	names, introduced := cutBy(l.trimmed)
	if !introduced {
		return ""
	}
	names, _, _ = strings.Cut(names, ";")
	names = strings.TrimSpace(names)
	capital := 0
	for _, word := range strings.Fields(names) {
		switch at := strings.IndexFunc(word, unicode.IsUpper); {
		case at >= 0 && at <= 4: // "Anna", "d’Orsay"
			capital++
		case len(word) > 3 || !unicode.IsLower(rune(word[0])): // "and", "und", "de", "van" may stand between
			return ""
		}
	}
	if capital < 2 || capital > 8 || strings.HasSuffix(names, "?") || strings.HasSuffix(names, "!") {
		return ""
	}
	return strings.TrimRight(names, " .,;:|")
}

// isCopied reports whether all running text stands in other documents too: then its title
// does as well, and is no furniture. Long lines are not compared, so that nothing is known of a
// text with such.
func isCopied(lines []line) bool {
	compared := 0
	for i := range lines {
		if l := &lines[i]; l.prose() {
			if l.hash == 0 || l.frequency() < many {
				return false
			}
			compared++
		}
	}
	return compared > 1
}

// isTitleShaped reports whether a line alone looks like a title or the name of a publisher.
// In a text that stands in other documents too, it does not matter if the line does.
func isTitleShaped(l *line, copied bool) bool {
	if l.words < 2 || l.words > 32 || len(l.trimmed) > longest || l.frequency() >= many && !copied {
		return false
	}
	switch last := l.trimmed[len(l.trimmed)-1]; {
	case last == '?' || last == '!':
	case l.sentence, last == ':', last == ',', last == ';':
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(l.trimmed, "\"'“„«‘("))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}
