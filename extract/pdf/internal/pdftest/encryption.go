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

// Encryption encrypts the streams of a file for an empty password.
type Encryption struct {
	// Bits is 40 for RC4 of revision 2, 48 to 128 for RC4 of revision 3, 256 for
	// AES-256 (revision 5).
	Bits int
	// Locked makes the check of the empty password fail.
	Locked bool
	// Owner makes the owner's password the empty one, and not the user's.
	Owner bool
	key   []byte
}

const padding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// user is the padded password of the user.
func (e *Encryption) user() string {
	if e.Owner {
		return "quay" + padding[:28]
	}
	return padding
}

// owner is the owner's entry. Readers that have the user's password only hash it.
func (e *Encryption) owner() string {
	if !e.Owner {
		return strings.Repeat("o", 32)
	}
	sum := md5.Sum([]byte(padding))
	if e.Bits == 40 {
		return string(mix(sum[:5], 0, []byte(e.user())))
	}
	for range 50 {
		sum = md5.Sum(sum[:])
	}
	out := []byte(e.user())
	for i := range 20 {
		out = mix(sum[:e.Bits/8], byte(i), out)
	}
	return string(out)
}

// mix encrypts data by RC4 with a key of which each byte is combined with b.
func mix(key []byte, b byte, data []byte) []byte {
	key = bytes.Clone(key)
	for i := range key {
		key[i] ^= b
	}
	c, _ := rc4.NewCipher(key)
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

func (e *Encryption) fileKey() []byte {
	if e.key != nil {
		return e.key
	}
	if e.Bits == 256 {
		e.key = bytes.Repeat([]byte("k"), 32)
		return e.key
	}
	h := md5.New()
	h.Write([]byte(e.user() + e.owner() + "\xfc\xff\xff\xff" + "0123456789abcdef"))
	key := h.Sum(nil)
	if e.Bits > 40 {
		for range 50 {
			sum := md5.Sum(key[:e.Bits/8])
			key = sum[:]
		}
	}
	e.key = key[:e.Bits/8]
	return e.key
}

func (e *Encryption) dictionary() string {
	key := e.fileKey()
	if e.Bits == 256 {
		return e.dictionary256()
	}
	user := mix(key, 0, []byte(padding))
	revision := "/V 1/R 2"
	if e.Bits > 40 {
		revision = fmt.Sprintf("/V 2/R 3/Length %d", e.Bits)
		sum := md5.Sum([]byte(padding + "0123456789abcdef"))
		user = sum[:]
		for i := range 20 {
			user = mix(key, byte(i), user)
		}
		user = append(user, make([]byte, 16)...)
	}
	if e.Locked {
		user[0]++
	}
	return fmt.Sprintf("<</Filter/Standard%s/P -4/O<%x>/U<%x>>>", revision, e.owner(), user)
}

func (e *Encryption) dictionary256() string {
	// An entry is a hash, a salt of the hash, and a salt of what seals the key.
	entry := func(open bool, user string) (entry string, sealed []byte) {
		check := sha256.Sum256([]byte("validate" + user))
		if !open {
			check[0]++
		}
		wrap := sha256.Sum256([]byte("keysalt." + user))
		block, _ := aes.NewCipher(wrap[:])
		sealed = make([]byte, 32)
		cipher.NewCBCEncrypter(block, make([]byte, 16)).CryptBlocks(sealed, e.fileKey())
		return string(check[:]) + "validatekeysalt.", sealed
	}
	user, userKey := entry(!e.Locked && !e.Owner, "")
	owner, ownerKey := entry(e.Owner, user)
	return fmt.Sprintf("<</Filter/Standard/V 5/R 5/Length 256/P -4/O<%x>/OE<%x>/U<%x>/UE<%x>/CF<</StdCF<</CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF>>",
		owner, ownerKey, user, userKey)
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
