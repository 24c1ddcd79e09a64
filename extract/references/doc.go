// Package references finds in a text the official documents of the Union that it
// cites, in every notation and official language, and gives each its key: what
// cites what can then be asked.
//
//	COM(2020) 605 final, COM/2020/605, JOIN(2025)9         com-2020-605, join-2025-9
//	Regulation (EU) 2016/794, rozporządzenie (UE) 2016/794 32016R0794
//	Council Framework Decision 2008/841/JHA                32008F0841
//	32016R0794, …/eli/reg/2016/794/oj                      32016R0794
//	OJ C 187, 3.7.2001, p. 1                               oj-c-2001-187-p1
//
// # How it reads
//
// Every citation has a number, so numbers are the anchors: from each the reading
// goes left for what makes it one (a series, the name of an act, the name of the
// journal) and right over what belongs to it. A number that nothing names
// ("2016/794" alone) is no citation, nor is one inside a longer number.
//
// The words are data, words.yaml, for the 24 official languages of the Union
// together.
//
// # Conventions
//
// From 2015 on, acts are numbered year/number. Before, regulations are "No
// number/year", directives and decisions "year/number/body" but for decisions of
// Parliament and Council ("No 1313/2013/EU"). In a list ("Directives 2013/34/EU
// and (EU) 2016/943") each number is of the kind named before the first. Where an
// act stands with its place in the Official Journal or its address, it is cited
// once, by its name. A place in the journal that names no year, and a
// procedure number, are no citations.
//
// All functions are pure and safe for concurrent use.
package references
