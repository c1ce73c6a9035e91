/** Parameters that are unknown, repeated, out of range or very long. */
import { access, and, answerPage, each, embed, patient, strict, type Hostile } from './request.ts'

const names = [
  'Limit=5',
  'limit[]=5',
  '=5',
  '__proto__=1',
  'constructor=1',
  'toString=1',
  '__proto__[x]=1',
  'utm_source=a',
]

export const parameters: readonly Hostile[] = [
  ...strict.flatMap((one) =>
    each(
      'H-10',
      names.map((name) => and(one, name)),
      [400],
    ),
  ),
  ...patient.flatMap((one) =>
    each(
      'H-10',
      ['__proto__=1', 'utm_source=a&fbclid=b'].map((name) => and(one, name)),
      [200],
      {
        as: one,
      },
    ),
  ),
  ...each(
    'H-11',
    [
      '/v1?locale=fr&locale=de',
      '/v1/resources?limit=1&limit=1',
      '/v1/search?q=a&q=b',
      `${access}&country=FR`,
      '/v1/changes.atom?locale=fr&locale=fr',
      '/hsds/services?per_page=1&per_page=2',
      `${embed}&country=BE`,
    ],
    [400],
  ),
  ...each('H-11', ['/fr/search?q=melanoma&q=lung'], [200], { as: '/fr/search?q=melanoma' }),
  ...[
    '/v1/resources?limit=',
    '/v1/changes?limit=',
    '/v1/search?q=a&limit=',
    '/hsds/services?per_page=',
  ].flatMap((one) =>
    each(
      'H-12',
      [
        '0',
        '-1',
        '101',
        '1e9',
        '1e2',
        '0x10',
        '+5',
        '%205%20',
        '05',
        '1.0',
        'NaN',
        'Infinity',
        '%D9%A1%D9%A2',
        '',
        '9'.repeat(10_000),
      ].map((limit) => one + limit),
      [400],
    ),
  ),
  ...[...strict, answerPage, '/docs'].flatMap((one) =>
    each(
      'H-13',
      [
        and(one, `x=${'a'.repeat(10_000)}`),
        and(one, 'x=1&'.repeat(2_000)),
        and(one, `${'a'.repeat(15_000)}=b`),
      ],
      one === answerPage || one === '/docs' ? [200] : [400],
    ),
  ),
]
