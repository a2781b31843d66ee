package shelf

import (
	"strings"
	"testing"

	"readout/store/clean"
	"readout/store/dates"
)

// A document over which cleaning anew breaks stays as it was, and is a fault.
func TestRecutBreaks(t *testing.T) {
	s := newIntake(newReading(nil, Options{}))
	b := newBinder()
	x := whole()
	b.add(&x)
	v := b.bind(nil)
	s.tally = func() *clean.Tally { panic("it broke") }
	w := newWorker(s, nil, dates.Date{})
	if w.recut(v, 0, nil) || w.binder.count != 0 {
		t.Error("it became another")
	}
	if len(s.faults) != 1 || s.faults[0].Path != "x/a.txt" || !strings.Contains(s.faults[0].Reason, "it broke") || s.faults[0].file != x.file {
		t.Errorf("%+v", s.faults)
	}
}

// What is cleaned anew stands in volumes as large as others.
func TestPutSealsFullVolumes(t *testing.T) {
	s := newIntake(newReading(nil, Options{}))
	w := newWorker(s, nil, dates.Date{})
	w.size = 10_000
	x := whole()
	x.Body = strings.Repeat("The works in the harbour go on. ", 100)
	for range 10 {
		w.size = 10_000
		w.put(&x)
	}
	w.seal()
	if len(s.volumes) < 3 {
		t.Errorf("%d volumes", len(s.volumes))
	}
}
