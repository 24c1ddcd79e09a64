// Package web is a site that has wishes, for tests: an [http.Handler] with a
// robots.txt, and the ways in which a server is slow, busy or hostile, all in this
// project's own words.
//
//	/robots.txt         what is allowed, and a Crawl-delay of a hundredth of a second
//	/plans/harbour.html a page with an ETag and a date; it answers 304 to either
//	/plans/old.html     has moved, over a second step, to the one above
//	/drafts/harbour.txt is there, and not allowed by the robots.txt
//	/plans/missing.html answers 404, /plans/withdrawn.html 410
//	/plans/members.html answers 403
//	/plans/flaky.html   answers 503 once, then the page
//
// Not well are:
//
//	/hostile/busy       429, with an hour to wait: nobody that heeds it asks the
//	                    site for anything after
//	/hostile/down       502
//	/hostile/challenge  202 and a page for browsers
//	/hostile/loop       redirects to itself
//	/hostile/metadata   redirects to the metadata service of a cloud
//	/hostile/file       redirects to a file
//	/hostile/password   redirects to an address with a password
//	/hostile/brotli     a body in an encoding that was not asked for
//	/hostile/bomb       64 MiB of spaces in gzip
//	/hostile/endless    a body without end
//	/hostile/cut        a body that ends before its length
package web
