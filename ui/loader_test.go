package ui

import "testing"

func TestGuard(t *testing.T) {
	var g guard
	first := g.begin(t.Context())
	if !g.fresh(first.number) || first.Err() != nil {
		t.Error("new work is stale")
	}
	second := g.begin(t.Context())
	if first.Err() == nil || g.fresh(first.number) || g.finish(first.number) {
		t.Error("older work goes on")
	}
	if again := g.again(t.Context()); again.number != second.number {
		t.Error("more of the same work has another number")
	}
	if !g.finish(second.number) || g.finish(second.number) || second.Err() == nil {
		t.Error("work does not finish once")
	}
	g.stop()
	if g.fresh(second.number) {
		t.Error("stopped work is fresh")
	}
}
