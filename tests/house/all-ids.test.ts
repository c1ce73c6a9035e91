/** Every id of a promise, and whether a test has it: what has none is listed with why. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { idsOf, promisesOf } from '../support/promises.ts'

const page = readFileSync(new URL('../promises.md', import.meta.url), 'utf8')
const [tested = [], untested = []] = page.split('## Without a test').map(promisesOf)

describe('Q-04 the list of all ids', () => {
  it('has each on one of two lists: with a title of a test, or with why there is none', () => {
    const titled = new Set(tested.map(({ id }) => id))
    const open = untested.map(({ id }) => id)
    const listed = new Set([...titled, ...open])
    expect(idsOf(page).filter((id) => !listed.has(id))).toEqual([])
    expect(open.filter((id) => titled.has(id))).toEqual([])
    expect(open).toEqual(open.toSorted())
  })

  it('says of each gap what it is and why, in words of its own', () => {
    const all = [...tested, ...untested]
    expect(new Set(all.map(({ says }) => says)).size).toBe(all.length)
    for (const { says, files: why } of untested) {
      expect(says).toMatch(/^[^|]{12,}\.$/)
      expect(why).toMatch(/^[A-Z`][^|]{6,}\.$/)
    }
  })

  it('leaves none of the store and of HTTP without a test', () => {
    expect(idsOf(page).length).toBeGreaterThan(200)
    expect(untested.filter(({ id }) => /^[HS]/.test(id))).toEqual([])
  })
})
