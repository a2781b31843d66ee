package store

import "readout/store/shelf"

// What a library hands out of its documents.
type (
	// An ID names a document by its content.
	ID = shelf.ID

	// A Document is one briefing.
	Document = shelf.Document

	// A Dated is a date of publication with its evidence.
	Dated = shelf.Dated

	// Stats describes the documents of a library.
	Stats = shelf.Stats

	// A Remark is what is to be said of how a document was read.
	Remark = shelf.Remark

	// Progress says how far the reading of a library's places is.
	Progress = shelf.Progress

	// A Target is what a link of a document leads to.
	Target = shelf.Target

	// An EmptyError says that places hold no document that could be read.
	EmptyError = shelf.EmptyError
)

// ParseID reads the text form of an ID, in either case.
func ParseID(text string) (ID, bool) { return shelf.ParseID(text) }
