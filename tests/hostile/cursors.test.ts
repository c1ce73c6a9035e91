/** 10,000 cursors that were bent, cut, joined or made up: none reads anything, and none is taken for another. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { createAppOver } from '../../functions/compose.ts'
import { scopeDigest, writeCursor } from '../../functions/http/cursor.ts'
import { ProblemBody } from '../../functions/http/problem-body.ts'
import { follow } from '../support/ask.ts'
import { seededRandom } from '../support/datasets.ts'
import { sourceOf } from '../support/served-site.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'

const count = 10_000
const own = '/v1/resources?limit=5'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

let app: Hono
let cursor = ''
let others: readonly string[] = []
/** The releases that were asked of the store. */
const asked = new Set<string>()

beforeAll(async () => {
  const source = sourceOf(await smallDataset())
  const retained = async (id: string) => {
    asked.add(id)
    return source.retained(id)
  }
  app = createAppOver({ ...source, retained }, { now: () => smallNow })
  const cursorAt = async (address: string): Promise<string> => {
    const { page } = await follow(app, '/v1/resources', address)
    return new URLSearchParams(page.next?.split('?')[1]).get('cursor') ?? ''
  }
  cursor = await cursorAt(own)
  others = [
    await cursorAt('/v1/resources?limit=5&country=BE'),
    await cursorAt('/v1/resources?limit=5&locale=fr'),
    await cursorAt('/v1/resources?limit=5&sort=checkedOn'),
  ]
})

const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64url')

/** What somebody may put in the place of what was written. */
function madeUp(): readonly string[] {
  const plain = Buffer.from(cursor, 'base64url').toString('latin1')
  const [release = '', offset = '', scope = '', check = ''] = plain.split('.')
  return [
    ...others,
    '',
    '..',
    '../../etc/passwd',
    'head',
    'release%23head',
    cursor.repeat(10),
    'A'.repeat(10_000),
    JSON.stringify({ release, offset: 0 }),
    ...[
      `${release}.0.${scope}.${check}`,
      `${release}.-1.${scope}.${check}`,
      `${release}.${offset}.${scope}`,
      `${release}.${offset}.${scope}.${check}.`,
      `${release}.0${offset}.${scope}.${check}`,
      `${release}.999999999999.${scope}.${check}`,
      `../../head.${offset}.${scope}.${check}`,
      `release#head.${offset}.${scope}.${check}`,
      `${'f'.repeat(16)}.${offset}.${scope}.${check}`,
      JSON.stringify({ pk: 'head', sk: 'head' }),
      '{"__proto__":{"release":"a"}}',
    ].map(base64),
    // Written as we write them, for a list that there is not.
    writeCursor({ release, offset: 5, scope: scopeDigest({ path: '/v1/nothing' }) }),
  ]
}

function bend(random: () => number): string {
  const below = (n: number) => Math.floor(random() * n)
  const at = below(cursor.length)
  const letter = letters[below(letters.length)] ?? 'A'
  const other = others[below(others.length)] ?? ''
  const bytes = Buffer.from(cursor, 'base64url')
  const byte = below(bytes.length)
  switch (below(6)) {
    case 0:
      return cursor.slice(0, at) + letter + cursor.slice(at + 1)
    case 1:
      return cursor.slice(0, at)
    case 2:
      return cursor.slice(0, at) + letter + cursor.slice(at)
    case 3:
      return cursor.slice(0, at) + other.slice(below(other.length))
    case 4:
      bytes[byte] = below(256)
      return bytes.toString('base64url')
    default:
      bytes[byte] = (bytes[byte] ?? 0) ^ (1 << below(8))
      return bytes.toString('base64url')
  }
}

describe('H-31 a cursor that is not as it was written', () => {
  it(`is 400 invalid-cursor, ${count} times, and no release is looked for by it`, async () => {
    const random = seededRandom(31)
    const bent = new Set(madeUp())
    while (bent.size < count) bent.add(bend(random))
    bent.delete(cursor)
    const release = Buffer.from(cursor, 'base64url').toString('latin1').slice(0, 16)
    asked.clear()
    const wrong: string[] = []
    for (const text of bent) {
      const response = await app.request(`${own}&cursor=${encodeURIComponent(text)}`)
      const { type } = ProblemBody.parse(await response.json())
      if (response.status !== 400 || type !== '/problems/invalid-cursor') wrong.push(text)
    }
    expect(wrong).toEqual([])
    expect([...asked].filter((id) => id !== release)).toEqual([])
  })

  it('is 410 when it is whole and of a release that is not held, and past the end it is an empty page', async () => {
    const plain = Buffer.from(cursor, 'base64url').toString('latin1')
    const [release = '', , scope = ''] = plain.split('.')
    const statusOf = async (text: string) => (await app.request(`${own}&cursor=${text}`)).status
    expect(await statusOf(writeCursor({ release: 'f'.repeat(16), offset: 5, scope }))).toBe(410)
    expect(await statusOf(writeCursor({ release, offset: 5, scope }))).toBe(200)
    const past = await app.request(
      `${own}&cursor=${writeCursor({ release, offset: 99_999, scope })}`,
    )
    expect([past.status, await past.json()]).toMatchObject([
      200,
      { data: [], page: { next: null } },
    ])
  })
})
