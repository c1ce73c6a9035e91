/** A drill: out of one table, into an empty one, and what readers get from that. */
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { describe, expect } from 'vitest'
import { createService } from '../../../functions/compose.ts'
import { ReleaseId } from '../../../functions/model/ids.ts'
import { storeBudgets } from '../../../functions/store/database/budgets.ts'
import { send } from '../../../functions/store/database/call.ts'
import type { Store } from '../../../functions/store/database/connect.ts'
import { keyAttributes, releasePartition } from '../../../functions/store/database/keys.ts'
import { createWriter } from '../../../functions/store/writer.ts'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { prove } from '../../../seed/prove.ts'
import { drill } from '../../../seed/releases/drill.ts'
import { runHere } from '../../support/cli.ts'
import { edited, writeDataset } from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'
import type { TestStore } from '../../support/store.ts'

let tests: TestStore
let store: Store
it.beforeEach(({ stores, store: own }) => {
  tests = stores
  store = own
})

async function seed(...args: readonly string[]) {
  return runHere([...args, '--table', store.table, '--endpoint', tests.endpoint], { prove })
}

/** Two releases, the first of which is held beside the active one. Gives their ids. */
async function publishTwice(): Promise<ReleaseId[]> {
  const other = edited('resources/example-guide.yaml', 'A guide', 'Another guide')
  const ids: ReleaseId[] = []
  for (const data of [await writeDataset(other), await writeDataset()]) {
    const { code, out, err } = await seed('publish', '-m', 'why', '--data', data, '--json')
    expect({ code, err }).toMatchObject({ code: exitCodes.done })
    const { id }: { id: string } = JSON.parse(out)
    ids.push(ReleaseId.parse(id))
  }
  return ids
}

async function answersOf(from: Store, paths: readonly string[]) {
  const { app } = createService(from, { requestId: () => 'one', now: () => Date.now() })
  const answers = paths.map(async (path) => {
    const response = await app.request(path)
    return [response.status, response.headers.get('etag'), await response.text()]
  })
  return Promise.all(answers)
}

describe('npm run seed -- drill', () => {
  it('I-18 restores everything into an empty table, which serves the same release to the byte', async () => {
    const [first, active] = await publishTwice()
    const to = await tests.createTable()
    const { verified, proof } = await drill({ from: store, to, prove })
    expect(verified.releases.map(({ id, sound }) => [id, sound])).toEqual([
      [active, true],
      [first, true],
    ])
    expect(proof.failures).toEqual([])
    const paths = ['/v1', '/v1/releases', '/v1/resources', `/v1/resources?release=${first}`]
    const [there, here] = [await answersOf(to, paths), await answersOf(store, paths)]
    expect(there).toEqual(here)
    expect(there.map(([status]) => status)).toEqual([200, 200, 200, 200])
    expect(there[0]?.[2]).toContain(active)
    // Who comes next publishes on: head and log came along.
    expect(await createWriter(to).log()).toEqual(await createWriter(store).log())
    expect(await createWriter(to).head()).toEqual(await createWriter(store).head())
  })

  it('is one command, which needs no other table and says what it saw', async () => {
    const [, active] = await publishTwice()
    const before = await createWriter(store).head()
    const { code, out, err } = await seed('drill')
    expect({ code, err }).toMatchObject({ code: exitCodes.done })
    expect(out).toMatch(/^copied \d+ items into an empty table: 2 releases, 2 changes in the log\n/)
    expect(out).toContain('sound there: 2 of 2 releases')
    expect(out).toMatch(new RegExp(`it serves release ${active}, .* requests, 0 failed\\n`))
    expect(await createWriter(store).head()).toEqual(before)
  })

  it('ends with 6 and names what would be missing after a restore', async () => {
    const [, active = ReleaseId.parse('0'.repeat(16))] = await publishTwice()
    const key = { pk: releasePartition(active), sk: 'segment#resources#0000' }
    const request = { TableName: store.table, Key: keyAttributes(key) }
    await send(store, new DeleteItemCommand(request), storeBudgets.publisher)
    const { code, out, err } = await seed('drill')
    expect(code).toBe(exitCodes['verification-refused'])
    expect(out).toContain('segment#resources#0000')
    expect(err).toContain('not as they were written')
  })

  it('has nothing to restore where nothing was published', async () => {
    const { code, err } = await seed('drill')
    expect(code).toBe(exitCodes.usage)
    expect(err).toContain('nothing is published there yet')
  })
})
