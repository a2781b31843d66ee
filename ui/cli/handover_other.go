//go:build !unix

package cli

import "context"

// handover is never closed: there is no signal for it.
func handover(context.Context) <-chan struct{} { return nil }
