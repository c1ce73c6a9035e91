/** tests/promises.md against the titles of the tests. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { promisesIn, promisesOf } from '../support/promises.ts'

const folder = fileURLToPath(new URL('..', import.meta.url))
const files = globSync('**/*.ts', { cwd: folder })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.test\.ts$|^(?:seed\/dataset\/bad-files|faults|hostile)\//.test(path))
  .toSorted()
  .map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') }))
const [tested = ''] = readFileSync(`${folder}/promises.md`, 'utf8').split('## Without a test')
const told = promisesOf(tested)
const kept = promisesIn(files.filter(({ path }) => path !== 'house/promises.test.ts'))

describe('the page of promises', () => {
  it('has a line for every id in a title, with the files it stands in, and no other line', () => {
    const lines = told.map(({ id, files: named }) => `${id}: ${named}`)
    const titles = [...kept].map(([id, paths]) => `${id}: ${paths.join(', ')}`)
    expect(lines).toEqual(titles.toSorted())
  })

  it('says each in words of its own', () => {
    expect(told.length).toBeGreaterThan(160)
    expect(new Set(told.map(({ says }) => says)).size).toBe(told.length)
    for (const { says } of told) expect(says).toMatch(/^[^|]{12,}\.$/)
  })
})

describe('an id in a title', () => {
  const idsIn = (text: string) => [...promisesIn([{ path: 'a.test.ts', text }]).keys()]

  it('is found in calls, in tables of cases and in templates, alone or with others', () => {
    expect(idsIn("it('X-01 Y-02 holds', () => {})")).toEqual(['X-01', 'Y-02'])
    expect(idsIn("it.each([['X-03 a case', 1]])('%s (X-04)', () => {})")).toEqual(['X-03', 'X-04'])
    expect(idsIn('it(`X-05 T7 ${rounds} rounds`, () => {})')).toEqual(['X-05', 'T7'])
  })

  it('is none in a comment, a name or a longer word', () => {
    expect(idsIn("// X-01\nit('2026-11-23T12:00 AX-012 UTF-16', () => {})")).toEqual([])
  })
})
