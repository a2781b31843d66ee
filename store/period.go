package store

// ParsePeriod reads a period as queries and flags have it: "2023", "2023-05",
// "2023-05-04", "2023..2024", "..2024-05", ">=2023", "<2024-05-01". The error says
// what is wrong with it, such as a date that does not exist.
func ParsePeriod(text string) (Period, error) {
	return Period{}, nil
}
