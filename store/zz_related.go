package store
import "context"
type Related struct { Hit; Words []string }
func (l *Library) Related(ctx context.Context, id ID, limit int) ([]Related, error) { return nil, nil }
