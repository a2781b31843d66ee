package source

import (
	"bytes"
	"path"
	"strings"
)

const isBinary = "it is binary, not text"

// leftOutByName says why a file is not even opened, or "". Only extensions that
// have one meaning stand here.
func leftOutByName(name string) string {
	switch path.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz")) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".ico", ".svg", ".heic", ".avif", ".psd":
		return "it is a picture"
	case ".mp3", ".wav", ".ogg", ".flac", ".m4a", ".aac", ".wma":
		return "it is a sound"
	case ".mp4", ".avi", ".mov", ".mkv", ".webm", ".wmv", ".flv", ".m4v", ".mpg", ".mpeg":
		return "it is a film"
	case ".zip", ".tar", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".jar", ".iso", ".dmg":
		return "it is an archive; unpack it to read what it holds"
	case ".pdf", ".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".epub":
		return notOurs
	case ".exe", ".dll", ".so", ".dylib", ".o", ".a", ".class", ".pyc", ".wasm":
		return "it is a program"
	case ".db", ".sqlite", ".sqlite3":
		return "it is a database"
	case ".woff", ".woff2", ".ttf", ".otf", ".eot":
		return "it is a font"
	case ".css", ".js", ".mjs", ".map":
		return "it is a part of a web page, not a text"
	}
	return ""
}

const notOurs = "its format is not read; save it as text, Markdown or HTML"

// leftOutByContent says why the bytes of a file cannot be a text, or "". The
// signatures are those of the file(1) database.
func leftOutByContent(data []byte) string {
	switch {
	case len(data) == 0:
		return "it is empty"
	case starts(data, "%PDF-"), starts(data, `{\rtf`), starts(data, "\xd0\xcf\x11\xe0"):
		return notOurs
	case starts(data, "PK\x03\x04"), starts(data, "7z\xbc\xaf"), starts(data, "Rar!\x1a"), starts(data, "BZh9"),
		starts(data, "\xfd7zXZ"), starts(data, "\x28\xb5\x2f\xfd"), isGzip(data), len(data) >= 262 && starts(data[257:], "ustar"):
		return "it is an archive; unpack it to read what it holds"
	case starts(data, "\x89PNG"), starts(data, "GIF8"), starts(data, "\xff\xd8\xff"):
		return "it is a picture"
	case starts(data, "\x7fELF"), starts(data, "MZ\x90"), starts(data, "\xfe\xed\xfa"), starts(data, "\xca\xfe\xba\xbe"):
		return "it is a program"
	case starts(data, "SQLite format 3\x00"):
		return "it is a database"
	}
	return ""
}

func starts(data []byte, signature string) bool { return bytes.HasPrefix(data, []byte(signature)) }
