/** A copy that a partner keeps with `follow`, and with nothing else. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createClient, type Fetch, type Step } from '../../functions/client/client.ts'
import { collectionNames, forEach, toDataset, type Dataset } from '../../functions/model/release.ts'
import { identifyRelease } from '../../functions/store/releases/format.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { answering } from '../support/fetch-double.ts'
import { holdReleases, type HeldReleases } from '../support/held-releases.ts'

const plain = syntheticDataset({ resources: 9, locales: ['en', 'fr'] })

const edited = (dataset: Dataset, at: number, to: number): Dataset => ({
  ...dataset,
  resources: dataset.resources.map((resource, place) =>
    place === at ? { ...resource, url: `https://example.org/${to}` } : resource,
  ),
})
const dropped = (dataset: Dataset, at: number): Dataset => ({
  ...dataset,
  resources: dataset.resources.filter((_, place) => place !== at),
})

/** `between` runs after each request. */
function partnerOf({ app }: HeldReleases, between: () => void = () => undefined) {
  const fetch: Fetch = async (address, init) => {
    const answer = await app.request(address, init)
    between()
    return answer
  }
  const client = createClient({ baseUrl: '', fetch })
  const copy = new Map<string, Step['put'][number]>()
  let since: string | undefined
  const nameOf = ({ collection, id }: Step['removed'][number]) => `${collection} ${id}`

  async function follow(): Promise<Step> {
    const step = await client.follow(since)
    if (step.whole) copy.clear()
    for (const one of step.removed) copy.delete(nameOf(one))
    for (const one of step.put) copy.set(nameOf(one), one)
    since = step.release
    return step
  }

  /** The id that the records of the copy make up. */
  function made(): string | undefined {
    const dataset = toDataset(
      forEach(collectionNames, (name) =>
        [...copy.values()]
          .filter(({ collection }) => collection === name)
          .map(({ record }) => record),
      ),
    )
    return dataset && identifyRelease(dataset)
  }
  return { follow, made }
}

const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('edit'), at: fc.nat(8), to: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('drop'), at: fc.nat(8), to: fc.nat(3) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('rollback'), at: fc.nat(20), to: fc.nat(3) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove'), at: fc.nat(20), to: fc.nat(3) }) },
)

function perform(
  server: HeldReleases,
  { do: what, at, to }: { do: string; at: number; to: number },
) {
  const ids = server.ids()
  const [active = ''] = ids
  const other = ids[at % ids.length] ?? ''
  if (what === 'rollback') server.rollback(other)
  else if (what === 'remove') server.remove(other)
  else {
    const change = what === 'edit' ? edited : dropped
    server.publish(change(server.dataset(active), at, to))
  }
}

describe('a copy kept with follow', () => {
  it('is a release of the server after 50 random publications, rollbacks and removals', async () => {
    const seen = { whole: 0, changes: 0, busy: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(act, fc.boolean()), { minLength: 50, maxLength: 50 }),
        fc.array(act, { minLength: 1 }),
        async (acts, meanwhile) => {
          const server = holdReleases()
          server.publish(plain)
          let busy: typeof meanwhile = []
          const partner = partnerOf(server, () => {
            const one = busy.pop()
            if (one !== undefined) perform(server, one)
          })
          for (const [one, follows] of acts) {
            perform(server, one)
            if (!follows) continue
            busy = one.to === 0 ? meanwhile.slice(0, 2) : []
            if (busy.length > 0) seen.busy += 1
            const { release, whole } = await partner.follow()
            seen[whole ? 'whole' : 'changes'] += 1
            expect(partner.made()).toBe(release)
          }
          busy = []
          expect((await partner.follow()).release).toBe(server.ids()[0])
          expect(partner.made()).toBe(server.ids()[0])
        },
      ),
      { numRuns: 2 },
    )
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0)
  })

  it('is told why and when, and costs one request when nothing has changed', async () => {
    const server = holdReleases()
    server.publish(plain)
    let asked = 0
    const partner = partnerOf(server, () => (asked += 1))
    const first = await partner.follow()
    expect(first).toMatchObject({ whole: true, changes: [], removed: [] })
    expect(first.notice.text).not.toBe('')
    asked = 0
    expect(await partner.follow()).toMatchObject({ whole: false, put: [], changes: [] })
    expect(asked).toBe(1)
    server.publish(dropped(edited(plain, 1, 7), 0), 'a word from the payer')
    const { put, removed, changes } = await partner.follow()
    const [gone, other] = plain.resources
    expect(put.map(({ id, record }) => [id, record['url']])).toEqual([
      [other?.id, 'https://example.org/7'],
    ])
    expect(removed.map(({ id }) => id)).toEqual([gone?.id])
    for (const { reason } of changes) expect(reason).toBe('a word from the payer')
  })

  it('begins with the whole again when its release is no longer held', async () => {
    const server = holdReleases()
    const old = server.publish(plain)
    const partner = partnerOf(server)
    await partner.follow()
    server.publish(edited(plain, 1, 7))
    server.remove(old)
    expect((await partner.follow()).whole).toBe(true)
    expect(partner.made()).toBe(server.ids()[0])
  })

  it('takes nothing of a download that is not what it says', async () => {
    const server = holdReleases()
    server.publish(plain)
    const fetch: Fetch = async (address, init) => {
      const answer = await server.app.request(address, init)
      if (!address.includes('ndjson')) return answer
      const text = await answer.text()
      return new Response(text.replace('https://', 'https://x'), answer)
    }
    await expect(createClient({ baseUrl: '', fetch }).follow()).rejects.toMatchObject({
      reason: 'damaged',
    })
  })

  it('gives up when releases go faster than they can be read', async () => {
    const gone = { status: 410, body: { type: '/problems/release-gone', restart: '/v1/x' } }
    const { fetch, asked } = answering(gone)
    const follow = createClient({ baseUrl: '', fetch }).follow('0'.repeat(16))
    await expect(follow).rejects.toMatchObject({ status: 410, restart: '/v1/x' })
    expect(asked).toHaveLength(3)
  })
})
