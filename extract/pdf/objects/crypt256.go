package objects

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"crypto/sha512"
	"slices"

	"polidex/extract/pdf/syntax"
)

// key256 takes the file key of AES-256 (revisions 5 and 6) out of the
// dictionary with the empty password, first as the user's, then as the owner's
// (ISO 32000-2, algorithm 2.A); nil means that a password is needed.
func key256(e *syntax.Object) []byte {
	user := first(e.Key("U").Bytes, 48)
	if key := unseal(e, user, e.Key("UE").Bytes, nil); key != nil {
		return key
	}
	return unseal(e, e.Key("O").Bytes, e.Key("OE").Bytes, user)
}

// unseal checks the empty password against an entry, which is a hash and two
// salts, and takes the key out of what it seals. The owner's hashes are over the
// user's entry too.
func unseal(e *syntax.Object, entry, sealed, user []byte) []byte {
	if len(entry) < 48 || len(sealed) < 32 {
		return nil
	}
	hash := func(salt []byte) []byte { return hash6(salt, user) }
	if e.Key("R").Int() == 5 {
		hash = func(salt []byte) []byte {
			sum := sha256.Sum256(slices.Concat(salt, user))
			return sum[:]
		}
	}
	if !bytes.Equal(hash(entry[32:40]), entry[:32]) {
		return nil
	}
	block, err := aes.NewCipher(hash(entry[40:48]))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, sealed[:32])
	return key
}

// hash6 is the hardened hash of revision 6 (algorithm 2.B) of an empty password,
// a salt, and for the owner the user's entry.
func hash6(salt, user []byte) []byte {
	sum := sha256.Sum256(slices.Concat(salt, user))
	k := sum[:]
	for round := 0; ; round++ {
		input := bytes.Repeat(slices.Concat(k, user), 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(input, input)
		remainder := 0
		for _, b := range input[:16] {
			remainder += int(b)
		}
		switch remainder % 3 {
		case 0:
			s := sha256.Sum256(input)
			k = s[:]
		case 1:
			s := sha512.Sum384(input)
			k = s[:]
		default:
			s := sha512.Sum512(input)
			k = s[:]
		}
		if round >= 63 && int(input[len(input)-1]) <= round-31 {
			return k[:32]
		}
	}
}
