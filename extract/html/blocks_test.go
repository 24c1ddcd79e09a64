package html_test

import "testing"

func TestInline(t *testing.T) {
	run(t, []page{
		{"every inline word is kept", `<p>We <strong>build</strong> <a href="/x">on</a> <em>what</em> <span>stands</span>, <q>so far</q>.</p>`,
			[]string{"paragraph | We build on what stands, “so far”."}},
		{"words broken by elements and soft hyphens stay whole", "<p>po<b>ten</b>tial is li\u00admit<wbr>less, H<sub>2</sub>O, 1<sup>st</sup></p>",
			[]string{"paragraph | potential is limitless, H2O, 1st"}},
		{"the layout of the source parts no word from its full stop", "<p>See the\n  <a href=\"/x\">\n   report\n  </a>\n  , and (\n  <i>\n  later\n  </i>\n  ).</p>",
			[]string{"paragraph | See the report, and (later)."}},
		{"a space that was typed stays", "<p>Les ports <i>secs</i> : une liste</p>", []string{"paragraph | Les ports secs : une liste"}},
		{"text outside paragraphs", `Before<div>Inside<p>Deep</p>After</div>`,
			[]string{"paragraph | Before", "paragraph | Inside", "paragraph | Deep", "paragraph | After"}},
		{"two breaks part paragraphs", "<p>One<br><br>Two<br>goes on</p>", []string{"paragraph | One", "paragraph | Two goes on"}},
		{"a link around blocks", `<a href="/x"><div>One</div><div>Two</div></a>`, []string{"paragraph | One", "paragraph | Two"}},
		{"bold titles in front of lead-ins", `<p><b>Main actions</b> The harbours will:</p><ul><li>a</li></ul><p><b>Harbours</b> should:</p>`,
			[]string{"paragraph strong | Main actions", "paragraph | The harbours will:", "item 1 [•] | a", "paragraph | Harbours should:"}},
		{"bold by style and by class", `<p style="font-weight:700">A</p><p class="bold">B</p><p><b style="font-weight: normal">C</b></p>`,
			[]string{"paragraph strong | A", "paragraph strong | B", "paragraph | C"}},
	})
}

func TestLists(t *testing.T) {
	run(t, []page{
		{"nested lists", `<ul><li>one<ol type="a" start="3"><li>deep</li><li>deeper</li></ol></li><li><p>two</p><p>more of two</p></li></ul>`,
			[]string{"item 1 [•] | one", "item 2 [c.] | deep", "item 2 [d.] | deeper", "item 1 [•] | two more of two"}},
		{"numbers of an ordered list", `<ol reversed><li>x</li><li>y</li></ol><ol style="list-style-type:upper-roman"><li value="4">z</li></ol><ol class="list-unstyled"><li>(a) own mark</li></ol>`,
			[]string{"item 1 [2.] | x", "item 1 [1.] | y", "item 1 [IV.] | z", "item 1 [(a)] | own mark"}},
		{"a list beside its item", `<ul><li>one</li><ul><li>deep</li></ul></ul>`, []string{"item 1 [•] | one", "item 2 [•] | deep"}},
		{"items that hold headings are layout", `<ul><li><h3>Title</h3><p>Words</p></li></ul>`, []string{"heading 3 | Title", "paragraph | Words"}},
		{"typed bullets nest by their marks", `<p>They will:</p><p>• one</p><p>– one a</p><p>– one b</p><p>• two</p>`,
			[]string{"paragraph | They will:", "item 1 [•] | one", "item 2 [–] | one a", "item 2 [–] | one b", "item 1 [•] | two"}},
		{"typed numbers need a neighbour", `<p>(1) first</p><p>(2) second</p><p>(c) of this office</p>`,
			[]string{"item 1 [(1)] | first", "item 1 [(2)] | second", "paragraph | (c) of this office"}},
		{"Roman numbers follow one another", `<p>Thus:</p><p>(i) x</p><p>(ii) y</p><p>(iii) z</p>`,
			[]string{"paragraph | Thus:", "item 1 [(i)] | x", "item 1 [(ii)] | y", "item 1 [(iii)] | z"}},
		{"numbered titles are headings", `<p><b>1. Roads</b></p><p>All roads lead somewhere, and most of them are long.</p><p>1.2. Side roads</p><p>Some roads are short, which is why few people know them.</p>`,
			[]string{"heading 1 | 1. Roads", "paragraph | All roads lead somewhere, and most of them are long.", "heading 2 | 1.2. Side roads", "paragraph | Some roads are short, which is why few people know them."}},
		{"a whole list in one paragraph", `<p>They will: • build • mend</p>`, []string{"paragraph | They will:", "item 1 [•] | build", "item 1 [•] | mend"}},
		{"lines of a pre", "<pre>They will:\n- build\n- mend\n\nEnd of\nlist</pre>",
			[]string{"paragraph | They will:", "item 1 [-] | build", "item 1 [-] | mend", "paragraph | End of list"}},
		{"a lead-in between broken lines", `<p>We will:<br>• build<br>• mend<br>They will:<br>• watch</p>`,
			[]string{"paragraph | We will:", "item 1 [•] | build", "item 1 [•] | mend", "paragraph | They will:", "item 1 [•] | watch"}},
		{"quotation marks as bullets", `<p>They will:</p><p>» build</p><p>» mend</p><p>»As ever« they said.</p>`,
			[]string{"paragraph | They will:", "item 1 [»] | build", "item 1 [»] | mend", "paragraph | »As ever« they said."}},
		{"a dash opens no item by itself", `<p>– as ever –</p><p>It goes on.</p>`, []string{"paragraph | – as ever –", "paragraph | It goes on."}},
		{"bullets of symbol fonts", "<p>\uf0b7 one</p><p>\uf0a7\u00a0two</p>", []string{"item 1 [\uf0b7] | one", "item 2 [\uf0a7] | two"}},
		{"articles of old acts", `<p>Article 3</p><p>The law holds.</p>`, []string{"heading 3 | Article 3", "paragraph | The law holds."}},
	})
}

func TestTables(t *testing.T) {
	run(t, []page{
		{"head, spans and caption", `<table><caption>Plan</caption><thead><tr><th>What</th><th>Who</th></tr></thead><tr><td rowspan=2>Paint</td><td>Ann's team</td></tr><tr><td>Bo's team</td></tr><tr><td colspan=2>Later</td></tr></table>`,
			[]string{"1: table Plan", "paragraph strong region=1 | Plan", "row header region=1 | What ¦ Who", "row region=1 | Paint ¦ Ann's team", "row region=1 | Paint ¦ Bo's team", "row region=1 | Later"}},
		{"a title row above the head", `<table><tr><th colspan=2>Plan</th></tr><tr><th>What</th><th>When</th></tr><tr><td>Paint</td><td>2034</td></tr></table>`,
			[]string{"1: table Plan", "paragraph strong region=1 | Plan", "row header region=1 | What ¦ When", "row region=1 | Paint ¦ 2034"}},
		{"a bold first row is a head", `<table><tr><td><b>What</b></td><td><b>When</b></td></tr><tr><td>Paint</td><td>2034</td></tr></table>`,
			[]string{"1: table", "row header region=1 | What ¦ When", "row region=1 | Paint ¦ 2034"}},
		{"one cell is a box", `<table border=1><tr><td><p><b>Key actions</b></p><ul><li>paint</li></ul></td></tr></table>`,
			[]string{"1: box", "paragraph strong region=1 | Key actions", "item 1 region=1 [•] | paint"}},
		{"one column is a box", `<table><tr><th>Key actions</th></tr><tr><td><p>We will:</p><p>• paint</p></td></tr></table>`,
			[]string{"1: box", "paragraph strong region=1 | Key actions", "paragraph region=1 | We will:", "item 1 region=1 [•] | paint"}},
		{"a bullet column is a list", `<table><tr><td>(a)</td><td>paint</td></tr><tr><td></td><td>with a brush</td></tr><tr><td>(b)</td><td>dry</td></tr></table>`,
			[]string{"item 1 [(a)] | paint", "paragraph | with a brush", "item 1 [(b)] | dry"}},
		{"a number column is none", `<table><tr><th>No</th><th>Measure</th></tr><tr><td>1</td><td>paint</td></tr><tr><td>2</td><td>dry</td></tr></table>`,
			[]string{"1: table", "row header region=1 | No ¦ Measure", "row region=1 | 1 ¦ paint", "row region=1 | 2 ¦ dry"}},
		{"layout", `<table><tr><td><h2>Left</h2><p>x</p></td><td><p>y</p></td></tr></table><table role="presentation"><tr><td>p</td><td>q</td></tr><tr><td>r</td><td>s</td></tr></table>`,
			[]string{"heading 2 | Left", "paragraph | x", "paragraph | y", "paragraph | p", "paragraph | q", "paragraph | r", "paragraph | s"}},
		{"lists in a cell keep their marks", `<table><tr><th>What</th><th>Who</th></tr><tr><td><ul><li>paint</li><li>dry</li></ul></td><td>us</td></tr></table>`,
			[]string{"1: table", "row header region=1 | What ¦ Who", "row region=1 | • paint • dry ¦ us"}},
	})
}

func TestBoxes(t *testing.T) {
	items := `<ul><li>paint</li></ul>`
	run(t, []page{
		{"coloured", `<p>x</p><div style="background-color: #eef"><p>Key actions</p><p>We will:</p>` + items + `</div>`,
			[]string{"1: box", "paragraph | x", "paragraph region=1 | Key actions", "paragraph region=1 | We will:", "item 1 region=1 [•] | paint"}},
		{"bordered, the title above", `<h3>Key actions</h3><div style="border:1px solid"><p>We will:</p>` + items + `</div>`,
			[]string{"1: box", "heading 3 | Key actions", "paragraph region=1 | We will:", "item 1 region=1 [•] | paint"}},
		{"an aside with a title and a list", `<aside><h4>Key actions</h4>` + items + `</aside>`,
			[]string{"1: box", "heading 4 region=1 | Key actions", "item 1 region=1 [•] | paint"}},
		{"a quotation is none", `<blockquote><p>To paint is to live.</p></blockquote>`, []string{"paragraph | To paint is to live."}},
		{"white is no colour", `<div style="background:#fff"><p>Title</p>` + items + `</div>`, []string{"paragraph | Title", "item 1 [•] | paint"}},
		{"a frame around prose is none", `<div style="border:1px solid"><p>A whole sentence stands here, and ends.</p></div>`,
			[]string{"paragraph | A whole sentence stands here, and ends."}},
		{"the page's own colour is none", `<div class="page" style="background:#eee"><h1>Page</h1><p>Text.</p>` + items + `</div>`,
			[]string{"heading 1 | Page", "paragraph | Text.", "item 1 [•] | paint"}},
	})
}

func TestNotes(t *testing.T) {
	run(t, []page{
		{"both ways", `<p>Paint dries<a id="r1" href="#n1"><sup>1</sup></a> fast.</p><p id="n1"><a href="#r1">1</a> In summer.</p>`,
			[]string{"paragraph | Paint dries fast.", "note [1] | In summer."}},
		{"one way, by its mark", `<p>Paint dries <a href="#x7">[1]</a>.</p><p id="x7">[1] In summer.</p>`,
			[]string{"paragraph | Paint dries.", "note [1] | In summer."}},
		{"list of notes", `<p>Paint<sup id="fnref1"><a href="#fn1">1</a></sup> dries<sup><a href="#fn2">2</a></sup>.</p><ol><li id="fn1">Blue. <a href="#fnref1">↩</a></li><li id="fn2">Slowly.</li></ol>`,
			[]string{"paragraph | Paint dries.", "note [1] | Blue.", "note [2] | Slowly."}},
		{"a call between two words parts them", `<p>In Paris<a href="#footnote4">4</a>in May</p><dl><dd id="footnote4">(4) A town.</dd></dl>`,
			[]string{"paragraph | In Paris in May", "note [4] | A town."}},
		{"a raised number without a link", `<p>Paint dries<sup>1</sup> on 5 m<sup>2</sup> of CO<sup>2</sup>.</p><p class="note"><sup>1</sup> Slowly.</p><p class="note">2 And sadly.</p>`,
			[]string{"paragraph | Paint dries on 5 m2 of CO2.", "note [1] | Slowly.", "note [2] | And sadly."}},
		{"links within the page are no notes", `<p>See <a href="#part2">2</a> below.</p><h2 id="part2">2 Second part</h2>`,
			[]string{"paragraph | See 2 below.", "heading 2 | 2 Second part"}},
	})
}

func TestFurniture(t *testing.T) {
	text := `<p>A page has a text, and the text is what people come for; all around it they find other things, which they have learnt not to see.</p>`
	run(t, []page{
		{"hidden elements leave no trace", `<p hidden>a</p><p style="display:none">b</p><p class="sr-only">c</p><p aria-hidden="true">d</p><div style="position:absolute;left:-9999px">e</div><script>f</script><p class="d-none d-md-block">shown</p>`,
			[]string{"paragraph | shown"}},
		{"landmarks", `<nav>Menu</nav>` + text + `<footer>Imprint</footer>`,
			[]string{"furniture <navigation> | Menu", "paragraph | " + text[3:len(text)-4], "furniture <footer> | Imprint"}},
		{"names", `<div class="cookie-bar">We bake.</div><div id="breadcrumbs">You are here</div><ul class="social-links"><li>Mail</li></ul><div class="social-policy"><p>People.</p></div>`,
			[]string{"furniture <cookie notice> | We bake.", "furniture <breadcrumb> | You are here", "furniture <share buttons> | Mail", "paragraph | People."}},
		{"a form around the page", `<form><h1>Page</h1>` + text + `</form>`, []string{"heading 1 | Page", "paragraph | " + text[3:len(text)-4]}},
		{"a title above the marked content", `<div><h1>Page</h1></div><div>News</div><main>` + text + `</main>`,
			[]string{"heading 1 | Page", "furniture <outside the content> | News", "paragraph | " + text[3:len(text)-4]}},
		{"a mark on something small is not believed", `<main><p>Go</p></main>` + text, []string{"paragraph | Go", "paragraph | " + text[3:len(text)-4]}},
		{"leftovers by their words", `<p>Share this page</p><p>471kB</p>`, []string{"furniture <share buttons> | Share this page", "furniture <file download> | 471kB"}},
	})
}
