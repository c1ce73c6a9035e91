/** The look from outside: what of the API and the pages satisfies it, and what fails it. */
import { describe, expect, it } from 'vitest'
import { createOutsideView, lookPatienceMs } from '../../functions/outside-view.ts'
import { smallSite } from '../support/served-site.ts'
import { smallApp } from '../support/small-directory.ts'
import { only, removeSynthesised, synthesise } from '../support/stacks.ts'

const site = 'https://directory.example.org'

/** As the edge leads what is asked: the first page to the pages, all else to the API. */
async function served(): Promise<typeof fetch> {
  const [app, pages] = [await smallApp(), await smallSite()]
  return async (input, init) => {
    const request = new Request(input, init)
    return new URL(request.url).pathname === '/' ? pages.request(request) : app.request(request)
  }
}

async function look(ask: typeof fetch, patienceMs = 2_000) {
  const lines: string[] = []
  const write = (line: string): void => void lines.push(line)
  const ended = await createOutsideView({ site, write, ask, patienceMs })().then(
    () => 'well',
    (error: unknown) => String(error),
  )
  expect(lines).toHaveLength(1)
  return { ended, line: JSON.parse(lines[0] ?? '') }
}

/** What is served, but for one address. */
async function but(path: string, answer: () => Promise<Response>): Promise<typeof fetch> {
  const rest = await served()
  return async (input, init) =>
    new URL(new Request(input).url).pathname === path ? answer() : rest(input, init)
}

describe('a look from outside', () => {
  it('is content with the API and the pages as they are, and says how long they took', async () => {
    const { ended, line } = await look(await served())
    expect(line).toEqual({
      level: 'info',
      event: 'looked',
      wrong: 0,
      health: { milliseconds: expect.any(Number) },
      answer: { milliseconds: expect.any(Number) },
      page: { milliseconds: expect.any(Number) },
    })
    expect(ended).toBe('well')
  })

  it('is content with a stale release: another alarm tells of that', async () => {
    const stale = async () => Response.json({ status: 'stale' })
    expect((await look(await but('/health', stale))).ended).toBe('well')
  })

  const answers: Record<string, readonly [string, () => Promise<Response>, string, string]> = {
    'an origin that fails': [
      '/health',
      async () => new Response('{}', { status: 503 }),
      'health',
      'is 503',
    ],
    'a refusal by the edge': [
      '/v1/countries',
      async () => new Response('no', { status: 403 }),
      'answer',
      'is 403',
    ],
    'a page of somebody else': [
      '/health',
      async () => new Response('<h1>parked</h1>'),
      'health',
      'is neither "ok" nor "stale"',
    ],
    'an answer without anything': [
      '/v1/countries',
      async () => Response.json({ data: [], meta: {} }),
      'answer',
      'lists nothing',
    ],
    'an empty page': ['/', async () => new Response(''), 'page', 'has no heading'],
    'a name that is not known': [
      '/',
      async () => {
        throw new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') })
      },
      'page',
      'getaddrinfo ENOTFOUND',
    ],
  }
  it.each(Object.entries(answers))('fails for %s', async (_, [path, answer, name, wrong]) => {
    const { ended, line } = await look(await but(path, answer))
    expect(ended).toBe(`Error: not as it should be: ${name}`)
    expect(line).toMatchObject({ level: 'error', wrong: 1, [name]: { wrong } })
  })

  it('fails for what does not answer, in its own time', async () => {
    const silent: typeof fetch = async (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted due to timeout')))
      })
    const { ended, line } = await look(silent, 20)
    expect(ended).toBe('Error: not as it should be: health, answer, page')
    expect(line.health.wrong).toContain('timeout')
  })

  it('ends before its function is stopped, which would say nothing', () => {
    const template = synthesise('sandbox').template('EdgeOperations')
    const { Timeout } = only(template, 'AWS::Lambda::Function').Properties
    expect(Timeout * 1_000).toBeGreaterThan(lookPatienceMs + 5_000)
    removeSynthesised()
  })
})

it.each(['/favicon.ico', '/robots.txt', '/security.txt'])(
  'what browsers and crawlers ask for unasked is no error: %s',
  async (path) => {
    const pages = await smallSite({ origin: () => site })
    const answer = await pages.request(path)
    const moved = answer.headers.get('location')
    const last = moved === null ? answer : await pages.request(moved)
    expect([path, last.status]).toEqual([path, 200])
    expect((await last.arrayBuffer()).byteLength).toBeGreaterThan(0)
  },
)
