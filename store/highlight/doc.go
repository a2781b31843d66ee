// Package highlight finds in a text what a query asks for: the places to highlight, and
// the passages that make a snippet. It divides texts into words as the index does, but
// reads no index, so that it finds the same in a text that is in none.
package highlight
