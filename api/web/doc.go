// Package web renders the pages that people see: what runs here, and the
// description of the API. Package api fills the views, which are plain values;
// the templates and the style sheet are embedded, and nothing is loaded from
// elsewhere.
//
// The pages work without script, in light and dark, on a narrow screen and on
// paper. Their policy ([Policy]) allows the style sheet of this server and
// nothing else.
package web
