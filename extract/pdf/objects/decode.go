package objects

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/adler32"
	"io"
	"sync"
)

// maxStream bounds what one stream may unpack to.
const maxStream = 64 << 20

// errLimit is the cause where a stream unpacks to more than is taken of it.
var errLimit = errors.New("more data than the limit")

// errSum is the cause where packed data was unpacked to its end, but not to what
// was packed.
var errSum = errors.New("checksum of packed data does not hold")

// maxFilters bounds the filters of a stream; more than two are unheard of.
const maxFilters = 8

// errFilter is the cause where a stream's filter is one of pictures or unknown.
var errFilter = errors.New("filter not read")

// decode applies the filters in order and returns what could be decoded, also
// beside an error: the readable beginning of a damaged stream is worth having.
func decode(data []byte, filters []filter, limit int) ([]byte, error) {
	var err error
	for _, f := range filters[:min(len(filters), maxFilters)] {
		var e error
		data, e = f.apply(data, limit)
		if err == nil {
			err = e
		}
	}
	return data, err
}

func (f filter) apply(data []byte, limit int) ([]byte, error) {
	var err error
	switch f.name {
	case "FlateDecode", "Fl":
		data, err = inflate(data, limit)
	case "LZWDecode", "LZW":
		data = lzw(data, f.earlyChange != 0, limit)
	case "ASCIIHexDecode", "AHx":
		return asciiHex(data), nil
	case "ASCII85Decode", "A85":
		return ascii85(data), nil
	case "RunLengthDecode", "RL":
		return runLength(data, limit), nil
	case "Crypt":
		return data, nil
	default:
		return nil, fmt.Errorf("%s: %w", f.name, errFilter)
	}
	return f.unpredict(data), err
}

var inflaters = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}

// sumHolds reports whether the checksum behind packed data is that of the data,
// or is missing, as careless writers have it.
func sumHolds(data, behind []byte) bool {
	return len(behind) < 4 || adler32.Checksum(data) == binary.BigEndian.Uint32(behind)
}

// inflate unpacks zlib data. The header is not looked at, and data with a wrong
// checksum is given beside the error.
func inflate(data []byte, limit int) ([]byte, error) {
	for len(data) > 0 && (data[0] == '\r' || data[0] == '\n') {
		data = data[1:]
	}
	if len(data) < 3 {
		return nil, nil
	}
	r := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(r)
	in := bytes.NewReader(data[2:])
	if err := r.(flate.Resetter).Reset(in, nil); err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(make([]byte, 0, min(limit, 4*len(data)+512)))
	_, err := io.Copy(out, io.LimitReader(r, int64(limit)+1))
	switch {
	case out.Len() > limit:
		return out.Bytes()[:limit], errLimit
	case err != nil:
		return out.Bytes(), fmt.Errorf("inflating: %w", err)
	case !sumHolds(out.Bytes(), data[len(data)-in.Len():]):
		return out.Bytes(), errSum
	}
	return out.Bytes(), nil
}

// maxRow bounds the rows that a predictor works on, in bytes.
const maxRow = 1 << 20

// unpredict undoes the PNG and TIFF predictors.
func (f filter) unpredict(data []byte) []byte {
	if f.predictor < 2 {
		return data
	}
	colors, bits, columns := max(1, f.colors), max(1, f.bits), max(1, f.columns)
	if f.bits == 0 {
		bits = 8
	}
	if colors > 64 || bits > 16 || columns > 1<<20 {
		return data
	}
	pixel := max(1, colors*bits/8)
	row := (colors*bits*columns + 7) / 8
	if row > maxRow {
		return data
	}
	if f.predictor == 2 {
		if bits == 8 {
			for at := 0; at+row <= len(data); at += row {
				for i := pixel; i < row; i++ {
					data[at+i] += data[at+i-pixel]
				}
			}
		}
		return data
	}
	return unpredictPNG(data, row, pixel)
}

func unpredictPNG(data []byte, row, pixel int) []byte {
	out := make([]byte, 0, len(data))
	prior := make([]byte, row)
	for len(data) > 1 {
		kind := data[0]
		n := min(row, len(data)-1)
		start := len(out)
		out = append(out, data[1:1+n]...)
		data = data[1+n:]
		line := out[start:]
		for i := range line {
			var left, up, corner byte
			up = prior[i]
			if i >= pixel {
				left, corner = line[i-pixel], prior[i-pixel]
			}
			switch kind {
			case 1:
				line[i] += left
			case 2:
				line[i] += up
			case 3:
				line[i] += byte((int(left) + int(up)) / 2)
			case 4:
				line[i] += paeth(left, up, corner)
			}
		}
		if n == row {
			prior = line
		}
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}
