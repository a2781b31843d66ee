package shelf

import (
	"slices"
	"strings"
	"time"

	"readout/store/clean"
	"readout/store/dates"
	"readout/store/dates/published"
	"readout/store/dates/timex"
	"readout/store/dates/written"
	"readout/store/days"
	"readout/store/markup"
	"readout/store/source"
	"readout/store/text"
	"readout/store/words"
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

// A worker turns records into documents. One goroutine uses it at a time.
type worker struct {
	builder        *snapshotBuilder
	today          dates.Date
	labels         []string // of the places
	buffer         *volumeBuilder
	markup         *markupBudget               // nil if there is no other worker
	isKnown        func(source.FileFacts) bool // nil if none is
	traces         traces                      // of what is in buffer
	start          time.Time
	fullSize       int           // of a volume that is full
	eager          bool          // somebody waits for the first volumes
	wait           time.Duration // how long, then
	file           uint32        // number of the file under way
	incompleteFile uint32        // number of the last file that was reported as incomplete, plus 1
	draft          clean.Draft   // for clean and again
	tagger         timex.Tagger
	expressions    []timex.Expression // memory for the times of the document under way
	numericDates   []written.Mention  // for vote
}

func newWorker(b *snapshotBuilder, labels []string, today dates.Date) *worker {
	w := &worker{builder: b, today: today, labels: labels, buffer: newVolumeBuilder()}
	w.buffer.withTitles = b.updating
	w.setEager(b.publish != nil && !b.updating)
	return w
}

// Known implements [source.Sink].
func (w *worker) Known(f source.FileFacts) bool { return w.isKnown(f) }

// File implements [source.Sink].
func (w *worker) File(f source.FileFacts) source.Receiver {
	w.file = w.builder.addFile(f)
	return w
}

// Folder implements [source.Sink].
func (w *worker) Folder(f source.FolderFacts) source.Receiver {
	w.file = noFile
	w.builder.addFolder(f)
	return w
}

// Record implements [source.Receiver].
func (w *worker) Record(r source.Record) {
	if len(r.Text) > maxText {
		w.Fault(source.Fault{Path: r.Path, Place: r.Place, Reason: "its text is larger than 1 GB; split it"})
		return
	}
	doc := w.document(r)
	w.put(&doc)
}

// Fault implements [source.Receiver].
func (w *worker) Fault(f source.Fault) {
	f.Path = w.labels[f.Place] + f.Path
	w.builder.addFault(f, w.file)
}

// setEager says whether somebody waits for the volumes.
func (w *worker) setEager(eager bool) {
	w.eager, w.fullSize, w.wait = eager, fullVolume, firstWait
	if eager {
		w.fullSize = firstVolume
	}
}

// reportIncomplete reports what was not understood of a document, once a file.
func (w *worker) reportIncomplete(r source.Record, what string) {
	if w.incompleteFile == w.file+1 {
		return
	}
	w.incompleteFile = w.file + 1
	w.Fault(source.Fault{Path: r.Path, Place: r.Place, Reason: what})
}

// put adds a document to the volume under way, and flushes that if it is full.
func (w *worker) put(doc *storedDocument) {
	if w.buffer.count == 0 {
		w.start = time.Now()
		if !w.builder.updating { // when there is little to come
			w.buffer.reserve(w.fullSize)
		}
	}
	w.buffer.add(doc)
	w.traces.add(doc, &w.draft)
	if w.buffer.size() >= w.fullSize || w.eager && time.Since(w.start) >= w.wait {
		w.grow()
		w.flush()
	}
}

// grow makes the next volume larger than the last one.
func (w *worker) grow() {
	w.fullSize, w.wait = min(2*w.fullSize, fullVolume), min(2*w.wait, longestWait)
}

// flush gives the volume under way to the snapshotBuilder.
func (w *worker) flush() {
	if w.buffer.count > 0 {
		w.builder.add(w.buffer.build(w.builder.writer), w.traces.take())
	}
}

// document cleans and dates a record.
func (w *worker) document(r source.Record) storedDocument {
	doc := storedDocument{place: r.Place, file: w.file, html: r.Format == source.HTML, Document: Document{Path: text.OneLine(w.labels[r.Place] + r.Path)}}
	if r.Clean || doc.html {
		doc.flags |= isFinished
	}
	doc.dateName = evidenceName(r)
	doc.ID = newID(r.Title, r.Date, r.Text)
	declared := declarations{hints: clean.Hints{Title: r.Title, Source: r.Source, Byline: r.Byline, Language: r.Language, Link: r.Link, From: declaredIn(r)}}
	if r.Date != "" {
		declared.dates = []published.Declared{{Value: r.Date, From: r.DateFrom}}
	}
	if declared.hints != (clean.Hints{}) || declared.dates != nil {
		doc.declarations = &declared
	}
	article := w.clean(doc.ID, r, declared.hints)
	if article.Stripped {
		w.reportIncomplete(r, "its markup is too large or too deep to be understood: its text was kept, its headings, lists, links and furniture could not be told apart")
	}
	w.fill(&doc, article)
	if !w.tagger.Whole() {
		w.reportIncomplete(r, "it is full of times or numbers: only the times of its first part were found")
	}
	if doc.prependHead(r.Head); doc.headLines == r.Header { // else the head has other line ends than were counted
		declared.lines = r.Lines
	}
	doc.setDeclaredLines()
	w.vote(&doc)
	return doc
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
// does not count for what recurs in the snapshot.
func (w *worker) clean(id ID, r source.Record, hints clean.Hints) clean.Article {
	switch {
	case r.Clean:
		return clean.Taken(r.Text, hints, r.Format == source.Markdown)
	case r.Format == source.HTML:
		return w.markup.article(r.Text, hints)
	}
	w.draft.Read(r.Text)
	if w.builder.isFirst(id) {
		w.builder.tally().Add(&w.draft)
	}
	if r.Format == source.Markdown {
		return w.draft.Markdown(hints, w.builder.tally())
	}
	return w.draft.Plain(hints, w.builder.tally())
}

// evidenceName is the name that may tell the date of a record. That of a container
// tells nothing of its items, and what was exported says itself what is known.
func evidenceName(r source.Record) string {
	if r.Clean {
		return ""
	}
	return r.Path[strings.LastIndexByte(r.Path, '#')+1:]
}

// reclean cleans a document anew from its original lines, and reports whether that makes
// a difference; if not, the new document is not complete.
func (w *worker) reclean(old *storedDocument) (doc storedDocument, changed bool) {
	doc = storedDocument{place: old.place, file: old.file, flags: old.flags, declarations: old.declarations, dateName: old.dateName, Document: Document{ID: old.ID, Path: old.Path}}
	var hints clean.Hints
	if old.declarations != nil {
		hints = old.declarations.hints
	}
	recut := w.draft.Plain
	if old.Markdown {
		recut = w.draft.Markdown
	}
	head, text := old.original()
	w.draft.Read(text)
	article := recut(hints, w.builder.tally())
	doc.setTitle(article.Title, article.Markdown)
	if old.matches(article, doc.Title) {
		return doc, false
	}
	w.fill(&doc, article)
	doc.prependHead(head)
	doc.setDeclaredLines()
	return doc, true // the old one has voted already
}

// matches reports whether a document is what was made of an article with a title: the same body is
// left, the same lines were cut for the same reasons, and the values are those.
func (doc *storedDocument) matches(a clean.Article, title clean.Value) bool {
	same := func(old, cut clean.Cut) bool {
		return old.Line == cut.Line+doc.headLines && old.Text == cut.Text && old.Why == cut.Why
	}
	return doc.Body == a.Body && slices.EqualFunc(doc.Removed[doc.headLines:], a.Removed, same) &&
		doc.Title.Text == title.Text && doc.Title.From == title.From &&
		doc.Source == doc.plain(a.Source, a.Markdown) && doc.Byline == doc.plain(a.Byline, a.Markdown)
}

// fill gives a document what cleaning found, and the dates.
func (w *worker) fill(doc *storedDocument, article clean.Article) {
	doc.text = markup.Read(article.Body, article.Markdown)
	doc.Source, doc.SourceFrom = doc.plain(article.Source, article.Markdown), article.Source.From
	doc.SourceLine, doc.BylineLine, doc.LanguageLine = article.Source.Line, article.Byline.Line, article.Language.Line
	doc.Byline, doc.BylineFrom = doc.plain(article.Byline, article.Markdown), article.Byline.From
	language := languageOf(article, doc.text)
	doc.Language, doc.LanguageFrom = language.Text, language.From
	doc.Link, doc.Links = article.Link, article.Links
	doc.Body, doc.Markdown, doc.Removed = article.Body, article.Markdown, article.Removed
	doc.setTitle(article.Title, article.Markdown)
	var declared []published.Declared
	if doc.declarations != nil {
		declared = slices.Clone(doc.declarations.dates)
	}
	for _, d := range article.Dates {
		declared = append(declared, published.Declared{Value: d.Text, From: d.From})
	}
	text := article.Text
	if text == "" {
		_, text = doc.original()
	}
	evidence := published.Evidence{
		Declared: declared,
		Text:     text,
		BodyFrom: article.BodyFrom, BodyTo: article.BodyTo,
		Name:     doc.dateName,
		Language: doc.Language,
		Now:      w.today,
	}
	doc.finding, doc.due = publication(evidence)
	w.expressions = doc.tagTimes(&w.tagger, w.expressions[:0])
}

// languageOf is the language that an article declares, or that its words are of.
func languageOf(article clean.Article, body *markup.Text) clean.Value {
	if article.Language.Text != "" {
		return article.Language
	}
	if tag := words.Identify(body.Seen()); tag != "" {
		return clean.Value{Text: tag, From: guessed}
	}
	return clean.Value{}
}

// publication dates a document, and returns the day from which on its date will be
// another; 0 for never. Few texts ask about dates that lie ahead, so few are asked
// twice; one that is full of them may be read again for nothing.
func publication(evidence published.Evidence) (published.Finding, days.Day) {
	const patience = 8
	finding, until := published.Find(evidence)
	for range patience {
		if until.IsZero() {
			return finding, 0
		}
		evidence.Now = until
		then, next := published.Find(evidence)
		if then != finding {
			break
		}
		until = next
	}
	return finding, days.Pack(until)
}

// vote lets a document say whether its numeric dates are day first, also by the
// lines that were cut: the line with the date of publication is one of them.
func (w *worker) vote(doc *storedDocument) {
	w.numericDates = w.numericDates[:0]
	for _, m := range doc.Mentions {
		w.numericDates = append(w.numericDates, written.Mention{Order: m.Order})
	}
	for _, cut := range doc.Removed {
		w.numericDates = written.Append(w.numericDates, cut.Text)
	}
	var vote written.Votes
	vote.Add(w.numericDates...)
	switch vote.Order() {
	case written.DayFirst:
		doc.flags |= votesDay
	case written.MonthFirst:
		doc.flags |= votesMonth
	}
}
