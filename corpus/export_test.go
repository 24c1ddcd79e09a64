package corpus

// FindWords returns where words stand in the document; see plainText.find.
func (d *Document) FindWords(words string, page, block int) (places []Place, printed string) {
	return newPlainText(d).find(words, page, block, nil)
}
