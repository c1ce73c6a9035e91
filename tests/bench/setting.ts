/** What a run of one size stands on: its release in a store, the questions, and what peers hold. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createService } from '../../functions/compose.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { publishTo } from '../support/store.ts'
import { questionsAbout, type Asked, type Kind } from './answers.ts'
import { openLocal } from './peers/open-local.ts'
import type { Place } from './peers/service.ts'
import { createBodies, createRecords } from './peers/tables.ts'
import { startStore } from './processes.ts'
import { datasetOf, type Size } from './sizes.ts'

export type Setting = {
  readonly size: Size
  readonly place: Place
  readonly asked: Readonly<Record<Kind, Asked>>
  readonly storedBytes: number
  readonly locales: readonly string[]
  /** Addresses of the parts of the whole release, in order. */
  readonly downloadParts: readonly string[]
  readonly store: Store
  /** Empty, to be written into; removed with the setting. */
  readonly folder: string
  readonly close: () => Promise<void>
}

export async function openSetting(size: Size): Promise<Setting> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const { endpoint, close } = await startStore()
  const open = (table: string): Store => openLocal(endpoint, table)
  const [store, bodies, records] = [open('releases'), open('bodies'), open('records')]

  const dataset = await datasetOf(size)
  const encoded = encodeRelease(dataset)
  await createWriter(store).ensureTable()
  await publishTo(store, encoded, 0)

  const { app, live } = createService(store)
  await live.start()
  const asked = await questionsAbout(dataset, async (address) => {
    const response = await app.request(address)
    return response.status === 200 ? response.text() : undefined
  })
  const answers = Object.values(asked).flatMap(({ sample }) => sample)
  const downloadParts = ['/v1/release.ndjson']
  for (const address of downloadParts) {
    const { headers } = await app.request(address)
    const next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1]
    if (next !== undefined) downloadParts.push(next)
  }
  await createBodies(bodies, answers)
  await createRecords(records, answers)
  const file = join(folder, 'answers.json')
  await writeFile(file, JSON.stringify(answers))

  const place = {
    endpoint,
    releases: store.table,
    bodies: bodies.table,
    records: records.table,
    file,
  }
  return {
    size,
    place,
    asked,
    store,
    folder,
    downloadParts,
    locales: dataset.manifest.locales.map(({ tag }) => tag),
    storedBytes: encoded.segments.reduce((sum, { data }) => sum + data.byteLength, 0),
    async close() {
      for (const { client } of [store, bodies, records]) client.destroy()
      close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
