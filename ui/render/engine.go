package render

import (
	"fmt"
	"strings"

	"charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// An engine is goldmark with glamour behind it. It keeps state while it renders,
// so it belongs to one goroutine. glamour's TermRenderer does not let anybody
// between parsing and rendering, where shaper works, so its parts are put
// together here.
type engine struct {
	style ansi.StyleConfig
	md    goldmark.Markdown
}

// newEngine returns an engine that does not wrap: glamour would pad lines and cut
// words at commas and hyphens. What it returns is good for every width.
func newEngine(style ansi.StyleConfig) *engine {
	e := &engine{style: style}
	e.reset()
	return e
}

func (e *engine) reset() {
	e.md = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList))
	glamour := ansi.NewRenderer(ansi.Options{
		Styles: e.style, InlineTableLinks: true,
		PreserveNewLines: true, // shaper leaves only the line ends that are meant
	})
	e.md.SetRenderer(renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(glamour, 1000))))
}

// render lets glamour write. A panic in it, where it does not expect what a
// document holds, is an error, and its state is thrown away.
func (e *engine) render(node ast.Node, src []byte) (out string, err error) {
	defer func() {
		if p := recover(); p != nil {
			e.reset()
			out, err = "", fmt.Errorf("glamour cannot render the block: %v", p)
		}
	}()
	var b strings.Builder
	if err := e.md.Renderer().Render(&b, src, node); err != nil {
		e.reset()
		return "", fmt.Errorf("glamour cannot render the block: %w", err)
	}
	return SGROnly(b.String()), nil
}
