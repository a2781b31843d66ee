package render

import (
	"fmt"
	"sync"
	"testing"
)

func pageOf(bytes int) Page {
	line := fmt.Sprintf("%0*d", bytes, 0)
	return Page{Lines: []string{line}, Plain: []string{line}, Source: []int{0}}
}

func TestCacheForgetsTheLeastUsed(t *testing.T) {
	c := NewCache(3 * pageOf(1000).size())
	for _, k := range []string{"a", "b", "c"} {
		c.Put(Key{Doc: k}, pageOf(1000))
	}
	c.Get(Key{Doc: "a"})
	c.Put(Key{Doc: "d"}, pageOf(1000))
	for k, want := range map[string]bool{"a": true, "b": false, "c": true, "d": true} {
		if _, ok := c.Get(Key{Doc: k}); ok != want {
			t.Errorf("%s is there: %v", k, ok)
		}
	}
	c.Put(Key{Doc: "e"}, pageOf(10000))
	if _, ok := c.Get(Key{Doc: "e"}); ok {
		t.Error("a page larger than the cache was kept")
	}
	c.Put(Key{Doc: "a"}, pageOf(10))
	if p, ok := c.Get(Key{Doc: "a"}); !ok || len(p.Lines[0]) != 10 {
		t.Error("a page was not replaced")
	}
	if _, ok := c.Get(Key{Doc: "a", Width: 80}); ok {
		t.Error("the width does not count")
	}
}

func TestCacheShared(t *testing.T) {
	c := NewCache(10 * pageOf(100).size())
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 300 {
				k := Key{Doc: "d", Width: i % 20}
				if _, ok := c.Get(k); !ok {
					c.Put(k, pageOf(100))
				}
			}
		})
	}
	wg.Wait()
	if len(c.pages) != c.used.Len() || c.bytes > c.limit || c.bytes != c.used.Len()*pageOf(100).size() {
		t.Errorf("%d pages, %d in order, %d bytes of %d", len(c.pages), c.used.Len(), c.bytes, c.limit)
	}
}
