package glyphs

import (
	"encoding/binary"

	"polidex/extract/pdf/objects"
)

// trueTypeLetters reads the character map of an embedded TrueType font the
// other way round: which letter a glyph is. It is the last resort for fonts
// whose codes are glyph numbers and that bring no ToUnicode map.
func trueTypeLetters(file objects.Value) map[uint32]string {
	if !file.IsStream() {
		return nil
	}
	data, _ := file.Data()
	table := trueTypeTable(data, "cmap")
	if len(table) < 4 {
		return nil
	}
	out := map[uint32]string{}
	budget := 4 << 16
	for i := range int(binary.BigEndian.Uint16(table[2:])) {
		if 4+8*i+8 > len(table) {
			break
		}
		rec := table[4+8*i:]
		platform, encoding := binary.BigEndian.Uint16(rec), binary.BigEndian.Uint16(rec[2:])
		offset := int(binary.BigEndian.Uint32(rec[4:]))
		if platform != 0 && (platform != 3 || encoding != 1) || offset < 0 || offset+16 > len(table) {
			continue
		}
		if sub := table[offset:]; binary.BigEndian.Uint16(sub) == 4 {
			readFormat4(sub, out, &budget)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

func trueTypeTable(data []byte, tag string) []byte {
	if len(data) < 12 {
		return nil
	}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if 12+16*i+16 > len(data) {
			return nil
		}
		rec := data[12+16*i:]
		if string(rec[:4]) != tag {
			continue
		}
		offset, length := uint64(binary.BigEndian.Uint32(rec[8:])), uint64(binary.BigEndian.Uint32(rec[12:]))
		if offset > uint64(len(data)) {
			return nil
		}
		return data[offset:min(uint64(len(data)), offset+length)]
	}
	return nil
}

// readFormat4 reads a segmented map of 16-bit letters; budget is how many may
// still be read.
func readFormat4(sub []byte, out map[uint32]string, budget *int) {
	u16 := func(i int) int {
		if i < 0 || i+2 > len(sub) {
			return 0
		}
		return int(binary.BigEndian.Uint16(sub[i:]))
	}
	segments := u16(6) / 2
	for s := range segments {
		if *budget--; *budget <= 0 {
			return
		}
		end, start := u16(14+2*s), u16(16+2*segments+2*s)
		delta, at := u16(16+4*segments+2*s), 16+6*segments+2*s
		offset := u16(at)
		for c := start; c <= end && c < 0xFFFF && *budget > 0; c++ {
			*budget--
			g := c
			if offset != 0 {
				if g = u16(at + offset + 2*(c-start)); g == 0 {
					continue
				}
			}
			id := uint32((g + delta) & 0xFFFF)
			if _, ok := out[id]; !ok && id != 0 {
				out[id] = string(rune(c))
			}
		}
	}
}
