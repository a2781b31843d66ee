package store

import (
	"fmt"
	"math/rand"
	"os"
	"strings"
	"testing"

	"readout/seeds"
	"readout/store/markup"
	"readout/store/storetest"
	"readout/store/text"
	"readout/store/words"
)

// The total of a query of two words is how many documents have both: in any form that the
// program's own tokens and stems know, or, with Exact, as a plain scan finds them. So it is for
// the samples, and for the folder that READOUT_TOTAL_OF names.
func TestTotalIsTrue(t *testing.T) {
	var library *Library
	if folder := os.Getenv("READOUT_TOTAL_OF"); folder == "" {
		library = openFiles(t, briefingsToCount(t))
	} else {
		var err error
		if library, err = Open(t.Context(), []string{folder}, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	scan := newScan(t, library)
	for _, pair := range scan.pairs(50) {
		for _, exact := range []bool{false, true} {
			result, err := library.Search(t.Context(), Query{Text: pair[0] + " " + pair[1], Words: AllWords, Exact: exact})
			if err != nil {
				t.Fatal(err)
			}
			if want := scan.count(pair, exact); result.Total != want {
				t.Errorf("%s %s (exact: %v): %d, the scan finds %d", pair[0], pair[1], exact, result.Total, want)
			}
		}
	}
}

// briefingsToCount are the samples, and briefings in several languages that share words with them.
func briefingsToCount(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{
		"de.txt": "Kabel im Meer\n\n4. Mai 2021\n\nDie Minister trafen sich am Donnerstag und beschlossen, dass die Kabel und das Kabelnetz von allen zu schützen sind.\n",
		"fr.txt": "Les câbles\n\n5 mai 2022\n\nLes ministres se sont réunis jeudi et ont décidé que le câble et les ministères doivent être protégés par tous.\n",
		"ar.txt": "اجتماع الوزراء\n\nاجتمع الوزراء يوم الخميس في السفارة وقال وزير إن سفارة ستغلق.\n",
	}
	entries, err := seeds.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := seeds.FS.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(data)
	}
	for n := range 40 {
		files[fmt.Sprintf("report-%d.txt", n)] = storetest.Report(n, n%3)
	}
	return files
}

// A scan looks through all documents for words.
type scan []scannedDoc

// A scannedDoc is the words of a document: as the program divides it, and as a plain scan does.
type scannedDoc struct {
	terms, plain map[string]bool
	order        []string // of plain
	language     words.Language
}

func newScan(t *testing.T, library *Library) (s scan) {
	t.Helper()
	for d, err := range library.Documents(t.Context(), Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		doc := scannedDoc{map[string]bool{}, map[string]bool{}, nil, words.LanguageOf(d.Language)}
		for _, field := range []string{d.Title.Text, markup.Open(d.Body, d.Markdown).Seen(), d.Source, d.Byline} {
			var tokens words.Tokenizer
			for tokens.Reset(field); tokens.Next(); {
				doc.terms[string(tokens.Term)] = true
			}
			for _, word := range strings.Fields(text.Folded(field)) {
				if !doc.plain[word] {
					doc.order = append(doc.order, word)
				}
				doc.plain[word] = true
			}
		}
		if len(doc.order) > 0 {
			s = append(s, doc)
		}
	}
	return s
}

// pairs returns pairs of words of one document or of two, none of which is a function word.
func (s scan) pairs(n int) (pairs [][2]string) {
	random := rand.New(rand.NewSource(14))
	word := func(doc scannedDoc) string {
		for range 100 {
			w := doc.order[random.Intn(len(doc.order))]
			if words.Stemmable(w) && words.FunctionWord([]byte(w)) == 0 && len(w) > 3 {
				return w
			}
		}
		return ""
	}
	for len(pairs) < n {
		one, other := s[random.Intn(len(s))], s[random.Intn(len(s))]
		if len(pairs)%3 > 0 {
			other = one
		}
		if pair := [2]string{word(one), word(other)}; pair[0] != "" && pair[1] != "" {
			pairs = append(pairs, pair)
		}
	}
	return pairs
}

// count returns how many documents have both words of a pair.
func (s scan) count(pair [2]string, exact bool) (n int) {
	for _, doc := range s {
		if doc.has(pair[0], exact) && doc.has(pair[1], exact) {
			n++
		}
	}
	return n
}

// has reports whether a document has a word: one that a plain scan finds, or a form of it.
func (d scannedDoc) has(word string, exact bool) bool {
	if exact {
		return d.plain[word]
	}
	if d.terms[word] {
		return true
	}
	family, ok := words.FamilyOf(word, d.language)
	if !ok {
		return false
	}
	for term := range d.terms {
		if family.Has([]byte(term)) {
			return true
		}
	}
	return false
}
