//go:build !race

package worker

// raceDetector says that the program is built with the race detector.
const raceDetector = false
