package dates

import "fmt"

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

// UnmarshalText reads what String and MarshalText write.
func (d *Date) UnmarshalText(text []byte) error {
	date, err := ParseISO(string(text))
	if err == nil {
		*d = date
	}
	return err
}

// ParseISO reads a date as String writes it; "" is the unknown date. For
// anything that people or machines wrote otherwise there is Parse.
func ParseISO(text string) (Date, error) {
	var part [5]int
	var none Date
	const shape = "0000-00-00T00:00"
	if text == "" {
		return none, nil
	}
	n := 0
	for i := range len(text) {
		switch {
		case i >= len(shape):
			return none, errNotISO(text)
		case shape[i] == '0' && text[i] >= '0' && text[i] <= '9':
			part[n] = part[n]*10 + int(text[i]-'0')
		case shape[i] != '0' && text[i] == shape[i]:
			n++
		default:
			return none, errNotISO(text)
		}
	}
	date, ok := New(part[0], part[1], part[2])
	if ok && len(text) == len(shape) {
		date, ok = date.At(part[3], part[4])
	}
	if !ok || date.String() != text {
		return none, errNotISO(text)
	}
	return date, nil
}

func errNotISO(text string) error {
	return fmt.Errorf("date %.20q is not in the calendar: write 2025, 2025-11, 2025-11-24 or 2025-11-24T05:41", text)
}
