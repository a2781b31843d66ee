package pane

// A Scroll is a window of Height rows on Len lines, of which Top is the first
// one seen.
type Scroll struct {
	Top, Height, Len int
}

// To makes line the first one seen, as far as there are lines.
func (s *Scroll) To(line int) { s.Top = max(0, min(line, s.Len-s.Height)) }

// Move scrolls by n lines.
func (s *Scroll) Move(n int) { s.To(s.Top + n) }

// Page scrolls by n half windows; whole ones keep a line in common.
func (s *Scroll) Page(n int) { s.Move(halves(n, s.Height)) }

// End scrolls to the first or the last line.
func (s *Scroll) End(last bool) {
	s.Top = 0
	if last {
		s.To(s.Len)
	}
}

// Keep scrolls as little as needed for the lines from first up to, not with, end
// to be seen; first has precedence.
func (s *Scroll) Keep(first, end int) {
	top := max(s.Top, end-s.Height)
	s.To(min(top, first))
}

// Seen is the range of lines in the window.
func (s *Scroll) Seen() (first, end int) {
	return s.Top, min(s.Len, s.Top+s.Height)
}

// Percent is how far the window is between the first and the last line, in hundredths.
func (s *Scroll) Percent() int {
	if s.Len <= s.Height {
		return 100
	}
	return 100 * s.Top / (s.Len - s.Height)
}

// halves is the number of lines in n half windows.
func halves(n, height int) int {
	if n%2 != 0 {
		return n * max(1, height/2)
	}
	return n / 2 * max(1, height-1)
}
