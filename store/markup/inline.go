package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// A byte of a paragraph that can mean something.
var special = [256]bool{'\n': true, '\\': true, '*': true, '_': true, '[': true, ']': true, '<': true, '&': true,
	'`': true, '!': true, '~': true, ':': true, '{': true, hole: true}

// inline reads the words of a paragraph, a heading or a cell (CommonMark 6).
func (r *reader) inline(from, to int) {
	r.from, r.to = from, to
	r.delims, r.brackets, r.styles = r.delims[:0], r.brackets[:0], r.styles[:0]
	r.htmlTags.cut(0)
	r.ticks = ticks{}
	first := len(r.runs)
	for i := from; i < to; {
		n := i
		for n < to && !special[r.src[n]] {
			n++
		}
		r.words(i, n)
		if i = n; i < to {
			i = r.mark(i)
		}
	}
	r.emphasize(0)
	r.trim()
	r.restyle(first)
}

// mark takes in what may be a mark at a place, and returns the place behind it.
func (r *reader) mark(i int) int {
	rest := r.src[i:r.to]
	switch rest[0] {
	case '\n':
		return r.lineEnd(i, r.to)
	case '\\':
		return r.escape(i, rest)
	case '*', '_', '~':
		return r.delimiter(i, rest)
	case '`':
		return r.codeSpan(i, rest)
	case '&':
		if n := r.entity(i); n > 0 {
			return i + n
		}
	case hole:
		return r.hidden(i, i+len(rest)-len(strings.TrimLeft(rest, string(rune(hole)))))
	case '<':
		return r.angle(i, rest)
	case '!':
		if strings.HasPrefix(rest, "![") {
			r.open(i, 2)
			return i + 2
		}
	case '[':
		return r.bracket(i, rest)
	case ']':
		return r.close(i, rest)
	case ':':
		if n, picture := emojiLen(r.src[r.from:i], rest); n > 0 {
			r.shown(i, i+n, picture)
			return i + n
		}
	case '{':
		if n := bracesLen(r.src[r.from:i], rest); n > 0 {
			return r.hidden(i, i+n)
		}
	}
	r.words(i, i+1)
	return i + 1
}

// hidden passes over something that is not shown: of the spaces about it one is left.
func (r *reader) hidden(from, to int) int {
	if to < r.to && r.src[to] == ' ' && r.blankBefore() {
		to++
	}
	return to
}

// entity takes in the entity at a place, if there is one, and returns its length.
func (r *reader) entity(i int) int {
	decoded, n := text.Entity(r.src[i:r.to])
	if n > 0 {
		r.shown(i, i+n, inert(r.before(), decoded, r.src[i+n:r.to]))
	}
	return n
}

// before returns what was read last: as much as tells what a mark or a joiner stands on.
func (r *reader) before() string {
	last := ""
	for k := len(r.runs) - 1; k >= 0 && r.runs[k].Part == Words && len(last) < utf8.UTFMax*text.MaxMarks; k-- {
		last = r.runs[k].Text + last
		if first, _ := utf8.DecodeRuneInString(last); last != "" && !unicode.IsMark(first) {
			break // nothing before it counts
		}
	}
	return last
}

func (r *reader) escape(i int, rest string) int {
	switch {
	case len(rest) > 1 && isPunct(rest[1]):
		r.shown(i+1, i+2, rest[1:2])
		return i + 2
	case len(rest) > 1 && rest[1] == '\n' && !r.cell:
		next := i + 2
		for next < r.to && r.src[next] == ' ' {
			next++
		}
		r.trim()
		r.newLine(i, next)
		return next
	}
	r.words(i, i+1)
	return i + 1
}

// ticks are runs of backticks of so many that are closed by none.
type ticks [80]bool

// codeSpan takes in a code span (6.1).
func (r *reader) codeSpan(i int, rest string) int {
	n := len(rest) - len(strings.TrimLeft(rest, "`"))
	size := n
	if n < len(r.ticks) && !r.ticks[n] {
		size = codeSpanLen(rest)
	}
	if size == n {
		if n < len(r.ticks) {
			r.ticks[n] = true
		}
		r.words(i, i+n)
		return i + n
	}
	from, to := i+n, i+size-n
	if inner := r.src[from:to]; len(inner) > 2 && isBlank(inner[0]) && isBlank(inner[len(inner)-1]) && !blank(inner) {
		from, to = from+1, to-1
	}
	r.coded(from, to)
	return i + size
}

// coded adds the words of a code span. Its line ends are spaces.
func (r *reader) coded(from, to int) {
	add := func(from, to int) {
		if from < to {
			code := Run{From: r.base + from, To: r.base + to, Text: r.written(from, to), Style: Coded, Value: 1}
			r.runs = append(r.runs, code)
		}
	}
	start := from
	for at := from; at < to; at++ {
		switch {
		case r.src[at] == '\n':
			add(start, at)
			next := at + 1
			for next < to && r.src[next] == ' ' {
				next++
			}
			r.runs = append(r.runs, Run{From: r.base + at, To: r.base + next, Text: " ", Part: Space, Style: Coded})
			start, at = next, next-1
		case r.cell && r.src[at] == '\\' && at+1 < to && r.src[at+1] == '|':
			add(start, at)
			start = at + 1
		}
	}
	add(start, to)
}

// A delim is a run of signs that may begin or end emphasis.
type delim struct {
	run               int // of the reader
	sign              byte
	size              int // as written
	canOpen, canClose bool
}

// delimiter takes in a run of *, _ or ~ (6.2; GFM 6.5).
func (r *reader) delimiter(i int, rest string) int {
	sign := rest[0]
	n := len(rest) - len(strings.TrimLeft(rest, rest[:1]))
	opens, closes := r.flanks(i, n)
	if sign == '~' && n != 2 || !opens && !closes || n == 1 && sign == '*' && r.multiplies(i) {
		r.words(i, i+n)
		return i + n
	}
	r.delims = append(r.delims, delim{r.sign(i, i+n), sign, n, opens, closes})
	return i + n
}

// multiplies reports whether a star stands between two numbers.
func (r *reader) multiplies(i int) bool {
	return i > r.from && i+1 < r.to && isDigit(r.src[i-1]) && isDigit(r.src[i+1])
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// flanks reports whether a run of signs can open and close emphasis.
func (r *reader) flanks(i, n int) (opens, closes bool) {
	before, after := ' ', ' '
	if i > r.from {
		before, _ = utf8.DecodeLastRuneInString(r.src[r.from:i])
	}
	if i+n < r.to {
		after, _ = utf8.DecodeRuneInString(r.src[i+n : r.to])
	}
	left := !unicode.IsSpace(after) && (!isPunctuation(after) || unicode.IsSpace(before) || isPunctuation(before))
	right := !unicode.IsSpace(before) && (!isPunctuation(before) || unicode.IsSpace(after) || isPunctuation(after))
	if r.src[i] != '_' {
		return left, right
	}
	return left && (!right || isPunctuation(before)), right && (!left || isPunctuation(after))
}

// isPunctuation reports whether r is punctuation as emphasis sees it.
func isPunctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
