/** How the page looks, on a screen and on paper; every pair of colours has a contrast of 7 or more. */
export const style = `
:root { color-scheme: light }
* { box-sizing: border-box }
body { margin: 0; padding: 2rem 1rem; background: #fff; color: #1b2733; font: 1rem/1.55 system-ui, sans-serif }
main { max-width: 62rem; margin: 0 auto }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 3px solid #1b2733 }
h3 { font-size: 1.1rem; margin: 2rem 0 .25rem }
p { margin: .4rem 0 }
a { color: #084a8c; overflow-wrap: anywhere }
.what { color: #44525f; font-size: .9rem }
.alarm { border: 2px solid #8a1c1c; padding: .25rem 1rem }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .95rem }
table.counts { width: auto }
th, td { border: 1px solid #b8c4ce; padding: .35rem .6rem; text-align: start; vertical-align: top }
thead th, .group th { background: #e9eef2 }
.rows th[scope=row] { width: 11rem; font-weight: 600 }
.counts td { text-align: end }
td p { margin: 0 0 .4rem; overflow-wrap: anywhere }
td p:last-child { margin: 0 }
ins { background: #d9f2dd; color: #0b3d18; text-decoration: underline }
del { background: #fbe0e0; color: #6b0f0f; text-decoration: line-through }
.none { color: #44525f; font-style: italic }
@media print {
  body { padding: 0; font-size: 10pt }
  main { max-width: none }
  h2, h3 { break-after: avoid }
  tr, .alarm { break-inside: avoid }
  a { color: inherit }
}
`
