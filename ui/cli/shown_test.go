package cli

import (
	"context"

	"readout/store"
)

// Show is what the command show prints of a document, without the command line and
// the opening of the library around it. The form is a flag of the command, "" for
// none.
func Show(ctx context.Context, d store.Document, formFlag string, streams Streams) error {
	a := &app{Streams: streams}
	return a.show(ctx, d, showFormat{original: formFlag == "--original", markdown: formFlag == "--markdown", text: formFlag == "--text",
		json: formFlag == "--json", width: measure})
}
