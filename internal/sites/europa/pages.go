package europa

import "html/template"

// german is the beginning of Safe Waters in German, as the drafting service turns
// it into HTML.
const german = `<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8" /><title>COM_2031_412_1_DE</title></head><body>
<p class="Emission">Brüssel, den 14.5.2031</p>
<p class="Rfrenceinstitutionnelle">COM(2031) 412 final</p>
<p class="Typedudocument">MITTEILUNG DER KOMMISSION AN DAS EUROPÄISCHE PARLAMENT UND DEN RAT</p>
<p class="Titreobjet">Sichere Gewässer: eine europäische Strategie für die Sicherheit auf Seen und Flüssen</p>
<h1>1. Einleitung</h1>
<p>Wer am Wasser lebt, kennt die Boote seiner Nachbarn. Diese Strategie fragt, was zu tun ist, wenn fremde Boote kommen und niemand weiß, wem sie gehören.</p>
<table><tr><td><p><b>Schlüsselmaßnahmen</b></p><p>Die Kommission wird:</p><ul>
<li>bis Ende 2031 eine Karte der Anlegestellen veröffentlichen, die Drogenhändler bevorzugen</li>
<li>im Jahr 2034 ein europäisches Register der Bootsmotoren einrichten</li>
</ul></td></tr></table>
</body></html>
`

var templates = template.Must(template.New("").Parse(`
{{define "head"}}<body class="language-en ecl-typography path-node">
<div id="cookie-consent-banner" class="wt-cck-cookies" role="dialog"><p>This site uses cookies.</p><a href="{{.Origin}}/cookies-policy.pdf">Cookie policy</a></div>
<header class="ecl-site-header"><a class="ecl-link" href="{{.Origin}}/"><img alt="Home" src="/logo.svg" /></a></header>
<nav class="ecl-menu" aria-label="Site menu"><ul class="ecl-menu__list"><li class="ecl-menu__item"><a href="/reports/annual-report_en.pdf">Annual report</a></li></ul></nav>
{{end}}
{{define "foot"}}
<div class="ecl-social-media-share"><p>Share this page</p><ul><li><a href="https://share.example/?u={{.Origin}}{{.SafeWaters}}">By post</a></li></ul></div>
<footer class="ecl-site-footer"><ul><li><a href="/legal-notice_en.pdf">Legal notice</a></li><li><a href="mailto:desk@europa.example">Write to us</a></li></ul></footer>
</body></html>
{{end}}
{{define "strategy"}}<!DOCTYPE html>
<html lang="en" dir="ltr"><head><meta charset="utf-8" />
<title>Safe Waters: security on lakes and rivers - European Site</title>
<meta property="og:title" content="Safe Waters: security on lakes and rivers" />
<meta name="dcterms.title" content="Safe Waters: security on lakes and rivers" />
<meta name="dcterms.date" content="2031-05-14" />
<link rel="canonical" href="{{.Origin}}{{.Strategy}}" />
</head>
{{template "head" .}}
<main id="main-content"><div class="ecl-container">
<div class="ecl-page-header"><h1 class="ecl-page-header__title">Safe Waters: security on lakes and rivers</h1></div>
<nav class="ecl-inpage-navigation" aria-label="Page contents"><ul><li><a href="#documents">Documents</a></li></ul></nav>
<div class="ecl-editor"><p>The Union has more shore than border. In May 2031 the Commission presented a <a href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=COM:2031:412:FIN">strategy for lakes and rivers</a>, which follows <a href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32029L0077">Directive (EU) 2029/77</a> on inland ferries.</p>
<h2>Key actions</h2><p>The Commission will:</p><ul><li>publish, by the end of 2031, a map of the landing places that drug traffickers prefer</li></ul></div>
<h2 id="documents">Documents</h2>
<div class="ecl-file" data-ecl-file="" id="file-1"><div class="ecl-file__container"><div class="ecl-file__info"><div class="ecl-file__title" id="file-1-title">Communication on Safe Waters</div></div></div>
<div class="ecl-file__footer"><div class="ecl-file__language">English</div><div class="ecl-file__meta">(412 KB - PDF)</div><div class="ecl-file__action"><a class="ecl-link ecl-link--standalone ecl-file__download" href="{{.SafeWaters}}" download><span class="ecl-link__label">Download</span></a></div></div>
<div class="ecl-file__translation-container"><button class="ecl-button ecl-file__translation-toggle" type="button">Available translations (1)</button><ul class="ecl-file__translation-list"><li class="ecl-file__translation-item"><div class="ecl-file__translation-detail"><div class="ecl-file__translation-title" lang="de">Deutsch</div></div><div class="ecl-file__translation-meta">(9 KB - HTML)</div><a class="ecl-link ecl-file__translation-download" href="{{.German}}" hreflang="de" download><span class="ecl-link__label">Download</span></a></li></ul></div></div>
<div class="ecl-file" data-ecl-file="" id="file-2"><div class="ecl-file__container"><div class="ecl-file__info"><div class="ecl-file__title">Factsheet: twelve numbers on boats</div></div></div>
<div class="ecl-file__footer"><div class="ecl-file__language">English</div><div class="ecl-file__meta">(88 KB - PDF)</div><a class="ecl-link ecl-file__download" href="/system/files/2031-05/factsheet-boats_en.pdf"><span class="ecl-link__label">Download</span></a></div></div>
</div></main>
{{template "foot" .}}{{end}}
{{define "overview"}}<!DOCTYPE html>
<html lang="fr" dir="ltr"><head><meta charset="utf-8" />
<title>Villages sûrs - European Site</title>
<meta property="og:url" content="{{.Origin}}{{.Overview}}" />
</head>
{{template "head" .}}
<main id="main-content"><div class="ecl-container"><h1 class="ecl-page-header__title">Villages sûrs</h1>
<div class="ecl-editor"><p>Les campagnes attendent des réponses à leur mesure. La Commission a présenté en mars 2033 un plan, <a href="{{.Villages}}">Villages sûrs</a> (COM(2033) 96 final). Il prolonge la stratégie <a href="{{.Strategy}}">pour les lacs et les rivières</a>.</p></div>
</div></main>
{{template "foot" .}}{{end}}
{{define "consent"}}<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8" /><title>Before you continue</title></head><body>
<h1>Before you continue</h1><p>We need your consent to continue to the page. Accept all cookies to continue, or choose which.</p>
<form action="/consent"><button>Accept</button><button>Refuse</button></form></body></html>
{{end}}
{{define "challenge"}}<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8" /><title></title><script src="https://token.awswaf.example/challenge.js"></script></head><body>
<div id="challenge-container"></div><noscript><h1>JavaScript is disabled</h1>In order to continue, we need to verify that you're not a robot. This requires JavaScript. Enable JavaScript and then reload the page.</noscript></body></html>
{{end}}
`))
