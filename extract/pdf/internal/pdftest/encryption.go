package pdftest

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"fmt"
	"strings"
)

// Encryption encrypts the streams of a file for an empty user password.
type Encryption struct {
	// Bits is 40 or 128 for RC4, 256 for AES-256 (revision 5).
	Bits int
	// Locked makes the check of the empty password fail.
	Locked bool
	key    []byte
}

const padding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// owner stands for the owner's entry, which readers only hash.
var owner = strings.Repeat("o", 32)

func (e *Encryption) fileKey() []byte {
	if e.key != nil {
		return e.key
	}
	if e.Bits == 256 {
		e.key = bytes.Repeat([]byte("k"), 32)
		return e.key
	}
	h := md5.New()
	h.Write([]byte(padding + owner + "\xfc\xff\xff\xff" + "0123456789abcdef"))
	key := h.Sum(nil)
	if e.Bits == 128 {
		for range 50 {
			sum := md5.Sum(key)
			key = sum[:]
		}
	}
	e.key = key[:e.Bits/8]
	return e.key
}

func (e *Encryption) dictionary() string {
	key := e.fileKey()
	user := make([]byte, 32)
	switch e.Bits {
	case 40:
		c, _ := rc4.NewCipher(key)
		c.XORKeyStream(user, []byte(padding))
	case 128:
		sum := md5.Sum([]byte(padding + "0123456789abcdef"))
		copy(user, sum[:])
		for i := range 20 {
			k := bytes.Clone(key)
			for j := range k {
				k[j] ^= byte(i)
			}
			c, _ := rc4.NewCipher(k)
			c.XORKeyStream(user[:16], user[:16])
		}
	}
	if e.Locked {
		user[0]++
	}
	switch e.Bits {
	case 40:
		return fmt.Sprintf("<</Filter/Standard/V 1/R 2/P -4/O<%x>/U<%x>>>", owner, user)
	case 128:
		return fmt.Sprintf("<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%x>/U<%x>>>", owner, user)
	}
	check := sha256.Sum256([]byte("validate"))
	if e.Locked {
		check[0]++
	}
	wrap := sha256.Sum256([]byte("keysalt."))
	block, _ := aes.NewCipher(wrap[:])
	sealed := make([]byte, 32)
	cipher.NewCBCEncrypter(block, make([]byte, 16)).CryptBlocks(sealed, key)
	return fmt.Sprintf("<</Filter/Standard/V 5/R 5/Length 256/P -4/O<%x>/U<%x%x>/UE<%x>/CF<</StdCF<</CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF>>",
		owner, check, "validatekeysalt.", sealed)
}

// encrypt encrypts the data of the stream with a number.
func (e *Encryption) encrypt(number int, data []byte) []byte {
	key := e.fileKey()
	if e.Bits == 256 {
		pad := 16 - len(data)%16
		data = append(bytes.Clone(data), bytes.Repeat([]byte{byte(pad)}, pad)...)
		block, _ := aes.NewCipher(key)
		iv := bytes.Repeat([]byte("i"), 16)
		out := make([]byte, len(data))
		cipher.NewCBCEncrypter(block, iv).CryptBlocks(out, data)
		return append(iv, out...)
	}
	h := md5.New()
	h.Write(key)
	h.Write([]byte{byte(number), byte(number >> 8), byte(number >> 16), 0, 0})
	c, _ := rc4.NewCipher(h.Sum(nil)[:min(16, len(key)+5)])
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}
