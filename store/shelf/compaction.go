package shelf

// tierWidth is how many runs of about one size may stand beside each other.
const tierWidth = 8

// compactible returns how many of the newest of some runs, the oldest first, are to be made one,
// so that there are never many and nothing is written again often: as soon as tierWidth runs
// are of one size, counted in powers of tierWidth from unit on, these are one, with smaller
// ones between them. A run after which n others came was then written log(n) times to that
// base (the size-tiered compaction of log-structured merge trees).
func compactible(sizes []int64, unit int64) (newest int) {
	largest := int64(0)
	for _, size := range sizes {
		largest = max(largest, size)
	}
	for limit, above := unit, int64(-1); above < largest; above, limit = limit, limit*tierWidth {
		from, runs := len(sizes)-newest, 0
		if newest > 0 {
			runs = 1
		}
		for ; from > 0 && sizes[from-1] <= limit; from-- {
			if sizes[from-1] > above {
				runs++
			}
		}
		if runs >= tierWidth {
			newest = len(sizes) - from
		}
	}
	return newest
}
