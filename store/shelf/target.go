package shelf

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"readout/store/text"
)

// A Target is what a link of a document leads to: a path that a snapshot may hold, or
// an address for a browser. The zero Target leads nowhere. All of it is safe to show.
type Target struct {
	Path     string // as Document.Path, without fragment and query
	URL      string // absolute: http, https or mailto, in printing ASCII without spaces
	Fragment string // that of a path: a heading, or the key of an item in a container
}

// maxAddress bounds the length of an address, in bytes.
const maxAddress = 2000

// Target resolves the address of a link in the document. Relative addresses count from
// the folder of the document's file (RFC 3986, section 5), those with a leading slash
// from its place, or from the site if the document declares its own address. Addresses
// that leave the place or have another scheme, such as javascript: and file:, lead
// nowhere.
func (d Document) Target(address string) Target {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || len(address) > maxAddress || *u == (url.URL{}) {
		return Target{}
	}
	if u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") && d.Link != "" {
		return Target{URL: d.webAddress(u)}
	}
	t := Target{Path: d.Path, Fragment: text.OneLine(u.Fragment)}
	if u.Path != "" {
		t.Path = d.beside(u.Path)
	}
	if t.Path == "" {
		return Target{}
	}
	return t
}

// webAddress is an address made absolute and safe, or "".
func (d Document) webAddress(u *url.URL) string {
	base, err := url.Parse(d.Link)
	if err != nil || base.Host == "" {
		base = &url.URL{Scheme: "https"}
	}
	u = base.ResolveReference(u)
	if u.Scheme == "mailto" {
		u.RawQuery = mailFields(u.Query())
	}
	switch {
	case u.Scheme == "mailto" && u.Opaque != "", (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
	default:
		return ""
	}
	to := printing(u.String())
	if _, err := url.Parse(to); err != nil || len(to) > maxAddress {
		return "" // such as a host with quotation marks
	}
	return to
}

// mailFields keeps of the fields of a mail those that are only text (RFC 6068): others
// could attach files.
func mailFields(asked url.Values) string {
	allowed := url.Values{}
	for _, name := range []string{"subject", "body", "cc"} {
		if v, ok := asked[name]; ok {
			allowed[name] = v
		}
	}
	return strings.ReplaceAll(allowed.Encode(), "+", "%20")
}

// printing percent-encodes all bytes of an address but printing ASCII, and those
// signs that end addresses in text.
func printing(address string) string {
	var to strings.Builder
	for _, b := range []byte(address) {
		if b <= ' ' || b > '~' || strings.IndexByte("\"<>\\^`{|}", b) >= 0 {
			fmt.Fprintf(&to, "%%%02X", b)
			continue
		}
		to.WriteByte(b)
	}
	return to.String()
}

// beside is a path as seen from the document's file, or from its place if it begins
// with a slash; "" if it leaves the place.
func (d Document) beside(to string) string {
	inside := ""
	if !strings.HasPrefix(to, "/") {
		inside = path.Dir(file(strings.TrimPrefix(d.Path, d.root)))
	}
	inside = path.Join(inside, strings.TrimLeft(to, "/"))
	if !fs.ValidPath(inside) || inside == "." {
		return ""
	}
	shown := text.OneLine(d.root + inside) // as paths of documents are
	if inside, ok := strings.CutPrefix(shown, d.root); !ok || !fs.ValidPath(inside) {
		return "" // it had hidden what it is
	}
	return shown
}

// file is the path of the file of a document, without the key of an item in it. Names of
// folders and files may hold "#" too; that of a key follows the ending of a name.
func file(of string) string {
	for at := range len(of) {
		if of[at] == '#' && path.Ext(of[:at]) != "" {
			return of[:at]
		}
	}
	return of
}
