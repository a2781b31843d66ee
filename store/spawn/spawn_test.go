package spawn

import (
	"bytes"
	"errors"
	"io"
	"sync/atomic"
	"testing"
)

func TestGroupGivesBackThePanic(t *testing.T) {
	var g Group
	var done atomic.Int32
	for i := range 10 {
		g.Go(func() {
			if i == 3 {
				panic(io.ErrUnexpectedEOF)
			}
			done.Add(1)
		})
	}
	err := g.Wait()
	var p *Panic
	if !errors.As(err, &p) || !errors.Is(err, io.ErrUnexpectedEOF) || !bytes.Contains(p.Stack, []byte("spawn_test.go")) {
		t.Errorf("%v", err)
	}
	if done.Load() != 9 {
		t.Errorf("%d of 9 came to their end", done.Load())
	}
	if err := new(Group).Wait(); err != nil {
		t.Error(err)
	}
}

func TestGoTellsOfThePanic(t *testing.T) {
	told := make(chan *Panic)
	Go(func() { panic("it broke") }, func(p *Panic) { told <- p })
	if p := <-told; p.Why != "it broke" || p.Unwrap() != nil {
		t.Errorf("%+v", p)
	}
}
