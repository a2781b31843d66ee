package store

import (
	"context"
	"errors"
	"fmt"
)

// at returns the document of exactly this path, or an error that wraps ErrNotFound.
// Find also knows documents by parts of their paths.
func (l *Library) at(ctx context.Context, path string) (Document, error) {
	if err := ctx.Err(); err != nil {
		return Document{}, err
	}
	return readRepair(ctx, l, func(l *Library) (Document, error) {
		newest, _ := l.docs.Newest()
		for _, n := range newest {
			if l.docs.Path(n) == path {
				return l.docs.Document(n), nil
			}
		}
		return Document{}, fmt.Errorf("%w: nothing has the path %q; readout list --json shows all", ErrNotFound, path)
	})
}

// Follow returns the document that a link leads to: the item of a container that the
// fragment is the key of, or what has the path. The error wraps ErrNotFound if the
// library holds neither.
func (l *Library) Follow(ctx context.Context, t Target) (Document, error) {
	if t.Fragment != "" {
		d, err := l.at(ctx, t.Path+"#"+t.Fragment)
		if !errors.Is(err, ErrNotFound) {
			return d, err
		}
	}
	return l.at(ctx, t.Path)
}
