/** F-44 addresses that no reader must be sent to. */
import { edited } from '../../../support/seed.ts'
import { belgium, guide, manifest, type BadFile } from './bend.ts'

const place = `${guide}:3:6`
const notHttp = 'bad-url expected an http or https address'
const notPlain = 'bad-url plain ASCII'
const notPublic = 'bad-url the host must have a public name'
const withUser = 'bad-url user name or a backslash'
const tracking = 'tracking-address tells others where a reader comes from'
const short = 'short-address hides where the address leads'
const notEncoded = 'bad-url a percent sign'

/** As the address of the guide, in quotes. */
const addresses: readonly (readonly [address: string, refusal: string])[] = [
  ['javascript:alert(1)', notHttp],
  ['JaVaScRiPt:alert(1)', notHttp],
  ['java\nscript:alert(1)', notHttp],
  ['\u0001javascript:alert(1)', notHttp],
  [' https://example.org/', notHttp],
  ['data:text/html,x', notHttp],
  ['vbscript:x', notHttp],
  ['file:///etc/passwd', notHttp],
  ['blob:https://example.org/x', notHttp],
  ['mailto:a@example.org', notHttp],
  ['tel:+3221234567', notHttp],
  ['ftp://example.org/', notHttp],
  ['//example.org/', notHttp],
  ['/guide', notHttp],
  ['example.org', notHttp],
  ['#top', notHttp],
  ['?q=1', notHttp],
  ['https:', notHttp],
  ['https:example.org', notHttp],
  ['https:/example.org', notHttp],
  ['https:///x', notHttp],
  ['https:/\\example.org/', notHttp],
  ['https://example.org\\@example.com/', withUser],
  ['https://user:secret@example.org/', withUser],
  ['https://user@example.org/', withUser],
  ['https://localhost/', notPublic],
  ['https://intranet/', notPublic],
  ['https://printer.local/', notPublic],
  ['https://db.internal/', notPublic],
  ['https://router.home.arpa/', notPublic],
  ['http://127.0.0.1/', notPublic],
  ['https://10.0.0.1/', notPublic],
  ['https://2130706433/', notPublic],
  ['http://0x7f.1/', notPublic],
  ['http://169.254.169.254/latest', notPublic],
  ['http://[::1]/', notPublic],
  ['https://[::ffff:10.0.0.1]/', notPublic],
  ['https://example.org./', notPublic],
  ['https://example..org/', notPublic],
  ['https://-a.example.org/', notPublic],
  ['https://exa%6dple.org/', notPublic],
  ['https://example.org:99999/', notPublic],
  ['https://example.org:0/', notPublic],
  ['https://example.org:/', notPublic],
  ['https://exa mple.org/', notPlain],
  ['https://exam\tple.org/', notPlain],
  ['https://example.org/a b', notPlain],
  ['https://exam\u202Eple.org/', notPlain],
  ['https://ex\u0430mple.org/', notPlain],
  ['https://example.org/é', notPlain],
  ['https://xn--xample-2of.org/', 'bad-url "xn--xample-2of" stands for a name that mixes scripts'],
  ['https://xn--a-.org/', notPublic],
  ['https://example.org/%zz', notEncoded],
  ['https://example.org/100%', notEncoded],
  [`https://example.org/${'a'.repeat(2049 - 20)}`, 'text-too-long 2049 characters; at most 2048'],
  ['https://bit.ly/3abcde', short],
  ['https://www.tinyurl.com/abc', short],
  ['https://T.CO/abc', short],
  ['https://example.org/?utm_source=newsletter', tracking],
  ['https://example.org/guide?page=2&fbclid=IwAR0', tracking],
  ['https://example.org/guide?GCLID=x', tracking],
  ['https://example.org/guide#utm_campaign=x', tracking],
  ['http://example.org/', 'plain-http "example.org"'],
  ['HTTP://example.org/', 'plain-http "example.org"'],
]

export const addressCases: readonly BadFile[] = [
  ...addresses.map(([address, refusal]): BadFile => {
    const shown = address.length > 60 ? `${address.slice(0, 60)}…` : address
    const files = edited(guide, 'https://example.org/guide', JSON.stringify(address))
    return [`F-44 ${JSON.stringify(shown)}`, files, `${place} ${refusal}`]
  }),
  [
    'F-44 a source without encryption',
    edited(belgium, 'https:', 'http:'),
    `${belgium}:26:14 plain-http plainHttpHosts of the manifest`,
  ],
  [
    'F-44 a source that follows its reader',
    edited(belgium, 'org/be', 'org/be?msclkid=1'),
    `${belgium}:26:14 tracking-address "msclkid"`,
  ],
  [
    'F-44 a licence without encryption',
    edited(manifest, 'https:', 'http:'),
    `${manifest}:11:8 plain-http plainHttpHosts of the manifest`,
  ],
  [
    'F-44 a page of a private network as the place to check',
    edited(
      belgium,
      'decidedOn: "2026"\n    confidence',
      'decidedOn: "2026"\n    officialPage: https://10.1/\n    confidence',
    ),
    `${belgium}:24:19 ${notPublic}`,
  ],
  ...['//evil.example.org/', '/\\evil.example.org/', 'mailto:nobody', 'https://localhost/x'].map(
    (address): BadFile => [
      `F-44 ${JSON.stringify(address)} for reports`,
      edited(manifest, 'mailto:errors@example.org', JSON.stringify(address)),
      `${manifest}:14:9 bad-url a path of this API`,
    ],
  ),
  [
    'a page on a host of copies, which is listed without www.',
    {
      ...edited(manifest, 'sourceHosts:', 'copyHosts: [copies.example]\nsourceHosts:'),
      ...edited(guide, 'https://example.org/guide', 'https://www.copies.example/guide'),
    },
    `${guide}:3:6 unlisted-host "www.copies.example" holds copies`,
  ],
  [
    'a host with a path',
    edited(manifest, 'official.example.org:', 'official.example.org/a:'),
    `${manifest}:16:3 bad-format host name in lower case`,
  ],
  [
    'a host of this machine as a source',
    edited(manifest, 'official.example.org:', 'localhost:'),
    `${manifest}:16:3 bad-format host name in lower case`,
  ],
  [
    'a host in capitals',
    edited(manifest, 'sourceHosts:', 'plainHttpHosts: [Example.org]\nsourceHosts:'),
    `${manifest}:15:18 bad-format host name in lower case`,
  ],
  [
    'a host listed twice',
    edited(
      manifest,
      'sourceHosts:',
      'plainHttpHosts: [a.example.org, a.example.org]\nsourceHosts:',
    ),
    `${manifest}:15:33 duplicate-value`,
  ],
]
