/** What is kept has a bound, and never outlives what it depends on. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import { createKeptOfRecords } from '../../functions/directory/kept-of-records.ts'
import { createKept } from '../../functions/directory/selecting/kept.ts'
import type { NationalNote } from '../../functions/model/note.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { releaseOf } from '../support/app.ts'
import { ask } from '../support/ask.ts'
import { syntheticDataset } from '../support/datasets.ts'

describe('what is kept', () => {
  it('never exceeds its bytes, and gives back only what was last set', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      bytes: fc.integer({ min: 0, max: 1_200 }),
    })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const kept = createKept<number>(2_000)
        const sizes = new Map<string, number>()
        for (const [i, { key, bytes }] of steps.entries()) {
          kept.set(key, i, bytes)
          sizes.set(key, bytes)
          const last = (name: string) => steps.slice(0, i + 1).findLastIndex((s) => s.key === name)
          const held = [...sizes.keys()].filter((name) => kept.get(name) !== undefined)
          for (const name of held) expect(kept.get(name)).toBe(last(name))
          expect(held.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0)).toBeLessThan(2_000)
          expect(held).toContain(key)
        }
      }),
    )
  })

  it('is as much as fits, names and entries included, and what never fits drives nothing out', () => {
    const kept = createKept<number>(1_000)
    // With a name of one letter, and what an entry needs, 500 each.
    for (const key of ['a', 'b']) kept.set(key, 1, 299)
    kept.set('c'.repeat(300), 1, 501)
    const heldOf = (keys: readonly string[]) => keys.filter((key) => kept.get(key) !== undefined)
    expect(heldOf(['a', 'b', 'c'.repeat(300)])).toEqual(['a', 'b'])
    kept.set('d', 1, 799)
    expect(heldOf(['a', 'b', 'd'])).toEqual(['d'])
  })

  it('lets go first of what was not asked for longest', () => {
    const kept = createKept<number>(1_000)
    for (const key of ['a', 'b', 'c']) kept.set(key, 1, 100)
    kept.get('a')
    kept.set('d', 1, 100)
    expect(['a', 'b', 'c', 'd'].filter((key) => kept.get(key) !== undefined)).toEqual([
      'a',
      'c',
      'd',
    ])
  })
})

describe('what is kept of records', () => {
  it('is made once for each record and key, and all of it again beyond a size', () => {
    const made: string[] = []
    const kept = createKeptOfRecords<string>(10, (text) => text.length)
    const [first, second] = [{}, {}]
    const get = (record: object, key: string, text: string) =>
      kept(record, key, () => {
        made.push(`${key}${text}`)
        return text
      })
    expect(get(first, 'a', '1234')).toBe('1234')
    expect(get(second, 'a', '5678')).toBe('5678')
    expect(get(first, 'b', '90')).toBe('90')
    // Ten may be kept.
    expect([get(first, 'a', '-'), get(second, 'a', '-'), get(first, 'b', '-')]).toEqual([
      '1234',
      '5678',
      '90',
    ])
    expect(made).toEqual(['a1234', 'a5678', 'b90'])
    expect(get(second, 'b', '123456789')).toBe('123456789')
    expect(get(first, 'b', '1')).toBe('1')
    expect(get(second, 'b', '-')).toBe('123456789')
    // Beyond ten again, but for what was made last.
    expect(get(second, 'a', '22')).toBe('22')
    expect(get(second, 'a', '-')).toBe('22')
    expect(get(second, 'b', '3')).toBe('3')
    expect(made.slice(3)).toEqual(['b123456789', 'b1', 'a22', 'b3'])
  })
})

describe('a composed text', () => {
  it('says "not in force yet" until its day and no longer, whatever was asked before', async () => {
    const base = syntheticDataset({ resources: 0 })
    const dataset: Dataset = {
      ...base,
      countries: base.countries.map((country) => ({
        ...country,
        availability: country.availability.map((note): NationalNote => ({
          ...note,
          text: {},
          superseded: false,
          inForceFrom: '2026-12-01',
          confirmedOn: '2026-11-01',
        })),
      })),
    }
    let today = '2026-11-30'
    const app = createProofApp(dataset, releaseOf(dataset), {
      now: () => Date.parse(`${today}T12:00:00Z`),
    })
    const phrase = dataset.terms.phrase['not-in-force-yet']['fr']?.label ?? 'none'
    const read = async () => {
      const { data } = await ask(
        app,
        '/v1/access?country=BE&cancerType=melanoma&locale=fr&history=true',
      )
      return data.national.map(({ text, freshness }) => [
        text.toLowerCase().includes(phrase.toLowerCase()),
        freshness,
      ])
    }
    expect(await read()).toEqual([[true, 'past']])
    today = '2026-12-01'
    expect(await read()).toEqual([[false, 'current']])
    today = '2026-11-30'
    expect(await read()).toEqual([[true, 'past']])
    today = '2027-11-02'
    expect(await read()).toEqual([[false, 'unconfirmed']])
  })
})
