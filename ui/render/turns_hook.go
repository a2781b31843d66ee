package render

// turnHeadings are the turns of the speakers of a transcript.
func (d *Document) turnHeadings() []Heading { return nil }
