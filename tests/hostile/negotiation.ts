/** What a reader takes and holds, in forms that cannot be read. */
import type { Fields } from './doors.ts'
import { access, all, answerPage, embed, withHeaders, type Hostile } from './request.ts'

const many = (count: number): Fields =>
  Array.from({ length: count }, (_, n) => [`X-${n}`, 'a'] as const)

export const negotiation: readonly Hostile[] = [
  ...['/v1', '/v1/resources/esmo-guides', '/hsds/services', '/openapi.json'].flatMap((one) => [
    ...[
      '*/*',
      'application/json',
      'application/*',
      'text/html,*/*;q=0.8',
      'not a type',
      ';;',
      'application/json;q=2',
      'a'.repeat(10_000),
    ].flatMap((accept) => withHeaders('H-40', [one], [['Accept', accept]], [200], { as: one })),
    ...['application/xml', 'text/html;q=1, */*;q=0', 'application/json;q=0', 'image/*'].flatMap(
      (accept) => withHeaders('H-40', [one], [['Accept', accept]], [406]),
    ),
  ]),
  ...withHeaders(
    'H-40',
    ['/v1/changes.atom', '/v1/release.ndjson'],
    [['Accept', 'application/json']],
    [406],
  ),
  ...withHeaders(
    'H-40',
    ['/v1/changes.atom?locale=fr'],
    [['Accept', 'application/atom+xml']],
    [200],
    { as: '/v1/changes.atom?locale=fr' },
  ),
  ...['application/xml', 'image/*', 'text/html;q=0'].flatMap((accept) =>
    withHeaders('H-40', [answerPage, '/docs', embed, '/sitemap.xml'], [['Accept', accept]], [200]),
  ),
  ...['"x"', 'W/', '"', ',,,', '"'.repeat(9_000), 'x'.repeat(9_000), '\xe9'].flatMap((tag) => [
    ...withHeaders(
      'H-52',
      [access, answerPage, embed, '/embed.js'],
      [['If-None-Match', tag]],
      [200],
    ),
    // What cannot be read asks for nothing.
    ...withHeaders(
      'H-54',
      [access, answerPage],
      [['If-Match', tag]],
      tag === '"x"' ? [412] : [200],
    ),
  ]),
  ...withHeaders(
    'H-52',
    all.filter((one) => one !== '/health'),
    [['If-None-Match', '*']],
    [304],
  ),
  ...withHeaders('H-22', ['/v1', answerPage, '/docs', embed], many(150), [200]),
]
