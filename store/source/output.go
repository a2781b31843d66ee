package source

import "fmt"

// maxFaults is how many faults of one file are told one by one, of each kind: those
// of documents, and those of what is rightly left out.
const maxFaults = 100

// An output passes on what a file holds, and as many of its faults as are of use.
type output struct {
	to     Receiver
	faults map[bool]int // of the file under way, by Fault.Skipped
}

func newOutput() output { return output{faults: make(map[bool]int)} }

// refuse reports a fault of the file that r is about.
func (o *output) refuse(r Record, why refusal) { o.refuseItem(r, "", why) }

// refuseItem reports a fault of an item of that file, by its key. Those after the
// first maxFaults are only counted.
func (o *output) refuseItem(r Record, key string, why refusal) {
	if o.faults[why.skipped]++; o.faults[why.skipped] <= maxFaults {
		o.to.Fault(faultOf(r, key, why))
	}
}

// end ends a file: it reports how many of its faults were only counted.
func (o *output) end(r Record) {
	for skipped, n := range o.faults {
		if more := n - maxFaults; more > 0 {
			reason := fmt.Sprintf("and %s more of its items, for reasons like those of the first %d", thousands(more), maxFaults)
			o.to.Fault(faultOf(r, "", refusal{reason, skipped}))
		}
	}
	clear(o.faults)
}

func faultOf(r Record, key string, why refusal) Fault {
	path := r.Path
	if key != "" {
		path += "#" + key
	}
	return Fault{Path: path, Place: r.Place, Reason: why.reason, Skipped: why.skipped}
}

// thousands writes a number with a comma for each thousand.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
