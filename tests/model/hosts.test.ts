import { describe, expect, it } from 'vitest'
import { officialIn, ofHost, pageOf } from '../../functions/model/hosts.ts'

describe('what is listed of a host', () => {
  const hosts = {
    'www.a.example': 1,
    'b.example': 2,
    'c.example': 3,
    'www.c.example': 4,
    'pages.d.example': 5,
  }
  it.each([
    ['https://a.example/page', 1],
    ['https://www.a.example/page', 1],
    ['https://www.b.example/', 2],
    ['https://c.example/', 3],
    ['https://www.c.example/', 4],
    ['https://wwwb.example/', undefined],
    ['https://pages.b.example/', undefined],
    ['https://pages.www.d.example/', undefined],
    ['https://b.example:8443/', undefined],
    ['no address', undefined],
  ])('holds for %s with www. and without: %s', (address, found) => {
    expect(ofHost(hosts, address)).toBe(found)
  })
})

it('an address is official on a host that is listed as an authority’s, and nowhere else', () => {
  const isOfficial = officialIn({
    'a.example': { type: 'official' },
    'b.example': { type: 'company' },
  })
  expect(
    ['https://www.a.example/', 'https://b.example/', 'https://c.example/', 'no address'].map(
      isOfficial,
    ),
  ).toEqual([true, false, false, false])
})

it.each([
  ['http://www.a.example/page/', 'a.example/page'],
  ['https://a.example/page', 'a.example/page'],
  ['https://a.example/page?of=1#part', 'a.example/page?of=1#part'],
  ['no address', 'no address'],
])('%s leads to the page %s', (address, page) => {
  expect(pageOf(address)).toBe(page)
})
