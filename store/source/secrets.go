package source

// Secrets are paths of files that are never read, under whatever name they are found in a
// place: a file of a server lies in its library if somebody has linked it there. What counts
// is which file it is, by device and number, at the moment it is read or its facts are taken.
type Secrets []string

// errSecret refuses a file that is one of the Secrets.
var errSecret = skip("it is a file of the server that nobody may read, under another name; remove this name")
