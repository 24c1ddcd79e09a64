package ingest

// SetMaxFound bounds the inputs of a run that were found through others.
func SetMaxFound(p *Pipeline, n int) { p.maxFound = n }
