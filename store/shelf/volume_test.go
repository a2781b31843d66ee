package shelf

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"readout/store/cache"
	"readout/store/clean"
	"readout/store/dates"
	"readout/store/dates/published"
	"readout/store/dates/timex"
	"readout/store/dates/written"
	"readout/store/days"
	"readout/store/markup"
	"readout/store/source"
)

// whole is a document with something in every field.
func whole() storedDocument {
	day, _ := dates.New(2024, 2, 29)
	other, _ := dates.New(2024, 11, 10)
	body := "It was said on 29 February 2024 and on 11/10/2024.\n"
	return storedDocument{
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
		place: 3, file: 5, flags: votesDay | isMarkdown, due: days.Pack(day), dateName: "a.txt", headLines: 1,
		finding: published.Finding{Date: day, Other: other, From: "metadata line", Line: 4},
		declarations: &declarations{hints: clean.Hints{Title: "A title", Link: "x"}, dates: []published.Declared{{Value: "today", From: "front matter"}},
			lines: source.Lines{Title: 2, Date: 5, Source: 3, Byline: 6, Language: 4}},
	}
}

func TestEntriesComeBack(t *testing.T) {
	b := newVolumeBuilder()
	first, second := whole(), storedDocument{Document: Document{ID: 1, Path: "b.txt", Body: "Nothing.\n"}, dateName: "b.txt"}
	b.add(&first)
	b.add(&second)
	v := b.build(nil)
	for i, want := range []storedDocument{first, second} {
		if got := v.document(i); !reflect.DeepEqual(got, want) {
			t.Errorf("%d:\n got %+v\nwant %+v", i, got, want)
		}
	}
	if v.damaged.Load() {
		t.Error("it counts as damaged")
	}
	values, next := v.values(0)
	var found []string
	data := v.mentions(values.mention, next.mention)
	for s := range days.Spans(data, written.DayFirst) {
		found = append(found, s.From.Date().String()+"/"+s.To.Date().String())
	}
	if !reflect.DeepEqual(found, []string{"2024-02-29/2024-02-29", "2024-11-10/2024-11-16"}) {
		t.Errorf("mentions %q", found)
	}
}

// No bytes make reading a volume panic, and none are taken for more than they are.
func FuzzVolume(f *testing.F) {
	b := newVolumeBuilder()
	doc := whole()
	b.add(&doc)
	b.add(&doc)
	v := b.build(nil)
	data := append([]byte(nil), v.data.Whole()[:v.starts[indexSection]]...)
	f.Add(uint16(20), byte(1), uint16(300), byte(255))
	f.Fuzz(func(t *testing.T, at uint16, to byte, at2 uint16, to2 byte) {
		damaged := append([]byte(nil), data...)
		damaged[int(at)%len(damaged)] ^= to
		damaged[int(at2)%len(damaged)] ^= to2
		bad := &volume{count: v.count, starts: v.starts, index: v.index}
		bad.data = cache.FromBytes(append(damaged, v.data.Whole()[v.starts[indexSection]:]...))
		snapshot := newSnapshot(newFrame([]volumeView{{volume: bad}}, make([]string, 4)), nil)
		for _, d := range documentsOf(snapshot) {
			d.Original()
		}
		newest, _ := snapshot.Newest()
		for _, n := range newest {
			snapshot.Summary(n)
			snapshot.Opening(n, 10)
			snapshot.Body(n)
			snapshot.Mentions(n)
		}
		snapshot.Times(snapshot.Documents(), func(_ int, times []byte, order written.Order) bool {
			for range days.Spans(times, order) {
			}
			return true
		})
		titlesLike(t, snapshot, "said titel")
	})
}

func FuzzFrameAndManifest(f *testing.F) {
	b := newVolumeBuilder()
	doc := whole()
	b.add(&doc)
	b.add(&doc)
	volumes := []volumeView{{volume: b.build(nil)}}
	good := newFrame(volumes, make([]string, 4))
	f.Add(good.encode(), true)
	f.Add((&manifest{fileCount: 2, volumes: []manifestVolume{{count: 2}}}).encode(), false)
	f.Add((&fileChange{deleted: []uint32{3}}).encode(), false)
	f.Fuzz(func(t *testing.T, data []byte, isFrame bool) {
		if !isFrame {
			_ = (&manifest{}).decode(data)
			for l := range layerCount {
				_, _ = l.merge([][]byte{data, data}, func(uint32) bool { return false })
			}
			return
		}
		if frame, err := decodeFrame(volumes, data); err == nil {
			titlesLike(t, newSnapshot(frame, nil), "said")
		}
	})
}

// What stands in a volume comes back, and no bytes make reading it panic.
func FuzzTimes(f *testing.F) {
	doc := whole()
	var e encoder
	e.expressions(doc.Mentions)
	e.expressions(doc.dayFirst)
	f.Add(e.data, e.data)
	f.Fuzz(func(t *testing.T, record, packed []byte) {
		d := decoder{data: string(record)}
		list := d.expressions(100)
		skipped := decoder{data: string(record)}
		if skipped.skipExpressions(); !d.failed && skipped.data != d.data {
			t.Errorf("%d bytes are left when times are skipped, %d when they are read", len(skipped.data), len(d.data))
		}
		var e encoder
		e.expressions(list)
		back := decoder{data: string(e.data)}
		if got := back.expressions(100); !slices.Equal(got, list) {
			t.Errorf("%+v comes back as %+v", list, got)
		}
		var data []byte
		var want, got []days.Span
		for s := range days.Spans(packed, written.DayFirst) {
			data = days.PackedSpan{Span: s}.Append(data)
			want = append(want, s)
		}
		for s := range days.Spans(data, written.MonthFirst) {
			got = append(got, s)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v comes back as %v", want, got)
		}
	})
}

func TestAddressesSpeakOfNoTime(t *testing.T) {
	const text = "See [the report of May 2020](https://x.example/2016/05/04/b \"June 2017\"), https://y.example/2015-02-03. In 2019 (http://z.example/2014) ships came."
	doc := storedDocument{text: markup.Open(text, true)}
	doc.tagTimes(new(timex.Tagger), nil)
	var values []string
	for _, m := range doc.Mentions {
		values = append(values, m.Value)
	}
	if !slices.Equal(values, []string{"2020-05", "2019"}) {
		t.Errorf("%q", values)
	}
	for _, plain := range []string{"", "no address in 2019", "://", "x://" + strings.Repeat("y", 3000)} {
		if got := blankAddresses(plain); len(got) != len(plain) {
			t.Errorf("%q is %d bytes long", plain, len(got))
		}
	}
}
