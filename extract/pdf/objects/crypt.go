package objects

import (
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
// that an empty password opens, be it the user's or the owner's.
type decrypter struct {
	key              []byte
	strings, streams method
	err              error
}

// openCrypt reads the encryption dictionary, if there is one.
func (f *located) openCrypt() {
	ref := f.trailer.Key("Encrypt")
	e := f.resolved(ref, 3)
	if e.Kind != syntax.Dict {
		return
	}
	if ref.Kind == syntax.Reference {
		delete(f.sources, int(ref.Num))
	}
	var id []byte
	if ids := f.trailer.Key("ID").Items; len(ids) > 0 {
		id = ids[0].Bytes
	}
	f.crypt = newDecrypter(&e, id)
}

// resolved returns an object with the references in its dictionaries followed, to
// a depth.
func (f *located) resolved(o *syntax.Object, depth int) syntax.Object {
	out := *o
	if out.Kind == syntax.Reference {
		s, ok := f.sources[int(out.Num)]
		if !ok {
			return syntax.Object{}
		}
		out, _ = f.effort.object(s)
	}
	if depth > 0 && out.Kind == syntax.Dict {
		for i := range out.Items {
			out.Items[i] = f.resolved(&out.Items[i], depth-1)
		}
	}
	return out
}

func newDecrypter(e *syntax.Object, id []byte) *decrypter {
	d := &decrypter{}
	if h := e.Key("Filter").Name(); h != "Standard" {
		d.err = fmt.Errorf("encrypted with the security handler %q: %w", h, corpus.ErrUnsupported)
		return d
	}
	switch v := e.Key("V").Int(); v {
	case 1, 2, 3:
		d.strings, d.streams = rc4Method, rc4Method
	case 4, 5, 6:
		d.strings, d.streams = cryptFilter(e, "StrF"), cryptFilter(e, "StmF")
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
		d.key = key128(e, id)
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
