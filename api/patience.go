package api

import (
	"net/http"
	"time"
)

// writePatience is how long a client may take to receive one write of a stream.
const writePatience = time.Minute

// patientWriter puts the server's limit on the time of writing off with each
// write, so that a long download is cut only when the client stops reading.
type patientWriter struct {
	http.ResponseWriter
	control *http.ResponseController
}

func newPatientWriter(w http.ResponseWriter) patientWriter {
	return patientWriter{w, http.NewResponseController(w)}
}

func (p patientWriter) Write(b []byte) (int, error) {
	// A writer that knows no deadlines (a test's recorder) needs none put off.
	_ = p.control.SetWriteDeadline(time.Now().Add(writePatience))
	return p.ResponseWriter.Write(b)
}

// Unwrap serves [http.ResponseController].
func (p patientWriter) Unwrap() http.ResponseWriter { return p.ResponseWriter }

// cutError is an error after a part of the answer was sent: all that can be
// done is to cut the connection.
type cutError struct{ err error }

func (e cutError) Error() string { return e.err.Error() }

func (e cutError) Unwrap() error { return e.err }
