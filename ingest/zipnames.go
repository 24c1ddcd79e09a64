package ingest

import (
	"archive/zip"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"polidex/corpus"
)

// The names of members as APPNOTE.TXT, the specification of PKWARE, has them.
const (
	// flagEncrypted and flagStrong are bits of the general purpose flags (4.4.4).
	flagEncrypted = 1 << 0
	flagStrong    = 1 << 6
	flagUTF8      = 1 << 11
	// methodAES stands in the place of the method of a member that is encrypted
	// with AES (appendix E).
	methodAES = 99
	// unicodePath is the extra field that has a name in UTF-8 (4.6.9).
	unicodePath = 0x7075
)

// maxMemberName bounds the name of a member, in bytes.
const maxMemberName = 1024

// memberName returns the path of a member within its archive, with / between its
// parts. Nothing is ever written under it; but a name that would lead out of a
// folder is that of a trap, and in its error, which wraps
// [corpus.ErrUnsupported], no path at all.
func memberName(h zip.FileHeader) (string, error) {
	name := decodedName(h)
	if len(name) > maxMemberName {
		return strconv.Quote(name[:maxMemberName]), fmt.Errorf("its name is longer than %d bytes: %w", maxMemberName, corpus.ErrUnsupported)
	}
	why := ""
	switch {
	case strings.Trim(name, "/.") == "":
		why = "it names no file"
	case strings.HasPrefix(name, "/"):
		why = "it begins at the root of the disk"
	case strings.Contains(name, `\`):
		why = "it has a backslash in it, where there is to be a /"
	case len(name) > 1 && name[1] == ':' && isLetter(name[0]):
		why = "it begins with a drive"
	case strings.ContainsRune(name, 0):
		why = "it has a zero byte in it"
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			why = "it has .. in it"
		}
	}
	if why != "" {
		return strconv.Quote(name), fmt.Errorf("an unsafe name (%s), which is not taken: %w", why, corpus.ErrUnsupported)
	}
	return encodable(path.Clean(name)), nil
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// decodedName is the name in UTF-8, as far as it can be. One without any mark is
// UTF-8 if its bytes are: that is what Unix and macOS write. Else it is in code
// page 437, as the specification has it (appendix D).
func decodedName(h zip.FileHeader) string {
	if name, ok := unicodeName(h); ok {
		return name
	}
	if utf8.ValidString(h.Name) || h.Flags&flagUTF8 != 0 {
		return h.Name
	}
	name, err := charmap.CodePage437.NewDecoder().String(h.Name)
	if err != nil {
		return h.Name
	}
	return name
}

// unicodeName is the name in the extra field for it, if that belongs to the name
// in the header: a tool that renames a member may not know of it.
func unicodeName(h zip.FileHeader) (string, bool) {
	for extra := h.Extra; len(extra) >= 4; {
		id, size := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if extra = extra[4:]; size > len(extra) {
			break
		}
		field := extra[:size]
		extra = extra[size:]
		if id != unicodePath || size < 6 || field[0] != 1 || binary.LittleEndian.Uint32(field[1:]) != crc32.ChecksumIEEE([]byte(h.Name)) {
			continue
		}
		if name := string(field[5:]); utf8.ValidString(name) {
			return name, true
		}
	}
	return "", false
}

// unreadable says why a member is not taken that has a good name, or nothing.
func unreadable(f *zip.File) error {
	size, packed := f.UncompressedSize64, f.CompressedSize64
	switch mode := f.Mode(); {
	case mode&fs.ModeSymlink != 0:
		return fmt.Errorf("a link in an archive is not followed: %w", corpus.ErrUnsupported)
	case !mode.IsRegular():
		return errNotRegular
	case isZip(f.Name):
		return fmt.Errorf("an archive within an archive is not opened; take it out and name it: %w", corpus.ErrUnsupported)
	case f.Flags&(flagEncrypted|flagStrong) != 0 || f.Method == methodAES:
		return fmt.Errorf("it is encrypted; unpack the archive with its password and name the folder: %w", corpus.ErrUnsupported)
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return fmt.Errorf("it is packed by method %d, and only stored and deflated files are read; unpack the archive and name the folder: %w", f.Method, corpus.ErrUnsupported)
	case f.Method == zip.Store && size != packed:
		return fmt.Errorf("the archive is damaged here: its directory gives two sizes for it: %w", corpus.ErrMalformed)
	case size > minExpansionBytes && size/maxExpansion > packed:
		return fmt.Errorf("it would expand to more than %d times its packed size, as no document does: %w", maxExpansion, corpus.ErrTooLarge)
	}
	return nil
}

// hiddenPart returns the path down to the first part of a name that begins with a
// dot, and nothing where none does.
func hiddenPart(name string) string {
	from := 0
	for {
		if strings.HasPrefix(name[from:], ".") {
			end := strings.IndexByte(name[from:], '/')
			if end < 0 {
				return name
			}
			return name[:from+end]
		}
		next := strings.IndexByte(name[from:], '/')
		if next < 0 {
			return ""
		}
		from += next + 1
	}
}
