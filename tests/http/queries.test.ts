/** Query strings as they are read, values as they are repeated, addresses as they are written: by case. */
import { describe, expect, it } from 'vitest'
import { link } from '../../functions/http/links.ts'
import { nearestTo } from '../../functions/http/nearest.ts'
import { decode, readQuery, splitAddress } from '../../functions/http/query.ts'
import { quote } from '../../functions/http/quote.ts'
import { isOfApi } from '../../functions/http/wire/paths.ts'

describe('an address', () => {
  it.each([
    ['http://a/v1', '/v1', ''],
    ['https://a:8080/v1?x=1', '/v1', 'x=1'],
    ['HTTP://a/v1?', '/v1', ''],
    ['http://a', '', ''],
    ['http://a?x', '', 'x'],
    ['http://a/b?c?d=/e', '/b', 'c?d=/e'],
    ['http://a/b#c?d', '/b', ''],
    ['http://a/b?c#d', '/b', 'c'],
    ['http://a#b', '', ''],
    ['http://a/%2F?%3F', '/%2F', '%3F'],
    ['/v1?x=1', '', ''],
    ['x http://a/b', '', ''],
  ])('%s has the path %j and the query %j', (url, path, query) => {
    expect(splitAddress(url)).toEqual({ path, query })
  })
})

it.each([
  ['a%20b', 'a b'],
  ['%C3%A9', 'é'],
  ['a+b', 'a+b'],
  ['%zz', undefined],
  ['%C3', undefined],
])('%s is decoded to %j', (text, decoded) => {
  expect(decode(text)).toBe(decoded)
})

describe('a query', () => {
  const read = (raw: string) => {
    const { values, errors } = readQuery(raw, ['a', 'b c', 'list'], new Set(['list']))
    return [
      Object.fromEntries(values),
      errors.map(({ parameter, code }) => `${parameter}: ${code}`),
    ] as const
  }

  it.each([
    ['', {}],
    ['&&', {}],
    ['a', { a: '' }],
    ['a=', { a: '' }],
    ['a==', { a: '=' }],
    ['a=1=2', { a: '1=2' }],
    ['&a=1&', { a: '1' }],
    ['a=+1++2', { a: ' 1  2' }],
    ['a=%2B', { a: '+' }],
    ['b+c=1', { 'b c': '1' }],
    ['b%20c=1&%61=2', { 'b c': '1', a: '2' }],
    ['list=1&a=x&list=2&list=1', { list: '1,2,1', a: 'x' }],
    ['list=&list=', { list: ',' }],
    ['list', { list: '' }],
  ])('%j says %j', (raw, values) => {
    expect(read(raw)).toEqual([values, []])
  })

  it.each([
    ['a=1&a=2', { a: '1' }, ['a: duplicate']],
    ['a=&a=2', { a: '' }, ['a: duplicate']],
    ['a=%zz', {}, ['a: bad-encoding']],
    ['a=%zz&a=1', { a: '1' }, ['a: bad-encoding']],
    ['a=1&a=%zz', { a: '1' }, ['a: bad-encoding']],
    ['=1', {}, [': unknown-parameter']],
    ['%zz=1', {}, ['%zz: unknown-parameter']],
    ['A=%zz&x', {}, ['A: unknown-parameter', 'x: unknown-parameter']],
    [`${'x'.repeat(81)}=1`, {}, [`${'x'.repeat(80)}: unknown-parameter`]],
  ])('%j says %j, and wrong in it is %j', (raw, values, errors) => {
    expect(read(raw)).toEqual([values, errors])
  })

  it('is read as far as forty pairs, and told when it has more', () => {
    const lists = (count: number) => read(Array.from({ length: count }, () => 'list=1').join('&'))
    expect(lists(40)).toEqual([{ list: Array(40).fill('1').join(',') }, []])
    expect(lists(41)).toEqual([lists(40)[0], ['(query): unknown-parameter']])
    // What is empty is no pair.
    expect(read(`${'&'.repeat(50)}a=1`)).toEqual([{ a: '1' }, []])
  })

  it('that is wrong is told what there is instead', () => {
    const told = (raw: string, known: string[], lists?: Set<string>) =>
      readQuery(raw, known, lists).errors[0]?.detail
    expect(told('x', [])).toBe('There is no parameter "x" here. This address takes none.')
    expect(told('x', ['a', 'b'])).toBe('There is no parameter "x" here. There are: a, b.')
    expect(told('a&a', ['a'])).toBe('Give this parameter once.')
    expect(told('a&a', ['a'], new Set(['b', 'c']))).toBe(
      'Give this parameter once. Several values, with commas or repeated, are for: b, c.',
    )
  })
})

it.each([
  ['plain ~', '"plain ~"'],
  ['x'.repeat(80), `"${'x'.repeat(80)}"`],
  ['x'.repeat(81), `"${'x'.repeat(80)}…"`],
  ['é'.repeat(80), `"${'é'.repeat(80)}"`],
  ['é'.repeat(81), `"${'é'.repeat(80)}…"`],
  ['🎈'.repeat(80), `"${'🎈'.repeat(80)}"`],
  ['a\u0000b', '"a\\u{0}b"'],
  ['a\n', '"a\\u{A}"'],
  ['\u007F\u202E\u2028\u2029', '"\\u{7F}\\u{202E}\\u{2028}\\u{2029}"'],
  ['\uD800', '"\\u{D800}"'],
  ['x\u{E0001}', '"x\\u{E0001}"'],
])('%j is repeated as %s', (value, quoted) => {
  expect(quote(value)).toBe(quoted)
})

it.each([
  [{}, '/v1'],
  [{ a: undefined }, '/v1'],
  [{ b: '1', a: '2', c: undefined }, '/v1?a=2&b=1'],
  [{ b: '1', c: '3', a: '2' }, '/v1?a=2&b=1&c=3'],
  [{ a: '' }, '/v1?a='],
  [{ a: 'x,y z&é+' }, '/v1?a=x,y%20z%26%C3%A9%2B'],
])('a link with %j is %s', (parameters, address) => {
  expect(link('/v1', parameters)).toBe(address)
})

it.each([
  ['/v1', true],
  ['/v1/x', true],
  ['/v1.x', true],
  ['/hsds/services', true],
  ['/problems/x', true],
  ['/problems', false],
  ['/openapi.json', true],
  ['/openapi.json/x', false],
  ['/health', true],
  ['/healthy', false],
  ['/fr/v1', false],
  ['/', false],
])('%s is the API’s: %s', (path, is) => {
  expect(isOfApi(path)).toBe(is)
})

describe('a name that nothing has', () => {
  const names = ['title', 'link.state', 'national.text', 'euWide.text', 'url', 'id', 'countries']
  it.each([
    ['title', ['title']],
    ['TITLE', ['title']],
    ['titel', ['title']],
    ['titl', ['title']],
    ['titles', ['title']],
    ['xitle', ['title']],
    ['titlexx', ['title']],
    ['titlexxx', []],
    ['tixxx', []],
    // A third of a name may be wrong, at most two letters.
    ['ur', ['url']],
    ['xl', []],
    ['ix', ['id']],
    ['xx', []],
    ['countrxxx', []],
    ['countrxxs', ['countries']],
    // Standing elsewhere counts as one.
    ['state', ['link.state']],
    ['x.state', ['link.state']],
    ['stato', ['link.state']],
    ['x.stxtx', ['link.state']],
    ['x.sxxtx', []],
    ['text', ['euWide.text', 'national.text']],
    ['link.text', ['euWide.text', 'national.text']],
    ['', []],
  ])('%j is near to %j', (asked, near) => {
    expect(nearestTo(asked, names)).toEqual(near)
  })

  it('is told three at most, nearest first, of these the shortest', () => {
    const many = ['abcdefgx', 'abcdefxx', 'aa.abcdefgh', 'a.abcdefgh', 'abcdefgh', 'xbcdefgh']
    expect(nearestTo('abcdefgh', many)).toEqual(['abcdefgh', 'abcdefgx', 'xbcdefgh'])
    expect(nearestTo('z.abcdefgh', many.slice(2, 5))).toEqual([
      'abcdefgh',
      'a.abcdefgh',
      'aa.abcdefgh',
    ])
  })
})
