package index

// Numbers in lists and positions are mostly below 200, and seldom above 6,000. They are
// written in one byte below 224, in two from there (high part first), in three from 6,368,
// and in five from 465,120. That takes a tenth less than varints, of seven bits a byte.
const (
	twoBytes   = 224 // the first byte of longer numbers
	threeBytes = 248
	fiveBytes  = 255
	maxNumber  = 5 // bytes

	fromTwo   = twoBytes
	fromThree = fromTwo + (threeBytes-twoBytes)<<8
	fromFive  = fromThree + (fiveBytes-threeBytes)<<16
)

func appendNumber(to []byte, v uint32) []byte {
	switch {
	case v < fromTwo:
		return append(to, byte(v))
	case v < fromThree:
		v -= fromTwo
		return append(to, byte(twoBytes+v>>8), byte(v))
	case v < fromFive:
		v -= fromThree
		return append(to, byte(threeBytes+v>>16), byte(v>>8), byte(v))
	}
	return append(to, fiveBytes, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}

// numberAt reads the number at an offset and returns the offset after it, which is beyond
// the end of data if there is no whole number.
func numberAt(data []byte, at int) (v uint32, next int) {
	if at >= len(data) {
		return 0, at + 1
	}
	b := uint32(data[at])
	if b < twoBytes {
		return b, at + 1
	}
	return longNumberAt(data[at:], at)
}

func longNumberAt(data []byte, at int) (v uint32, next int) {
	b, size := uint32(data[0]), numberSize(data[0])
	if size > len(data) {
		return 0, at + size
	}
	switch size {
	case 2:
		return fromTwo + (b-twoBytes)<<8 + uint32(data[1]), at + 2
	case 3:
		return fromThree + (b-threeBytes)<<16 + uint32(data[1])<<8 + uint32(data[2]), at + 3
	}
	return uint32(data[1])<<24 | uint32(data[2])<<16 | uint32(data[3])<<8 | uint32(data[4]), at + 5
}

// numberSize returns how many bytes a number with this first byte has.
func numberSize(first byte) int {
	switch {
	case first < twoBytes:
		return 1
	case first < threeBytes:
		return 2
	case first < fiveBytes:
		return 3
	}
	return 5
}
