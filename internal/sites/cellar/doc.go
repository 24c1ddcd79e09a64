// Package cellar is a server that answers as Cellar does, the repository of the
// Publications Office of the European Union, for tests of what gets documents
// from it.
//
// Its works are written for Polidex and invented, with their numbers of 2031 and
// their UUIDs:
//
//	COM(2031) 610  celex 52031DC0610  a strategy: pages in English and French, a
//	                                  PDF in English and in German
//	COM(2031) 611  celex 52031PC0611  a proposal in parts, with a picture among
//	                                  them: answers 300; in French only a PDF/A
//	COM(2031) 612                     known by its number in the series to no one:
//	               celex 52031DC0612  only by its CELEX number; in German
//	COM(2031) 613                     its second part is missing
//	COM(2031) 614                     a PDF/A that is given only as a file
//	COM(2031) 617  celex 52031DC0617  a work without a text
//	COM(2031) 618                     an error of the database, with status 200
//	COM(2031) 619                     429, with a day to wait
//	COM(2031) 620                     a challenge, with status 200
//	COM(2031) 621                     429 the first time, then a page
//	SWD(2031) 88                      a challenge, with status 202
//	celex 32031R0101                  a regulation as HTML of the old kind, with an
//	                                  ELI; in English
//
// It follows the Cellar dissemination interface (Publications Office, tender
// AO 10463, annex 17) and, where that is silent, what public clients of Cellar
// have recorded: 303 to plain http, the list of 300, the words of 404 and 400.
// What it does not have: RDF, collections, Formex, SPARQL.
package cellar
