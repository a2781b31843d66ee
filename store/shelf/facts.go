package shelf

import (
	"encoding/binary"
	"path"
	"slices"
	"strings"

	"readout/store/index"
)

// A Language is the two or three letters of ISO 639 that a BCP 47 tag begins with, five bits a
// letter; 0 if it is unknown.
type Language uint16

// LanguageOf returns the language of a BCP 47 tag.
func LanguageOf(tag string) (l Language) {
	code, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if len(code) < 2 || len(code) > 3 {
		return 0
	}
	for _, r := range code {
		if r < 'a' || r > 'z' {
			return 0
		}
		l = l<<5 | Language(r-'a'+1)
	}
	return l
}

// String returns the code, such as "en"; "" if it is unknown.
func (l Language) String() string {
	var code []byte
	for ; l != 0; l >>= 5 {
		code = append(code, 'a'+byte(l&31)-1)
	}
	slices.Reverse(code)
	return string(code)
}

// Facts are what filters ask of a document.
type Facts struct {
	Language Language
	Words    int // of its body
}

// Select returns the documents whose facts are to be kept.
func (s *Snapshot) Select(keep func(Facts) bool) *index.Set {
	set := index.NewSet(s.Count())
	for i, v := range s.frame.volumes {
		rows := v.volume.allValues()
		for j := 0; j < v.volume.count && rows != nil; j++ {
			row := rows[j*valuesSize:]
			facts := Facts{Language(binary.LittleEndian.Uint16(row[38:])), int(binary.LittleEndian.Uint32(row[32:]))}
			if keep(facts) {
				set.Add(s.frame.bases[i] + j)
			}
		}
	}
	set.And(s.frame.live)
	return set
}

// Languages returns the languages of the documents, the most frequent first.
func (s *Snapshot) Languages() []string {
	found := make(map[Language]int)
	s.frame.eachLive(func(_ int32, values, _ docValues) { found[values.language]++ })
	delete(found, 0)
	names := make(map[string]int, len(found))
	for l, n := range found {
		names[l.String()] = n
	}
	return byCount(names)
}

// formats are the endings of the files that the documents come from.
type formats struct {
	names []string // "" first, for none
	of    []uint16 // by number of the document: its index in names
}

// maxFormats is how many endings are told apart. The documents of others count as having none.
const maxFormats = 1 << 10

// makeFormats reads the paths of all documents. It is done once, when somebody first asks for a
// format.
func (s *Snapshot) makeFormats() formats {
	f := formats{names: []string{""}, of: make([]uint16, s.Count())}
	known := map[string]uint16{"": 0}
	last := noFile
	var number uint16
	s.frame.eachLive(func(n int32, values, _ docValues) {
		if values.file != last || last == noFile { // the documents of a container stand together
			name := formatOf(s.frame.path(n))
			i, found := known[name]
			if !found && len(f.names) < maxFormats {
				i = uint16(len(f.names))
				name = strings.Clone(name)
				known[name], f.names = i, append(f.names, name)
			}
			number, last = i, values.file
		}
		f.of[n] = number
	})
	return f
}

// OfFormat returns the documents that come from files with an ending, such as "md": those that
// name the same format, as ".htm" and ".html", count as one, and ".gz" does not count.
func (s *Snapshot) OfFormat(name string) *index.Set {
	set, all := index.NewSet(s.Count()), s.formats()
	number := slices.Index(all.names, sameFormat(name))
	if number > 0 {
		for n, format := range all.of {
			if int(format) == number {
				set.Add(n)
			}
		}
		set.And(s.frame.live)
	}
	return set
}

// Formats returns the endings that OfFormat knows, the most frequent first.
func (s *Snapshot) Formats() []string {
	all, found := s.formats(), make(map[string]int)
	for n := range s.frame.live.All() {
		found[all.names[all.of[n]]]++
	}
	delete(found, "")
	return byCount(found)
}

// byCount returns names, those with the highest count first.
func byCount(counts map[string]int) []string {
	var names []string
	for name := range counts {
		names = append(names, name)
	}
	slices.SortFunc(names, func(x, y string) int {
		if counts[x] != counts[y] {
			return counts[y] - counts[x]
		}
		return strings.Compare(x, y)
	})
	return names
}

// formatOf returns the ending of the file that a document comes from, which for an item of a
// container is that of the container.
func formatOf(name string) string {
	ending := func(name string) string {
		name = strings.TrimSuffix(strings.ToLower(path.Base(name)), ".gz")
		return sameFormat(strings.TrimPrefix(path.Ext(name), "."))
	}
	if container, _, found := strings.Cut(name, "#"); found {
		switch e := ending(container); e {
		case "xml", "rss", "atom", "rdf", "json", "jsonl":
			return e
		}
	}
	return ending(name)
}

// sameFormat returns one name for those of one format.
func sameFormat(ending string) string {
	switch ending = strings.ToLower(strings.TrimPrefix(ending, ".")); ending {
	case "markdown", "mdown", "mkd":
		return "md"
	case "htm", "xhtml", "xht":
		return "html"
	case "text":
		return "txt"
	case "ndjson":
		return "jsonl"
	}
	return ending
}
