// What html-validate asks of the pages: its recommended rules, those of the HTML
// standard and those of accessibility. A rule that is off has its reason beside.
module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:standard", "html-validate:a11y"],
  rules: {
    // The templates decide what is indented and where lines end; blanks at the end
    // of a line mean nothing in HTML.
    "no-trailing-whitespace": "off",
    // A button without a type submits its form, which is what is meant by it.
    "no-implicit-button-type": "off",
    // An input without a type is a field for text, as the standard has it.
    "no-implicit-input-type": "off",
    // The values of one word given several times are alternatives: "theme" twice.
    "form-dup-name": "off",
    // A document's title is as long as its makers made it.
    "long-title": "off",
    // What a script fills is empty in its template; axe judges the headings that
    // are shown.
    "empty-heading": "off",
    // A box that scrolls is a region so that keys reach it, and no section of the
    // text.
    "prefer-native-element": ["error", { exclude: ["region"] }],
    // <br> and <meta> are written without a slash, as the standard does it.
    "void-style": ["error", { style: "omit" }],
    // "&" in texts is escaped by html/template; what it leaves raw, as "+" or an
    // apostrophe, is valid.
    "no-raw-characters": ["error", { relaxed: true }],
  },
};
