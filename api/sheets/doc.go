// Package sheets writes rows into the files that people take away: CSV and
// NDJSON for programs, xlsx for spreadsheets, Parquet for analysis.
//
// A [Sheet] says what the columns are and what a row has in each. [Write] writes
// rows of it in one of the formats as they come, whatever their number, with
// memory for a part of them: CSV and NDJSON a row at a time, Parquet a group of
// rows at a time. An xlsx file is a zip whose parts are written by one hand after
// the other, so its rows wait in a temporary file. What the file was made from,
// [About], stands in an xlsx or a Parquet file itself.
//
// The same rows and the same About give the same bytes. The sheets of the entries
// of an index ([Entries]) and of counts ([Counts], [Records]) are here too, so that
// the command line and the server write the same files.
package sheets
