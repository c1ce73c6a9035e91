/** Addresses that are broken, lead elsewhere or look like parts of a query. */
import { each, type Hostile } from './request.ts'

const broken = ['%', '%zz', '%E0%A4%A', '%C0%AF', '%00', '%252e', '%ED%A0%80', '%F5%80%80%80']

export const paths: readonly Hostile[] = [
  ...[
    '/v1/resources?cancerType=',
    '/v1/access?country=BE&cancerType=',
    '/v1?locale=',
    '/hsds/services?country=',
  ].flatMap((one) =>
    each(
      'H-14',
      broken.map((text) => one + text),
      [400],
    ),
  ),
  ...[
    '/v1/resources/',
    '/v1/countries/',
    '/hsds/services/',
    '/hsds/organizations/',
    '/problems/',
  ].flatMap((one) =>
    each(
      'H-14',
      broken.map((text) => one + text),
      [400, 404],
    ),
  ),
  ...['/fr/BE/', '/fr/resources/', '/fr/medicines/', '/docs/', '/assets/', '/embed/'].flatMap(
    (one) =>
      each(
        'H-14',
        broken.map((text) => one + text),
        [400, 404],
      ),
  ),
  ...each(
    'H-14',
    broken.map((text) => `/fr/search?q=${text}`),
    [200],
  ),
  ...each(
    'H-15',
    [
      '/v1/resources/..%2f..%2fetc',
      '/v1/resources/a%2fb',
      '/v1/%2e%2e/%2e%2e/etc/passwd',
      '//evil.example/v1',
      '//evil.example/%2e%2e',
      '/v1/',
      '/v1/resources/',
      '/v1/resources;a=b',
      '/V1/resources',
      '/v1//resources',
      '/v1/resources/a%5cb',
      `/v1/resources/${'a'.repeat(2_000)}`,
      '/v1/..%5c..%5cwindows',
      '/hsds/',
      '/hsds/services/..%2f..%2fv1',
      '/problems/..%2f..%2fpackage.json',
      '/problems/__proto__',
      '/problems/constructor',
      '/openapi.json/',
      '/health/../../etc',
      '/fr/BE/melanoma/',
      '/fr//BE',
      '/fr/..%2f..%2fpackage.json',
      '/fr/BE/constructor',
      '/fr/__proto__',
      '/__proto__/',
      '/constructor',
      '/assets/..%2f..%2fpackage.json',
      '/assets/../../package.json',
      '/assets/__proto__',
      '/assets/site.css%00.js',
      '/docs/..%2f..%2fREADME.md',
      '/docs/__proto__',
      '/docs/constructor',
      '/embed/__proto__',
      '/embed/frame/',
      '/sitemap-__proto__.xml',
      '/sitemap-..%2fx.xml',
      '/.well-known/..%2f.env',
      '/.env',
      '/.git/config',
      '/package.json',
      '/_next/static/..%2f..%2f',
      '/fr/FR%2f..%2fBE',
    ],
    [400, 404],
  ),
  ...each(
    'H-15',
    ['/FR//evil.example', '/fr-BE//evil.example/melanoma', '/FR/%2f%2fevil.example'],
    [400, 404],
  ),
  ...each(
    'H-15',
    ['/FR/BE/melanoma', '/fr-BE/search?q=//evil.example', '/FR/find?country=BE'],
    [308],
  ),
  ...[
    '/v1/resources/',
    '/v1/cancer-types/',
    '/hsds/services/',
    '/fr/resources/',
    '/fr/BE/',
  ].flatMap((one) =>
    each(
      'H-16',
      [
        "'",
        "'%7C%7C'",
        '{"$gt":""}',
        '%23',
        'attribute_exists(pk)',
        '%F0%9F%98%80',
        'me%CC%81lanome',
        'a%22b',
        'release%231',
      ].map((id) => one + id),
      [400, 404],
    ),
  ),
  ...each(
    'H-16',
    ["'||'", '{"$gt":""}', '%23', '%F0%9F%98%80', "1'%20OR%20'1'='1"].flatMap((text) => [
      `/v1/resources?cancerType=${text}`,
      `/v1/countries?release=${text}`,
      `/v1/changes?since=${text}`,
      `/v1/resources?cursor=${text}`,
      `/embed/resources?country=${text}`,
    ]),
    [400],
  ),
]
