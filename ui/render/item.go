package render

import "github.com/yuin/goldmark/ast"

// A listItem is an item that knows its list and its number without those before it: glamour
// counts them for each, which takes long where there are many. So each seems to be the first
// of a list that begins with its number.
type listItem struct {
	*ast.ListItem
	list *ast.List // nil until it stands in one
}

// appendItem adds an item to a list, with its number if the list is ordered.
func appendItem(list *ast.List, number int) *listItem {
	item := &listItem{ListItem: ast.NewListItem(0)}
	list.AppendChild(list, item)
	item.list = list
	if list.IsOrdered() {
		item.list = ast.NewList(list.Marker)
		item.list.Start = number
		item.list.SetParent(list.Parent())
	}
	return item
}

// Parent is the list that the item seems to be in.
func (n *listItem) Parent() ast.Node {
	if n.list == nil {
		return n.ListItem.Parent()
	}
	return n.list
}

// PreviousSibling is none.
func (n *listItem) PreviousSibling() ast.Node { return nil }
