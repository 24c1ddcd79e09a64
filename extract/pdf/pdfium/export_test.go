//go:build !nopdfium

package pdfium

import "errors"

// Break makes the instance of the document as it is after a fault.
func (d *Document) Break() { d.module.err = errors.New("broken") }
