package shelf

import (
	"strings"
	"testing"

	"readout/store/clean"
	"readout/store/dates"
)

// A document over which cleaning anew breaks stays as it was, and is a fault.
func TestRecutBreaks(t *testing.T) {
	b := newSnapshotBuilder(newOpener(nil, Options{}))
	documents := newVolumeBuilder()
	doc := whole()
	documents.add(&doc)
	v := documents.build(nil)
	b.tally = func() *clean.Tally { panic("it broke") }
	w := newWorker(b, nil, dates.Date{})
	if w.recleanDocument(v, 0, nil) || w.buffer.count != 0 {
		t.Error("it became another")
	}
	if len(b.faults) != 1 || b.faults[0].Path != "x/a.txt" || !strings.Contains(b.faults[0].Reason, "it broke") || b.faults[0].file != doc.file {
		t.Errorf("%+v", b.faults)
	}
}

// What is cleaned anew stands in volumes as large as others.
func TestPutSealsFullVolumes(t *testing.T) {
	b := newSnapshotBuilder(newOpener(nil, Options{}))
	w := newWorker(b, nil, dates.Date{})
	w.fullSize = 10_000
	doc := whole()
	doc.Body = strings.Repeat("The works in the harbour go on. ", 100)
	for range 10 {
		w.fullSize = 10_000
		w.put(&doc)
	}
	w.flush()
	if len(b.volumes) < 3 {
		t.Errorf("%d volumes", len(b.volumes))
	}
}
