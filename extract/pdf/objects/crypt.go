package objects

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"fmt"

	"polidex/corpus"
	"polidex/extract/pdf/syntax"
)

// method is a way of encrypting strings or streams.
type method uint8

const (
	identity method = iota
	rc4Method
	aes128
	aes256
)

// decrypter undoes the standard security handler (ISO 32000-2, 7.6) of a file
// that an empty user password opens.
type decrypter struct {
	key              []byte
	strings, streams method
	err              error
}

// passwordPadding fills short passwords up (ISO 32000-1, 7.6.3.3, step a).
const passwordPadding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08" +
	"\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// openCrypt reads the encryption dictionary, if there is one.
func (f *located) openCrypt() {
	e := f.trailer.Key("Encrypt")
	if e.Kind == syntax.Reference {
		s, ok := f.sources[int(e.Num)]
		if !ok {
			return
		}
		o, _ := f.effort.object(s)
		delete(f.sources, s.number)
		e = &o
	}
	if e.Kind != syntax.Dict {
		return
	}
	var id []byte
	if ids := f.trailer.Key("ID").Items; len(ids) > 0 {
		id = ids[0].Bytes
	}
	f.crypt = newDecrypter(e, id)
}

func newDecrypter(e *syntax.Object, id []byte) *decrypter {
	d := &decrypter{}
	if h := e.Key("Filter").Name(); h != "Standard" {
		d.err = fmt.Errorf("encrypted with the security handler %q: %w", h, corpus.ErrUnsupported)
		return d
	}
	length := e.Key("Length").Int()
	if length >= 40 {
		length /= 8
	}
	switch v := e.Key("V").Int(); v {
	case 1:
		d.strings, d.streams, length = rc4Method, rc4Method, 5
	case 2, 3:
		d.strings, d.streams = rc4Method, rc4Method
	case 4, 5, 6:
		d.strings, d.streams = cryptFilter(e, "StrF"), cryptFilter(e, "StmF")
		length = 16
	default:
		d.err = fmt.Errorf("encrypted by version %d of the standard handler: %w", v, corpus.ErrUnsupported)
		return d
	}
	if d.strings == identity && d.streams == identity {
		return d // only attached files are encrypted
	}
	if e.Key("V").Int() >= 5 {
		d.key = key256(e)
	} else {
		// Lengths are given in bits, in bytes, or not at all: the one that fits
		// is the one that makes the check come out.
		for _, n := range []int{length, 16, 5} {
			if n < 5 || n > 16 {
				continue
			}
			if d.key = keyMD5(e, id, n); d.key != nil {
				break
			}
		}
	}
	if d.key == nil {
		d.err = fmt.Errorf("the file opens only with a password: %w", corpus.ErrUnsupported)
	}
	return d
}

// cryptFilter returns the method that the crypt filter of a use stands for.
func cryptFilter(e *syntax.Object, use string) method {
	name := e.Key(use).Name()
	if name == "" || name == "Identity" {
		return identity
	}
	switch e.Key("CF").Key(name).Key("CFM").Name() {
	case "V2":
		return rc4Method
	case "AESV2":
		return aes128
	case "AESV3":
		return aes256
	}
	return identity
}

// keyMD5 makes the file key of revisions 2 to 4 from the empty password
// (algorithm 2) and checks it; nil means that a password is needed.
func keyMD5(e *syntax.Object, id []byte, length int) []byte {
	revision := e.Key("R").Int()
	p := uint32(int64(e.Key("P").Int()))
	h := md5.New()
	h.Write([]byte(passwordPadding))
	h.Write(first(e.Key("O").Bytes, 32))
	h.Write([]byte{byte(p), byte(p >> 8), byte(p >> 16), byte(p >> 24)})
	h.Write(id)
	if m := e.Key("EncryptMetadata"); revision >= 4 && m.Kind == syntax.Bool && m.Num == 0 {
		h.Write([]byte{255, 255, 255, 255})
	}
	key := h.Sum(nil)
	if revision >= 3 {
		for range 50 {
			sum := md5.Sum(key[:length])
			key = sum[:]
		}
	}
	key = key[:length]
	if !bytes.HasPrefix(e.Key("U").Bytes, userEntry(key, id, revision)) {
		return nil
	}
	return key
}

// userEntry computes what the dictionary's U begins with for a key
// (algorithms 4 and 5).
func userEntry(key, id []byte, revision int) []byte {
	if revision < 3 {
		return rc4Bytes(key, []byte(passwordPadding))
	}
	sum := md5.Sum(append([]byte(passwordPadding), id...))
	u := sum[:]
	for i := range 20 {
		k := bytes.Clone(key)
		for j := range k {
			k[j] ^= byte(i)
		}
		u = rc4Bytes(k, u)
	}
	return u
}

func first(b []byte, n int) []byte { return b[:min(n, len(b))] }

func rc4Bytes(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return data
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

func (d *decrypter) text(number, generation int, b []byte) []byte {
	return d.decrypt(d.strings, number, generation, b)
}

func (d *decrypter) stream(number, generation int, b []byte) []byte {
	return d.decrypt(d.streams, number, generation, b)
}

func (d *decrypter) decrypt(m method, number, generation int, b []byte) []byte {
	switch m {
	case rc4Method:
		return rc4Bytes(d.objectKey(number, generation, ""), b)
	case aes128:
		return aesCBC(d.objectKey(number, generation, "sAlT"), b)
	case aes256:
		return aesCBC(d.key, b)
	}
	return b
}

// objectKey makes the key of one object (algorithm 1).
func (d *decrypter) objectKey(number, generation int, salt string) []byte {
	h := md5.New()
	h.Write(d.key)
	h.Write([]byte{byte(number), byte(number >> 8), byte(number >> 16), byte(generation), byte(generation >> 8)})
	h.Write([]byte(salt))
	return h.Sum(nil)[:min(16, len(d.key)+5)]
}

// aesCBC decrypts data that begins with its initialisation vector and ends with
// padding; a last block cut short is dropped.
func aesCBC(key, data []byte) []byte {
	const n = aes.BlockSize
	block, err := aes.NewCipher(key)
	if err != nil || len(data) < 2*n {
		return nil
	}
	iv, body := data[:n], data[n:]
	body = body[:len(body)/n*n]
	out := make([]byte, len(body))
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(out, body)
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= n {
		out = out[:len(out)-pad]
	}
	return out
}
