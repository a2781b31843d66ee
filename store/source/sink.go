package source

import "fmt"

// maxFaults is how many faults of one file are told one by one, of each kind: those
// of documents, and those of what is rightly left out.
const maxFaults = 100

// A sink takes what files hold, one after the other.
type sink struct {
	record func(Record)
	fault  func(Fault)
	faults map[bool]int // of the file under way, by Fault.Skipped
}

func newSink(record func(Record), fault func(Fault)) *sink {
	return &sink{record, fault, make(map[bool]int)}
}

// refuse reports a fault of the file that r is about.
func (s *sink) refuse(r Record, why refusal) { s.refuseItem(r, "", why) }

// refuseItem reports a fault of an item of that file, by its key. Those after the
// first maxFaults are only counted.
func (s *sink) refuseItem(r Record, key string, why refusal) {
	if s.faults[why.skipped]++; s.faults[why.skipped] <= maxFaults {
		s.fault(faultOf(r, key, why))
	}
}

// end ends a file: it reports how many of its faults were only counted.
func (s *sink) end(r Record) {
	for skipped, n := range s.faults {
		if more := n - maxFaults; more > 0 {
			reason := fmt.Sprintf("and %s more of its items, for reasons like those of the first %d", thousands(more), maxFaults)
			s.fault(faultOf(r, "", refusal{reason, skipped}))
		}
	}
	clear(s.faults)
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
