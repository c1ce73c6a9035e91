/** What is no proper HTTP, byte by byte: for sockets alone. */

type Improper = {
  readonly name: string
  readonly bytes: string
  /** Undefined where closing the connection is answer enough. */
  readonly status: readonly (number | undefined)[]
}

const line = 'GET /health HTTP/1.1'
const end = 'Connection: close\r\n\r\n'
const refused = [400, undefined]

export const improper: readonly Improper[] = [
  {
    name: 'H-22 a head of 17 KB',
    bytes: `${line}\r\nHost: a\r\nX: ${'a'.repeat(17_000)}\r\n${end}`,
    status: [431],
  },
  {
    name: 'H-22 an address of 17 KB',
    bytes: `GET /fr/${'a'.repeat(17_000)} HTTP/1.1\r\nHost: a\r\n${end}`,
    status: [431],
  },
  {
    name: 'H-22 2,500 headers',
    bytes: `${line}\r\nHost: a\r\n${Array.from({ length: 2_500 }, (_, n) => `X-${n}: a\r\n`).join('')}${end}`,
    status: [200, 431],
  },
  { name: 'H-21 two hosts', bytes: `${line}\r\nHost: a\r\nHost: b\r\n${end}`, status: [200, 400] },
  {
    name: 'H-21 a host with a line break',
    bytes: `${line}\r\nHost: a\rb\r\n${end}`,
    status: refused,
  },
  {
    name: 'H-21 another site as the target',
    bytes: `GET http://evil.example/health HTTP/1.1\r\nHost: a\r\n${end}`,
    status: [200],
  },
  {
    name: 'H-21 another scheme as the target',
    bytes: `GET file:///etc/passwd HTTP/1.1\r\nHost: a\r\n${end}`,
    status: refused,
  },
  {
    name: 'H-01 CONNECT',
    bytes: `CONNECT evil.example:443 HTTP/1.1\r\nHost: a\r\n${end}`,
    status: [400, 404, 405, undefined],
  },
  {
    name: 'H-01 a method that is none',
    bytes: `GE\u00a0T / HTTP/1.1\r\nHost: a\r\n${end}`,
    status: refused,
  },
  {
    name: 'H-01 a method in small letters',
    bytes: `get /health HTTP/1.1\r\nHost: a\r\n${end}`,
    status: refused,
  },
  {
    name: 'H-01 a method of 9 KB',
    bytes: `${'G'.repeat(9_000)} / HTTP/1.1\r\nHost: a\r\n${end}`,
    status: refused,
  },
  {
    name: 'H-24 a length and chunks',
    bytes: `${line}\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n${end}0\r\n\r\n`,
    status: refused,
  },
  {
    name: 'H-24 two lengths',
    bytes: `${line}\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n${end}ab`,
    status: refused,
  },
  {
    name: 'H-24 a length below nothing',
    bytes: `${line}\r\nHost: a\r\nContent-Length: -1\r\n${end}`,
    status: refused,
  },
  {
    name: 'H-24 a length that is no number',
    bytes: `${line}\r\nHost: a\r\nContent-Length: 0x5\r\n${end}abcde`,
    status: refused,
  },
  {
    name: 'H-24 chunks of no length',
    bytes: `${line}\r\nHost: a\r\nTransfer-Encoding: chunked\r\n${end}zz\r\n\r\n`,
    status: [200, 400, undefined],
  },
  {
    name: 'H-24 chunks said twice',
    bytes: `${line}\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n${end}`,
    status: [200, ...refused],
  },
  { name: 'H-24 line feeds alone', bytes: `${line}\nHost: a\n\n`, status: [200, ...refused] },
  {
    name: 'H-24 a folded header',
    bytes: `${line}\r\nHost: a\r\nX: a\r\n b\r\n${end}`,
    status: [200, ...refused],
  },
  {
    name: 'H-24 a blank before the colon',
    bytes: `${line}\r\nHost: a\r\nX : a\r\n${end}`,
    status: refused,
  },
  {
    name: 'H-24 a header without a name',
    bytes: `${line}\r\nHost: a\r\n: a\r\n${end}`,
    status: refused,
  },
  {
    name: 'H-24 NUL in a header',
    bytes: `${line}\r\nHost: a\r\nX: a\u0000b\r\n${end}`,
    status: refused,
  },
  { name: 'H-24 no host', bytes: `${line}\r\n${end}`, status: [400] },
  { name: 'H-24 HTTP/0.9', bytes: 'GET /health\r\n\r\n', status: refused },
  { name: 'H-24 HTTP/1.0', bytes: 'GET /health HTTP/1.0\r\n\r\n', status: [200] },
  { name: 'H-24 HTTP/3.7', bytes: `GET /health HTTP/3.7\r\nHost: a\r\n${end}`, status: refused },
  {
    name: 'H-24 the preface of HTTP/2',
    bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    status: refused,
  },
  {
    name: 'H-24 a hello of TLS',
    bytes: '\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000\u00a1\u0003\u0003',
    status: refused,
  },
  {
    name: 'H-24 a tab in the first line',
    bytes: `GET\t/health\tHTTP/1.1\r\nHost: a\r\n${end}`,
    status: refused,
  },
  {
    name: 'H-24 a raw byte in the address',
    bytes: `GET /fr/\u00e9 HTTP/1.1\r\nHost: a\r\n${end}`,
    status: [404, ...refused],
  },
  {
    name: 'H-24 an expectation',
    bytes: `${line}\r\nHost: a\r\nExpect: 200-ok\r\n${end}`,
    status: [200],
  },
  {
    name: 'H-24 an upgrade',
    bytes: `${line}\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\nSec-WebSocket-Key: a\r\n\r\n`,
    status: [200, ...refused],
  },
  {
    name: 'H-23 a body that ends too early',
    bytes: `POST /v1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n${end}`,
    status: [405],
  },
]
