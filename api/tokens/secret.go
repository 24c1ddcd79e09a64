package tokens

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"strings"

	"polidex/corpus"
)

// Prefix begins every secret, so that one that leaked is known for what it is.
const Prefix = "pdx_"

// Pattern is the regular expression of a secret. What matches it by chance fails
// [Check], so that a search of texts for leaked secrets has no false finds.
const Pattern = `pdx_[a-z2-7]{58}`

const (
	randomBytes = 32
	sumBytes    = 4
	// secretLength is the length of a secret: eight bits a byte are written in
	// five a letter.
	secretLength = len(Prefix) + ((randomBytes+sumBytes)*8+4)/5
)

// letters are those of RFC 4648's base 32 in lower case: they can be read out,
// and a double click selects all of them.
func letters() *base32.Encoding {
	return base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)
}

// newSecret returns a secret of 256 random bits followed by their CRC-32 (IEEE,
// most significant byte first), in base 32 behind the prefix.
func newSecret(random io.Reader) (string, error) {
	data := make([]byte, randomBytes, randomBytes+sumBytes)
	if _, err := io.ReadFull(random, data); err != nil {
		return "", fmt.Errorf("making a secret: %w", err)
	}
	data = binary.BigEndian.AppendUint32(data, crc32.ChecksumIEEE(data))
	return Prefix + letters().EncodeToString(data), nil
}

// Check says whether the text has the form of a secret: its prefix, length,
// letters and checksum. The error wraps [corpus.ErrInvalid] and does not repeat
// the text.
func Check(secret string) error {
	text, ok := strings.CutPrefix(secret, Prefix)
	if !ok {
		return fmt.Errorf("this is no token of Polidex, which begins with %s: %w", Prefix, corpus.ErrInvalid)
	}
	if len(secret) != secretLength {
		return fmt.Errorf("this token has %d characters and should have %d; it was not copied whole: %w", len(secret), secretLength, corpus.ErrInvalid)
	}
	data, err := letters().DecodeString(text)
	// The last letter has bits to spare, which must be zero: a secret is written
	// in one way alone.
	if err != nil || letters().EncodeToString(data) != text {
		return fmt.Errorf("this token has a character that no token has: %w", corpus.ErrInvalid)
	}
	sum := binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(data[:randomBytes]))
	if !bytes.Equal(sum, data[randomBytes:]) {
		return fmt.Errorf("this token is misspelt: its last letters do not fit the others: %w", corpus.ErrInvalid)
	}
	return nil
}

// hash is what is kept of a secret.
type hash [sha256.Size]byte

func hashOf(secret string) hash { return sha256.Sum256([]byte(secret)) }
