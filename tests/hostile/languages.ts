/** Languages and countries in the forms in which they are mistaken. */
import { access, and, each, embed, withHeaders, type Hostile } from './request.ts'

export const languages: readonly Hostile[] = [
  ...['/v1', access, '/hsds/services', '/v1/changes.atom', embed].flatMap((one) =>
    each(
      'H-17',
      [
        'en_GB',
        'e',
        '*',
        'en-GB-',
        '-',
        '__proto__',
        'en%0d%0aX-Injected:%20y',
        'e'.repeat(10_000),
        '%E2%80%AEen',
      ].map((tag) => and(one, `locale=${tag}`)),
      [400],
    ),
  ),
  ...['/v1', access, '/hsds/services', embed].flatMap((one) =>
    each(
      'H-17',
      ['xx', 'zh-Hant-TW', 'en-x-private'].map((tag) => and(one, `locale=${tag}`)),
      [200],
    ),
  ),
  ...each('H-17', ['/xx/', '/zz-ZZ/BE', '/en_GB/', '/e/', '/__proto__/BE'], [404]),
  ...[
    'fr,'.repeat(3_000),
    'fr;q=2',
    'fr;q=-1',
    'fr;q=0.1234',
    ';;;',
    '*;q=0',
    'fr, fr, fr',
    'caf\xe9',
    '-',
    'fr_FR',
    '__proto__',
    Array.from({ length: 800 }, (_, n) => `x${n}`).join(','),
  ].flatMap((header) =>
    withHeaders(
      'H-18',
      ['/v1', '/', embed, '/v1/changes.atom', '/fr/no-such-page'],
      [['Accept-Language', header]],
      [200, 404],
    ),
  ),
  ...each(
    'H-19',
    ['UK', 'GBR', '%F0%9F%87%AC%F0%9F%87%A7', 'G', 'G%42R', 'US', '826'].flatMap((code) => [
      `/v1/access?country=${code}&cancerType=melanoma`,
      `/v1/resources?country=${code}`,
      `/hsds/services?country=${code}`,
      `/embed/resources?country=${code}`,
    ]),
    [400],
  ),
  ...each(
    'H-19',
    ['UK', 'US', 'gbr', '%F0%9F%87%AC%F0%9F%87%A7'].flatMap((code) => [
      `/v1/countries/${code}`,
      `/fr/${code}`,
      `/fr/${code}/melanoma`,
    ]),
    [400, 404],
  ),
  ...each('H-19', ['/v1/countries/gb', '/v1/countries/G%42'], [200]),
]
