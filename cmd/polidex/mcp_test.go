package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// assistant connects a client of the protocol's library.
func assistant(t *testing.T, transport sdk.Transport) *sdk.ClientSession {
	t.Helper()
	session, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	return session
}

// actions asks for the key actions, and returns their quotes and links.
func actions(t *testing.T, session *sdk.ClientSession) (hits []struct{ Quote, Link string }) {
	t.Helper()
	r, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: "list_actions", Arguments: map[string]any{"year": 2031}})
	if err != nil || r.IsError {
		t.Fatalf("list_actions: %+v, %v", r, err)
	}
	data, err := json.Marshal(r.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	answer := struct {
		Hits *[]struct{ Quote, Link string }
	}{&hits}
	if err := json.Unmarshal(data, &answer); err != nil {
		t.Fatal(err)
	}
	if len(hits) != 1 || hits[0].Quote != "present a plan against waste crime on rivers in 2031" {
		t.Fatalf("the answer is %s, want the action of 2031", data)
	}
	return hits
}

// command is the program itself, as an assistant's program starts it.
func command(t *testing.T, said io.Writer, env []string, args ...string) sdk.Transport {
	t.Helper()
	cmd := exec.Command("polidex", append([]string{"mcp"}, args...)...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = said
	return &sdk.CommandTransport{Command: cmd}
}

// TestAssistants ask the command over standard input and output, the server over
// HTTP, and the server through the command.
func TestAssistants(t *testing.T) {
	dir := t.TempDir()
	file, data := filepath.Join(dir, "rivers.txt"), filepath.Join(dir, "data")
	if err := os.WriteFile(file, []byte(note), 0o600); err != nil {
		t.Fatal(err)
	}
	if code := run(t.Context(), []string{"ingest", "--data", data, file}, streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard}, func(string) string { return "" }); code != exitOK {
		t.Fatalf("taking the document in ended with %d", code)
	}

	var said bytes.Buffer
	session := assistant(t, command(t, &said, nil, "--data", data))
	link := actions(t, session)[0].Link
	id, ok := strings.CutPrefix(link, "polidex://actions/")
	read, err := session.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: link})
	if !ok || err != nil || !strings.Contains(read.Contents[0].Text, "waste crime on rivers") {
		t.Errorf("reading %s: %+v, %v", link, read, err)
	}
	if err := session.Close(); err != nil {
		t.Errorf("the command ended with %v, want status 0", err)
	}
	if said.Len() > 0 {
		t.Errorf("the command said %q, want nothing", &said)
	}

	server := serveDocuments(t, data)
	for name, transport := range map[string]sdk.Transport{
		"over HTTP":           &sdk.StreamableClientTransport{Endpoint: server.url + "/mcp", DisableStandaloneSSE: true},
		"through the command": command(t, &said, []string{"POLIDEX_DATA=" + filepath.Join(dir, "none")}, "--server", server.url),
	} {
		t.Run(name, func(t *testing.T) {
			session := assistant(t, transport)
			link := actions(t, session)[0].Link
			if link != server.url+"/v1/actions/"+id {
				t.Errorf("the link is %s, want one of %s to %s", link, server.url, id)
			}
			res, err := http.Get(link)
			if err != nil {
				t.Fatal(err)
			}
			res.Body.Close()
			if res.StatusCode != http.StatusOK {
				t.Errorf("%s leads to %s", link, res.Status)
			}
			if err := session.Close(); err != nil {
				t.Errorf("closing: %v", err)
			}
		})
	}
	if said.Len() > 0 {
		t.Errorf("the command said %q, want nothing", &said)
	}

	// The data are in use by the server, and what to do is said.
	var second lines
	code := run(context.Background(), []string{"mcp", "--data", data}, streams{in: strings.NewReader(""), out: io.Discard, err: &second}, func(string) string { return "" })
	if code != exitFailure || !strings.Contains(second.String(), "or through 'polidex mcp --server ADDRESS'") || strings.Count(second.String(), "\n") != 1 {
		t.Errorf("a second process ended with %d and said %q", code, second.String())
	}
}
