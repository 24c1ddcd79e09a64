package sheets

import (
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"
)

// aboutSheet is the name of the sheet that says what a workbook was made from.
const aboutSheet = "About"

// writeAbout adds the sheet About, and tells the program that shows the file the
// same in short. sheets is the number of those with rows, cut that of the cells
// that were cut.
func writeAbout(f *excelize.File, s styles, about About, sheets, cut int) error {
	if _, err := f.NewSheet(aboutSheet); err != nil {
		return err
	}
	facts := append([]Fact{{"", "Made by", "Polidex"}}, about.Facts()...)
	if sheets > 1 {
		facts = append(facts, Fact{"", "Sheets", fmt.Sprintf("%d: a sheet of Excel holds 1,048,576 rows", sheets)})
	}
	if cut > 0 {
		facts = append(facts, Fact{"", "Cells cut", fmt.Sprintf("%d: a cell of Excel holds 32,767 characters; CSV and Parquet have them whole", cut)})
	}
	for i, fact := range facts {
		label, value := fmt.Sprintf("A%d", i+1), fmt.Sprintf("B%d", i+1)
		if err := f.SetCellStr(aboutSheet, label, fact.Label); err != nil {
			return err
		}
		words, _ := cellWords(fact.Value)
		if err := f.SetCellStr(aboutSheet, value, words); err != nil {
			return err
		}
		if err := f.SetCellStyle(aboutSheet, label, label, s.label); err != nil {
			return err
		}
		if err := f.SetCellStyle(aboutSheet, value, value, s.words); err != nil {
			return err
		}
	}
	if err := f.AddIgnoredErrors(aboutSheet, fmt.Sprintf("B1:B%d", len(facts)), excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return err
	}
	for column, width := range map[string]float64{"A": 26, "B": 90} {
		if err := f.SetColWidth(aboutSheet, column, column, width); err != nil {
			return err
		}
	}
	at := modified(about.Changed).Format(time.RFC3339)
	return f.SetDocProps(&excelize.DocProperties{Creator: "Polidex", LastModifiedBy: "Polidex", Description: about.Query, Created: at, Modified: at})
}

// modified is the time that the parts of a file bear: that of the corpus, and
// where it is not known the first that a zip can bear. It is never now, so that
// the same rows give the same bytes.
func modified(changed time.Time) time.Time {
	if changed.IsZero() {
		return time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return changed.UTC()
}
