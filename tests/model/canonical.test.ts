import { describe, expect, it } from 'vitest'
import { byCodeUnits, canonicalJson } from '../../functions/model/canonical.ts'

it('orders by code units, the same in every language', () => {
  expect(['é', 'b', 'Z', 'a'].toSorted(byCodeUnits)).toEqual(['Z', 'a', 'b', 'é'])
  expect([byCodeUnits('a', 'b'), byCodeUnits('b', 'a'), byCodeUnits('a', 'a')]).toEqual([-1, 1, 0])
})

describe('the text that hashes are taken over', () => {
  it('is the same whatever the order of keys, without what is undefined', () => {
    const text = '{"a":[1,{"b":null,"c":"x"}],"d":false}'
    expect(canonicalJson({ d: false, a: [1, { c: 'x', b: null }], e: undefined })).toBe(text)
    expect(canonicalJson(Object.assign(Object.create(null), { b: 2, a: 1 }))).toBe('{"a":1,"b":2}')
  })

  it.each([
    ['NaN', NaN],
    ['an infinity', Infinity],
    ['undefined in a list', [undefined]],
    ['a function', () => 1],
    ['a bigint', 1n],
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
  ])('does not exist of %s, which would read as something else', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(/canonical JSON$/)
    expect(() => canonicalJson({ held: value })).toThrow(/canonical JSON$/)
  })
})
