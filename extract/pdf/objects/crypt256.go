package objects

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"crypto/sha512"

	"polidex/extract/pdf/syntax"
)

// key256 takes the file key of AES-256 (revisions 5 and 6) out of the
// dictionary with the empty password (ISO 32000-2, algorithm 2.A); nil means
// that a password is needed.
func key256(e *syntax.Object) []byte {
	u, ue := e.Key("U").Bytes, e.Key("UE").Bytes
	if len(u) < 48 || len(ue) < 32 {
		return nil
	}
	hash := hash6
	if e.Key("R").Int() == 5 {
		hash = func(salt []byte) []byte {
			sum := sha256.Sum256(salt)
			return sum[:]
		}
	}
	if !bytes.Equal(hash(u[32:40]), u[:32]) {
		return nil
	}
	block, err := aes.NewCipher(hash(u[40:48]))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, ue[:32])
	return key
}

// hash6 is the hardened hash of revision 6 (algorithm 2.B) of an empty password
// and a salt.
func hash6(salt []byte) []byte {
	sum := sha256.Sum256(salt)
	k := sum[:]
	for round := 0; ; round++ {
		input := bytes.Repeat(k, 64)
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
