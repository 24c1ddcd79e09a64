// Package mcp lets assistants ask the corpus, by the Model Context Protocol: a
// few tools that read, whose answers are short, quote the documents word for
// word, and say on which page and at which address each quote stands.
//
// [New] makes a [Server] from an [Index], an [Archive] and the vocabulary.
// [Server.Run] talks over one connection, such as standard input and output
// ([Streams]); [Server.Handler] answers over HTTP, in the protocol's streamable
// form. [Forward] passes a connection on to the /mcp of a server that runs.
//
// # What holds for every answer
//
//   - It has two forms with the same content: structured, as the tool's output
//     schema describes it, and a text to read.
//   - It is bounded: by a number of entries and by bytes (see bounds.go). What was
//     left out is said: truncated, shown, of, and next, the cursor that goes on.
//   - What went wrong is told in the answer, as a sentence with a suggestion, so
//     that the assistant can put it right. Only a message that is not of the
//     protocol, or names no tool, is answered by an error of the protocol.
//   - Words of documents are quotes and nothing else: they are marked as such in
//     the text, and the server's instructions say that they are data.
//
// # State
//
// There is none between two calls: cursors carry all that is needed. Over HTTP no
// sessions are kept and no streams are held open. The same server is used by many
// goroutines.
//
// The protocol itself is github.com/modelcontextprotocol/go-sdk, which its makers
// keep: it follows the protocol's versions, of which clients speak several.
package mcp
