package dates

// String writes the date after ISO 8601 at its precision: 2025, 2025-11,
// 2025-11-24 or 2025-11-24T05:41. The unknown date is "".
func (d Date) String() string {
	text := d.Append(make([]byte, 0, 16))
	return string(text)
}

func (d Date) Append(b []byte) []byte {
	if d.Precision >= Year {
		year := max(int(d.Year), 0)
		b = appendTwo(appendTwo(b, year/100), year%100)
	}
	if d.Precision >= Month {
		b = appendTwo(append(b, '-'), int(d.Month))
	}
	if d.Precision >= Day {
		b = appendTwo(append(b, '-'), int(d.Day))
	}
	if d.Precision >= Minute {
		b = appendTwo(append(b, 'T'), int(d.Hour))
		b = appendTwo(append(b, ':'), int(d.Minute))
	}
	return b
}

func appendTwo(b []byte, n int) []byte { return append(b, byte('0'+n/10%10), byte('0'+n%10)) }

// MarshalText writes the date as String does, but at most to the day: it is what
// JSON readers get. The unknown date is "".
func (d Date) MarshalText() ([]byte, error) { return d.Trim(Day).Append(nil), nil }
