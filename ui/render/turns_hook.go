package render

// turnHeadings are the turns of the speakers of a transcript.
func (d *Document) turnHeadings() []Heading {
	var all []Heading
	for _, t := range d.Turns() {
		all = append(all, Heading{Level: 1, Text: t.Text, Place: t.Place})
	}
	return all
}
