/** results.md is of the generators and the document of today, and the comparison behind it finds faults. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { document } from '../support/document.ts'
import { wrongCalls, type Expected } from './expected.ts'
import { generators } from './generators.ts'
import { lineFor, lineOf, withLine } from './results.ts'

const page = readFileSync(new URL('results.md', import.meta.url), 'utf8')
const operations = Object.keys(document.paths).length

describe('results.md', () => {
  it.each(generators.map((one) => [one.name, one] as const))(
    'has %s passing, in its pinned versions, with as many operations as there are: npm run test:clients',
    (_, generator) => {
      const on = /\| (\d{4}-\d\d-\d\d) \|$/.exec(lineFor(page, generator) ?? '')?.[1] ?? 'no day'
      expect(lineFor(page, generator)).toBe(lineOf(generator, { passed: true }, { on, operations }))
    },
  )

  it('names no other generator', () => {
    const named = [...page.matchAll(/^\| ([^|]+) \|/gm)].map(([, name]) => name)
    expect(named).toEqual(['Generator', ...generators.map(({ name }) => name)])
  })

  it('says how far one came that fails, in place of its line or below all others', () => {
    const [generator] = generators
    if (generator === undefined) throw new Error('there is no generator')
    const outcome = { passed: false, step: 'compile', why: '' } as const
    const line = lineOf(generator, outcome, { on: '2026-11-28', operations: 1 })
    expect(line).toContain('| yes | no | no | 1 | 2026-11-28 |')
    const worse = withLine(page, generator, line)
    expect(lineFor(worse, generator)).toBe(line)
    expect(worse.split('\n')).toHaveLength(page.split('\n').length)
    const other = { ...generator, name: 'another' }
    const longer = withLine(page, other, line.replace(generator.name, other.name))
    expect(longer).toContain(`${lineFor(page, generators.at(-1) ?? other)}\n| another |`)
  })
})

describe('the nine calls', () => {
  const call = { bodies: [], seen: [] }
  const expected: Expected = {
    resources: { bodies: [{ data: [{ id: 'a', phone: null }] }], seen: [1, 'a'] },
    resource: { bodies: [{ at: '2026-11-01T02:00:00.000Z', on: '2026-11-01' }], seen: [304] },
    access: { bodies: [{ with: [{ anyOf: ['cisplatin'] }] }], seen: ['cisplatin'] },
    availability: call,
    search: call,
    changes: call,
    texts: call,
    missing: { bodies: [{ title: 'no', requestId: 'one' }], seen: [404] },
    refused: call,
  }
  const wrong = (changed: object) =>
    wrongCalls(expected, JSON.stringify({ ...expected, ...changed }))

  it('may leave out null and spell an instant their way, and have ids of requests of their own', () => {
    expect(
      wrong({
        resources: { seen: [1, 'a'], bodies: [{ data: [{ id: 'a' }] }] },
        resource: { bodies: [{ on: '2026-11-01', at: '2026-11-01T02:00:00Z' }], seen: [304] },
        missing: { bodies: [{ requestId: 'another', title: 'no' }], seen: [404] },
      }),
    ).toEqual([])
  })

  it.each([
    ['a field that was lost', { resources: { bodies: [{ data: [{}] }], seen: [1, 'a'] } }],
    ['a word that became an object', { access: { ...expected.access, bodies: [{ with: [{}] }] } }],
    ['a day that became another', { resource: { bodies: [{ on: '2026-10-31' }], seen: [304] } }],
    ['another status', { missing: { ...expected.missing, seen: [200] } }],
    ['a problem without its request', { missing: { bodies: [{ title: 'no' }], seen: [404] } }],
    ['a call that was not made', { search: undefined }],
    ['nothing read', { access: { ...expected.access, seen: [null] } }],
  ])('are wrong with %s', (_, changed) => {
    expect(wrong(changed)).toEqual([expect.stringContaining(Object.keys(changed).join())])
  })
})
