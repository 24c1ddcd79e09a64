package ocr

import (
	"bufio"
	"bytes"
	"strconv"
	"strings"
)

// detection is what the program's detection of orientation and script says.
type detection struct {
	// quarter counts the quarter turns, anticlockwise, of the text; sure is the
	// program's confidence in it, a margin of likelihoods: 0 is none, 20 is that
	// of a full page.
	quarter int
	sure    float64
	// script is the name of the script, scriptSure the same margin.
	script     string
	scriptSure float64
}

// The margins from which on a detection is believed. What it says is tried then,
// and kept only where more is read that way.
const (
	minSure       = 2
	minScriptSure = 0.5
)

// parseDetection reads the lines "name: value" in which it is said. What is
// missing or makes no sense stays zero.
func parseDetection(said []byte) detection {
	var d detection
	s := bufio.NewScanner(bytes.NewReader(said))
	for s.Scan() {
		name, value, _ := strings.Cut(s.Text(), ":")
		value = strings.TrimSpace(value)
		number, err := strconv.ParseFloat(value, 64)
		good := err == nil && finite(number)
		switch {
		case name == "Script":
			d.script = value
		case !good:
		case name == "Rotate" && number >= 0 && number < 360 && int(number)%90 == 0:
			d.quarter = int(number) / 90
		case name == "Orientation confidence":
			d.sure = number
		case name == "Script confidence":
			d.scriptSure = number
		}
	}
	return d
}
