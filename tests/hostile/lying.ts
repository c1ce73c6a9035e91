/** Requests that say of host, method, origin or body what is not so. */
import type { Fields } from './doors.ts'
import { access, all, answerPage, embed, strict, withHeaders, type Hostile } from './request.ts'

const misleading: readonly Fields[] = [
  [['X-Forwarded-Host', 'evil.example']],
  [
    ['X-Forwarded-Proto', 'http'],
    ['X-Forwarded-Prefix', '/evil'],
  ],
  [['Forwarded', 'host=evil.example;proto=http']],
  [
    ['X-Original-URL', '/v1/terms'],
    ['X-Rewrite-URL', '/v1/terms'],
  ],
  [['X-HTTP-Method-Override', 'DELETE']],
  [['X-Forwarded-For', '10.0.0.1, 192.0.2.1, ::1']],
  [
    ['Range', 'bytes=0-1'],
    ['Cookie', 'a=b'],
    ['Authorization', 'Bearer x'],
  ],
  [
    ['Origin', 'https://evil.example'],
    ['Referer', 'https://evil.example/?q=melanoma'],
  ],
]

export const lying: readonly Hostile[] = [
  ...[
    '/v1',
    access,
    '/v1/changes.atom?locale=fr',
    '/hsds',
    embed,
    answerPage,
    '/sitemap.xml',
    '/docs',
  ].flatMap((one) =>
    misleading.flatMap((headers) => withHeaders('H-21', [one], headers, [200], { as: one })),
  ),
  ...['/v1', answerPage, '/sitemap.xml', '/.well-known/security.txt'].flatMap((one) =>
    ['evil.example', 'evil.example:99', '[::1]:80'].flatMap((host) =>
      withHeaders('H-21', [one], [['Host', host]], [200], { as: one }),
    ),
  ),
  ...[...strict.slice(0, 6), answerPage, '/docs'].flatMap((one) =>
    ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'PURGE'].map((method) => ({
      name: `H-01 ${method} ${one}`,
      method,
      target: one,
      status: [405],
    })),
  ),
  ...all.map((one) => ({
    name: `H-01 OPTIONS ${one}`,
    method: 'OPTIONS',
    target: one,
    status: [204],
  })),
  ...['DELETE', 'OPTIONS', 'HEAD', 'POST'].map((method) => ({
    name: `H-01 ${method} of what is not there`,
    method,
    target: '/v1/nothing',
    status: [404],
  })),
]

export const bodies: readonly Hostile[] = ['/v1', access, answerPage, '/docs', embed].flatMap(
  (target): Hostile[] => [
    {
      name: `H-23 ${target} with a body`,
      target,
      body: 'a=b',
      headers: [['Content-Length', '3']],
      status: [200],
      as: target,
    },
    {
      name: `H-23 ${target} with JSON`,
      target,
      body: '{"a":',
      headers: [
        ['Content-Type', 'application/json'],
        ['Content-Length', '5'],
      ],
      status: [200],
      as: target,
    },
    {
      name: `H-23 ${target} with 2 MB`,
      target,
      body: 'x'.repeat(2e6),
      headers: [['Content-Length', '2000000']],
      status: [200],
      as: target,
    },
    {
      name: `H-23 ${target} with chunks`,
      target,
      body: '3\r\nabc\r\n0\r\n\r\n',
      headers: [['Transfer-Encoding', 'chunked']],
      status: [200],
      as: target,
    },
    {
      name: `H-23 ${target} with another request for a body`,
      target,
      body: 'GET /health HTTP/1.1\r\nHost: a\r\n\r\n',
      headers: [['Content-Length', '34']],
      status: [200],
      as: target,
    },
  ],
)
