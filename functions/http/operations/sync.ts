/** For those who keep a copy: what has changed since theirs, and a whole release to begin with. */
import type { RecordChange } from '../../directory/answers/change.ts'
import type { Empty } from '../../directory/answers/empty.ts'
import { findChanges } from '../../directory/changes.ts'
import { downloadOf, writePart } from '../../directory/download.ts'
import { createOnce } from '../../directory/slices.ts'
import { schemaVersion } from '../../model/release.ts'
import { momentaryOperation, type MomentaryContext } from '../operation.ts'
import { since } from '../parameters.ts'
import { Problem } from '../problems.ts'

const wholeRelease = '/v1/release.ndjson'

/** Walks of several pages, and several partners, ask for the same. */
const once = createOnce<readonly RecordChange[]>(8)

async function changesSince(
  id: string | undefined,
  { directory, release, releases, retained }: MomentaryContext,
): Promise<readonly RecordChange[]> {
  if (id === release.id) return []
  const before = id === undefined ? undefined : await retained(id)
  const held = await releases()
  const own = held.find((one) => one.id === release.id)
  const gone = own === undefined ? release.id : before === undefined ? id : undefined
  if (gone !== undefined || own === undefined) {
    throw new Problem('release-gone', `Release ${gone} is not held. Copy the whole from restart.`, {
      restart: wholeRelease,
    })
  }
  const from = before?.release.generation ?? own.generation
  const between = held.filter(({ generation }) => generation > from && generation < own.generation)
  const name = [id, own.generation, ...between.map(({ generation }) => generation)].join(' ')
  return once(directory, name, async () =>
    findChanges({
      before: before?.directory.dataset,
      after: directory.dataset,
      release: own,
      between: between.map((one) => ({
        release: one,
        dataset: async () => (await retained(one.id))?.directory.dataset,
      })),
    }),
  )
}

const unchanged: Empty = {
  list: 'data',
  reason: 'unchanged',
  without: [],
  locales: [],
  links: [],
  ask: [],
}

export const changes = momentaryOperation({
  id: 'listChanges',
  path: '/v1/changes',
  tag: 'Releases',
  summary: 'What has changed since a release',
  description:
    'For a copy that is kept up to date: every record that is another one in `meta.release` than in `since`, once, however often it changed in between; `removed` ones are tombstones. `meta.release` is the next `since`: walk `page.next` to the end, take the records from `/v1/release.ndjson?release={meta.release}`, and the copy equals that release. A rollback is a change like another. `reason` and `at` are those of the newest release that changed the record, as far as the two before `meta.release` tell; of what changed earlier, those of the oldest of these. Without `since` every record is `added`. When `since` is no longer held, the answer is 410 and `restart` leads to the whole release. 100 changes are 12 KB (1 KB compressed).',
  paged: true,
  empties: true,
  ofRelease: false,
  parameters: { since },
  example: { limit: '2' },
  problems: ['invalid-cursor', 'release-gone'],
  answer: async (params, context) => {
    const { offset, limit } = context
    const all = await changesSince(params.since, context)
    const end = offset + limit
    return {
      data: all.slice(offset, end),
      empty: all.length > 0 ? [] : [unchanged],
      page: { limit, total: all.length, next: end < all.length ? end : null },
    }
  },
})

/** Never kept: some parts would push out the answers of a day. */
export const release = momentaryOperation({
  id: 'downloadRelease',
  path: wholeRelease,
  tag: 'Releases',
  summary: 'A whole release, one record a line',
  description:
    'Every record as it was authored, in all its languages: `{"collection", "id", "record"}` as canonical JSON (members sorted, no blanks), in a stable order that begins with the manifest, which holds licence and notice. In parts of at most 1 MB: follow `Link: rel="next"` to the end; all parts are of one release. `X-Release-Digest` is the SHA-256 of the bytes of all parts, one after the other, and the same on each. `X-Schema-Version` rises when records have a form that older readers may not understand; /v1 promises nothing about it, and the other operations serve what is stable. Language parameters change nothing. Show the notice of the manifest with whatever you show of it.',
  mediaType: 'application/x-ndjson',
  headers: {
    'X-Release': '0123456789abcdef',
    'X-Release-Digest': 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
    'X-Schema-Version': String(schemaVersion),
  },
  paged: 'in parts',
  ofRelease: true,
  parameters: {},
  example: {},
  problems: ['invalid-cursor'],
  answer: async (_params, { directory, release: { id }, offset, limit }) => {
    const { dataset } = directory
    const download = await downloadOf(dataset)
    const total = download.starts.length
    return {
      data: writePart(download, offset),
      page: { limit, total, next: offset + 1 < total ? offset + 1 : null },
      headers: {
        'Content-Language': dataset.manifest.locales.map(({ tag }) => tag).join(', '),
        'X-Release': id,
        'X-Release-Digest': `sha-256=:${download.sha256}:`,
        'X-Schema-Version': String(schemaVersion),
      },
    }
  },
})
