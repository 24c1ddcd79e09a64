// Package oai harvests repositories that speak OAI-PMH 2.0, EPrints and DSpace
// among them: what they hold, as [listing.Entry] values with the page of each
// record, its files and what its Dublin Core says.
//
//	source, err := oai.Parse("oai:https://host/cgi/oai2?set=reports&from=2025-01-01")
//	…
//	next, err := oai.Harvest(ctx, fetcher, source, "", oai.Options{}, func(entries []listing.Entry) error {
//		…
//	})
//
// Next.From is kept and given to the next harvest, which then brings what has
// changed since. A resumption token may expire: visit is to note the entries and
// return, and the documents are to be fetched afterwards.
//
// Everything in an answer is another's: pages, records, tokens, sizes and depths
// are bounded, a document type declaration defines no entity, and an address is
// taken only when it is an absolute http or https URL without a user name.
//
// The rules are those of http://www.openarchives.org/OAI/openarchivesprotocol.html,
// version 2.0; the sections are named where a rule is applied.
package oai
