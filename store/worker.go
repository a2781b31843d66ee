package store

import (
	"slices"
	"strings"
	"time"

	"readout/store/clean"
	"readout/store/dates"
	"readout/store/dates/published"
	"readout/store/dates/timex"
	"readout/store/dates/written"
	"readout/store/index"
	"readout/store/markup"
	"readout/store/source"
	"readout/store/text"
)

// If somebody waits for them, the first volumes are small, so that documents are on
// screen at once; each one is twice the size of the one before, so that there are
// few in the end.
const (
	firstVolume = 64 << 10        // bytes of text
	fullVolume  = 16 << 20        // bytes of text
	firstWait   = time.Second / 8 // a volume under way is shown after so long, twice as long for the next
	longestWait = time.Hour
)

// maxText is the largest text of a document: places in a volume are numbers of 32
// bits, and cleaning makes more of a text, but not thrice as much.
const maxText = 1 << 30

// A worker turns records into entries. One goroutine uses it at a time.
type worker struct {
	shelf   *shelf
	today   dates.Date
	labels  []string // of the places
	binder  *binder
	markup  *markupBudget // nil if there is no other worker
	traces  traces        // of what is in the binder, as long as it may be cleaned again
	begun   time.Time
	size    int           // of a volume that is full
	eager   bool          // somebody waits for the first volumes
	wait    time.Duration // how long, then
	file    uint32        // number of the file under way
	lacking uint32        // number of the last file with a document that lacks something, and 1
	draft   clean.Draft   // for clean and again
	tagger  timex.Tagger
	tagged  []timex.Expression // memory for the mentions of the document under way
	dates   []written.Mention  // for vote
}

func newWorker(shelf *shelf, labels []string, today dates.Date) *worker {
	w := &worker{shelf: shelf, today: today, labels: labels, binder: newBinder()}
	w.binder.withTitles = shelf.updating
	w.setEager(shelf.publish != nil && !shelf.updating)
	return w
}

func (w *worker) add(r source.Record) {
	if len(r.Text) > maxText {
		w.shelf.fault(source.Fault{Path: w.labels[r.Place] + r.Path, Place: r.Place, Reason: "its text is larger than 1 GB; split it"}, w.file)
		return
	}
	e := w.entryOf(r)
	w.put(&e)
}

// setEager says whether somebody waits for the volumes.
func (w *worker) setEager(eager bool) {
	w.eager, w.size, w.wait = eager, fullVolume, firstWait
	if eager {
		w.size = firstVolume
	}
}

// lacks reports what is missing of a document, for the first of a file.
func (w *worker) lacks(r source.Record, what string) {
	if w.lacking == w.file+1 {
		return
	}
	w.lacking = w.file + 1
	w.shelf.fault(source.Fault{Path: w.labels[r.Place] + r.Path, Place: r.Place, Reason: what}, w.file)
}

// put adds an entry to the volume under way, which is put on the shelf when it is full.
func (w *worker) put(e *entry) {
	if w.binder.count == 0 {
		w.begun = time.Now()
		if !w.shelf.updating { // of which there is little to come
			w.binder.reserve(w.size)
		}
	}
	w.binder.add(e)
	w.traces.add(e, &w.draft)
	if w.binder.size() >= w.size || w.eager && time.Since(w.begun) >= w.wait {
		w.grow()
		w.seal()
	}
}

// grow makes the next volume larger than the last one.
func (w *worker) grow() {
	w.size, w.wait = min(2*w.size, fullVolume), min(2*w.wait, longestWait)
}

// seal puts the volume under way on the shelf.
func (w *worker) seal() {
	if w.binder.count > 0 {
		w.shelf.add(w.binder.bind(w.shelf.keeper), w.traces.take())
	}
}

// entryOf cleans and dates a record.
func (w *worker) entryOf(r source.Record) entry {
	e := entry{place: r.Place, file: w.file, html: r.Format == source.HTML, Document: Document{Path: text.OneLine(w.labels[r.Place] + r.Path)}}
	if r.Clean || e.html {
		e.flags |= isFinished
	}
	e.name = evidenceName(r)
	e.ID = newID(r.Title, r.Date, r.Text)
	said := declared{hints: clean.Hints{Title: r.Title, Source: r.Source, Byline: r.Byline, Language: r.Language, Link: r.Link, From: declaredIn(r)}}
	if r.Date != "" {
		said.dates = []published.Declared{{Value: r.Date, From: r.DateFrom}}
	}
	if said.hints != (clean.Hints{}) || said.dates != nil {
		e.declared = &said
	}
	article := w.clean(e.ID, r, said.hints)
	if article.Stripped {
		w.lacks(r, "its markup is too large or too deep to be understood: its text was kept, its headings, lists, links and furniture could not be told apart")
	}
	w.fill(&e, article)
	if !w.tagger.Whole() {
		w.lacks(r, "it is full of times or numbers: only the times of its first part were found")
	}
	if e.prepend(r.Head); e.head == r.Header { // else the head has other line ends than were counted
		said.lines = r.Lines
	}
	e.placeDeclared()
	w.vote(&e)
	return e
}

// declaredIn says where a record declares what it says about itself, "" if there is no
// better word for it than that.
func declaredIn(r source.Record) string {
	switch {
	case r.Head == "":
		return ""
	case strings.ContainsAny(r.Head[:1], "-+{"):
		return "front matter"
	}
	return "header line"
}

// clean takes a record out of its page. A copy of a text that was read already
// does not count for what recurs in the library.
func (w *worker) clean(id ID, r source.Record, hints clean.Hints) clean.Article {
	switch {
	case r.Clean:
		return clean.Taken(r.Text, hints, r.Format == source.Markdown)
	case r.Format == source.HTML:
		return w.markup.article(r.Text, hints)
	}
	w.draft.Read(r.Text)
	if w.shelf.first(id) {
		w.shelf.tally().Add(&w.draft)
	}
	if r.Format == source.Markdown {
		return w.draft.Markdown(hints, w.shelf.tally())
	}
	return w.draft.Plain(hints, w.shelf.tally())
}

// evidenceName is the name that may tell the date of a record. That of a container
// tells nothing of its items, and what was exported says itself what is known.
func evidenceName(r source.Record) string {
	if r.Clean {
		return ""
	}
	return r.Path[strings.LastIndexByte(r.Path, '#')+1:]
}

// again cleans an entry anew from its original lines, and reports whether that makes
// a difference; if not, the entry is of no use.
func (w *worker) again(old *entry) (e entry, changed bool) {
	e = entry{place: old.place, file: old.file, flags: old.flags, declared: old.declared, name: old.name, Document: Document{ID: old.ID, Path: old.Path}}
	var hints clean.Hints
	if old.declared != nil {
		hints = old.declared.hints
	}
	recut := w.draft.Plain
	if old.Markdown {
		recut = w.draft.Markdown
	}
	head, text := old.original()
	w.draft.Read(text)
	article := recut(hints, w.shelf.tally())
	e.title(article.Title, article.Markdown)
	if old.isOf(article, e.Title) {
		return e, false
	}
	w.fill(&e, article)
	e.prepend(head)
	e.placeDeclared()
	return e, true // it has voted
}

// isOf reports whether an entry is what was made of an article with a title: the same body is
// left, the same lines were cut for the same reasons, and the values are those.
func (e *entry) isOf(a clean.Article, title clean.Value) bool {
	same := func(old, cut clean.Cut) bool {
		return old.Line == cut.Line+e.head && old.Text == cut.Text && old.Why == cut.Why
	}
	return e.Body == a.Body && slices.EqualFunc(e.Removed[e.head:], a.Removed, same) &&
		e.Title.Text == title.Text && e.Title.From == title.From &&
		e.Source == e.plain(a.Source, a.Markdown) && e.Byline == e.plain(a.Byline, a.Markdown)
}

// fill gives an entry what cleaning found, and the dates.
func (w *worker) fill(e *entry, article clean.Article) {
	e.text = markup.Read(article.Body, article.Markdown)
	e.Source, e.SourceFrom = e.plain(article.Source, article.Markdown), article.Source.From
	e.SourceLine, e.BylineLine, e.LanguageLine = article.Source.Line, article.Byline.Line, article.Language.Line
	e.Byline, e.BylineFrom = e.plain(article.Byline, article.Markdown), article.Byline.From
	language := languageOf(article, e.text)
	e.Language, e.LanguageFrom = language.Text, language.From
	e.Link, e.Links = article.Link, article.Links
	e.Body, e.Markdown, e.Removed = article.Body, article.Markdown, article.Removed
	e.title(article.Title, article.Markdown)
	var said []published.Declared
	if e.declared != nil {
		said = slices.Clone(e.declared.dates)
	}
	for _, d := range article.Dates {
		said = append(said, published.Declared{Value: d.Text, From: d.From})
	}
	text := article.Text
	if text == "" {
		_, text = e.original()
	}
	evidence := published.Evidence{
		Declared: said,
		Text:     text,
		BodyFrom: article.BodyFrom, BodyTo: article.BodyTo,
		Name:     e.name,
		Language: e.Language,
		Now:      w.today,
	}
	e.finding, e.ahead = publication(evidence)
	w.tagged = e.tag(&w.tagger, w.tagged[:0])
}

// languageOf is the language that an article declares, or that its words are of.
func languageOf(article clean.Article, body *markup.Text) clean.Value {
	if article.Language.Text != "" {
		return article.Language
	}
	if tag := index.Language(body.Seen()); tag != "" {
		return clean.Value{Text: tag, From: guessed}
	}
	return clean.Value{}
}

// publication dates a document, and returns the day from which on its date will be
// another; 0 for never. Few texts ask about dates that lie ahead, so few are asked
// twice; one that is full of them may be read again for nothing.
func publication(evidence published.Evidence) (published.Finding, day) {
	const patience = 8
	found, until := published.Find(evidence)
	for range patience {
		if until.IsZero() {
			return found, 0
		}
		evidence.Now = until
		then, next := published.Find(evidence)
		if then != found {
			break
		}
		until = next
	}
	return found, packDay(until)
}

// vote lets a document say whether its numeric dates are day first, also by the
// lines that were cut: the line with the date of publication is one of them.
func (w *worker) vote(e *entry) {
	w.dates = w.dates[:0]
	for _, m := range e.Mentions {
		w.dates = append(w.dates, written.Mention{Order: m.Order})
	}
	for _, cut := range e.Removed {
		w.dates = written.Append(w.dates, cut.Text)
	}
	var vote written.Votes
	vote.Add(w.dates...)
	switch vote.Order() {
	case written.DayFirst:
		e.flags |= votesDay
	case written.MonthFirst:
		e.flags |= votesMonth
	}
}
