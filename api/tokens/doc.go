// Package tokens keeps the tokens by which programs and people are known to a
// server: a name, what its holder may do, and the hash of a secret.
//
// A [Store] is one small file in the data folder. The command line makes and
// revokes tokens in it while a server reads it: the server sees each change with
// the next request, since it looks at the file's time and size before it trusts
// what it has in memory. Writers take turns by a lock beside the file, and a
// write is complete or absent.
//
// The file holds hashes alone, so that a copy of it opens nothing. The hash is
// one round of SHA-256: a slow one such as bcrypt makes the guessing of words
// that people choose dear, and a secret of 256 random bits cannot be guessed at
// any speed, whereas a slow hash on every request would be a way to occupy the
// server.
package tokens
