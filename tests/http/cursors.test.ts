/** Cursors by case: what is one, and what of a request makes its list another. */
import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { readCursor, scopeDigest, writeCursor } from '../../functions/http/cursor.ts'
import { ask } from '../support/ask.ts'
import { smallApp } from '../support/small-directory.ts'

const release = '00112233445566aa'
const scope = '0123456789ab'

/** With the check that belongs to it, whatever it says. */
function written(said: readonly [release: string, offset: string, scope: string]): string {
  const [id, offset, of] = said
  const check = createHash('sha256').update(
    JSON.stringify([1, id, Number(offset), of].map((one) => (one === 'undefined' ? null : one))),
  )
  const text = [id, offset, of, check.digest('hex').slice(0, 12)].join('.')
  return Buffer.from(text, 'latin1').toString('base64url')
}

describe('a cursor', () => {
  it.each([0, 1, 10, 999_999_999])('is read as it was written: offset %i', (offset) => {
    const cursor = { release, offset, scope }
    expect(writeCursor(cursor)).toBe(written([release, String(offset), scope]))
    expect(readCursor(writeCursor(cursor))).toEqual(cursor)
  })

  it.each([
    [release, '01', scope],
    [release, '00', scope],
    [release, '-1', scope],
    [release, '1e3', scope],
    [release, '', scope],
    [release, '1000000000', scope],
    [`0${release}`, '1', scope],
    [release.slice(1), '1', scope],
    [`x${release.slice(1)}`, '1', scope],
    [release.toUpperCase(), '1', scope],
    [release, '1', `${scope}0`],
    [release, '1', scope.slice(1)],
    [release, '1', `${scope.slice(1)}g`],
    ['', '1', scope],
  ] as const)('with another form is none, whatever its check: %s.%s.%s', (...said) => {
    expect(readCursor(written(said))).toBeUndefined()
  })

  it('with anything before or after it, or another check, is none', () => {
    const good = Buffer.from(written([release, '1', scope]), 'base64url').toString('latin1')
    const read = (text: string) => readCursor(Buffer.from(text, 'latin1').toString('base64url'))
    expect(read(good)).toEqual({ release, offset: 1, scope })
    const other = good.endsWith('0') ? '1' : '0'
    for (const text of [`x${good}`, `${good}0`, `${good}\n`, good.slice(0, -1) + other]) {
      expect(read(text)).toBeUndefined()
    }
    expect(readCursor(`${written([release, '1', scope])}=`)).toBeUndefined()
    expect(readCursor('')).toBeUndefined()
    // What reading nothing would be written as.
    expect(readCursor(written(['undefined', 'NaN', 'undefined']))).toBeUndefined()
  })
})

it('a list is told from another by all that its scope says', () => {
  const lists = [{}, { a: 1 }, { a: 2 }, { b: 1 }, { a: [1] }, { a: 1, b: 1 }]
  expect(new Set(lists.map(scopeDigest)).size).toBe(lists.length)
  for (const one of lists) expect(scopeDigest(one)).toMatch(/^[0-9a-f]{12}$/)
  expect(scopeDigest({ a: 1 })).toBe(scopeDigest({ a: 1 }))
})

describe('a cursor of one list is taken by another', () => {
  let app: Hono
  beforeAll(async () => {
    app = await smallApp()
  })

  const cursorOf = async (query: string) => {
    const { page } = await ask(app, `/v1/resources?limit=1&${query}`)
    return new URLSearchParams(page.next?.split('?')[1]).get('cursor') ?? ''
  }

  it.each([
    // What is as usual is what was not said.
    ['', 'sort=title', true],
    ['sort=title', '', true],
    ['', 'facets=true', true],
    ['', 'facets=false', true],
    ['facets=true', '', true],
    ['', 'fields=title', true],
    ['', 'fallback=any', true],
    ['', 'locale=en', true],
    ['', `release=${release}`, true],
    ['country=BE&kind=guide', 'kind=guide&country=be', true],
    ['q=cancer', 'q=%20cancer%20', true],
    // Beside a search the usual order is the best match first.
    ['q=cancer', 'q=cancer&sort=title', false],
    ['q=cancer&sort=title', 'q=cancer', false],
    ['q=cancer&sort=title', 'q=cancer&sort=title', true],
    ['', 'sort=checkedOn', false],
    ['', 'country=BE', false],
    ['country=BE', '', false],
    ['country=BE', 'country=FR', false],
    ['', 'locale=fr', false],
    ['', 'fallback=none', false],
    ['fallback=none', 'fallback=language', false],
  ])('of %j by %j: %s', async (made, asked, taken) => {
    const cursor = await cursorOf(made)
    const { status } = await app.request(`/v1/resources?${asked}&limit=1&cursor=${cursor}`)
    expect(status).toBe(taken ? 200 : 400)
  })

  it('by the next version of the service too: what goes into it stays, in one order', async () => {
    const cursor = await cursorOf('kind=guide&country=BE,FR&cancerType=melanoma&q=cancer')
    expect(readCursor(cursor)?.scope).toBe('c4600650eeab')
  })

  it('by no list of another path, and by none that asks for another release', async () => {
    const cursor = await cursorOf('')
    expect((await app.request(`/v1/changes?cursor=${cursor}`)).status).toBe(400)
    const other = await app.request(`/v1/resources?release=ffffffffffffffff&cursor=${cursor}`)
    expect(other.status).toBe(400)
    expect(await other.json()).toMatchObject({
      type: '/problems/invalid-cursor',
      detail: 'The cursor belongs to another release than the one asked for.',
    })
  })
})
