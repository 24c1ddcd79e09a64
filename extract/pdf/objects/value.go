package objects

import (
	"bytes"
	"io"

	"github.com/ledongthuc/pdf"
)

// Value is an object; references are followed on the way to it. The zero Value
// is null, and asking a value for what it is not gives a zero.
type Value struct{ v pdf.Value }

func wrap(v pdf.Value) Value { return Value{v} }

// guard turns a panic of the object reader into a null value.
func guard(v *Value) {
	if recover() != nil {
		*v = Value{}
	}
}

// Key returns the value of a key of a dictionary or a stream's dictionary.
func (v Value) Key(key string) (out Value) {
	defer guard(&out)
	return Value{v.v.Key(key)}
}

// Index returns an element of an array.
func (v Value) Index(i int) (out Value) {
	defer guard(&out)
	return Value{v.v.Index(i)}
}

// Len returns the number of elements of an array, 0 for other kinds.
func (v Value) Len() int { return v.v.Len() }

// Keys returns the sorted keys of a dictionary as it was in the source.
func (v Value) Keys() []string {
	keys := v.v.Keys()
	out := keys[:0]
	for _, k := range keys {
		if k != keyID && k != keyFilter && k != keyDecodeParms {
			out = append(out, k)
		}
	}
	return out
}

// ID returns a number that the dictionary or stream shares with no other object
// of the file, 0 for values that are not objects of their own.
func (v Value) ID() int { return int(v.v.Key(keyID).Int64()) }

// IsNull reports whether the value is null or missing.
func (v Value) IsNull() bool { return v.v.IsNull() }

// IsDict reports whether the value is a dictionary, also that of a stream.
func (v Value) IsDict() bool { return v.v.Kind() == pdf.Dict || v.v.Kind() == pdf.Stream }

// IsStream reports whether the value is a stream.
func (v Value) IsStream() bool { return v.v.Kind() == pdf.Stream }

// IsArray reports whether the value is an array.
func (v Value) IsArray() bool { return v.v.Kind() == pdf.Array }

// IsName reports whether the value is a name.
func (v Value) IsName() bool { return v.v.Kind() == pdf.Name }

// IsString reports whether the value is a string.
func (v Value) IsString() bool { return v.v.Kind() == pdf.String }

// IsNumber reports whether the value is a number.
func (v Value) IsNumber() bool { return v.v.Kind() == pdf.Integer || v.v.Kind() == pdf.Real }

// IsInt reports whether the value is a whole number.
func (v Value) IsInt() bool { return v.v.Kind() == pdf.Integer }

// Bool returns the value of a boolean.
func (v Value) Bool() bool { return v.v.Bool() }

// Int returns the value of a whole number, or a real number's whole part.
func (v Value) Int() int {
	if v.v.Kind() == pdf.Real {
		return int(v.v.Float64())
	}
	return int(v.v.Int64())
}

// Float returns the value of a number.
func (v Value) Float() float64 { return v.v.Float64() }

// Name returns the letters of a name.
func (v Value) Name() string { return v.v.Name() }

// Raw returns the bytes of a string.
func (v Value) Raw() string { return v.v.RawString() }

// Floats returns the numbers of an array.
func (v Value) Floats() []float64 {
	out := make([]float64, 0, v.Len())
	for i := range v.Len() {
		out = append(out, v.Index(i).Float())
	}
	return out
}

// Data returns the decoded bytes of a stream, at most 64 MB. Beside an error
// stand the bytes that could be decoded before it.
func (v Value) Data() ([]byte, error) {
	if !v.IsStream() {
		return nil, nil
	}
	raw, err := v.raw()
	if err != nil {
		return nil, err
	}
	return decode(raw, v.filters(), maxStream)
}

func (v Value) raw() ([]byte, error) {
	n := v.Key("Length").Int()
	r := v.v.Reader()
	defer r.Close()
	out := bytes.NewBuffer(make([]byte, 0, n+bytes.MinRead))
	_, err := io.Copy(out, r)
	return out.Bytes(), err
}

func (v Value) filters() []filter {
	names, parms := v.Key(keyFilter), v.Key(keyDecodeParms)
	if names.IsName() {
		return []filter{v.filter(names.Name(), parms)}
	}
	var out []filter
	for i := range min(names.Len(), 8) {
		out = append(out, v.filter(names.Index(i).Name(), parms.Index(i)))
	}
	return out
}

func (v Value) filter(name string, parms Value) filter {
	if parms.IsArray() {
		parms = parms.Index(0)
	}
	f := filter{name: name, earlyChange: 1,
		predictor: parms.Key("Predictor").Int(), columns: parms.Key("Columns").Int(),
		colors: parms.Key("Colors").Int(), bits: parms.Key("BitsPerComponent").Int()}
	if e := parms.Key("EarlyChange"); e.IsNumber() {
		f.earlyChange = e.Int()
	}
	return f
}
