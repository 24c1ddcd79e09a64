package objects

import (
	"bytes"
	"crypto/md5"

	"polidex/extract/pdf/syntax"
)

// passwordPadding fills short passwords up (ISO 32000-1, 7.6.3.3, step a).
const passwordPadding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08" +
	"\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// key128 makes the file key of revisions 2 to 4 with the empty password, first as
// the user's, then as the owner's; nil means that a password is needed. Lengths
// are given in bits, in bytes, in one of two places, or not at all: the one that
// fits is the one that makes the check come out.
func key128(e *syntax.Object, id []byte) []byte {
	lengths := []int{e.Key("Length").Int(), e.Key("CF").Key(e.Key("StmF").Name()).Key("Length").Int(), 16, 5}
	if e.Key("R").Int() < 3 {
		lengths = []int{5}
	}
	for _, n := range lengths {
		if n >= 40 {
			n /= 8
		}
		if n < 5 || n > 16 {
			continue
		}
		if key := keyMD5(e, id, []byte(passwordPadding), n); key != nil {
			return key
		}
		if key := keyMD5(e, id, userPassword(e, n), n); key != nil {
			return key
		}
	}
	return nil
}

// hashes is how often keys of revision 3 and later are hashed again.
const hashes = 50

// keyMD5 makes a file key from a padded user password (algorithm 2) and checks
// it; nil means that the password is another.
func keyMD5(e *syntax.Object, id, password []byte, length int) []byte {
	revision := e.Key("R").Int()
	p := uint32(int64(e.Key("P").Int()))
	h := md5.New()
	h.Write(password)
	h.Write(first(e.Key("O").Bytes, 32))
	h.Write([]byte{byte(p), byte(p >> 8), byte(p >> 16), byte(p >> 24)})
	h.Write(id)
	if m := e.Key("EncryptMetadata"); revision >= 4 && m.Kind == syntax.Bool && m.Num == 0 {
		h.Write([]byte{255, 255, 255, 255})
	}
	key := h.Sum(nil)
	if revision >= 3 {
		for range hashes {
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

// userPassword is the padded user password that the owner's entry holds for who
// knows the owner's password, which is taken to be empty (algorithm 7).
func userPassword(e *syntax.Object, length int) []byte {
	sum := md5.Sum([]byte(passwordPadding))
	out := first(e.Key("O").Bytes, 32)
	if e.Key("R").Int() < 3 {
		return rc4Bytes(sum[:length], out)
	}
	for range hashes {
		sum = md5.Sum(sum[:])
	}
	for i := range 20 {
		out = rc4Bytes(mixed(sum[:length], byte(19-i)), out)
	}
	return out
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
		u = rc4Bytes(mixed(key, byte(i)), u)
	}
	return u
}

// mixed returns a key with each byte combined with b.
func mixed(key []byte, b byte) []byte {
	out := bytes.Clone(key)
	for i := range out {
		out[i] ^= b
	}
	return out
}
