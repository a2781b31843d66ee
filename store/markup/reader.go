package markup

import (
	"strings"
	"unicode/utf8"

	"readout/store/text"
)

// A reader reads one block into runs. Places in it are bytes of the block.
type reader struct {
	t     *Text
	base  int    // where the block begins in the source
	src   string // the block, as long, with holes for template code and spaces for the marks of quotations
	runs  []Run
	spare []Run  // memory of runs
	links []Link // Place and End are bytes of the source

	from, to int // the paragraph that is being read
	cell     bool
	delims   []delim
	brackets []bracket
	styles   []restyle
	ticks    ticks
	nest     nestReader
	htmlTags openTags
}

// read reads block i. The memory of the reader is used again.
func (r *reader) read(t *Text, i int) {
	b := t.Blocks[i]
	*r = reader{t: t, base: b.From, runs: r.runs[:0], spare: r.spare, links: r.links[:0],
		delims: r.delims[:0], brackets: r.brackets[:0],
		styles: r.styles[:0], nest: r.nest, htmlTags: r.htmlTags}
	r.htmlTags.cut(0)
	r.src = t.Source[b.From:b.To]
	masked := t.hasTemplates && b.Kind <= HTML
	if masked {
		r.src = maskCode(r.src)
	}
	switch b.Kind {
	case Prose:
		r.prose()
	case Flow:
		r.flow()
	case Lines, Kept, Cut:
		r.lines(0, len(r.src))
	case Code:
		r.code()
	case Rule:
		r.begin(0, Divide, 0)
		r.end(len(r.src), Divide)
	case HTML:
		r.html(0, len(r.src))
	case Title:
		r.title(0, len(r.src))
	case Paragraph:
		r.paragraph(0, len(r.src))
	case Markup:
		r.nested()
	}
	if masked && (strings.Contains(r.src, noCode3) || strings.Contains(r.src, noCode2)) {
		r.dropSigns()
	}
	r.place()
}

// Runs returns what block i shows, and the links in it. A link's number among all is its
// number here and LinksBefore.
func (t *Text) Runs(i int) ([]Run, []Link) {
	var r reader
	r.read(t, i)
	return r.runs, r.links
}

// dropSigns takes the signs for template code out of words: the target they stood in was none.
func (r *reader) dropSigns() {
	r.eachPart(func(x *Run) (rest Run, more bool) {
		n := strings.IndexAny(x.Text, noCode3+noCode2)
		switch {
		case x.Part != Words || n < 0:
			return Run{}, false
		case len(x.Text) != x.To-x.From:
			x.Text = dropNoCode(x.Text)
			return Run{}, false
		case n > 0:
			return x.split(n), true
		}
		words := strings.TrimLeft(x.Text, noCode3+noCode2)
		x.From, x.Text = x.To-len(words), words
		if n = strings.IndexAny(words, noCode3+noCode2); n > 0 {
			return x.split(n), true
		}
		return Run{}, false
	})
}

// begin and end enclose an element.
func (r *reader) begin(at int, e Element, value int) {
	r.runs = append(r.runs, Run{From: r.base + at, To: r.base + at, Part: Begin, Element: e, Value: value})
}

func (r *reader) end(at int, e Element) {
	r.runs = append(r.runs, Run{From: r.base + at, To: r.base + at, Part: End, Element: e})
}

// words adds the words from from to to as they are. Those that follow each other are one run.
func (r *reader) words(from, to int) {
	if from >= to {
		return
	}
	if n := len(r.runs) - 1; n >= 0 {
		last := &r.runs[n]
		open := last.Part == Words && last.To == r.base+from && last.Value == 0 && last.Style&Coded == 0
		if open && len(last.Text) == last.To-last.From {
			last.To = r.base + to
			last.Text = r.src[last.From-r.base : to]
			return
		}
	}
	r.runs = append(r.runs, Run{From: r.base + from, To: r.base + to, Text: r.src[from:to]})
}

// sign adds words that nothing is added to: they may turn out to be markup.
func (r *reader) sign(from, to int) int {
	r.runs = append(r.runs, Run{From: r.base + from, To: r.base + to, Text: r.src[from:to], Value: 1})
	return len(r.runs) - 1
}

// shown adds what the bytes from from to to stand for.
func (r *reader) shown(from, to int, text string) {
	if text != "" {
		r.runs = append(r.runs, Run{From: r.base + from, To: r.base + to, Text: text, Value: 1})
	}
}

// label adds words of ours.
func (r *reader) label(at int, text string) {
	r.runs = append(r.runs, Run{From: r.base + at, To: r.base + at, Text: text, Part: Label})
}

// space adds a space for a line end; newLine begins a line.
func (r *reader) space(from, to int) {
	r.runs = append(r.runs, Run{From: r.base + from, To: r.base + to, Text: " ", Part: Space})
}

func (r *reader) newLine(from, to int) {
	r.runs = append(r.runs, Run{From: r.base + from, To: r.base + to, Part: Break})
}

// apart makes sure that what comes next does not touch the words before it: a space, unless there is one.
func (r *reader) apart(from, to int) {
	if !r.blankBefore() {
		r.space(from, to)
	}
}

// blankBefore reports whether nothing or a space stands before what comes next.
func (r *reader) blankBefore() bool {
	for i := len(r.runs) - 1; i >= 0; i-- {
		switch x := &r.runs[i]; x.Part {
		case Words, Label:
			if x.Text != "" {
				return x.Text[len(x.Text)-1] == ' '
			}
		default:
			return true
		}
	}
	return true
}

// trim takes the spaces away that the words so far end with, and returns how many.
func (r *reader) trim() int {
	n := 0
	for i := len(r.runs) - 1; i >= 0 && r.runs[i].Part == Words && r.runs[i].Style&Coded == 0; i-- {
		last := &r.runs[i]
		text := strings.TrimRight(last.Text, " ")
		n += len(last.Text) - len(text)
		if len(text) == len(last.Text) && text != "" {
			break
		}
		if len(last.Text) == last.To-last.From {
			last.To -= len(last.Text) - len(text)
		}
		last.Text = text
		if text != "" {
			break
		}
	}
	return n
}

// lineEnd takes in a line end between two lines of a paragraph, with the spaces about it:
// a space, but nothing between two Chinese or Japanese characters or inside a word that
// was broken there. It returns where the next line begins.
func (r *reader) lineEnd(at, to int) int {
	spaces := r.trim()
	next := at + 1
	for next < to && r.src[next] == ' ' {
		next++
	}
	switch {
	case next >= to:
	case spaces >= 2 && !r.cell:
		r.newLine(at-spaces, next)
	case r.breaksWord(next, to), r.joinsIdeographs(next), r.blankBefore():
	default:
		r.space(at-spaces, next)
	}
	return next
}

// lastWords returns the words that the runs so far end with, nil if they end otherwise.
func (r *reader) lastWords() *Run {
	if n := len(r.runs) - 1; n >= 0 && r.runs[n].Part == Words {
		return &r.runs[n]
	}
	return nil
}

// joinsIdeographs reports whether a line end stands between two Chinese or Japanese characters.
func (r *reader) joinsIdeographs(next int) bool {
	last := r.lastWords()
	if last == nil || r.src[next] < utf8.RuneSelf || last.Text == "" {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(last.Text)
	after, _ := utf8.DecodeRuneInString(r.src[next:])
	return text.IsIdeographic(before) && text.IsIdeographic(after)
}

// breaksWord reports whether a line end breaks a word, and takes the hyphen away.
func (r *reader) breaksWord(next, to int) bool {
	last := r.lastWords()
	if last == nil || !strings.HasSuffix(last.Text, "-") || len(last.Text) != last.To-last.From ||
		last.Style&Coded != 0 {
		return false
	}
	head := last.Text[:len(last.Text)-1]
	if !r.t.isBroken(head, r.src[next:to]) {
		return false
	}
	last.To--
	last.Text = head
	return true
}

// Beginning returns the first lines of block i as runs, without looking into it: what can be
// shown of a block that takes too long.
func (t *Text) Beginning(i int) []Run {
	b := t.Blocks[i]
	b.To = min(b.To, b.From+maxMarkup)
	for b.To > b.From && b.To < len(t.Source) && !utf8.RuneStart(t.Source[b.To]) {
		b.To--
	}
	r := reader{t: t, base: b.From, src: t.Source[b.From:b.To]}
	r.lines(0, len(r.src))
	r.place()
	return r.runs
}
