package clean

import "strings"

// Furniture is what a page carries round its article: menus, forms, banners, teasers. Each line gets a score
// for how much it looks like running text, and the body is the run of lines with the best sum. That would cut
// the short lines of a transcript too, so nothing is cut unless the lines outside the run show that they are
// furniture: a menu, or lines that stand there again and again or in many other documents, or that speak to a
// visitor.

// Scores. A line of body has more than 15 words, or some fewer and a sentence end. A page interrupts its
// article with sharing buttons and advertisements, so a stretch of bad lines never costs more than maxGap.
const (
	maxWords    = 40  // more words say no more
	wordsNeeded = 15  // from here on words speak for body
	forEnd      = 10  // a sentence end
	forCapitals = -8  // at most, if each word begins with a capital
	forRepeated = -10 // a line that stands elsewhere too or speaks to a visitor, however long
	forSite     = -10 // a short line with a word for a part of the site
	forDetail   = -20 // a date by itself: another article begins
	forWrapped  = 8   // a full line of a text broken into lines of even length
	maxGap      = 60
	menuInside  = -80 // a stretch inside the body with this sum is cut as a menu
)

// bodyScore says how much a line looks like body.
func (l *line) bodyScore(wrapped bool) int {
	switch {
	case l.blank():
		return 0
	case l.isSuspect():
		return forRepeated
	case isMetadata(l):
		return forDetail
	case wrapped && len(l.trimmed) >= fullLine:
		return forWrapped
	}
	score := min(l.words, maxWords) - wordsNeeded
	if l.sentence {
		score += forEnd
	}
	if l.site && l.words < 20 {
		score += forSite
	}
	if l.words > 1 {
		score += forCapitals * l.capitals / (l.words - 1)
	}
	return score
}

// isSuspect reports whether a line stands elsewhere too or speaks to a visitor.
func (l *line) isSuspect() bool { return l.repeated || l.common || l.visitor }

// A stretch is the lines from the first up to, but not with, the second.
type stretch struct{ from, to int }

// bestRun scores the lines and returns the run with the best sum.
func bestRun(lines []line) stretch {
	wrapped := isWrapped(lines)
	for i := range lines {
		lines[i].score = lines[i].bodyScore(wrapped)
	}
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
	fullLine      = 50  // bytes of a line that was broken because it was full
	widest        = 100 // and of the longest line of such a text
	menuLines     = 7   // so many short lines in a row are a menu
	siteEntry     = 2   // an entry that names a part of the site counts for so many
	sitesShare    = 4   // more than one line in so many makes an article about sites
	leastSuspects = 3   // so many odd lines are furniture
	mostProse     = 20  // times the words of a body in running text elsewhere: it was none
	mostWords     = 50  // the same for all words
)

// isWrapped reports whether the text was broken into lines of even length, as in
// mails and older releases. An address may be longer than a line.
func isWrapped(lines []line) bool {
	full, open, over := 0, 0, 0
	for i := range lines {
		n := len(lines[i].trimmed)
		if n > widest {
			over++
		} else if n >= fullLine {
			full++
			if !lines[i].sentence {
				open++
			}
		}
	}
	return full >= 4 && open*2 > full && over*50 <= full
}

// outweighed reports whether what stands outside of a body is so much, or so much
// of it running text, that it was not the body.
func outweighed(lines []line, body stretch) bool {
	inside, prose, all := 0, 0, 0
	for i := range lines {
		l := &lines[i]
		all += l.words
		switch {
		case i >= body.from && i < body.to:
			inside += l.words
		case !l.isSuspect() && (l.prose() || l.score > 0):
			prose += l.words
		}
	}
	return prose > mostProse*inside || all > mostWords*inside
}

// findBody marks the lines that are furniture as cut. It returns the run of lines with the best score, whether
// its surroundings were cut or not, and whether the text is a page with menus.
func findBody(lines []line) (body stretch, page bool) {
	markAgain(lines)
	cutEdge(lines)
	if speaksOfSites(lines) {
		for i := range lines {
			lines[i].site, lines[i].visitor = false, false
		}
	}
	body = bestRun(lines)
	if body.from == body.to || outweighed(lines, body) {
		return stretch{0, len(lines)}, false
	}
	head, tail := lines[:body.from], lines[body.to:]
	template := hasSuspect(lines[body.from:body.to]) // they stand everywhere, not just round the body
	page = isMenu(head, menuLines) || isMenu(tail, 2*menuLines)
	switch {
	case isMenu(head, menuLines):
		cut(head)
	case mostlySuspect(head) && !template:
		cut(head[:afterSuspects(head)])
	}
	switch {
	case page:
		cut(tail)
	case mostlySuspect(tail) && !template:
		cut(tail[firstSuspect(tail):])
	}
	if page {
		cutInside(lines[body.from:body.to])
	}
	return body, page
}

// speaksOfSites reports whether a text is about web sites or accounts: then words for them tell nothing. What
// speaks to a visitor and entries of menus are no part of the text.
func speaksOfSites(lines []line) bool {
	all, of := 0, 0
	for i := range lines {
		if l := &lines[i]; l.words >= 8 && !l.visitor {
			all++
			if l.site {
				of++
			}
		}
	}
	return of*sitesShare > all
}

// cutEdge takes the lines out at both ends that stand in most documents. There a single one is furniture.
func cutEdge(lines []line) {
	atEdge := func(l *line) bool { return l.blank() || l.common && l.frequency() == most }
	from, to := 0, len(lines)
	for from < to && atEdge(&lines[from]) {
		from++
	}
	for from < to && atEdge(&lines[to-1]) {
		to--
	}
	if from == to {
		return
	}
	for _, edge := range [][]line{lines[:from], lines[to:]} {
		if hasSuspect(edge) {
			cut(edge)
		}
	}
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
		case l.common:
			l.why = inManyDocuments
		case l.repeated:
			l.why = "repeated"
		case l.visitor:
			l.why = toVisitors
		case l.short():
			l.why = "menu"
		default:
			l.why = "beside the article"
		}
	}
}

// isMenu reports whether so many short lines stand in a row, or twice as many with blank lines between them: so
// headings and short paragraphs may stand too. A list that a line with a colon introduces is no menu.
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
		case l.site: // no list of an article names parts of the site
			introduced = false
			tight += siteEntry
			loose += siteEntry
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

// mostlySuspect reports whether lines are mostly such that stand elsewhere too or speak to a visitor. Running
// text that does not, or headings that recur between paragraphs, show that they are not furniture.
func mostlySuspect(lines []line) bool {
	suspects, all := 0, 0
	for i := range lines {
		l := &lines[i]
		if !l.blank() {
			all++
		}
		switch {
		case l.prose() && !l.common && !l.site: // also if it stands twice: the text may
			return false
		case l.isSuspect():
			suspects++
		}
	}
	return suspects >= leastSuspects && 2*suspects >= all && !hasHeading(lines)
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
		if before != nil && before.repeated && !before.prose() && l.words >= 8 && !l.isSuspect() {
			if paragraphs[before.hash]++; paragraphs[before.hash] == 3 {
				return true
			}
		}
		before = l
	}
	return false
}

// firstSuspect returns the index of the first line that stands elsewhere too or speaks to a visitor.
func firstSuspect(lines []line) int {
	i := 0
	for i < len(lines) && !lines[i].isSuspect() {
		i++
	}
	return i
}

// afterSuspects returns the index after the last such line.
func afterSuspects(lines []line) int {
	i := len(lines)
	for i > 0 && !lines[i-1].isSuspect() {
		i--
	}
	return i
}

func hasSuspect(lines []line) bool { return firstSuspect(lines) < len(lines) }

// cutInside takes what is not the article's out of the body of a page: repeated
// lines, dates, captions and menus.
func cutInside(lines []line) {
	from, sum := 0, 0
	for i := range lines {
		l := &lines[i]
		switch {
		case l.why != "" || l.blank() || l.prose():
		case l.repeated:
			l.why = "repeated"
		case l.common:
			l.why = inManyDocuments
		case isMetadata(l):
			l.why = "metadata"
		case isCaption(l):
			l.why = "beside the article"
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

// isCaption reports whether a line that is no sentence names an owner of rights, or two as captions do.
func isCaption(l *line) bool {
	return !l.sentence && (strings.ContainsAny(l.trimmed, "|©@") || l.words > 12 && l.words < 30 &&
		strings.Contains(l.trimmed, "/"))
}
