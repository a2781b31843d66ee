package render

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"readout/store/markup"
)

// Signs inside a line that break it: U+2028 into two, U+2029 with a blank line
// between them.
const (
	lineBreak = '\u2028'
	paraBreak = '\u2029'
	hangSign  = '\uFDD0' // theme.Hang
	barSign   = '\uFDD1' // theme.QuoteBar

	// Before the words of a run, and behind the number of an item, which is what stands
	// before the line: then digits, the number of the run in base 8. A digit alone stands
	// before the words of the next run whose number ends in it, behind the one named last.
	originSign = '\uFDD2'
	itemSign   = '\uFDD3'
	firstDigit = '\uFDD8'
	lastDigit  = '\uFDDF'
	signBase   = 8

	// Around the number of a link.
	numberSign = '\uFDD4'
	numberEnd  = '\uFDD5'
)

// isSign reports whether r carries something through glamour. No text has such signs
// (markup.Tidy).
func isSign(r rune) bool {
	return r >= hangSign && r <= lastDigit || r == lineBreak || r == paraBreak
}

// A lineReader takes what glamour wrote apart into lines.
type lineReader struct {
	bar    string // the drawn bar of a quotation
	styles leads
	runs   []markup.Run

	lines  []line
	now    line
	text   strings.Builder
	style  string
	inLead bool // only spaces and bars so far

	run, within int // the run that is read, and how much of its text has been
	named       int // the run that the last sign was for
	number      int // where the number of a link begins that is being read, or -1
}

// readLines takes apart a block that glamour rendered, made safe before. Blank
// lines at its ends are dropped and runs of them made one.
func (ts *typesetter) readLines(out string, runs []markup.Run) []line {
	p := ts.lineReader(runs)
	for s := range strings.SplitSeq(out, "\n") {
		p.style = "" // glamour starts every line anew
		p.begin("", "")
		p.read(s)
		p.end()
	}
	return trimBlank(p.lines)
}

func (ts *typesetter) lineReader(runs []markup.Run) lineReader {
	return lineReader{bar: ts.theme.Glyphs.Quote, styles: ts.styles, runs: runs, run: -1, number: -1}
}

func (p *lineReader) begin(first, rest string) {
	p.now = line{first: first, rest: rest, lead: p.styles.dim}
	p.text.Reset()
	p.inLead = first == ""
}

func (p *lineReader) end() {
	p.now.text = p.text.String()
	p.lines = append(p.lines, p.now)
}

func (p *lineReader) read(s string) {
	for i := 0; i < len(s); {
		if n := sgrLen(s[i:]); n > 0 {
			p.restyle(s[i+2 : i+n-1])
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch r {
		case ' ':
			p.space()
		case barSign:
			p.addLead(p.bar + " ")
		case hangSign:
			p.hang()
		case lineBreak, paraBreak:
			p.breakLine(r == paraBreak)
		case originSign, itemSign:
			run, size := runNumber(s[i+n:])
			n += size
			if r == itemSign {
				p.itemNumber(run)
			} else {
				p.name(run)
			}
		case numberSign:
			p.number = p.text.Len()
		case numberEnd:
			p.endNumber()
		default:
			if r >= firstDigit && r <= lastDigit {
				p.name(nextEnding(p.named, int(r-firstDigit)))
			} else {
				n = p.word(s[i:])
			}
		}
		i += n
	}
}

// name notes the run whose words come next.
func (p *lineReader) name(run int) { p.run, p.named, p.within = run, run, 0 }

// nextEnding returns the next number behind one that ends in a digit.
func nextEnding(behind, digit int) int {
	next := behind + 1
	return next + (digit-next%signBase+signBase)%signBase
}

// restyle follows a colour sequence.
func (p *lineReader) restyle(params string) {
	switch {
	case params == "" || params == "0":
		p.style = ""
	case p.style == "" || len(p.style)+len(params) > maxSGR/2:
		p.style = params
	default:
		p.style += ";" + params
	}
}

func (p *lineReader) space() {
	if p.inLead {
		p.take(" ")
		p.addLead(" ")
		return
	}
	p.write(" ")
}

// addLead adds to what stands before every row of the line; inside its text a
// sign means nothing.
func (p *lineReader) addLead(s string) {
	if p.inLead {
		p.now.first += s
		p.now.rest += s
	}
}

// hang makes what was read so far the head of the line: a bullet or a number.
func (p *lineReader) hang() {
	if p.inLead {
		p.inLead = false
		return
	}
	head := p.text.String()
	if len(p.now.spans) > 0 || len(head) > 24 {
		return // not a bullet: the document wrote the sign
	}
	p.now.first += head
	for i := range p.now.origins {
		p.now.origins[i].at -= len(head)
	}
	p.now.rest += strings.Repeat(" ", ansi.StringWidth(head))
	p.text.Reset()
}

func (p *lineReader) breakLine(blank bool) {
	rest, fresh := p.now.rest, p.inLead
	p.end()
	if blank && !fresh {
		p.begin(rest, rest)
		p.end()
	}
	p.begin(rest, rest)
	p.inLead = fresh
}

// word takes in text up to the next sign, space or escape.
func (p *lineReader) word(s string) int {
	p.inLead = false
	n := 0
	for n < len(s) {
		if s[n] == 0x1B && n > 0 {
			break
		}
		if s[n] < utf8.RuneSelf {
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		if n > 0 && isSign(r) {
			break
		}
		n += size
	}
	p.write(s[:n])
	return n
}

func (p *lineReader) write(s string) {
	from := p.text.Len()
	p.take(s)
	p.text.WriteString(s)
	style := p.style
	if p.number >= 0 {
		style = p.styles.number
	}
	if style == "" {
		return
	}
	to := p.text.Len()
	if k := len(p.now.spans); k > 0 && p.now.spans[k-1].to == from && p.now.spans[k-1].style == style {
		p.now.spans[k-1].to = to
		return
	}
	p.now.spans = append(p.now.spans, styleSpan{from, to, style})
}

// take notes where bytes that come next come from: the run that is read, as far as it goes,
// and those that go on with it.
func (p *lineReader) take(s string) {
	for at := p.text.Len(); p.run >= 0 && p.run < len(p.runs); {
		words := p.runs[p.run].Text
		n := commonLen(s, words[p.within:])
		if n > 0 {
			p.now.addOrigin(origin{at, p.run, p.within, n})
			p.within += n
			at, s = at+n, s[n:]
		}
		if s == "" || p.within < len(words) || !goesOn(p.runs, p.run+1) {
			return
		}
		p.run, p.within = p.run+1, 0
	}
}

// commonLen returns how many bytes two texts begin with alike.
func commonLen(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// itemNumber says that what stands before a line is the number of an item: before this one
// or, if the item begins with something else than words, one above it.
func (p *lineReader) itemNumber(run int) {
	if run >= len(p.runs) {
		return
	}
	const above = 8
	mark := p.runs[run].Mark()
	for k := max(0, len(p.lines)-above); k < len(p.lines); k++ {
		if p.lines[k].numberItem(mark, run) {
			return
		}
	}
	p.now.numberItem(mark, run)
}

// numberItem gives the number before a line its origin, if it has none and is this one.
func (l *line) numberItem(mark string, run int) bool {
	n := strings.LastIndex(l.first, mark+" ")
	if n < 0 || strings.TrimSpace(l.first[n+len(mark):]) != "" || len(l.origins) > 0 {
		return false
	}
	l.addOrigin(origin{n - len(l.first), run, 0, len(mark)})
	return true
}

func (p *lineReader) endNumber() {
	if p.number >= 0 {
		p.now.numbers = append(p.now.numbers, cut{p.number, p.text.Len()})
	}
	p.number = -1
}

// runNumber reads the number of a run that s begins with.
func runNumber(s string) (run, size int) {
	for size < len(s) {
		r, n := utf8.DecodeRuneInString(s[size:])
		if r < firstDigit || r > lastDigit {
			break
		}
		run = run*signBase + int(r-firstDigit)
		size += n
	}
	return run, size
}
