package clean

// Furniture is what a page carries round its article: menus, forms, banners,
// teasers. Each line gets a score for how much it looks like running text, and
// the body is the run of lines with the best sum. That would cut the short lines
// of a transcript too, so nothing is cut unless the lines outside the run show
// that they are furniture: a menu, or lines that stand there again and again, or
// in many other documents.

// Scores. A line of body has more than 15 words, or some fewer and a sentence
// end. A page interrupts its article with sharing buttons and advertisements, so
// a stretch of bad lines never costs more than maxGap.
const (
	maxWords    = 40  // more words say no more
	wordsNeeded = 15  // from here on words speak for body
	forEnd      = 10  // a sentence end
	forCapitals = -8  // at most, if each word begins with a capital
	forRepeated = -10 // a line that stands elsewhere too, however long
	forWrapped  = 8   // a full line of a text broken into lines of even length
	maxGap      = 60
	menuInside  = -80 // a stretch inside the body with this sum is cut as a menu
)

// bodyScore says how much a line looks like body.
func (l *line) bodyScore(wrapped bool) int {
	switch {
	case l.blank():
		return 0
	case l.again || l.many:
		return forRepeated
	case wrapped && len(l.trimmed) >= fullLine:
		return forWrapped
	}
	score := min(l.words, maxWords) - wordsNeeded
	if l.ends {
		score += forEnd
	}
	if l.words > 1 {
		score += forCapitals * l.capital / (l.words - 1)
	}
	return score
}

// A stretch is the lines from the first up to, but not with, the second.
type stretch struct{ from, to int }

// bestRun returns the run of lines with the best sum of scores.
func bestRun(lines []line) stretch {
	var best, run stretch
	sum, top, gap := 0, 0, 0
	for i := range lines {
		score := lines[i].score
		if sum <= 0 {
			sum, gap, run.from = 0, 0, i
		}
		if score < 0 {
			score = max(score, gap-maxGap)
			gap -= score
		} else {
			gap = max(0, gap-score)
		}
		if sum += score; sum > top {
			run.to = i + 1
			best, top = run, sum
		}
	}
	return best
}

const (
	fullLine  = 50  // bytes of a line that was broken because it was full
	widest    = 100 // and of the longest line of such a text
	menuLines = 7   // so many short lines in a row are a menu
	echoes    = 3   // so many repeated lines are furniture
)

// isWrapped reports whether the text was broken into lines of even length, as in
// mails and older releases.
func isWrapped(lines []line) bool {
	full, open := 0, 0
	for i := range lines {
		n := len(lines[i].trimmed)
		if n > widest {
			return false
		}
		if n >= fullLine {
			full++
			if !lines[i].ends {
				open++
			}
		}
	}
	return full >= 4 && open*2 > full
}

// findBody marks the lines that are furniture as cut. It returns the run of
// lines with the best score, whether its surroundings were cut or not, and
// whether the text is a page with menus.
func findBody(lines []line) (body stretch, page bool) {
	markAgain(lines)
	wrapped := isWrapped(lines)
	for i := range lines {
		lines[i].score = lines[i].bodyScore(wrapped)
	}
	body = bestRun(lines)
	if body.from == body.to {
		return stretch{0, len(lines)}, false
	}
	head, tail := lines[:body.from], lines[body.to:]
	template := countRepeated(lines[body.from:body.to]) > 0 // it recurs everywhere, not just round the body
	page = isMenu(head, menuLines) || isMenu(tail, 2*menuLines)
	switch {
	case isMenu(head, menuLines):
		cut(head)
	case echo(head) && !template:
		cut(head[:lastRepeated(head)])
	}
	switch {
	case page:
		cut(tail)
	case echo(tail) && !template:
		cut(tail[firstRepeated(tail):])
	}
	if page {
		cutInside(lines[body.from:body.to])
	}
	return body, page
}

const inManyDocuments = "in many documents"

// cut takes out all lines, each for what it shows itself to be.
func cut(lines []line) {
	for i := range lines {
		l := &lines[i]
		switch {
		case l.why != "":
		case l.blank():
			l.why = "blank"
		case l.many:
			l.why = inManyDocuments
		case l.again:
			l.why = "repeated"
		case l.short():
			l.why = "menu"
		default:
			l.why = "beside the article"
		}
	}
}

// isMenu reports whether so many short lines stand in a row, or twice as many
// with blank lines between them: so headings and short paragraphs may stand too.
// A list that a line with a colon introduces is no menu.
func isMenu(lines []line, atLeast int) bool {
	tight, loose := 0, 0
	introduced := false
	for i := range lines {
		l := &lines[i]
		switch {
		case l.blank():
			tight = 0
		case !l.short():
			introduced = l.trimmed[len(l.trimmed)-1] == ':'
			tight, loose = 0, 0
		case !introduced:
			tight++
			loose++
		}
		if tight >= atLeast || loose >= 2*atLeast {
			return true
		}
	}
	return false
}

// echo reports whether lines are mostly such that stand elsewhere too. Running
// text that stands nowhere else, or headings that recur between paragraphs, show
// that they are not furniture.
func echo(lines []line) bool {
	repeated := 0
	for i := range lines {
		switch l := &lines[i]; {
		case l.again || l.many:
			repeated++
		case l.prose():
			return false
		}
	}
	return repeated >= echoes && !hasHeading(lines)
}

// hasHeading reports whether one line introduces three different paragraphs, as
// a heading or the name of a speaker does.
func hasHeading(lines []line) bool {
	paragraphs := make(map[uint64]int)
	var before *line
	for i := range lines {
		l := &lines[i]
		if l.blank() {
			continue
		}
		if before != nil && before.again && !before.prose() && l.prose() && !l.again {
			if paragraphs[before.hash]++; paragraphs[before.hash] == 3 {
				return true
			}
		}
		before = l
	}
	return false
}

// countRepeated counts the lines that stand elsewhere too.
func countRepeated(lines []line) int {
	n := 0
	for i := range lines {
		if lines[i].again || lines[i].many {
			n++
		}
	}
	return n
}

// lastRepeated returns the index after the last line that stands elsewhere too.
func lastRepeated(lines []line) int {
	i := len(lines)
	for i > 0 && !lines[i-1].again && !lines[i-1].many {
		i--
	}
	return i
}

// firstRepeated returns the index of the first line that stands elsewhere too.
func firstRepeated(lines []line) int {
	i := 0
	for i < len(lines) && !lines[i].again && !lines[i].many {
		i++
	}
	return i
}

// cutInside takes repeated lines and menus out of the body of a page.
func cutInside(lines []line) {
	from, sum := 0, 0
	for i := range lines {
		l := &lines[i]
		if l.again && !l.prose() {
			l.why = "repeated"
		}
		if l.score <= 0 {
			sum += l.score
			continue
		}
		if sum <= menuInside {
			cut(lines[from:i])
		}
		from, sum = i+1, 0
	}
}
