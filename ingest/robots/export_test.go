package robots

// Match and Normalise are the two steps of a comparison.
func Match(pattern, path string) bool            { return match(pattern, path) }
func Normalise(path string, pattern bool) string { return normalise(path, pattern) }
