/** Of what was taken silently: addresses that say too much, hide where they lead, or lead to one page. */
import { edited } from '../../../../support/seed.ts'
import { belgium, brochure, guide } from '../bend.ts'
import { secondGuide, type JudgedFile, type JudgedKinds } from './judged.ts'

const place = `${guide}:3:6`

function addressed(code: string, addresses: readonly string[]): readonly JudgedFile[] {
  return addresses.map((address) => [
    address,
    edited(guide, 'https://example.org/guide', JSON.stringify(address)),
    'refused',
    `${place} ${code}`,
  ])
}

function taken(addresses: readonly string[]): readonly JudgedFile[] {
  return addresses.map((address) => [
    `but not ${address}`,
    edited(guide, 'https://example.org/guide', JSON.stringify(address)),
    'taken',
  ])
}

export const silentAddresses: JudgedKinds = {
  'an address with a tracker': [
    ...addressed('tracking-address', [
      'https://example.org/?utm_medium=email',
      'https://example.org/?a=1&UTM_Source=x',
      'https://example.org/?mc_cid=1&mc_eid=2',
      'https://example.org/?igshid=x',
      'https://example.org/?_ga=2.1',
      'https://example.org/?mtm_campaign=x',
      'https://example.org/?pk_source=x',
      'https://example.org/?srsltid=x',
      'https://example.org/?%75tm_source=x',
      'https://example.org/#/page?fbclid=x',
    ]),
    ...taken([
      'https://example.org/?page=2&lang=fr',
      'https://example.org/utm_source',
      'https://example.org/?source=be',
    ]),
  ],
  'an address that hides where it leads': [
    ...addressed('short-address', [
      'https://is.gd/abc',
      'https://www.bit.ly/abc',
      'https://BIT.LY/abc',
      'https://maps.app.goo.gl/abc',
      'https://lnkd.in/abc',
      'https://www.google.com/url?q=https://example.org/',
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org',
      'https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org',
      'https://urldefense.com/v3/__https://example.org/__;x',
    ]),
    ...taken([
      'https://tbit.ly.example.org/a',
      'https://www.google.com/maps',
      'https://example.org/bit.ly',
    ]),
  ],
  'the same address twice': [
    ...[
      'https://example.org/guide',
      'https://www.example.org/guide',
      'https://example.org/guide/',
      'https://EXAMPLE.org/guide',
      'https://example.org:443/guide',
    ].map((address): JudgedFile => [
      address,
      secondGuide(address),
      'warned',
      'resources/second-guide.yaml:3:6 repeated-link',
    ]),
    ...[
      'https://example.org/guide?page=2',
      'https://example.org/Guide',
      'https://example.org/guide#fr',
    ].map((address): JudgedFile => [`but not ${address}`, secondGuide(address), 'taken']),
  ],
  'a host listed with www. and without': [
    [
      'the host of a source',
      edited(
        'manifest.yaml',
        'sourceHosts:\n',
        'sourceHosts:\n  www.official.example.org: { type: official, publisher: null }\n',
      ),
      'warned',
      'manifest.yaml:16:3 repeated-host',
    ],
    [
      'a host of the press',
      edited(
        'manifest.yaml',
        'sourceHosts:\n',
        'sourceHosts:\n  www.press.example.org: { type: press, publisher: null }\n  press.example.org: { type: press, publisher: null }\n',
      ),
      'warned',
      'manifest.yaml:16:3 repeated-host',
    ],
    [
      'but not another host of its domain',
      edited(
        'manifest.yaml',
        'sourceHosts:\n',
        'sourceHosts:\n  other.official.example.org: { type: press, publisher: null }\n',
      ),
      'taken',
    ],
  ],
  'an address elsewhere than in a guide': [
    [
      'a tracker in a source',
      edited(belgium, 'org/be', 'org/be?utm_id=1'),
      'refused',
      `${belgium}:26:14 tracking-address`,
    ],
    [
      'a shortener as a member’s site',
      edited(brochure, 'country: BE, url: null', 'country: BE, url: https://t.co/a'),
      'refused',
      `${brochure}:4:48 short-address`,
    ],
    [
      'a shortener as the page to check',
      edited(
        belgium,
        'confidence: verified',
        'officialPage: https://tinyurl.com/a\n    confidence: verified',
      ),
      'refused',
      `${belgium}:24:19 short-address`,
    ],
  ],
}
