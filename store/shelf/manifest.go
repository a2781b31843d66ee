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
	changes     int      // files read, or found deleted, since all were read
	today       days.Day // when it was read: dates after it were not believed
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
	coder{enc: &e}.manifest(m)
	return e.data
}

func (c coder) manifest(m *manifest) {
	numbers(c, &m.fileCount, &m.changes)
	numbers(c, &m.today)
	numbers(c, &m.baseVolumes)
	for _, s := range m.soleSpans() {
		c.span(s)
	}
	for i := range m.layers {
		signedList(c, &m.layers[i], c.span)
	}
	signedList(c, &m.volumes, c.volume)
}

func (c coder) volume(v *manifestVolume) {
	numbers(c, &v.count)
	c.span(&v.span)
	for i := range sectionCount {
		size := v.starts[i+1] - v.starts[i]
		if numbers(c, &size); c.isReading() {
			v.starts[i+1] = v.starts[i] + max(size, 0)
		}
	}
	if !c.isReading() {
		c.enc.set(v.deleted)
		return
	}
	if v.count < 0 || v.count > 1<<numberBits || v.starts[valuesSection+1] != (v.count+1)*valuesSize || int64(v.starts[sectionCount]) != v.span.Length {
		c.dec.fail()
		return
	}
	v.deleted = c.dec.set(v.count)
}

// soleSpans are the spans of which there is one each.
func (m *manifest) soleSpans() []*cache.Span {
	list := []*cache.Span{&m.frame, &m.titles}
	for i := range m.files {
		list = append(list, &m.files[i])
	}
	return list
}

// spans are all spans that the manifest names.
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
	coder{dec: &d}.manifest(m)
	if d.failed || m.fileCount < 0 || m.files[fileRows].Length != int64(m.fileCount+1)*fileRowSize || m.baseVolumes < 0 || m.baseVolumes > len(m.volumes) {
		return errManifest
	}
	return nil
}

// clone returns a manifest that can be changed.
func (m *manifest) clone() manifest {
	c := *m
	c.volumes = slices.Clone(m.volumes)
	for i, spans := range m.layers {
		c.layers[i] = slices.Clone(spans)
	}
	return c
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

// A fault has the number of its file.
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

func (c coder) fault(f *fault) {
	numbers(c, &f.file)
	numbers(c, &f.Place)
	c.texts(&f.Path, &f.Reason)
	c.flag(&f.Skipped)
}

// shownFaults are faults as Stats has them.
func shownFaults(faults []fault) []source.Fault {
	list := make([]source.Fault, len(faults))
	for i, f := range faults {
		list[i] = f.Fault
	}
	return list
}

// faultyFiles counts the files of faults: those that could not be read whole, and those that
// are rightly left out.
func faultyFiles(faults []fault) (unread, leftOut int) {
	files := make(map[uint32]bool) // by number: could something not be read that should have been?
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

func (c coder) folder(f *source.FolderFacts) {
	numbers(c, &f.Place)
	c.texts(&f.Path)
	numbers(c, &f.Modified, &f.Changed)
}

// encodeFolders writes folders in an order that does not depend on that of reading.
func encodeFolders(folders []source.FolderFacts) []byte {
	slices.SortFunc(folders, compareFolders)
	return encodeAll(folders, coder.folder)
}
