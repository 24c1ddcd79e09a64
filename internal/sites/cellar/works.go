package cellar

import (
	"embed"
	"hash/crc32"
	"net/http"
	"sync/atomic"
)

// work is a work with its names in other systems than Cellar's own.
type work struct {
	uuid  string
	names []string
	texts []text
	// fault answers in place of the work and says that it did.
	fault func(w http.ResponseWriter) bool
}

// text is an expression: the work in one language.
type text struct {
	language string // ISO 639-3
	forms    []form
}

// form is a manifestation.
type form struct {
	kind, media string
	files       []file
	// apart says that it is given only by the address of its file.
	apart bool
}

// file is an item; without data it is missing.
type file struct {
	name  string
	order int
	data  []byte
	// media is its type where it is not that of the form.
	media string
}

// languages are those of the dissemination interface, annex 1.
var languages = []string{
	"bul", "ces", "dan", "deu", "ell", "eng", "est", "fin", "fra", "gle", "hrv", "hun", "isl", "ita", "lav", "lit", "mlt", "nld", "nor",
	"pol", "por", "ron", "slk", "slv", "spa", "swe",
}

// mediaTypes are those of its annex 5 that may be asked for here.
var mediaTypes = []string{
	"*/*", "application/xhtml+xml", "text/html", "application/pdf", "application/pdf;type=pdfa1a", "application/pdf;type=pdfa1b",
	"application/pdf;type=pdfx", "application/pdf;type=pdf1x", "application/xml;type=fmx4",
}

//go:embed pages
var pages embed.FS

func read(name string) []byte {
	data, err := pages.ReadFile("pages/" + name)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return data
}

func xhtml(files ...file) form { return form{"xhtml", "application/xhtml+xml", files, false} }
func pdf(files ...file) form   { return form{"pdf", "application/pdf", files, false} }

func checksum(data []byte) uint32 { return crc32.ChecksumIEEE(data) }

func works() []*work {
	var asked atomic.Int32
	return []*work{
		{
			uuid:  "61000000-0000-11f0-8000-01aa75ed71a1",
			names: []string{"celex/52031DC0610", "comnat/COM_2031_0610_FIN", "immc/COM(2031)610 final"},
			texts: []text{
				{"eng", []form{
					xhtml(file{"1_EN_ACT_part1_v3.html", 1, read("610.en.xhtml"), ""}),
					pdf(file{"1_EN_ACT_part1_v3.pdf", 1, document("COM(2031) 610 final", "Quiet Rails: a Strategy against Theft on Railways",
						"The Commission will:", "- publish a map of the lines where copper is stolen most by the end of 2032.",
						"- propose rules on the sale of used cables in 2033."), ""}),
				}},
				{"fra", []form{xhtml(file{"1_FR_ACT_part1_v3.html", 1, read("610.fr.xhtml"), ""})}},
				{"deu", []form{pdf(file{"1_DE_ACT_part1_v3.pdf", 1, document("COM(2031) 610 final", "Stille Schienen: eine Strategie gegen Diebstahl an Bahnstrecken",
					"Die Kommission wird:", "- bis Ende 2032 eine Karte der betroffenen Strecken vorlegen."), ""})}},
			},
		},
		{
			uuid:  "61100000-0000-11f0-8000-01aa75ed71a1",
			names: []string{"celex/52031PC0611", "comnat/COM_2031_0611_FIN"},
			texts: []text{
				{"eng", []form{
					// The files are not in the order of their names.
					xhtml(
						file{"1_EN_annexe_proposition_part1_v2.html", 3, read("611.annex.en.xhtml"), ""},
						file{"1_EN_ACT_part1_v5.html", 1, read("611.act.en.xhtml"), ""},
						file{"COM_2031_0611_FIN_ENG_01.jpg", 2, []byte("\xff\xd8\xff\xe0 no picture"), "image/jpeg"},
					),
					pdf(
						file{"1_EN_ACT_part1_v5.pdf", 1, document("COM(2031) 611 final", "Proposal for a Regulation on the sale of used cables"), ""},
						file{"1_EN_annexe_proposition_part1_v2.pdf", 2, document("ANNEX to COM(2031) 611 final", "Marks of cables",
							"The mark of a cable is made of the letters of its owner and of a number that is given out by the register."), ""},
					),
				}},
				{"fra", []form{{"pdfa1a", "application/pdf;type=pdfa1a", []file{{"1_FR_ACT_part1_v5.pdf", 1, document("COM(2031) 611 final",
					"Proposition relative à la vente de câbles usagés"), ""}}, false}}},
			},
		},
		{
			uuid:  "61200000-0000-11f0-8000-01aa75ed71a1",
			names: []string{"celex/52031DC0612"},
			texts: []text{{"deu", []form{xhtml(file{"1_DE_ACT_part1_v1.html", 1, read("612.de.xhtml"), ""})}}},
		},
		{
			uuid:  "61300000-0000-11f0-8000-01aa75ed71a1",
			names: []string{"comnat/COM_2031_0613_FIN"},
			texts: []text{{"eng", []form{xhtml(
				file{"1_EN_ACT_part1_v1.html", 1, read("611.act.en.xhtml"), ""},
				file{"1_EN_ACT_part2_v1.html", 2, nil, ""},
			)}}},
		},
		{
			uuid:  "61400000-0000-11f0-8000-01aa75ed71a1",
			names: []string{"comnat/COM_2031_0614_FIN"},
			texts: []text{{"eng", []form{{"pdfa1b", "application/pdf;type=pdfa1b", []file{{"1_EN_ACT_part1_v1.pdf", 1,
				document("COM(2031) 614 final", "REPORT FROM THE COMMISSION", "A report on signal boxes",
					"Most of the signal boxes that were visited had a door that could be opened from the outside."), ""}}, true}}}},
		},
		{
			uuid:  "61700000-0000-11f0-8000-01aa75ed71a1",
			names: []string{"celex/52031DC0617", "comnat/COM_2031_0617_FIN"},
		},
		{
			uuid:  "61800000-0000-11f0-8000-01aa75ed71a1",
			names: []string{"comnat/COM_2031_0618_FIN"},
			fault: says(http.StatusOK, "text/plain", "Virtuoso S1T00 Error SR171: Transaction timed out\n"),
		},
		{
			uuid:  "61900000-0000-11f0-8000-01aa75ed71a1",
			names: []string{"comnat/COM_2031_0619_FIN"},
			fault: func(w http.ResponseWriter) bool {
				w.Header().Set("Retry-After", "86400")
				w.WriteHeader(http.StatusTooManyRequests)
				return true
			},
		},
		{
			uuid:  "62000000-0000-11f0-8000-01aa75ed71a1",
			names: []string{"comnat/COM_2031_0620_FIN"},
			fault: says(http.StatusOK, "text/html", challenge),
		},
		{
			uuid:  "62100000-0000-11f0-8000-01aa75ed71a1",
			names: []string{"comnat/COM_2031_0621_FIN"},
			texts: []text{{"eng", []form{xhtml(file{"1_EN_ACT_part1_v3.html", 1, read("610.en.xhtml"), ""})}}},
			fault: func(w http.ResponseWriter) bool {
				if asked.Add(1) > 1 {
					return false
				}
				w.Header().Set("Retry-After", "0")
				w.WriteHeader(http.StatusTooManyRequests)
				return true
			},
		},
		{
			uuid:  "08800000-0000-11f0-8000-01aa75ed71a1",
			names: []string{"comnat/SWD_2031_0088_FIN"},
			fault: says(http.StatusAccepted, "text/html", challenge),
		},
		{
			uuid:  "10100000-0000-11f0-8000-01aa75ed71a1",
			names: []string{"celex/32031R0101", "eli/reg/2031/101/oj", "oj/L_203100101"},
			texts: []text{{"eng", []form{{"html", "text/html", []file{{"L_203100101.EN.html", 1, read("101.en.html"), ""}}, false}}}},
		},
	}
}

// challenge is what a gate for browsers shows to a program.
const challenge = `<!DOCTYPE html><html lang="en"><head><title></title></head><body><div id="challenge-container"></div>` +
	`<noscript><h1>JavaScript is disabled</h1>To go on, we have to verify that you are not a robot.</noscript></body></html>`

func says(status int, media, words string) func(http.ResponseWriter) bool {
	return func(w http.ResponseWriter) bool {
		w.Header().Set("Content-Type", media)
		w.WriteHeader(status)
		w.Write([]byte(words))
		return true
	}
}
