import { describe, expect, it } from 'vitest'
import { ofHost } from '../../functions/model/hosts.ts'

describe('what is listed of a host', () => {
  const hosts = { 'www.a.example': 1, 'b.example': 2, 'c.example': 3, 'www.c.example': 4 }
  it.each([
    ['https://a.example/page', 1],
    ['https://www.a.example/page', 1],
    ['https://www.b.example/', 2],
    ['https://c.example/', 3],
    ['https://www.c.example/', 4],
    ['https://wwwb.example/', undefined],
    ['https://pages.b.example/', undefined],
    ['https://b.example:8443/', undefined],
    ['no address', undefined],
  ])('holds for %s with www. and without: %s', (address, found) => {
    expect(ofHost(hosts, address)).toBe(found)
  })
})
