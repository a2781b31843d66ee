package query

// A Field is a part of a document that a query can name.
type Field uint8

const (
	Title Field = iota
	Body
	Source
	Byline
	Path
	FieldCount
)

// String returns the field's name.
func (f Field) String() string {
	return [...]string{Title: "title", Body: "body", Source: "source", Byline: "byline", Path: "path"}[f]
}

// prefix returns what stands before the colon in a query, such as "by".
func (f Field) prefix() string {
	switch f {
	case Body:
		return "text"
	case Byline:
		return "by"
	}
	return f.String()
}

// fieldOf returns the field that a name before a colon stands for.
func fieldOf(prefix string) (f Field, ok bool) {
	for f := Title; f < FieldCount; f++ {
		if f.prefix() == prefix {
			return f, true
		}
	}
	return 0, false
}

// Fields is a set of fields, a bit for each. The empty set stands for all that plain
// words are looked for in.
type Fields uint8

// Has reports whether words looked for in these fields are looked for in f. Paths are
// only looked at if the query names them.
func (in Fields) Has(f Field) bool {
	if in == 0 {
		return f != Path
	}
	return in>>f&1 != 0
}
