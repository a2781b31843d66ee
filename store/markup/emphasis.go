package markup

// A restyle says that from a run on, and before another, words have a style.
type restyle struct {
	from, to int
	style    Style
}

// emphasize resolves the signs of emphasis behind the first bottom of them (CommonMark
// 6.2, "process emphasis"). Signs that end nothing stay words.
func (r *reader) emphasize(bottom int) {
	var open []int      // signs that may be ended, by index
	var least [3][6]int // of open: below this nothing ends a run of a kind
	for k := bottom; k < len(r.delims); k++ {
		d := &r.delims[k]
		text := &r.runs[d.run].Text
		for d.canClose && len(*text) > 0 {
			floor := &least[signKind(d.sign)][closeKind(*d)]
			at := len(open) - 1
			for at >= *floor && !r.delims[open[at]].matches(*d) {
				at--
			}
			if at < *floor {
				*floor = len(open)
				break
			}
			r.wrap(open[at], k)
			if open = open[:at+1]; r.runs[r.delims[open[at]].run].Text == "" {
				open = open[:at]
			}
			lower(&least, len(open))
		}
		if d.canOpen && len(*text) > 0 {
			open = append(open, k)
		}
	}
	r.delims = r.delims[:bottom]
}

// wrap gives what stands between two runs of signs its style, and takes the signs away.
func (r *reader) wrap(open, closing int) {
	o, c := &r.runs[r.delims[open].run], &r.runs[r.delims[closing].run]
	size, style := 1, Emph
	switch {
	case r.delims[open].sign == '~':
		size, style = 2, Strike
	case len(o.Text) > 1 && len(c.Text) > 1:
		size, style = 2, Strong
	}
	o.Text, o.To = o.Text[:len(o.Text)-size], o.To-size
	c.Text, c.From = c.Text[size:], c.From+size
	r.styles = append(r.styles, restyle{r.delims[open].run + 1, r.delims[closing].run, style})
}

// matches reports whether a run of signs can be ended by another: of signs that can do both,
// the sum may be no multiple of three (rules 9 and 10).
func (d delim) matches(c delim) bool {
	return d.sign == c.sign && (!d.canClose && !c.canOpen || (d.size+c.size)%3 != 0 || d.size%3 == 0 && c.size%3 == 0)
}

func signKind(sign byte) int {
	switch sign {
	case '*':
		return 0
	case '_':
		return 1
	}
	return 2
}

func closeKind(d delim) int {
	if d.canOpen {
		return 3 + d.size%3
	}
	return d.size % 3
}

func lower(least *[3][6]int, to int) {
	for i := range least {
		for k := range least[i] {
			least[i][k] = min(least[i][k], to)
		}
	}
}

// restyle gives the runs from first on the styles that were found, drops those of which
// nothing is left, and joins signs that were none to the words about them.
func (r *reader) restyle(first int) {
	if len(r.styles) > 0 {
		r.paint(first)
	}
	kept := r.runs[:first]
	for _, x := range r.runs[first:] {
		if x.Text == "" && x.Part == Words {
			continue
		}
		if x.Part <= Label {
			x.Value = 0
		}
		if n := len(kept) - 1; n >= first && kept[n].joins(x) && r.isPlain(&kept[n]) && r.isPlain(&x) {
			kept[n].To = x.To
			kept[n].Text = r.src[kept[n].From-r.base : x.To-r.base]
			continue
		}
		kept = append(kept, x)
	}
	r.runs = kept
}

// joins reports whether two runs may be one.
func (x *Run) joins(y Run) bool {
	return x.Part == Words && y.Part == Words && x.To == y.From &&
		x.Style == y.Style && x.Style&Coded == 0 && x.Link == y.Link
}

// isPlain reports whether a run shows the bytes that it stands for.
func (r *reader) isPlain(x *Run) bool { return x.Text == r.src[x.From-r.base:x.To-r.base] }

// paint counts for each run the styles that are open there.
func (r *reader) paint(first int) {
	changes := make([][5]int16, len(r.runs)-first+1)
	for _, s := range r.styles {
		for bit := range 5 {
			if s.style&(1<<bit) != 0 {
				changes[max(0, s.from-first)][bit]++
				changes[max(0, s.to-first)][bit]--
			}
		}
	}
	var open [5]int16
	for i := first; i < len(r.runs); i++ {
		for bit := range 5 {
			if open[bit] += changes[i-first][bit]; open[bit] > 0 {
				r.runs[i].Style |= 1 << bit
			}
		}
	}
}
