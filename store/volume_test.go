package store

import (
	"reflect"
	"testing"

	"readout/store/cache"
	"readout/store/clean"
	"readout/store/dates"
	"readout/store/dates/published"
	"readout/store/dates/timex"
	"readout/store/dates/written"
	"readout/store/source"
)

// whole is an entry with something in every field.
func whole() entry {
	day, _ := dates.New(2024, 2, 29)
	other, _ := dates.New(2024, 11, 10)
	body := "It was said on 29 February 2024 and on 11/10/2024.\n"
	return entry{
		Document: Document{
			ID: 77, Path: "x/a.txt", Title: clean.Value{Text: "A title", From: "first line", Line: 9}, Source: "The Gazette", SourceFrom: "front matter", SourceLine: 3,
			Byline: "Ann Other", BylineFrom: "byline", BylineLine: 8, Language: "en", LanguageFrom: "front matter", LanguageLine: 4, Link: "https://example.org/a", Links: []clean.Link{{Text: "b", URL: "https://example.org/b"}},
			Body: body, Markdown: true, Removed: []clean.Cut{{Line: 1, Text: "Menu", Why: "menu"}, {Line: 2, Text: "More", Why: "menu"}, {Line: 9, Text: "A title", Why: "title"}},
			Mentions: []timex.Expression{
				{Start: 15, End: 31, Type: timex.DateType, Value: "2024-02-29", From: day, To: day},
				{Start: 39, End: 49, Type: timex.TimeType, Value: "2024-02-29TNI", From: day, To: day, Other: other, Order: written.DayFirst},
			},
		},
		dayFirst: []timex.Expression{
			{Start: 15, End: 31, Type: timex.DateType, Value: "2024-02-29", From: day, To: day},
			{Start: 39, End: 49, Type: timex.DateType, Value: "2024-W45", From: other, To: other.AddDays(6)},
			{Start: 50, End: 51, Type: timex.SetType, Value: "PAST_REF"},
		},
		place: 3, file: 5, flags: votesDay | isMarkdown, ahead: packDay(day), name: "a.txt", head: 1,
		finding: published.Finding{Date: day, Other: other, From: "metadata line", Line: 4},
		declared: &declared{hints: clean.Hints{Title: "A title", Link: "x"}, dates: []published.Declared{{Value: "today", From: "front matter"}},
			lines: source.Lines{Title: 2, Date: 5, Source: 3, Byline: 6, Language: 4}},
	}
}

func TestEntriesComeBack(t *testing.T) {
	b := newBinder()
	first, second := whole(), entry{Document: Document{ID: 1, Path: "b.txt", Body: "Nothing.\n"}, name: "b.txt"}
	b.add(&first)
	b.add(&second)
	v := b.bind(nil)
	for i, want := range []entry{first, second} {
		if got := v.entry(i); !reflect.DeepEqual(got, want) {
			t.Errorf("%d:\n got %+v\nwant %+v", i, got, want)
		}
	}
	if v.damaged.Load() {
		t.Error("it counts as damaged")
	}
	r, next := v.row(0)
	var days []string
	data := v.mentions(r.mention, next.mention)
	for s := range spans(data, written.DayFirst) {
		days = append(days, s.from.date().String()+"/"+s.to.date().String())
	}
	if !reflect.DeepEqual(days, []string{"2024-02-29/2024-02-29", "2024-11-10/2024-11-16"}) {
		t.Errorf("mentions %q", days)
	}
}

// No bytes make reading a volume panic, and none are taken for more than they are.
func FuzzVolume(f *testing.F) {
	b := newBinder()
	x := whole()
	b.add(&x)
	b.add(&x)
	v := b.bind(nil)
	data := append([]byte(nil), v.data.Whole()[:v.starts[indexPart]]...)
	f.Add(uint16(20), byte(1), uint16(300), byte(255))
	f.Fuzz(func(t *testing.T, at uint16, to byte, at2 uint16, to2 byte) {
		damaged := append([]byte(nil), data...)
		damaged[int(at)%len(damaged)] ^= to
		damaged[int(at2)%len(damaged)] ^= to2
		bad := &volume{count: v.count, starts: v.starts, index: v.index}
		bad.data = cache.FromBytes(append(damaged, v.data.Whole()[v.starts[indexPart]:]...))
		l := newLibrary(newFrame([]shelved{{volume: bad}}, make([]string, 4)), nil)
		for d := range l.Documents(t.Context(), Query{}) {
			d.Original()
		}
		for _, of := range []DateKind{Published, Mentioned} {
			if _, err := l.Timeline(t.Context(), Query{}, ByWeek, of); err != nil {
				t.Error(err)
			}
		}
		if _, err := l.Sentences(t.Context(), Query{}, Period{}, 0); err != nil {
			t.Error(err)
		}
		if _, err := l.Search(t.Context(), Query{Text: "said titel"}); err != nil {
			t.Error(err)
		}
	})
}

func FuzzFrameAndDirectory(f *testing.F) {
	b := newBinder()
	x := whole()
	b.add(&x)
	b.add(&x)
	volumes := []shelved{{volume: b.bind(nil)}}
	good := newFrame(volumes, make([]string, 4))
	f.Add(good.encode(), true)
	f.Add((&directory{count: 2, volumes: []keptVolume{{count: 2}}}).encode(), false)
	f.Add(fileChange{gone: []uint32{3}}.encode(), false)
	f.Fuzz(func(t *testing.T, data []byte, isFrame bool) {
		if !isFrame {
			_ = (&directory{}).decode(data)
			for l := range layerCount {
				_, _ = l.merge([][]byte{data, data}, func(uint32) bool { return false })
			}
			return
		}
		if frame, err := decodeFrame(volumes, data); err == nil {
			if _, err := newLibrary(frame, nil).Search(t.Context(), Query{Text: "said"}); err != nil {
				t.Error(err)
			}
		}
	})
}
