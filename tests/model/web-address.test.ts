import { describe, expect, it } from 'vitest'
import { Manifest } from '../../functions/model/manifest.ts'
import { isPublicHost, WebAddress } from '../../functions/model/web-address.ts'

/** A name of that many characters. */
const host = (length: number) => `${'a.'.repeat(120)}${'b'.repeat(length - 240 - 3)}.io`

describe('a host that the public can reach', () => {
  it.each([
    'example.org',
    'a-1.example.xn--p1ai',
    'org.local.example',
    'example.org:8443',
    'example.org:65535',
    host(253),
  ])('is %s', (name) => {
    expect(isPublicHost(name)).toBe(true)
  })

  it.each([
    host(254),
    'example.org:',
    'example.org:0',
    'example.org:65536',
    'example.org:000080',
    'example.org:+80',
    'example.org:8e3',
    'example.org:0x50',
    'example.org:80:80',
    'printer.local',
    'example',
    '-a.example.org',
    'a-.example.org',
    'a_b.example.org',
    `${'a'.repeat(64)}.example.org`,
    'Example.org',
    'example.org.',
    '127.0.0.1',
    'localhost',
  ])('is not %s', (name) => {
    expect(isPublicHost(name)).toBe(false)
  })
})

it.each([
  ['https://example.org/a%2F', true],
  ['http://example.org', true],
  ['HTTPS://example.org/', true],
  ['ftp://example.org/', false],
  ['see https://example.org/', false],
  ['xhttps://example.org/', false],
  ['https://example.org/100%', false],
  ['https://example.org/%4', false],
  ['https://example.org/%4G', false],
])(
  'an address leads to a page of the web, and each percent begins a character: %s',
  (url, fine) => {
    expect(WebAddress.safeParse(url).success).toBe(fine)
  },
)

describe('where errors are reported', () => {
  it.each(['/docs#report', '/docs//report', 'https://example.org/report', 'mailto:a@example.org'])(
    'may be %s',
    (address) => expect(Manifest.shape.report.safeParse(address).success).toBe(true),
  )

  it.each([
    '//evil.example/',
    '/\\evil.example/',
    '/a b',
    '/a b/c',
    'docs',
    'https://printer.local/',
    'javascript:alert(1)',
    'mailto:',
    'mailto:nobody',
    'mailto:a@example.org?bcc=b@example.org',
    'mailto:a@example.org?cc=mailto:b@example.org',
    'mailto:a@b@example.org',
    'mailto:a b@example.org',
  ])('is never %s', (address) => {
    expect(Manifest.shape.report.safeParse(address).success).toBe(false)
  })
})
