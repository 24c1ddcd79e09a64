package main

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// sentJob is what a test reads of a job.
type sentJob struct {
	State, Reason, Document string
	Rows                    []struct{ State string }
	Links                   struct{ Self, Events string }
}

// sendFile sends a file to a server and returns its job.
func sendFile(t *testing.T, url, name, text string) sentJob {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(part, text); err != nil {
		t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := http.Post(url+"/v1/documents", form.FormDataContentType(), &body)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	var j sentJob
	if err := json.NewDecoder(r.Body).Decode(&j); err != nil || r.StatusCode != http.StatusAccepted {
		t.Fatalf("%s, %v", r.Status, err)
	}
	return j
}

// A file that is sent to a server can be found, what happens to it can be heard,
// and the next server on the same data knows of it.
func TestServeUpload(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := serveDocuments(t, data)
	j := sendFile(t, s.url, "rivers.txt", note)
	r, err := http.Get(s.url + j.Links.Events)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	told, err := io.ReadAll(r.Body) // until the job ends
	if err != nil || !strings.Contains(string(told), "\nevent: indexed\n") || !strings.Contains(string(told), "\nevent: done\n") {
		t.Errorf("the events are %q, %v", told, err)
	}
	var found struct{ Total int }
	getJSON(t, s.url+"/v1/actions?document="+j.Document, &found)
	if found.Total == 0 {
		t.Error("no action of the file can be found")
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodDelete, s.url+"/v1/documents/"+j.Document, nil)
	if err != nil {
		t.Fatal(err)
	}
	gone, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	gone.Body.Close()
	getJSON(t, s.url+"/v1/actions", &found)
	if gone.StatusCode != http.StatusOK || found.Total != 0 {
		t.Errorf("removing it is answered %s, and %d actions are found then", gone.Status, found.Total)
	}
	s.stop()
	if code := <-s.ended; code != exitOK {
		t.Errorf("the server ended with %d: %s", code, s.errors)
	}

	s = serveDocuments(t, data)
	getJSON(t, s.url+j.Links.Self, &j)
	getJSON(t, s.url+"/v1/actions", &found)
	if j.State != "done" || len(j.Rows) != 1 || j.Rows[0].State != "added" || found.Total != 0 {
		t.Errorf("the next server tells of %+v, and finds %d actions", j, found.Total)
	}
	s.stop()
	<-s.ended
}
