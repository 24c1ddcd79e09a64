package objects_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"testing"

	"polidex/extract/pdf/objects"
)

func deflate(data string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(data))
	w.Close()
	return b.String()
}

// streamFile is a file whose first page has the given stream as content.
func streamFile(dict, data string) []byte {
	return fmt.Appendf(nil, "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]>>endobj\n"+
		"3 0 obj<</Type/Page/Contents 4 0 R>>endobj\n4 0 obj<<%s/Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>", dict, len(data), data)
}

func FuzzFilters(f *testing.F) {
	f.Add("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>", []byte(deflate("\x02abcd\x02\x01\x01\x01\x01")))
	f.Add("/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns 4/Colors 3/BitsPerComponent 8>>", []byte(deflate("abcdefghijkl")))
	f.Add("/Filter/LZWDecode/DecodeParms<</EarlyChange 0>>", []byte("\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"))
	f.Add("/Filter[/ASCII85Decode/RunLengthDecode]", []byte("87cURD]i,\"Ebo80~>"))
	f.Add("/Filter[/ASCIIHexDecode/ASCIIHexDecode]", []byte("3431>"))
	f.Fuzz(func(t *testing.T, dict string, data []byte) {
		if file, err := objects.Open(context.Background(), streamFile(dict, string(data))); err == nil {
			content(file)
		}
	})
}

func TestFilters(t *testing.T) {
	const text = "aaaaabbbbbcccccddddd"
	damaged := deflate(text + text + "the rest is damaged")
	tests := []struct{ name, dict, data, want string }{
		{"none", "", text, text},
		{"flate", "/Filter/FlateDecode", deflate(text), text},
		{"in an array", "/Filter[/ASCIIHexDecode/FlateDecode]", fmt.Sprintf("%x>", deflate(text)), text},
		{"hexadecimal", "/Filter/ASCIIHexDecode", "48 65 6C 6C 6F>", "Hello"},
		{"base 85", "/Filter/ASCII85Decode", "87cURD]i,\"Ebo80~>", "Hello World!"},
		{"run lengths", "/Filter/RunLengthDecode", "\x04Hello\xfe!\x80", "Hello!!!"},
		{"LZW", "/Filter/LZWDecode", "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "-----A---B"},
		{"PNG predictor", "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>", deflate("\x02abcd\x02\x01\x01\x01\x01"), "abcdbcde"},
		{"TIFF predictor", "/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns 4>>", deflate("a\x01\x01\x01"), "abcd"},
		{"no predictor", "/Filter/FlateDecode/DecodeParms<</Predictor 1>>", deflate(text), text},
		{"wrong checksum", "/Filter/FlateDecode", deflate(text)[:len(deflate(text))-4] + "xxxx", text},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := objects.Open(context.Background(), streamFile(tt.dict, tt.data))
			if err != nil {
				t.Fatalf("Open: %v", err)
			}
			if got := content(f); got != tt.want {
				t.Errorf("decoded %q, want %q", got, tt.want)
			}
		})
	}
	f, err := objects.Open(context.Background(), streamFile("/Filter/FlateDecode", damaged[:len(damaged)-12]))
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	if got := content(f); !bytes.HasPrefix([]byte(got), []byte("aaaaab")) {
		t.Errorf("of a damaged stream %q was kept, want its beginning", got)
	}
}
