package render

import (
	"container/list"
	"sync"
	"unsafe"

	"readout/ui/theme"
)

// A blockKey names a set block.
type blockKey struct {
	text  string // Text.Key
	block int32
	width int32
	theme theme.Options
	links bool
}

// A cache keeps the set blocks used last within a bound of bytes.
type cache struct {
	mu     sync.Mutex
	limit  int
	bytes  int
	blocks map[blockKey]*list.Element
	used   *list.List // of *entry, the last used first
}

type cacheEntry struct {
	key   blockKey
	block *setBlock
	bytes int
}

func newCache(limit int) *cache {
	return &cache{limit: limit, blocks: map[blockKey]*list.Element{}, used: list.New()}
}

// get returns the block that was put under the key, nil if it is not there.
func (c *cache) get(k blockKey) *setBlock {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.blocks[k]
	if e == nil {
		return nil
	}
	c.used.MoveToFront(e)
	return e.Value.(*cacheEntry).block
}

// put keeps a block and forgets the ones not used for longest. A block larger
// than the whole cache is not kept.
func (c *cache) put(k blockKey, b *setBlock) {
	const own = int(unsafe.Sizeof(cacheEntry{})+unsafe.Sizeof(list.Element{})+unsafe.Sizeof(blockKey{})) + 16
	size := b.size() + own
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drop(c.blocks[k])
	if size > c.limit {
		return
	}
	for c.bytes+size > c.limit {
		c.drop(c.used.Back())
	}
	c.blocks[k] = c.used.PushFront(&cacheEntry{k, b, size})
	c.bytes += size
}

func (c *cache) drop(e *list.Element) {
	if e == nil {
		return
	}
	old := c.used.Remove(e).(*cacheEntry)
	delete(c.blocks, old.key)
	c.bytes -= old.bytes
}
