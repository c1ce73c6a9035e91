/** Which releases are told apart, of those that are held: a change told of the wrong one has a wrong date. */
import { describe, expect, it } from 'vitest'
import { createDirectory, type Directory } from '../../functions/directory/directory.ts'
import { tellIssues } from '../../functions/directory/issues.ts'
import { createView } from '../../functions/directory/view.ts'
import type { Dataset, ReleaseSummary } from '../../functions/model/release.ts'
import { releaseOf } from '../support/app.ts'
import { syntheticDataset } from '../support/datasets.ts'

const base = syntheticDataset({ resources: 4, locales: ['en', 'fr'] })
const [english] = base.manifest.locales
if (english === undefined) throw new Error('empty')
const view = createView(english, 'any', '2026-11-28')

/** Each has a resource more than the one before; the last has lost a word, and no resource is new. */
const directories = [3, 2, 1, 0, 0].map((gone, i): Directory =>
  createDirectory({ ...base, resources: base.resources.slice(gone), ...wordless(i === 4) }),
)

/** Without one of the words that are needed to tell anything. */
function wordless(is: boolean): Pick<Dataset, 'terms'> {
  const partner = { ...base.terms.partner, cisplatin: {} }
  return { terms: is ? { ...base.terms, partner } : base.terms }
}

const releases = directories.map(({ dataset }, generation): ReleaseSummary => ({
  ...releaseOf(dataset),
  id: `release-${generation}`,
  generation,
  activatedAt: `2026-11-0${generation + 1}T09:00:00.000Z`,
}))

/** What is told by one generation, where these are listed and those are held. */
async function toldBy(own: number, listed: readonly number[], held: readonly number[] = listed) {
  const directory = directories[own]
  if (directory === undefined) throw new Error('there is no such generation')
  const { told, ...rest } = await tellIssues(
    {
      directory,
      release: { id: `release-${own}` },
      releases: async () => listed.flatMap((i) => releases[i] ?? []),
      retained: async (id) => {
        const found = directories.find((_, i) => held.includes(i) && id === `release-${i}`)
        return found && { directory: found }
      },
    },
    {},
    view,
  )
  const changes = told.flatMap(({ news, release, older }) =>
    // The words of codes are no news.
    news.thing.kind === 'resource'
      ? [
          `${news.thing.id.slice(-1)} ${news.change} in ${release.generation} after ${older.generation}`,
        ]
      : [],
  )
  return { changes, ...rest }
}

describe('what publications brought', () => {
  it('is told of each, the newest first', async () => {
    const { changes, since, isFirst } = await toldBy(3, [3, 2, 1])
    expect(changes).toEqual(['0 added in 3 after 2', '1 added in 2 after 1'])
    expect([since, isFirst]).toEqual(['2026-11-04T09:00:00.000Z', false])
  })

  it('is told of the release that answers, though a newer one is listed already', async () => {
    const { changes, since } = await toldBy(2, [3, 2, 1])
    expect(changes).toEqual(['1 added in 2 after 1'])
    expect(since).toBe('2026-11-03T09:00:00.000Z')
  })

  it('is told together of releases between which one is not held any more', async () => {
    const { changes } = await toldBy(3, [3, 2, 1], [3, 1])
    expect(changes.toSorted()).toEqual(['0 added in 3 after 1', '1 added in 3 after 1'])
  })

  it('is nothing, and said to be the first, where no older release is held', async () => {
    const first = { changes: [], total: 0, since: '2026-11-02T09:00:00.000Z', isFirst: true }
    expect(await toldBy(1, [1])).toMatchObject(first)
    expect(await toldBy(1, [1, 0], [1])).toMatchObject(first)
  })

  it('is counted and not told where words are missing', async () => {
    const { words, changes, total } = await toldBy(4, [4, 2])
    expect([words, changes, total]).toEqual([undefined, [], 1])
  })

  it('is not told by a release that is not listed', async () => {
    await expect(toldBy(3, [2, 1])).rejects.toThrow('an answer without an active release')
  })
})
