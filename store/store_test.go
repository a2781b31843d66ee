package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"readout/seeds"
	"readout/store/dates"
	"readout/store/storetest"
)

func openSeeds(t *testing.T) *Library {
	t.Helper()
	library, err := OpenFS(t.Context(), "samples", seeds.FS, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return library
}

// openFiles makes a library of files named by path.
func openFiles(t testing.TB, files map[string]string) *Library {
	t.Helper()
	fsys := fstest.MapFS{}
	for path, text := range files {
		fsys[path] = &fstest.MapFile{Data: []byte(text)}
	}
	library, err := OpenFS(t.Context(), "test", fsys, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return library
}

func TestSeeds(t *testing.T) {
	want := []struct{ path, title, published, source, byline string }{
		{"000_5214943dc2519bda.txt", "NATO Secretary General Mark Rutte spoke at the third NATO Cloud Conference in Brussels", "2025-11-24", "", ""},
		{"001_68c91b5d2c34769b.txt", "Press conference by NATO Secretary General Jens Stoltenberg following the second day of the Meeting of NATO Ministers of Defence",
			"2021-10-22", "NATO - North Atlantic Treaty Organisation", ""},
		{"002_e97ed806146edd80.txt", "NATO Secretary General Jens Stoltenberg met with industry leaders in energy and communications infrastructure", "2023-05-04", "", ""},
		{"003_b92d0c5091138268.txt", "NATO to share classified military information with defence industries to up production levels", "", "", "Nazrin Sadigova"},
	}
	library := openSeeds(t)
	for _, w := range want {
		d, err := library.Find(t.Context(), w.path)
		if err != nil {
			t.Error(err)
			continue
		}
		if got := d.Published.Trim(dates.Day).String(); d.Title.Text != w.title || got != w.published || d.Source != w.source || d.Byline != w.byline {
			t.Errorf("%s:\n got %q %q %q %q\nwant %q %q %q %q", w.path, d.Title.Text, got, d.Source, d.Byline, w.title, w.published, w.source, w.byline)
		}
	}
	result, err := library.Search(t.Context(), Query{Text: "password"})
	if err != nil || result.Total != 0 {
		t.Errorf("password: %d hits, %v; want none", result.Total, err)
	}
}

// The original text of each seed can be had back to the line.
func TestOriginalLosesNothing(t *testing.T) {
	for d, err := range openSeeds(t).Documents(t.Context(), Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		data, err := seeds.FS.ReadFile(d.Path)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, line := range d.Original() {
			lines = append(lines, line.Text)
		}
		if got, want := strings.Fields(strings.Join(lines, "\n")), strings.Fields(string(data)); !slices.Equal(got, want) {
			t.Errorf("%s: the original has %d words, the file %d", d.Path, len(got), len(want))
		}
	}
}

func paths(hits []Hit) []string {
	var list []string
	for _, h := range hits {
		list = append(list, h.Path)
	}
	return list
}

func TestSearchOrders(t *testing.T) {
	library := openFiles(t, map[string]string{
		"a.txt": storetest.Story("Harbour works resume", "4 May 2021", "Harbour cranes stood still for a week"),
		"b.txt": storetest.Story("A quiet week in parliament", "9 June 2023", "Nothing was heard of the harbour, nor of the bridge"),
		"c.txt": storetest.Story("Bridges and roads", "1 March 2022", "The bridge will open soon"),
		"d.txt": storetest.Story("Harbour talks", "next week perhaps", "The harbour was the subject"),
	})
	tests := []struct {
		query Query
		want  []string
	}{
		{Query{}, []string{"b.txt", "c.txt", "a.txt", "d.txt"}},
		{Query{Sort: Oldest}, []string{"a.txt", "c.txt", "b.txt", "d.txt"}},
		{Query{Text: "harbour", Sort: Newest}, []string{"b.txt", "a.txt", "d.txt"}},
		{Query{Text: "harbour", Sort: Oldest}, []string{"a.txt", "b.txt", "d.txt"}},
		{Query{Sort: Newest, After: 1, Limit: 2}, []string{"c.txt", "a.txt"}},
		{Query{After: 99}, nil},
		{Query{Text: "zeppelin"}, nil},
		{Query{Period: Period{Undated: true}}, []string{"d.txt"}},
		{Query{Period: Period{From: dates.Date{Year: 2022, Precision: dates.Year}}}, []string{"b.txt", "c.txt"}},
		{Query{Period: Period{From: dates.Date{Year: 2021, Precision: dates.Year}, To: dates.Date{Year: 2022, Month: 3, Precision: dates.Month}}}, []string{"c.txt", "a.txt"}},
	}
	for _, test := range tests {
		result, err := library.Search(t.Context(), test.query)
		if err != nil {
			t.Errorf("%+v: %v", test.query, err)
		}
		if got := paths(result.Hits); !slices.Equal(got, test.want) {
			t.Errorf("%+v: got %q, want %q", test.query, got, test.want)
		}
	}
}

func TestSearchMarksAndSimilarTitles(t *testing.T) {
	library := openSeeds(t)
	result, err := library.Search(t.Context(), Query{Text: "undersea cables"})
	if err != nil || len(result.Hits) == 0 {
		t.Fatalf("%d hits, %v", len(result.Hits), err)
	}
	h := result.Hits[0]
	if h.Path != "002_e97ed806146edd80.txt" || len(h.Marks) == 0 {
		t.Fatalf("best hit %s with marks %v", h.Path, h.Marks)
	}
	for _, m := range h.Marks {
		if word := strings.ToLower(h.Snippet[m[0]:m[1]]); word != "undersea" && !strings.HasPrefix(word, "cable") {
			t.Errorf("marked %q", word)
		}
	}
	result, err = library.Search(t.Context(), Query{Text: "stltnbrg"})
	if err != nil || result.Total != 0 || len(result.Like) != 2 {
		t.Errorf("stltnbrg: %d hits, %d similar titles, %v; want 0 and 2", result.Total, len(result.Like), err)
	}
}

func TestTimeline(t *testing.T) {
	library := openSeeds(t)
	line, err := library.Timeline(t.Context(), Query{}, ByYear, Published)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range line.Buckets {
		got = append(got, fmt.Sprint(b.Start, " ", b.Count))
	}
	if want := []string{"2021 1", "2023 1", "2025 1"}; !slices.Equal(got, want) || line.Undated != 1 {
		t.Errorf("got %q and %d undated, want %q and 1", got, line.Undated, want)
	}
	line, err = library.Timeline(t.Context(), Query{Text: "cloud"}, ByYear, Mentioned)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(line.Buckets, func(b Bucket) bool { return b.Start.Year == 2035 }) {
		t.Errorf("2035 is not among the mentioned years %v", line.Buckets)
	}
}

// Day and month of a numeric date are read as the rest of the folder is.
func TestDayOrMonthFirstByVote(t *testing.T) {
	ambiguous := storetest.Story("An open question", "Published 10/11/2024", "It was asked again")
	tests := []struct {
		other, want string
	}{
		{"Published 22/10/2024", "2024-11-10"},
		{"Published 10/22/2024", "2024-10-11"},
	}
	for _, test := range tests {
		library := openFiles(t, map[string]string{"q.txt": ambiguous, "other.txt": storetest.Story("Another matter", test.other, "It was settled")})
		d, err := library.Find(t.Context(), "q.txt")
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Published.String(); got != test.want || !d.Published.Other.IsZero() {
			t.Errorf("beside %q: %s or %s, want %s", test.other, got, d.Published.Other, test.want)
		}
	}
	library := openFiles(t, map[string]string{"q.txt": ambiguous})
	if d, _ := library.Find(t.Context(), "q.txt"); d.Published.Other.IsZero() || library.Stats().Ambiguous != 1 {
		t.Errorf("alone it must stay ambiguous, got %v", d.Published)
	}
}

// Copies of one text are documents of their own, with IDs that do not depend on
// the order of reading.
func TestCopiesHaveTheirOwnIDs(t *testing.T) {
	text := storetest.Story("Twice told", "4 May 2021", "It was said before")
	files := map[string]string{"x/a.txt": text, "x/b.txt": text, "c.txt": text}
	first := openFiles(t, files)
	alone := openFiles(t, map[string]string{"c.txt": text})
	seen := map[ID]bool{}
	for d := range first.Documents(t.Context(), Query{}) {
		seen[d.ID] = true
		if again, err := first.Document(t.Context(), d.ID); err != nil || again.Path != d.Path {
			t.Errorf("the ID of %s finds %s, %v", d.Path, again.Path, err)
		}
	}
	only, _ := alone.Find(t.Context(), "c.txt")
	moved, _ := first.Find(t.Context(), "c.txt")
	if len(seen) != 3 || only.ID != moved.ID {
		t.Errorf("%d IDs for 3 copies; first copy %v, alone %v", len(seen), moved.ID, only.ID)
	}
}

func TestFind(t *testing.T) {
	text := storetest.Story("Told", "4 May 2021", "It was said")
	library := openFiles(t, map[string]string{"x/a.txt": text, "y/a.txt": text + "More.", "b.txt": text + "Else."})
	if d, err := library.Find(t.Context(), "x/a.txt"); err != nil || d.Path != "x/a.txt" {
		t.Errorf("x/a.txt: %q, %v", d.Path, err)
	}
	if _, err := library.Find(t.Context(), "a.txt"); err == nil || errors.Is(err, ErrNotFound) || !strings.Contains(err.Error(), "fits 2") {
		t.Errorf("a.txt fits two documents, got %v", err)
	}
	if _, err := library.Find(t.Context(), "none.txt"); !errors.Is(err, ErrNotFound) {
		t.Errorf("none.txt: %v, want ErrNotFound", err)
	}
}

// A line that turns out to stand in most documents is cut from the early ones
// too, whichever were read before the library knew.
func TestFurnitureOfTheWholeLibrary(t *testing.T) {
	files := map[string]string{}
	for i := range 300 {
		// The words of each document are its own, so that it is no template.
		files[fmt.Sprintf("%03d.txt", i)] = fmt.Sprintf("The Daily Harbour Gazette reaches readers in forty towns\n"+
			"Council meeting number %[1]d ends early\n\n4 May 2021\n\n"+
			"Item %[1]d was dropped from the agenda after a debate of %[1]d minutes, in which %[2]d members took the floor.\n\n"+
			"The speaker of group %[2]d said that report %[1]d had come too late to be read, and asked for another week to study it.\n", i, i*7)
	}
	library := openFiles(t, files)
	result, err := library.Search(t.Context(), Query{Text: `"forty towns"`})
	if err != nil || result.Total != 0 {
		t.Errorf("the line still stands in %d of 300 documents, %v", result.Total, err)
	}
	if n := library.Stats().Documents; n != 300 {
		t.Errorf("%d documents, want 300", n)
	}
}

// What is published while reading grows, and ends whole.
func TestPublish(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 500 {
		files[fmt.Sprintf("%03d.txt", i)] = &fstest.MapFile{Data: []byte(storetest.Story(fmt.Sprint("Report ", i), "4 May 2021", "It was said"))}
	}
	var seen []int
	done := false
	library, err := OpenFS(t.Context(), "test", files, Options{Publish: func(l *Library, p Progress) {
		seen = append(seen, l.Stats().Documents)
		done = p.Done
	}})
	if err != nil {
		t.Fatal(err)
	}
	if len(seen) < 2 || !slices.IsSorted(seen) || seen[len(seen)-1] != 500 || !done || library.Stats().Documents != 500 {
		t.Errorf("published %v, done %v", seen, done)
	}
}

// Places that overlap are read once; several are told apart in the paths.
func TestSeveralPlaces(t *testing.T) {
	root := t.TempDir()
	for _, path := range []string{"x/docs/r.txt", "y/docs/r.txt", "y/more/s.txt", "y/.drafts/d.txt"} {
		file := filepath.Join(root, path)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, []byte(storetest.Story("Told at "+path, "4 May 2021", "It was said")), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	at := func(path string) string { return filepath.Join(root, path) }
	tests := []struct{ places, want []string }{
		{[]string{at("y")}, []string{"docs/r.txt", "more/s.txt"}},
		{[]string{at("y"), at("y")}, []string{"docs/r.txt", "more/s.txt"}},
		{[]string{at("y/docs/r.txt"), at("y"), at("y/docs")}, []string{"docs/r.txt", "more/s.txt"}},
		{[]string{at("y"), at("y/.drafts"), at("y/.drafts/d.txt")}, []string{".drafts/d.txt", "y/docs/r.txt", "y/more/s.txt"}},
		{[]string{at("x"), at("y/more")}, []string{"more/s.txt", "x/docs/r.txt"}},
		{[]string{at("x/docs"), at("y/docs")}, []string{filepath.ToSlash(at("x/docs/r.txt")), filepath.ToSlash(at("y/docs/r.txt"))}},
		{[]string{at("x/docs/r.txt"), at("y/more/s.txt")}, []string{filepath.ToSlash(at("x/docs/r.txt")), filepath.ToSlash(at("y/more/s.txt"))}},
	}
	for _, test := range tests {
		library, err := Open(t.Context(), test.places, Options{})
		if err != nil {
			t.Fatal(err)
		}
		result, err := library.Search(t.Context(), Query{})
		if got := paths(result.Hits); err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, %v; want %q", test.places, got, err, test.want)
		}
	}
}

// The name of a file may date it; that of a container or of a place may not.
func TestNamesThatDate(t *testing.T) {
	undated := "A quiet week\n\nNothing was heard of the harbour this week, said the speaker of the house, who had asked around.\n"
	tests := []struct{ path, text, want string }{
		{"2020-03-04-quiet.txt", undated, "2020-03-04"},
		{"seeds-2020-02-02.jsonl", `{"id": "a", "title": "Quiet", "body": "Nothing was heard of the harbour this week."}`, ""},
	}
	for _, test := range tests {
		for d := range openFiles(t, map[string]string{test.path: test.text}).Documents(t.Context(), Query{}) {
			if got := d.Published.Trim(dates.Day).String(); got != test.want {
				t.Errorf("%s: %q, want %q", test.path, got, test.want)
			}
		}
	}
}

// Titles like the query are those that may be shown: inside the period, not found
// already, not left out.
func TestSimilarTitlesThatMayBeShown(t *testing.T) {
	files := map[string]string{
		"late.txt": storetest.Story("Stoltenberg visits the harbour", "4 May 2023", "It was late"),
		"pipe.txt": storetest.Story("Stoltenberg visits a pipeline", "5 May 2023", "It was long"),
	}
	for i := range 40 {
		files[fmt.Sprintf("%02d.txt", i)] = storetest.Story(fmt.Sprintf("Stoltenberg visits town %d", i), "4 May 2020", "It was early")
	}
	library := openFiles(t, files)
	year := dates.Date{Year: 2023, Precision: dates.Year}
	tests := []struct {
		text string
		want []string
	}{
		{"stltnbrg", []string{"late.txt", "pipe.txt"}},
		{"stltnbrg -pipeline", []string{"late.txt"}},
	}
	for _, test := range tests {
		result, err := library.Search(t.Context(), Query{Text: test.text, Period: Period{From: year, To: year}})
		got := paths(result.Like)
		slices.Sort(got)
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, %v; want %q", test.text, got, err, test.want)
		}
	}
}

// What is equal in all else stands in the order of time and path, whichever
// worker read it first.
func TestTiesAreSettled(t *testing.T) {
	files := map[string]string{}
	for i := range 60 {
		files[fmt.Sprintf("%02d.txt", i)] = storetest.Story("Harbour news", "4 May 2021", "The harbour")
	}
	library := openFiles(t, files)
	for _, q := range []Query{{Text: "harbour", Limit: 60}, {Sort: Oldest, Limit: 60}, {Limit: 60}} {
		result, err := library.Search(t.Context(), q)
		if got := paths(result.Hits); err != nil || len(got) != 60 || !slices.IsSorted(got) {
			t.Errorf("%+v: %q, %v", q, got, err)
		}
	}
}

// A bar of dates too coarse for the unit opens as many documents as it counts.
func TestCoarsePeriod(t *testing.T) {
	library := openFiles(t, map[string]string{
		"a.txt": storetest.Story("One", "2023-05-04", "It was said"),
		"b.md":  "---\ntitle: Two\ndate: 2023\n---\nIt was said that year, and nobody remembers the day on which it was.\n",
	})
	year := dates.Date{Year: 2023, Precision: dates.Year}
	for coarse, want := range map[bool]int{true: 1, false: 2} {
		result, err := library.Search(t.Context(), Query{Period: Period{From: year, To: year, Coarse: coarse}})
		if err != nil || result.Total != want {
			t.Errorf("coarse %v: %d, %v; want %d", coarse, result.Total, err, want)
		}
	}
}

// A copy of a page does not make its lines recur in the library.
func TestCopiesCutNothing(t *testing.T) {
	page := storetest.Story("Twice told", "4 May 2021", "It was said before")
	files := map[string]string{"a.txt": page, "b.txt": page, "c.txt": page, "other.txt": storetest.Story("Once told", "5 May 2021", "It is new")}
	library := openFiles(t, files)
	d, err := library.Find(t.Context(), "b.txt")
	if err != nil || !strings.Contains(d.Body, "Ministers met in the morning") || d.Published.IsZero() {
		t.Errorf("%v %q %v", err, d.Body, d.Published)
	}
}

func TestOpenSaysWhatIsMissing(t *testing.T) {
	if _, err := Open(t.Context(), []string{t.TempDir() + "/gone"}, Options{}); err == nil || !strings.Contains(err.Error(), "gone") {
		t.Errorf("a missing folder: %v", err)
	}
	var empty *EmptyError
	if library, err := Open(t.Context(), []string{t.TempDir()}, Options{}); !errors.As(err, &empty) || library == nil {
		t.Errorf("an empty folder: %v, %v", library, err)
	}
}

func TestCancelledContext(t *testing.T) {
	library := openSeeds(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := library.Search(ctx, Query{Text: "nato"}); !errors.Is(err, context.Canceled) {
		t.Errorf("Search: %v", err)
	}
	if _, err := OpenFS(ctx, "samples", seeds.FS, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("OpenFS: %v", err)
	}
}
