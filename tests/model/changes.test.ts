import { describe, expect, it } from 'vitest'
import { changeOf, pairsOf, sameValue } from '../../functions/model/changes.ts'

it('each thing is compared once, whether it was there, is there, or both', () => {
  const before = new Map([
    ['a', 1],
    ['b', 2],
  ])
  const after = new Map([
    ['b', 3],
    ['c', 4],
  ])
  expect([...pairsOf(before, after)]).toEqual([
    { name: 'b', was: 2, is: 3 },
    { name: 'c', was: undefined, is: 4 },
    { name: 'a', was: 1, is: undefined },
  ])
})

it.each([
  [undefined, { a: 1 }, 'added'],
  [{ a: 1 }, undefined, 'removed'],
  [{ a: 1 }, { a: 2 }, 'changed'],
  [{ a: 1 }, { a: 1 }, undefined],
  [undefined, undefined, undefined],
])('from %j to %j is told as %s', (was, is, change) => {
  expect(changeOf({ was, is })).toBe(change)
})

describe('two values of JSON', () => {
  it.each([
    [1, 1],
    ['a', 'a'],
    [null, null],
    [[], []],
    [{}, {}],
    [
      [1, { a: null }],
      [1, { a: null }],
    ],
    [
      { a: 1, b: { c: 2, d: 3 } },
      { b: { d: 3, c: 2 }, a: 1 },
    ],
  ])('say the same: %j and %j', (a, b) => {
    expect([sameValue(a, b), sameValue(b, a)]).toEqual([true, true])
  })

  it.each([
    [1, 2],
    [1, '1'],
    [null, {}],
    [7, {}],
    ['a', { 0: 'a' }],
    ['a', ['a']],
    [['a'], { 0: 'a' }],
    [[], {}],
    [[], { length: 0 }],
    [[1], [1, 2]],
    [
      [1, 2],
      [2, 1],
    ],
    [
      [1, 2],
      [1, 3],
    ],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1 }, { b: 1 }],
    [
      { a: 1, b: 2 },
      { a: 1, b: 3 },
    ],
    [{ a: [1] }, { a: [2] }],
    [{ a: { b: null } }, { a: { b: {} } }],
  ])('say something else: %j and %j', (a, b) => {
    expect([sameValue(a, b), sameValue(b, a)]).toEqual([false, false])
  })
})
