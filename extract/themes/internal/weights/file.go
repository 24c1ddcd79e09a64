package weights

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
)

// magic opens a file of weights.
const magic = "polidex weights 1\n"

// header is the second line of a file. What follows it are arrays in little
// endian, in the order of its numbers.
type header struct {
	Themes    []string  `json:"themes"`
	Learned   string    `json:"learned"`
	Bias      []float32 `json:"bias"`
	MeanTrust float32   `json:"mean_trust"`
	Judgement []float32 `json:"judgement"`
	Signs     int       `json:"signs"`
	Cells     int       `json:"cells"`
	Terms     int       `json:"terms"`
}

// Encode writes the weights as a file has them.
func (w *Weights) Encode() []byte {
	var b bytes.Buffer
	b.WriteString(magic)
	line, err := json.Marshal(header{
		Themes: w.Themes, Learned: w.Learned, Bias: w.Bias, MeanTrust: w.MeanTrust, Judgement: w.Judgement,
		Signs: len(w.Hashes), Cells: len(w.Cells), Terms: len(w.Terms),
	})
	if err != nil {
		panic(err) // a weight that is no number: a fault of the learning
	}
	b.Write(line)
	b.WriteByte('\n')
	for _, part := range []any{w.Hashes, w.Rarity, w.Ends, w.Terms, w.Trust} {
		if err := binary.Write(&b, binary.LittleEndian, part); err != nil {
			panic(err) // a buffer takes all
		}
	}
	for _, c := range w.Cells {
		b.WriteByte(c.Theme)
		b.WriteByte(byte(c.Steps))
	}
	return b.Bytes()
}

// Decode reads a file of weights.
func Decode(data []byte) (*Weights, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	line, rest, found := bytes.Cut(rest, []byte("\n"))
	if !ok || !found {
		return nil, errors.New("not a file of weights")
	}
	var h header
	if err := json.Unmarshal(line, &h); err != nil {
		return nil, fmt.Errorf("header of weights: %w", err)
	}
	n := len(h.Themes)
	switch {
	case n == 0 || n > math.MaxUint8 || len(h.Bias) != n || len(h.Judgement) != VectorLength(n):
		return nil, errors.New("header of weights: its lists do not go together")
	case h.Signs < 0 || h.Cells < 0 || h.Terms < 0 || h.Signs > len(rest) || h.Cells > len(rest) || h.Terms > len(rest) ||
		len(rest) != 12*h.Signs+2*h.Cells+8*h.Terms:
		return nil, errors.New("weights: the file is not as long as its header says")
	}
	w := &Weights{
		Themes: h.Themes, Learned: h.Learned, Bias: h.Bias, MeanTrust: h.MeanTrust, Judgement: h.Judgement,
		Hashes: make([]uint32, h.Signs), Rarity: make([]float32, h.Signs), Ends: make([]uint32, h.Signs),
		Cells: make([]Cell, h.Cells), Terms: make([]uint32, h.Terms), Trust: make([]float32, h.Terms),
	}
	for _, part := range []any{w.Hashes, w.Rarity, w.Ends, w.Terms, w.Trust} {
		used, err := binary.Decode(rest, binary.LittleEndian, part)
		if err != nil {
			return nil, fmt.Errorf("weights: %w", err)
		}
		rest = rest[used:]
	}
	for i := range w.Cells {
		c := Cell{rest[2*i], int8(rest[2*i+1])}
		if int(c.Theme) >= n {
			return nil, errors.New("weights: a theme that the header has not")
		}
		w.Cells[i] = c
	}
	for _, x := range slices.Concat(w.Rarity, w.Trust, w.Bias, w.Judgement, []float32{w.MeanTrust}) {
		if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
			return nil, errors.New("weights: a number that is none")
		}
	}
	if !slices.IsSorted(w.Hashes) || !slices.IsSorted(w.Terms) || !slices.IsSorted(w.Ends) ||
		h.Signs > 0 && int(w.Ends[h.Signs-1]) != h.Cells {
		return nil, errors.New("weights: not in order")
	}
	return w, nil
}
