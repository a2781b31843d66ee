package render

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"
)

// unmarked returns the words of Markdown.
func unmarked(md string) string {
	src := []byte(md)
	return strings.TrimSpace(decode(content(goldmark.DefaultParser().Parse(text.NewReader(src)), src)))
}
