package markup

import "strings"

// angle takes in a < inside a paragraph: an address in brackets (6.5), a tag or a comment
// (6.6), or only a sign.
func (r *reader) angle(i int, rest string) int {
	if n := autolinkLen(rest); n > 0 {
		first := len(r.runs)
		r.words(i+1, i+n-1)
		r.runs[len(r.runs)-1].Value = 1
		to := rest[1 : n-1]
		if !strings.Contains(to, ":") {
			to = "mailto:" + to
		}
		r.link(first, i, i+n, to)
		return i + n
	}
	if n := hiddenLen(rest); n > 0 {
		return r.hidden(i, i+n)
	}
	if t, ok := readTag(rest[:min(len(rest), maxLine)]); ok {
		return r.inlineTag(i, t)
	}
	r.words(i, i+1)
	return i + 1
}

// inlineTag takes in a tag inside a paragraph.
func (r *reader) inlineTag(i int, t tag) int {
	next := i + len(t.text)
	switch {
	case t.name == "img":
		r.picture(i, t)
	case t.name == "script" || t.name == "style":
		if !t.closing {
			return min(r.to, i+closingTag(r.src[i:r.to], len(t.text), t.name))
		}
	case t.name == "a" || styleOf(t.name) != 0:
		r.styleTag(i, t)
	case (t.name == "br" || isBlockTag(t.name)) && !r.cell:
		r.trim()
		for next < r.to && isBlank(r.src[next]) {
			next++
		}
		if !r.blankBefore() {
			r.newLine(i, next)
		}
	case isBlockTag(t.name):
		r.apart(i, next)
	}
	return next
}

// styleTag takes in a tag of a link or of a style: it ends what the last one of its name began.
func (r *reader) styleTag(i int, t tag) {
	if !t.closing {
		if t.lone {
			return
		}
		began, _ := readTag(t.text)
		open := openTag{tag: began, first: len(r.runs), from: i}
		if t.name == "a" && began.attribute("href") != "" {
			open.first = r.shell(i, i+len(t.text)) + 1
		}
		r.htmlTags.push(open)
		return
	}
	began, ok := r.htmlTags.end(t.name)
	if !ok {
		return
	}
	if t.name != "a" {
		r.styles = append(r.styles, restyle{began.first, len(r.runs), styleOf(t.name)})
	} else if to := began.attribute("href"); to != "" {
		r.link(began.first, began.from, i+len(t.text), to)
	}
}

// An openTag is the tag of a style or a link that stands open.
type openTag struct {
	tag
	first  int // run in it
	from   int // where it begins
	before int // the open tag of its name before it, from 1; 0 for none
}

// openTags are those that stand open, innermost last. They are looked up by name, since a
// text may open and close thousands.
type openTags struct {
	all  []openTag
	last map[string]int // of a name, from 1
}

func (o *openTags) push(t openTag) {
	if o.last == nil {
		o.last = map[string]int{}
	}
	t.before = o.last[t.name]
	o.all = append(o.all, t)
	o.last[t.name] = len(o.all)
}

// end takes off the last tag of a name with those inside it.
func (o *openTags) end(name string) (t openTag, ok bool) {
	n := o.last[name]
	if n == 0 {
		return openTag{}, false
	}
	t = o.all[n-1]
	o.cut(n - 1)
	return t, true
}

// cut leaves the first n tags.
func (o *openTags) cut(n int) {
	for len(o.all) > n {
		t := o.all[len(o.all)-1]
		o.last[t.name] = t.before
		o.all = o.all[:len(o.all)-1]
	}
}

// shell adds a run that shows nothing: room for the space before a link (divide).
func (r *reader) shell(from, to int) int {
	r.runs = append(r.runs, Run{From: r.base + from, To: r.base + to, Value: 1})
	return len(r.runs) - 1
}

// picture takes in a picture of HTML: its description.
func (r *reader) picture(i int, t tag) {
	from, to := t.attributeAt("alt")
	if strings.TrimSpace(t.text[from:to]) == "" {
		r.label(i, "[image]")
		return
	}
	r.label(i, "[image: ")
	r.entities(i+from, i+to)
	end := "]"
	if bytes, ok := strings.CutPrefix(t.attribute("src"), "[image"); ok {
		end = bytes
	}
	r.label(i+to, end)
}

// entities adds words with their entities resolved. Their line ends are spaces.
func (r *reader) entities(from, to int) {
	for from < to {
		n := strings.IndexAny(r.src[from:to], "&\n")
		if n < 0 {
			n = to - from
		}
		r.words(from, from+n)
		if from += n; from == to {
			return
		}
		if r.src[from] == '\n' {
			n = blanks(r.src[from:to])
			r.space(from, from+n)
		} else if n = r.entity(from); n == 0 {
			n = 1
			r.words(from, from+1)
		}
		from += n
	}
}
