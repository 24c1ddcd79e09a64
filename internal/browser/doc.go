// Package browser drives Debian's Chromium for the tests of the pages: tabs of a
// size, in light or dark, with script or without, that tell every error, every
// violation of the content security policy and every request to another host;
// what stands on a page found as a person finds it, by role and name; the
// keyboard; and pictures. The browser reaches this machine alone.
//
// It is support for tests, and for people who look at pages while they write
// them: see the command in internal/browser/shot. How the tests are run stands in
// CONTRIBUTING.md.
package browser
