package ui

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"readout/store"
	"readout/store/clean"
	"readout/store/dates"
	"readout/store/dates/timex"
)

// A shelf is a library for tests: documents in their order, found by any part of
// their title or body.
type shelf struct {
	docs  []store.Document
	err   error
	asked []store.Query       // what Search was asked
	words map[string]string   // what a word is corrected to
	today dates.Date          // what is later lies ahead
	about map[store.ID]string // what documents are about; those about the same are related
}

// badDate is a query that the shelf does not understand.
const badDate = "cable date:2024-06-31"

// understand corrects the words of a query, or says what is wrong with it.
func (s *shelf) understand(q store.Query) (store.Query, []store.Correction, error) {
	if at := strings.Index(q.Text, "2024-06-31"); at >= 0 {
		return q, nil, &store.QueryError{Text: q.Text, Start: at, End: at + 10,
			Problem: "there is no 31 June 2024", Fix: "write 30 June 2024, or 2024-06 for the month"}
	}
	q.Text, _, _ = strings.Cut(q.Text, " date:")
	used, ok := s.words[q.Text]
	if !ok {
		return q, nil, nil
	}
	correction := store.Correction{Typed: q.Text, Used: used}
	q.Text = used
	return q, []store.Correction{correction}, nil
}

func (s *shelf) Search(ctx context.Context, q store.Query) (store.Result, error) {
	s.asked = append(s.asked, q)
	if s.err != nil || ctx.Err() != nil {
		return store.Result{}, cmpErr(s.err, ctx.Err())
	}
	used, corrected, err := s.understand(q)
	if err != nil {
		return store.Result{}, err
	}
	all := s.hits(used)
	r := store.Result{Query: q, Total: len(all), Corrected: corrected, Used: used.Text, Found: len(all) > 0}
	if corrected != nil && !q.Correct {
		r.Total, r.Offers, r.Nearest, r.Found, r.Offered, r.Corrected = 0, len(all), len(all), false, corrected, nil
		for i := range all {
			all[i].Part = store.Offered
		}
	}
	r.Hits = all[min(q.After, len(all)):min(q.After+q.Limit, len(all))]
	if q.After == 0 && strings.Contains(q.Text, "rutt") {
		r.Like = []store.Hit{{ID: 999, Title: "A title like this", TitleMarks: [][2]int{{2, 7}}}}
	}
	return r, nil
}

func cmpErr(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *shelf) hits(q store.Query) []store.Hit {
	var hits []store.Hit
	for _, d := range s.docs {
		if h, ok := hit(d, q); ok {
			hits = append(hits, h)
		}
	}
	if q.Sort == store.Oldest {
		slices.Reverse(hits)
	}
	return hits
}

func hit(d store.Document, q store.Query) (store.Hit, bool) {
	h := store.Hit{ID: d.ID, Path: d.Path, Title: d.Title.Text, Published: d.Published, Source: d.Source}
	if p := q.Period; p != (store.Period{}) && (p.Undated != d.Published.IsZero() ||
		!p.Undated && (d.Published.Year < p.From.Year || d.Published.Year > p.To.Year)) {
		return h, false
	}
	word := strings.ToLower(strings.TrimSpace(q.Text))
	if word == "" {
		return h, true
	}
	text := strings.Join(strings.Fields(d.Body), " ")
	if i := strings.Index(strings.ToLower(text), word); i >= 0 {
		from := max(0, i-20)
		h.Snippet = text[from:min(len(text), i+80)]
		h.Marks = [][2]int{{i - from, i - from + len(word)}}
	}
	if i := strings.Index(strings.ToLower(h.Title), word); i >= 0 {
		h.TitleMarks = [][2]int{{i, i + len(word)}}
	}
	return h, h.Marks != nil || h.TitleMarks != nil
}

func (s *shelf) Timeline(_ context.Context, q store.Query, by store.Unit, of store.DateKind) (store.Timeline, error) {
	t := store.Timeline{By: by, Of: of, Today: s.today}
	periods := map[dates.Date]store.Bucket{}
	q, _, err := s.understand(q)
	if err != nil {
		return t, err
	}
	for _, d := range s.docs {
		n := 0
		if _, ok := hit(d, q); ok {
			n = 1
		}
		start := by.Start(d.Published.Date)
		if start.IsZero() {
			t.Undated += n
			t.UndatedAll++
			continue
		}
		b := periods[start]
		periods[start] = store.Bucket{Start: start, Count: b.Count + n, All: b.All + 1}
	}
	t.Buckets = slices.SortedFunc(maps.Values(periods), func(a, b store.Bucket) int { return a.Start.Compare(b.Start) })
	return t, s.err
}

func (s *shelf) Document(_ context.Context, id store.ID) (store.Document, error) {
	for _, d := range s.docs {
		if d.ID == id {
			return d, nil
		}
	}
	return store.Document{}, fmt.Errorf("document %v: %w", id, store.ErrNotFound)
}

func (s *shelf) Find(_ context.Context, path string) (store.Document, error) {
	for _, d := range s.docs {
		if d.Path == path {
			return d, nil
		}
	}
	return store.Document{}, store.ErrNotFound
}

func (s *shelf) Follow(ctx context.Context, to store.Target) (store.Document, error) {
	return s.Find(ctx, to.Path)
}

// Related are the documents about the same.
func (s *shelf) Related(ctx context.Context, id store.ID, limit int) ([]store.Related, error) {
	d, err := s.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	var out []store.Related
	for _, other := range s.docs {
		if other.ID == id || len(out) == limit || s.about[other.ID] != s.about[d.ID] || s.about[d.ID] == "" {
			continue
		}
		h, _ := hit(other, store.Query{})
		out = append(out, store.Related{Hit: h, Words: []string{s.about[d.ID]}})
	}
	return out, nil
}

// Sentences are the lines with a time in the years of the period.
func (s *shelf) Sentences(ctx context.Context, q store.Query, p store.Period, limit int) (found store.Sentences, err error) {
	q, _, _ = s.understand(q)
	for _, d := range s.docs {
		if h, ok := hit(d, q); ok {
			before := found.Total
			for _, e := range d.Mentions {
				if e.From.IsZero() || e.To.Year < p.From.Year || e.From.Year > p.To.Year {
					continue
				}
				from := strings.LastIndexByte(d.Body[:e.Start], '\n') + 1
				line, _, _ := strings.Cut(d.Body[from:], "\n")
				if found.Total++; found.Total <= 100 {
					found.List = append(found.List, store.Sentence{ID: d.ID, Path: d.Path, Title: h.Title, Published: d.Published, Text: line,
						Marks: [][2]int{{e.Start - from, e.End - from}}, Place: e.Start, Value: e.Value, Span: store.Period{From: e.From, To: e.To, Of: store.Mentioned}})
				}
			}
			if found.Total > before {
				found.Documents++
			}
		}
	}
	return found, cmpErr(s.err, ctx.Err())
}

// years are the mentions of a text by years written out, and "today" not resolved.
func years(body string) (all []timex.Expression) {
	for _, at := range regexp.MustCompile(`\b(19|20)\d\d\b|\btoday\b`).FindAllStringIndex(body, -1) {
		e := timex.Expression{Start: at[0], End: at[1], Type: timex.DateType, Value: body[at[0]:at[1]]}
		if n, err := strconv.Atoi(e.Value); err == nil {
			e.From = dates.Date{Year: int16(n), Precision: dates.Year}
			e.To = e.From
		}
		all = append(all, e)
	}
	return all
}

func (s *shelf) Stats() store.Stats {
	st := store.Stats{Documents: len(s.docs)}
	for _, d := range s.docs {
		switch p := d.Published; {
		case p.IsZero():
			st.Undated++
		case st.First.IsZero() || p.Compare(st.First) < 0:
			st.First = p.Date
			fallthrough
		default:
			if p.Compare(st.Last) > 0 {
				st.Last = p.Date
			}
		}
	}
	return st
}

func day(y int16, m, d uint8) store.Dated {
	return store.Dated{Date: dates.Date{Year: y, Month: m, Day: d, Precision: dates.Day}, From: "lead", Line: 1}
}

// four are documents like the sample briefings.
func four() *shelf {
	ambiguous := day(2023, 5, 4)
	ambiguous.Other = day(2023, 4, 5).Date
	s := &shelf{docs: []store.Document{
		{ID: 1, Path: "cloud.txt", Title: clean.Value{Text: "The Secretary opened the third Cloud Conference in Brussels", From: "lead sentence", Line: 3},
			Published: day(2025, 11, 24), Source: "Press Office", Words: 320, Language: "en",
			Body: "The Secretary opened the third Cloud Conference in Brussels today (24 November 2025), stressing the role of industry.\n\n" +
				strings.Repeat("Speaking to 500 participants he asked for faster adoption of the cloud, and for cables under the sea to be watched.\n\n", 12),
			Removed: []clean.Cut{{Line: 1, Text: "Subscribe to our newsletter", Why: "sign-up form"}, {Line: 2, Text: "Reset password", Why: "sign-up form"}}},
		{ID: 2, Path: "sea/cables.md", Title: clean.Value{Text: "Industry leaders met on the security of undersea cables", From: "front matter"},
			Published: ambiguous, Source: "Harbour Times", Byline: "By A. Reporter", Words: 700, Markdown: true,
			Body: "# Findings\n\nThe talks turned to undersea cables.\n\n## Repair\n\n" + strings.Repeat("A ship repairs a cable in ten days.\n\n", 30) +
				"## Outlook\n\nMore ships by 2030.\n"},
		{ID: 3, Path: "ministers.txt", Title: clean.Value{Text: "Press conference after the second day of the meeting of ministers of defence", From: "first line"},
			Published: day(2021, 10, 22), Source: "Press Office", Words: 1100, Body: strings.Repeat("Good afternoon. Ministers met today.\n", 60)},
		{ID: 4, Path: "targets.txt", Title: clean.Value{Text: "Classified targets to be shared with industry – 日本語の題名も", From: "first line"},
			Words: 300, Byline: "B. Writer", Body: "Targets will be shared.\nBy B. Writer\n"},
	}}
	for i := range s.docs {
		s.docs[i].Mentions = years(s.docs[i].Body)
	}
	return s
}

// many are n documents, a day each.
func many(n int) *shelf {
	s := &shelf{docs: make([]store.Document, n)}
	start := day(2024, 12, 31).Date
	for i := range s.docs {
		s.docs[i] = store.Document{ID: store.ID(i + 1), Title: clean.Value{Text: fmt.Sprintf("Situation report %d", i+1)},
			Published: store.Dated{Date: start.AddDays(-i)}, Body: "Nothing to report.\n", Words: 3}
	}
	return s
}

// spokenOf are n reports of 2024, each of which speaks of that year and of others.
func spokenOf(n int) *shelf {
	s := many(n)
	for i := range s.docs {
		d := &s.docs[i]
		d.Path, d.Source = fmt.Sprintf("reports/report-%d.txt", i+1), "Press Office"
		d.Body = "The report came today, as every day of the year.\n\n" + strings.Repeat("Nothing of note happened on the coast, and nobody expected it to.\n\n", 20) +
			fmt.Sprintf("In its report %d the office recalls that what was agreed in 1994 and confirmed by all sides at a long meeting behind closed doors"+
				" had still not been put into practice by the summer of 2024, and that nobody now expects it before 2031.\n", i+1) +
			"\nIt was 2024 after all.\n"
		d.Mentions = years(d.Body)
	}
	return s
}
