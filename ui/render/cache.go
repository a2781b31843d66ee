package render

import (
	"container/list"
	"sync"

	"readout/ui/theme"
)

// A Key names a rendered text.
type Key struct {
	Doc   string // the document, and the view of it if it has several
	Width int
	Theme theme.Options
}

// A Cache keeps the pages used last within a bound of bytes. Sessions may share
// it: pages never change once they are in it.
type Cache struct {
	mu    sync.Mutex
	limit int
	bytes int
	pages map[Key]*list.Element
	used  *list.List // of entries, the last used first
}

type entry struct {
	key   Key
	page  Page
	bytes int
}

// NewCache returns a cache of at most limit bytes.
func NewCache(limit int) *Cache {
	return &Cache{limit: limit, pages: map[Key]*list.Element{}, used: list.New()}
}

// Get returns a page that was put under the key and is still there.
func (c *Cache) Get(k Key) (Page, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.pages[k]
	if !ok {
		return Page{}, false
	}
	c.used.MoveToFront(e)
	return e.Value.(entry).page, true
}

// Put keeps a page, which must not be changed afterwards, and forgets the ones
// not used for longest. A page larger than the whole cache is not kept.
func (c *Cache) Put(k Key, p Page) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drop(c.pages[k])
	size := p.size()
	if size > c.limit {
		return
	}
	for c.bytes+size > c.limit {
		c.drop(c.used.Back())
	}
	c.pages[k] = c.used.PushFront(entry{k, p, size})
	c.bytes += size
}

func (c *Cache) drop(e *list.Element) {
	if e == nil {
		return
	}
	old := c.used.Remove(e).(entry)
	delete(c.pages, old.key)
	c.bytes -= old.bytes
}

// size estimates the bytes a page holds.
func (p Page) size() int {
	const line = 16 + 16 + 8 // two string headers and an offset
	n := 256 + line*cap(p.Lines)
	for i, l := range p.Lines {
		n += len(l)
		if len(l) != len(p.Plain[i]) { // else they share their bytes
			n += len(p.Plain[i])
		}
	}
	return n
}
