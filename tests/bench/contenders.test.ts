/** What is compared is comparable: the data is valid, and peers return what the service returns. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createService } from '../../functions/compose.ts'
import { canonicalJson } from '../../functions/model/canonical.ts'
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { datasetFiles } from '../../seed/dataset/editing/dataset-files.ts'
import { loadDataset } from '../../seed/dataset/reading/load.ts'
import { publishTo, startTestStore, type TestStore } from '../support/store.ts'
import { kindNames, questionsAbout, type Asked, type Kind } from './answers.ts'
import { load } from './http-client.ts'
import { createConstant } from './peers/constant.ts'
import { createExpress } from './peers/express.ts'
import { createGetItem } from './peers/get-item.ts'
import { openLocal } from './peers/open-local.ts'
import { createOurs } from './peers/ours.ts'
import type { Place, Service } from './peers/service.ts'
import { createBodies, createRecords } from './peers/tables.ts'
import { generateDataset } from './sizes.ts'

const dataset = generateDataset(120)
const encoded = encodeRelease(dataset)

describe('the generated dataset', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bench-test-'))
    for (const { path, text } of datasetFiles(dataset)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
  })
  afterAll(async () => rm(folder, { recursive: true, force: true }))

  it('is valid by every rule', async () => {
    const { problems, dataset: read } = await loadDataset(folder, { today: '2026-11-28' })
    expect(problems).toEqual([])
    expect(read).toBeDefined()
  })

  it('is the same every time, and as wide as the real one', () => {
    expect(encodeRelease(generateDataset(120)).id).toBe(encoded.id)
    const { countries, cancerTypes, resources, manifest } = dataset
    const counts = [countries, cancerTypes, resources, manifest.locales].map((one) => one.length)
    expect(counts).toEqual([30, 30, 120, 6])
  })
})

const place = { releases: 'bench-releases', bodies: 'bench-bodies', records: 'bench-records' }

describe('contenders', () => {
  let tests: TestStore
  let folder: string
  let asked: Record<Kind, Asked>
  beforeAll(async () => {
    tests = await startTestStore()
    folder = await mkdtemp(join(tmpdir(), 'bench-test-'))
    const releases = openLocal(tests.endpoint, place.releases)
    await createWriter(releases).ensureTable()
    await publishTo(releases, encoded, 0)
    const { app } = createService(releases)
    asked = await questionsAbout(dataset, async (address) => {
      const response = await app.request(address)
      return response.status === 200 ? response.text() : undefined
    })
  })
  afterAll(async () => {
    await tests.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('are asked for every answer at first sight once only', () => {
    for (const kind of kindNames) {
      const { once, sample, warmUp } = asked[kind]
      const all = [...once, ...warmUp].map(({ address }) => address)
      expect([kind, new Set(all).size]).toEqual([kind, all.length])
      expect([kind, sample.length]).toEqual([kind, 24])
      expect(once.length).toBeGreaterThanOrEqual(100)
    }
  })

  it('return the same: (a) and (b) to the byte as ours, (c) but for the order of fields', async () => {
    const { endpoint } = tests
    const answers = kindNames.flatMap((kind) => asked[kind].sample.slice(0, 2))
    await createBodies(openLocal(endpoint, place.bodies), answers)
    await createRecords(openLocal(endpoint, place.records), answers)
    const file = join(folder, 'answers.json')
    await writeFile(file, JSON.stringify(answers))
    for (const create of [createConstant, createGetItem, createExpress, oursUnheard]) {
      const service = await create({ ...place, endpoint, file })
      const { url, close } = await service.listen()
      for (const { address, body } of answers) {
        const [rawPath, rawQueryString = ''] = address.split('?')
        const event = { rawPath, rawQueryString, requestContext: { http: { method: 'GET' } } }
        const bodies = [
          String((await service.handle(event)).body),
          await (await fetch(`${url}${address}`)).text(),
        ]
        // Express writes what the store gave it, which keeps no order of fields.
        const same = create === createExpress ? bodies.map((one) => inOrder(one)) : bodies
        const expected = create === createExpress ? inOrder(body) : body
        expect([address, ...same]).toEqual([address, expected, expected])
      }
      const { latencies } = await load(url, answers, { times: 40, connections: 4 })
      expect(latencies).toHaveLength(40)
      await expect(load(url, [{ address: '/none' }], { times: 1, connections: 1 })).rejects.toThrow(
        '404',
      )
      await close()
      service.close()
    }
  })
})

async function oursUnheard(there: Place): Promise<Service> {
  return createOurs(there, () => undefined)
}

function inOrder(text: string): string {
  return canonicalJson(JSON.parse(text))
}
