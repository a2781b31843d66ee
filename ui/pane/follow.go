package pane

import "strings"

// followed is where a place of a text is in a newer one, so that the reader stays at
// what he reads when something is written above it. The ends that both texts have in
// common tell the place; between them, the line at the place is looked for, and the
// nearest one counts.
func followed(before, after string, at int) int {
	if at <= 0 || at > len(before) || before == after {
		return min(at, len(after))
	}
	same := commonPrefix(before, after)
	if at <= same {
		return at
	}
	if end := commonSuffix(before[same:], after[same:]); at >= len(before)-end {
		return len(after) - (len(before) - at)
	}
	start := strings.LastIndexByte(before[:at], '\n') + 1
	line, _, _ := strings.Cut(before[start:], "\n")
	if found := nearestIndex(after, line, start); strings.TrimSpace(line) != "" && found >= 0 {
		return found + at - start
	}
	return min(at, len(after))
}

func commonPrefix(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

func commonSuffix(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[len(a)-1-i] != b[len(b)-1-i] {
			return i
		}
	}
	return n
}

// nearestIndex is where a part stands in a text nearest to a place, -1 if nowhere.
func nearestIndex(text, part string, to int) int {
	to = min(to, len(text))
	behind := strings.Index(text[to:], part)
	ahead := strings.LastIndex(text[:min(len(text), to+len(part))], part)
	switch {
	case behind < 0:
		return ahead
	case ahead < 0 || behind < to-ahead:
		return to + behind
	}
	return ahead
}
