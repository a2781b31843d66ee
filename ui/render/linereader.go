package render

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/theme"
)

// Signs inside a line that break it: U+2028 into two, U+2029 with a blank line
// between them.
const (
	lineBreak = '\u2028'
	paraBreak = '\u2029'
	hangSign  = '\uFDD0' // theme.Hang
	barSign   = '\uFDD1' // theme.QuoteBar
)

func isSign(r rune) bool {
	return r == lineBreak || r == paraBreak || r == hangSign || r == barSign || r == numberSign || r == numberEnd
}

// A lineReader takes what glamour wrote apart into lines.
type lineReader struct {
	bar, lead string // the drawn bar of a quotation, and the style of prefixes

	lines  []line
	now    line
	text   strings.Builder
	style  string
	inLead bool // only spaces and bars so far
}

// readLines takes apart a block that glamour rendered, made safe before. Blank
// lines at its ends are dropped and runs of them made one.
func readLines(out string, th *theme.Theme, lead string) []line {
	p := lineReader{bar: th.Glyphs.Quote, lead: lead}
	for s := range strings.SplitSeq(out, "\n") {
		p.style = "" // glamour starts every line anew
		p.begin("", "")
		p.read(s)
		p.end()
	}
	return trimBlank(p.lines)
}

func (p *lineReader) begin(first, rest string) {
	p.now = line{first: first, rest: rest, lead: p.lead}
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
		default:
			n = p.word(s[i:])
		}
		i += n
	}
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
		if n > 0 && isSign(r) && r != numberSign && r != numberEnd {
			break
		}
		n += size
	}
	p.write(s[:n])
	return n
}

func (p *lineReader) write(s string) {
	from := p.text.Len()
	p.text.WriteString(s)
	if p.style == "" {
		return
	}
	to := p.text.Len()
	if k := len(p.now.spans); k > 0 && p.now.spans[k-1].to == from && p.now.spans[k-1].style == p.style {
		p.now.spans[k-1].to = to
		return
	}
	p.now.spans = append(p.now.spans, span{from, to, p.style})
}
