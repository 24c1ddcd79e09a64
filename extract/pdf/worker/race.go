//go:build race

package worker

// raceDetector says that the program is built with the race detector, which maps
// hundreds of megabytes of its own from the start and, denied more, ends the
// process with words that tell nothing of the job.
const raceDetector = true
