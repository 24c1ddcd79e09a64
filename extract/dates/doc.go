// Package dates reads times out of text: the expressions that a strategy uses
// to say when something is to be done ("by the end of 2026", "Q4 2027",
// "im ersten Halbjahr 2030"), and the years that stand in names, numbers and
// statistics and are no time of acting.
//
// [Find] lists what a text holds, in order, each with its interval of days and
// its role. [Deadline], [Cell] and [Governing] answer one question each about
// an action: the time that its own words set, the time in a table's timing
// cell, the time in a lead-in or title above it. [Day] reads a full date.
//
// # How it reads
//
// A text is cut into tokens; phrases of the language's vocabulary are marked in
// them; every number that can be a year is an anchor, from which the reading
// goes left and, in languages that put the year first, right over the words
// that can belong to it. What was gathered is turned into days by one calendar
// for all languages. What stands around decides the role.
//
// The vocabulary is data: words/LANG.yaml, one file for each of the 24 official
// languages of the Union, and words/all.yaml for what all have in common. A
// language that has no file is read with the English words.
//
// # Conventions
//
// "by 2027" has no first day, "from 2027" no last. "early" is January to April,
// "mid" alone May to August, "late" and a lone "end" September to December;
// "by mid-2027" ends on 30 June. Winter goes from December of its year to the
// last of February.
//
// A period that names no year ("within three weeks") is none of these. [Relative]
// reads it, and the end of a mandate, apart: counted from the day of the document
// where the text says so, and without days where it does not. Nothing here
// depends on the day of reading. Its words are the part "relative" of a
// language's file, and a language without that part has no such times.
//
// All functions are pure and safe for concurrent use.
package dates
