// Package robots reads the robots.txt of a web site: what a crawler may ask it
// for, and how often.
//
// [Parse] keeps what concerns one crawler, named by its product token, and
// [Rules.Allowed] judges an address by it. The rules are those of RFC 9309; what
// it leaves open is as Google's published parser does it, which most files are
// written for: common misspellings count, a rule that cannot be read is left out
// and never spoils the others, an allowed index.html allows its folder. Where the
// two differ (percent-encoding) the RFC holds.
//
// Any bytes are a robots.txt: there are no errors. Which answers of a server
// count as one is for the caller.
package robots
