package render

import (
	"strings"
	"unicode/utf8"

	"readout/store/text"
)

// Words returns the rendered text, byte for byte as long, in which what nobody
// sees is spaces: marks of Markdown, addresses of links, tags, template code, the
// words behind the fence of a code block, link definitions. A word begins where
// it begins in the rendered text; what is hidden inside it (**N**ATO, AT&amp;T)
// closes up, with the spaces behind the word. So a match's offset is a place. It
// is made when first asked for.
func (d *Document) Words() string {
	d.wordsOnce.Do(func() {
		body := d.Text.Body
		var out []byte
		replace := func(at int, seen string) {
			if seen == body[at:at+len(seen)] {
				return
			}
			if out == nil {
				out = []byte(body)
			}
			copy(out[at:], seen)
		}
		last := 0
		for _, b := range d.Blocks {
			replace(last, unseen(body[last:b.From]))
			replace(b.From, d.seen(b))
			last = b.To
		}
		replace(last, unseen(body[last:]))
		if d.words = body; out != nil {
			d.words = string(out)
		}
	})
	return d.words
}

// unseen is what stands between blocks: blank lines, and what is hidden whole.
func unseen(text string) string {
	if blank(text) {
		return text
	}
	return strings.Repeat(" ", len(text))
}

// seen returns the text of a block as Words has it.
func (d *Document) seen(b Block) string {
	text := d.Text.Body[b.From:b.To]
	switch b.Kind {
	case Prose, Flow, Lines, Kept, Cut:
		return text
	case Rule:
		return strings.Repeat(" ", len(text))
	case Code:
		return seenCode(text)
	case HTML:
		return seenHTML(text)
	}
	return d.seenMarkup(text, b.Kind)
}

// seenCode hides the fences of a code block.
func seenCode(text string) string {
	end := strings.IndexByte(text, '\n') + 1
	if end == 0 {
		end = len(text)
	}
	if fence(strings.TrimLeft(text[:end], " ")) == "" {
		return text
	}
	last := strings.LastIndexByte(strings.TrimRight(text, "\n"), '\n') + 1
	if last < end || fence(strings.TrimLeft(text[last:], " ")) == "" {
		last = len(text)
	}
	return strings.Repeat(" ", end) + text[end:last] + strings.Repeat(" ", len(text)-last)
}

// A veil hides parts of a text and keeps its length.
type veil struct {
	in   string
	out  []byte // nil as long as nothing is hidden
	code bool   // template code was
	i, w int    // what comes next of in, and where it goes; w runs behind inside words
}

// masked returns a veil for a text with template code.
func masked(text string) veil {
	v := veil{in: maskCode(text)}
	if v.in != text {
		v.out, v.code = []byte(v.in), true
	}
	return v
}

// text returns what was written.
func (v *veil) text() string {
	if v.out == nil {
		return v.in
	}
	v.settle()
	text := string(v.out)
	if v.code {
		text = strings.ReplaceAll(text, string(rune(hole)), " ")
		text = strings.ReplaceAll(text, noCode3, "   ")
		text = strings.ReplaceAll(text, noCode2, "  ")
	}
	return text
}

// show takes n bytes as they are.
func (v *veil) show(n int) {
	s := v.in[v.i : v.i+n]
	v.i += n
	if v.w+n == v.i {
		v.w = v.i
		return
	}
	v.write(s)
}

// entity takes what the next n bytes, an entity, stand for, if there is room for it.
func (v *veil) entity(decoded string, n int) {
	v.hide(0)
	s := inert(string(v.out[max(0, v.w-utf8.UTFMax*(text.MaxMarks+1)):v.w]), decoded, v.in[v.i+n:])
	if len(s) > n {
		s = ""
	}
	v.i += n
	v.w += copy(v.out[v.w:], s)
}

// write puts s where it goes, which is behind where it came from.
func (v *veil) write(s string) {
	if v.w > 0 && isBlank(v.out[v.w-1]) || s != "" && isBlank(s[0]) {
		v.catchUp(len(s))
	}
	for k := 0; k < len(s); k++ {
		if isBlank(s[k]) && v.w+len(s)-k < v.i {
			v.catchUp(len(s) - k)
		}
		v.out[v.w] = s[k]
		v.w++
	}
}

// catchUp writes spaces up to where the rest of what is written came from.
func (v *veil) catchUp(rest int) {
	for v.w+rest < v.i {
		v.out[v.w] = ' '
		v.w++
	}
}

// settle ends a word.
func (v *veil) settle() { v.catchUp(0) }

// hide leaves out n bytes.
func (v *veil) hide(n int) {
	if v.out == nil {
		v.out = []byte(v.in)
	}
	v.i += n
	if v.w == 0 || isBlank(v.out[v.w-1]) {
		v.settle()
	}
}

// gap leaves out n bytes that stand between words.
func (v *veil) gap(n int) {
	v.hide(n)
	v.settle()
}

// take hides n signs that were written at a byte of out.
func (v *veil) take(sign byte, at, n int) {
	end := at + n
	if end > v.w || v.out[at] != sign {
		return
	}
	inside := at > 0 && !isBlank(v.out[at-1])
	for inside && end < v.w && !isBlank(v.out[end]) {
		end++
	}
	copy(v.out[at:], v.out[at+n:end])
	for k := end - n; k < end; k++ {
		v.out[k] = ' '
	}
	if inside && end == v.w {
		v.w -= n
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' }
