// Package markup makes what other machines send as XML and as HTML fit to be
// read. Of XML ([Readable], [Decoder]) the byte order mark and the declaration
// decide the encoding, and the control characters that it does not allow are
// blanked: one in an abstract, left by a copy from a PDF, is to cost no page of a
// harvest. A page of HTML ([UTF8]) is in the encoding that its bytes show, else in
// that which its header or the page itself names.
//
// The decoder that it makes has no bounds: how many tokens, and how deep, is for
// the format to say; [UntilDone] ends any parser with a context. All functions are
// pure.
package markup
