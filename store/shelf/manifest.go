package shelf

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"readout/store/cache"
	"readout/store/days"
	"readout/store/index"
	"readout/store/source"
)

// A manifest says where everything is in a cache file.
type manifest struct {
	volumes     []manifestVolume
	baseVolumes int        // so many of the volumes, from the first on, are those of the frame
	frame       cache.Span // of these
	titles      cache.Span // fuzzy.Titles of the frame's documents in their order
	files       [fileSectionCount]cache.Span
	fileCount   int // of files in that table
	layers      [layerCount][]cache.Span
	changes     int      // files read, or found gone, since all were read
	today       days.Day // when it was read: what lay ahead of it was not believed
}

// A manifestVolume says where a volume is, and which of its documents are deleted.
type manifestVolume struct {
	count   int
	span    cache.Span
	starts  [sectionCount + 1]int
	deleted *index.Set
}

func (m *manifest) encode() []byte {
	var e encoder
	e.number(m.fileCount)
	e.number(m.changes)
	e.number(int(m.today))
	e.number(m.baseVolumes)
	for _, s := range m.soleSpans() {
		e.span(*s)
	}
	for _, spans := range m.layers {
		e.number(len(spans))
		for _, s := range spans {
			e.span(s)
		}
	}
	e.number(len(m.volumes))
	for _, v := range m.volumes {
		e.number(v.count)
		e.span(v.span)
		for i := range sectionCount {
			e.number(v.starts[i+1] - v.starts[i])
		}
		e.set(v.deleted)
	}
	return e.data
}

// soleSpans are the spans that are there once.
func (m *manifest) soleSpans() []*cache.Span {
	list := []*cache.Span{&m.frame, &m.titles}
	for i := range m.files {
		list = append(list, &m.files[i])
	}
	return list
}

// spans are all spans that the directory names.
func (m *manifest) spans() []cache.Span {
	var list []cache.Span
	for _, v := range m.volumes {
		list = append(list, v.span)
	}
	for _, s := range m.soleSpans() {
		list = append(list, *s)
	}
	return append(list, slices.Concat(m.layers[:]...)...)
}

var errManifest = errors.New("its directory says something else")

func (m *manifest) decode(data []byte) error {
	d := decoder{data: string(data)}
	m.fileCount, m.changes, m.today, m.baseVolumes = d.number(), d.number(), days.Day(d.number()), d.number()
	for _, s := range m.soleSpans() {
		*s = d.span()
	}
	for i := range m.layers {
		for range min(d.number(), len(d.data)) {
			m.layers[i] = append(m.layers[i], d.span())
		}
	}
	for range d.number() {
		v := manifestVolume{count: d.number(), span: d.span()}
		for i := range sectionCount {
			v.starts[i+1] = v.starts[i] + max(d.number(), 0)
		}
		if v.count < 0 || v.count > 1<<numberBits || v.starts[valuesSection+1] != (v.count+1)*valuesSize || int64(v.starts[sectionCount]) != v.span.Length {
			d.fail()
		}
		if d.failed {
			break
		}
		v.deleted = d.set(v.count)
		m.volumes = append(m.volumes, v)
	}
	if d.failed || m.fileCount < 0 || m.files[fileRows].Length != int64(m.fileCount+1)*fileRowSize || m.baseVolumes < 0 || m.baseVolumes > len(m.volumes) {
		return errManifest
	}
	return nil
}

// clone returns a directory that can be changed.
func (m *manifest) clone() manifest {
	c := *m
	c.volumes = slices.Clone(m.volumes)
	for i, spans := range m.layers {
		c.layers[i] = slices.Clone(spans)
	}
	return c
}

func (e *encoder) span(s cache.Span) {
	e.number(int(s.Offset))
	e.number(int(s.Length))
}

func (d *decoder) span() cache.Span {
	return cache.Span{Offset: int64(d.number()), Length: int64(d.number())}
}

// set writes the numbers of a set that may be nil.
func (e *encoder) set(s *index.Set) {
	if s == nil {
		e.number(0)
		return
	}
	e.number(s.Len())
	last := 0
	for n := range s.All() {
		e.number(n - last)
		last = n
	}
}

// set reads a set of numbers below a bound.
func (d *decoder) set(bound int) *index.Set {
	length := d.number()
	if length == 0 {
		return nil
	}
	s, n := index.NewSet(bound), 0
	for range length {
		if n += d.number(); d.failed || n < 0 || n >= bound {
			d.fail()
			return nil
		}
		s.Add(n)
	}
	return s
}

// A fault is one of the snapshot's, with the number of the file that it is of.
type fault struct {
	source.Fault
	file uint32 // noFile if it is of a folder
}

// sortFaults puts faults in an order that does not depend on that of reading.
func sortFaults(faults []fault) {
	slices.SortFunc(faults, func(a, b fault) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Reason, b.Reason), cmp.Compare(a.file, b.file))
	})
}

func encodeFaults(faults []fault) []byte {
	var e encoder
	for _, f := range faults {
		e.number(int(f.file))
		e.number(f.Place)
		e.text(f.Path)
		e.text(f.Reason)
		e.big(bit(f.Skipped))
	}
	return e.data
}

func decodeFaults(data []byte) (faults []fault, err error) {
	d := decoder{data: string(data)}
	for len(d.data) > 0 {
		f := fault{file: uint32(d.number())}
		f.Place, f.Path, f.Reason, f.Skipped = d.number(), d.text(), d.text(), d.big() != 0
		faults = append(faults, f)
	}
	if d.failed {
		return nil, errLayer
	}
	return faults, nil
}

// shownFaults are faults as Stats has them.
func shownFaults(faults []fault) []source.Fault {
	list := make([]source.Fault, len(faults))
	for i, f := range faults {
		list[i] = f.Fault
	}
	return list
}

// faultyFiles counts the files that faults are of: those that could not be read whole,
// and the others.
func faultyFiles(faults []fault) (unread, leftOut int) {
	files := make(map[uint32]bool) // by number, whether one of its faults is none of those that are skipped
	for _, f := range faults {
		switch {
		case f.file != noFile:
			files[f.file] = files[f.file] || !f.Skipped
		case f.Skipped:
			leftOut++
		default:
			unread++
		}
	}
	for _, missing := range files {
		if missing {
			unread++
		} else {
			leftOut++
		}
	}
	return unread, leftOut
}

// encodeFolders writes folders in an order that does not depend on that of reading.
func encodeFolders(folders []source.FolderFacts) []byte {
	slices.SortFunc(folders, compareFolders)
	var e encoder
	for _, f := range folders {
		e.number(f.Place)
		e.text(f.Path)
		e.number(int(f.Modified))
		e.number(int(f.Changed))
	}
	return e.data
}

func decodeFolders(data []byte) (folders []source.FolderFacts, err error) {
	d := decoder{data: string(data)}
	for len(d.data) > 0 {
		f := source.FolderFacts{Place: d.number(), Path: d.text()}
		f.Modified, f.Changed = int64(d.number()), int64(d.number())
		folders = append(folders, f)
	}
	if d.failed {
		return nil, errLayer
	}
	return folders, nil
}
