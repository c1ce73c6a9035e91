/** What the benchmark computes and tells is right, whatever it measures. No test measures time. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseXml } from '@rgrove/parse-xml'
import { describe, expect, it } from 'vitest'
import { kinds } from './answers.ts'
import { differences } from './check.ts'
import { renderPage, renderRatios } from './render.ts'
import { figureOf, mergeSections, readResults, type Part, type Section } from './results.ts'
import type { Size } from './sizes.ts'
import { quantile, ratiosOf, spreadOf } from './statistics.ts'
import { warmGroups } from './warm.ts'

const machine = { cpu: 'a processor', cores: 2, node: 'v24.0.0', load: [1, 2], probeMs: [90, 91] }

/** Every kind of answer seen before at `own` microseconds, against 1,000 of (b). */
function section(own: number, part: Part = 'warm', size: Size = 'repository'): Section {
  const figures = Object.values(kinds).map((name) =>
    figureOf(
      { group: warmGroups.seen, name, unit: 'µs', tolerance: 0.1 },
      { own: [own, own, own], b: [1_000, 1_000, 1_000] },
    ),
  )
  return { part, size, on: '2026-11-28 12:00', commit: 'abc', rounds: 3, machine, figures }
}

describe('the numbers', () => {
  it('are medians between quartiles', () => {
    expect(spreadOf([5, 1, 3, 2, 4])).toEqual({ low: 2, median: 3, high: 4 })
    expect(quantile([1, 2], 0.5)).toBe(1.5)
    expect(() => spreadOf([])).toThrow('no values')
  })

  it('are ratios within a round, which a slow round does not bend', () => {
    expect(ratiosOf([1, 10, 1], [2, 20, 2])).toEqual({ low: 0.5, median: 0.5, high: 0.5 })
    expect(() => ratiosOf([1, 2], [1])).toThrow('a round measured only one of two')
  })
})

describe('--check', () => {
  it('agrees with itself, and with what is within the spread', () => {
    expect(differences([section(100)], [section(100)])).toEqual([])
    expect(differences([section(100)], [section(115)])).toEqual([])
  })

  it('names what became slower, what became faster, and by how much', () => {
    const [slower, ...others] = differences([section(100)], [section(200)])
    expect(others).toHaveLength(Object.keys(kinds).length - 1)
    expect(slower).toBe(
      `warm, repository: ${warmGroups.seen}: one resource, to b: 0.1 committed, 0.2 now (× 2.0)`,
    )
    expect(differences([section(200)], [section(100)])[0]).toMatch(/\(× 0\.50\)$/)
  })

  it('names what is not committed, and what was not measured', () => {
    expect(differences([], [section(1)])).toEqual(['warm, repository: nothing is committed'])
    const fewer = { ...section(100), figures: section(100).figures.slice(1) }
    expect(differences([section(100)], [fewer])[0]).toMatch(/one resource was not measured$/)
    expect(differences([fewer], [section(100)])[0]).toMatch(/one resource is not committed$/)
  })
})

it('a part that is not measured stays as it was', () => {
  const held = [section(1), section(2, 'cold')]
  expect(mergeSections(held, [section(3)])).toEqual([section(3), section(2, 'cold')])
})

describe('the page', () => {
  it('says whether the reach is reached, by the worst answer', () => {
    expect(renderPage([section(100)])).toMatch(/\| 0\.1 \(.+\), wanted ≤ 0\.12: reached \|/)
    expect(renderPage([section(130)])).toMatch(/\| 0\.13 \(.+\), wanted ≤ 0\.12: \*\*not reached/)
    const { figures } = section(100)
    const worst = {
      ...section(100),
      figures: [...figures.slice(1), ...section(500).figures.slice(0, 1)],
    }
    expect(renderPage([worst])).toContain('| 0.5 (one resource), wanted ≤ 0.12: **not reached**')
  })

  it('gives time, ratio and spread, with machine and commit', () => {
    const page = renderPage([section(100)])
    expect(page).toContain('| one resource | 100 (0.1) |')
    expect(page).toContain('commit abc, 3 rounds; 2 × a processor, Node v24.0.0; load 1 to 2')
  })

  it('has a chart with a bar for each value', () => {
    const svg = renderRatios([section(100)])
    expect(parseXml(svg).root?.name).toBe('svg')
    expect(svg.match(/<title>0\.1<\/title>/g)).toHaveLength(Object.keys(kinds).length)
  })

  it('and its chart are what is committed for the committed results', async () => {
    const read = (name: string) => readFile(join(import.meta.dirname, name), 'utf8')
    const sections = await readResults(join(import.meta.dirname, 'results.json'))
    expect(sections).not.toEqual([])
    expect(await read('results.md')).toBe(renderPage(sections))
    expect(await read('results.svg')).toBe(renderRatios(sections))
  })
})
