// Package seeds holds the sample briefings that readout opens when it is given no folder: four real pages,
// saved as text with the furniture of the site they came from, byte for byte as they were found.
package seeds

import "embed"

// FS holds the samples as *.txt at its root.
//
//go:embed *.txt
var FS embed.FS
