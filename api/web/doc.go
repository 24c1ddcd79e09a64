// Package web renders the pages that people see. Package api fills the views, which
// are plain values; templates, words, styles and scripts are embedded, and nothing is
// loaded from elsewhere.
//
// The pages work without script, in light and dark, on a narrow screen and on
// paper. Their policy ([Policy]) allows scripts, styles and pictures of this
// server, and none that is written into a page.
package web
