package cli_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// Goroutines begin in store/spawn alone, where none can end the program: what else begins
// one, and has no recover by itself, is found here.
func TestGoroutinesBeginInOnePlace(t *testing.T) {
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (path == "store/spawn" || strings.HasPrefix(entry.Name(), ".") && path != "."):
			return fs.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		source, err := fs.ReadFile(root, path)
		if err != nil {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if what := beginsGoroutine(n); what != "" {
				t.Errorf("%s: %s begins a goroutine: use store/spawn", files.Position(n.Pos()), what)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// beginsGoroutine says what in a node begins a goroutine, "" if nothing does.
func beginsGoroutine(n ast.Node) string {
	switch n := n.(type) {
	case *ast.GoStmt:
		return "a go statement"
	case *ast.SelectorExpr:
		of, _ := n.X.(*ast.Ident)
		if of == nil {
			return ""
		}
		switch name := of.Name + "." + n.Sel.Name; name {
		case "context.AfterFunc", "time.AfterFunc", "sync.WaitGroup", "errgroup.Group":
			return name
		}
	}
	return ""
}
